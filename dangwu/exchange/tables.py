"""Reads a table for the page of a room, which knows its columns and not how files are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dangwu.core.column import Column
from dangwu.exchange.cells import Cells
from dangwu.exchange.headings import Head, Layout, find
from dangwu.exchange.opening import Sheet, open_file
from dangwu.exchange.skipping import Skipper
from dangwu.exchange.verdict import Row
from dangwu.pages.tables import Needs, ReadRow, TableUnfit

_SIGNED = "signature line"


def read_table(
    path: Path, columns: Sequence[Column], needs: Needs, today: date
) -> Sequence[ReadRow]:
    """Return the rows of the sheet that has most of these columns, as they read."""
    opened = open_file(path)
    layout = Layout(tuple(columns), tuple(tuple(group) for group in needs))
    best: tuple[tuple[bool, int], Sheet, Head] | None = None
    for sheet in opened.sheets:
        if (head := find(sheet, layout)) is not None:
            rank = (sheet.visible, head.score)
            if best is None or rank > best[0]:
                best = rank, sheet, head
    if best is None:
        raise TableUnfit(path.name, needs)
    return list(_rows(best[1], best[2], layout, today))


def _rows(sheet: Sheet, head: Head, layout: Layout, today: date) -> list[ReadRow]:
    cells = Cells(head, today, layout.columns, {})
    cells.study(sheet)
    skipper = Skipper(sheet, head)
    found = []
    for number, row in sheet.rows():
        why = skipper.why(number, row)
        read = cells.read(number, row) if why in {None, _SIGNED} else None
        # a short row with a day looks signed, but one that has all that is needed is a record
        if read is not None and (why is None or _whole(read, layout)):
            fields = {name: str(value) for name, value in read.values.items()}
            faults = tuple(one.says for one in read.problems)
            found.append(ReadRow(number, fields, faults))
    return found


def _whole(row: Row, layout: Layout) -> bool:
    return all(any(name in row.values for name in group) for group in layout.needs)

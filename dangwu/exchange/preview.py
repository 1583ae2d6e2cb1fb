"""Reads a file and judges every row; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dangwu.core.collecting import no_collecting
from dangwu.core.column import Column
from dangwu.exchange.cells import Cells
from dangwu.exchange.context import Context
from dangwu.exchange.errors import GivenUnknown, HeadingsMissing, KindUnknown, SheetUnknown
from dangwu.exchange.headings import Head, Layout, Place, find, key
from dangwu.exchange.json_file import open_json
from dangwu.exchange.kinds.admissions import Admissions
from dangwu.exchange.kinds.base import Kind
from dangwu.exchange.kinds.dues import Dues
from dangwu.exchange.kinds.meetings import Meetings
from dangwu.exchange.kinds.members import Members
from dangwu.exchange.kinds.organizations import Organizations
from dangwu.exchange.kinds.supply import Prices, Stock
from dangwu.exchange.known import Known
from dangwu.exchange.month_headings import Month
from dangwu.exchange.opening import File, Sheet, open_file
from dangwu.exchange.reading.fault import Cell, CellError, Fault
from dangwu.exchange.reading.numbers import read_money
from dangwu.exchange.reading.text import is_nothing
from dangwu.exchange.skipping import Skipper
from dangwu.exchange.verdict import Row

KINDS: dict[str, type[Kind]] = {
    one.key: one for one in (Members, Dues, Meetings, Admissions, Organizations, Stock, Prices)
}
Progress = Callable[[int, int], None]
"""Called with how many rows were read and how many there are."""


@dataclass
class Preview:
    """What a file would become: rows certain, asked and refused, and what was skipped."""

    kind: str
    path: Path
    sheet: str | None
    header_rows: tuple[int, ...]
    rows: list[Row] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    findings: list[dict[str, object]] = field(default_factory=list)
    wide: bool = False
    unit: str = ""
    sheets: tuple[str, ...] = ()
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The letter of each field's column in the sheet, and its heading as the file writes it."""

    @property
    def certain(self) -> Iterator[Row]:
        """The rows with nothing wrong."""
        return (row for row in self.rows if not row.problems)

    @property
    def asked(self) -> Iterator[Row]:
        """The rows about which a person must say."""
        return (row for row in self.rows if row.problems and not row.refused)

    @property
    def refused(self) -> Iterator[Row]:
        """The rows that cannot be right."""
        return (row for row in self.rows if row.refused)


def kind_of(name: str) -> Kind:
    """Return the kind of this name; raises KindUnknown."""
    if name not in KINDS:
        raise KindUnknown(name, KINDS)
    return KINDS[name]()


def preview(
    kind_name: str, path: Path, *, today: date, known: Known | None = None,
    sheet: str | None = None, progress: Progress | None = None,
    given: Mapping[str, str] | None = None,
) -> Preview:  # fmt: skip
    """Read and judge a file; raises a class of dangwu.exchange.errors where it is refused whole.

    `given` are fields that a person tells for all rows which leave them empty (年份: the year).
    """
    kind = kind_of(kind_name)
    with no_collecting():
        return _preview(
            kind, path, today, known, sheet=sheet, progress=progress, given=dict(given or {})
        )


def _preview(
    kind: Kind, path: Path, today: date, known: Known | None, *, sheet: str | None,
    progress: Progress | None, given: dict[str, str],
) -> Preview:  # fmt: skip
    if path.suffix.lower() == ".json" and kind.json_key:
        return _of_json(kind, path, today, known, given)
    opened = open_file(path)
    chosen, head, layout = _choose(kind, opened, sheet)
    context = Context(today, head, known, sheet=chosen.name)
    _tell_year(head, given)
    for remark in opened.remarks:
        context.find(remark)
    found = Preview(
        kind.key, path, chosen.name, head.rows, wide=bool(head.months),
        sheets=tuple(one.name for one in opened.sheets), places=head.lettered(chosen.first_column),
    )  # fmt: skip
    kind.begin(context)
    cells = Cells(head, today, layout.columns, given)
    cells.study(chosen)
    _read_rows(kind, chosen, cells, context, found, progress=progress)
    if progress is not None:
        progress(chosen.rows_used, chosen.rows_used)
    kind.finish(found.rows, context)
    found.findings = context.findings
    _mention_others(kind, opened, chosen, sheet, context)
    return found


def _choose(kind: Kind, opened: File, asked: str | None) -> tuple[Sheet, Head, Layout]:
    """Return the sheet that has the headings; of several the visible one with most of them."""
    names = [one.name for one in opened.sheets]
    if asked is not None and asked not in names:
        raise SheetUnknown(opened.path, asked, names)
    best: tuple[tuple[bool, int, bool], Sheet, Head, Layout] | None = None
    for sheet in opened.sheets:
        if asked is not None and sheet.name != asked:
            continue
        for layout in kind.layouts:
            head = find(sheet, layout)
            if head is None:
                continue
            rank = (sheet.visible, head.score, sheet.rows_used > head.rows[-1])
            if best is None or rank > best[0]:
                best = (rank, sheet, head, layout)
    if best is None:
        wanted = ["、".join(group) for group in kind.layouts[0].needs]
        raise HeadingsMissing(opened.path, kind.label, wanted, names if asked is None else [asked])
    return best[1], best[2], best[3]


def _mention_others(
    kind: Kind, opened: File, chosen: Sheet, asked: str | None, context: Context
) -> None:
    if asked is not None:
        return
    for sheet in opened.sheets:
        if sheet.name == chosen.name or sheet.rows_used < 2:
            continue
        if any(
            (head := find(sheet, one)) and sheet.rows_used > head.rows[-1] for one in kind.layouts
        ):
            context.find(
                f"工作表“{sheet.name}”也有{kind.label}的表头，这次没有读；要读它，"
                "请指明工作表（命令行：--sheet）。"
            )


def _tell_year(head: Head, given: dict[str, str]) -> None:
    year = given.pop("年份", "")
    if year:
        if not (year.isdecimal() and len(year) == 4):
            raise GivenUnknown("年份", year, ["2020"])
        head.year = int(year)


def _read_rows(
    kind: Kind, sheet: Sheet, cells: Cells, context: Context, found: Preview,
    *, progress: Progress | None,
) -> None:  # fmt: skip
    head = context.head
    skipper = Skipper(sheet, head)
    merged = _merged_branches(sheet, head)
    blanks: list[int] = []
    for number, row in sheet.rows():
        why = skipper.why(number, row)
        if why is None:
            found.skipped += [(one, "blank") for one in blanks]
            blanks = []
            read = cells.read(number, row)
            if number in merged or skipper.section:
                read.hidden["merged_branch"] = merged.get(number) or skipper.section
            if head.months:
                _read_months(read, row, head, context)
            kind.judge(read, context)
            found.rows.append(read)
        elif why == "blank":
            blanks.append(number)
        else:
            found.skipped += [(one, "blank") for one in blanks]
            blanks = []
            found.skipped.append((number, why))
        if progress is not None and number % 1000 == 0:
            progress(number, sheet.rows_used)


def _merged_branches(sheet: Sheet, head: Head) -> dict[int, str]:
    """Return the branch of rows below the first of merged cells: offered, never filled in."""
    place = head.places.get("党支部")
    if place is None:
        return {}
    column = place.index + sheet.first_column
    covered = {merge[0] + 1: merge[2] + 1 for merge in sheet.merges
               if merge[1] <= column <= merge[3] and merge[2] > merge[0] >= head.rows[-1]}  # fmt: skip
    found: dict[int, str] = {}
    if not covered:
        return found
    for number, row in sheet.rows():
        if number in covered and place.index < len(row):
            for below in range(number + 1, covered[number] + 1):
                found[below] = str(row[place.index]).strip()
    return found


def _read_months(read: Row, row: Sequence[Cell], head: Head, context: Context) -> None:
    """Unpivot the months of a wide row."""
    for month in head.months:
        cell = row[month.index] if month.index < len(row) else ""
        if isinstance(cell, str) and type(cell) is not CellError and is_nothing(cell):
            continue
        year = month.year or head.year
        label = f"{year:04d}-{month.number:02d}" if year else f"{month.number}月"
        fault = _month_fault(cell, label, year, month)
        if isinstance(fault, Fault):
            read.blame(label, month.heading.replace("\n", ""), fault)
        else:
            read.payments.append((label, fault))


def _month_fault(cell: Cell, label: str, year: int | None, month: Month) -> int | Fault:
    if isinstance(cell, CellError):
        return Fault("cell_error", f"公式出错，显示为{cell}")
    if year is None:
        return Fault("month_unreadable", f"标题和表头都没有写明{month.number}月是哪一年的")
    amount = read_money(cell)
    if amount == 0:
        return Fault("amount_zero", f"{label}填了0", 0, asks=True)
    return amount


def _of_json(
    kind: Kind, path: Path, today: date, known: Known | None, given: dict[str, str]
) -> Preview:
    """Read records as .json: each is a row, numbered from 1."""
    opened = open_json(path, kind.json_key)
    layout = kind.layouts[0]
    names = dict.fromkeys(str(one) for record in opened.records for one in record)
    aliases = layout.aliases()
    places: dict[str, Place] = {}
    for index, name in enumerate(names):
        column = _column_of(name, layout, aliases)
        if column is not None and column.name not in places:
            places[column.name] = Place(index, column, name)
    head = Head((), places)
    context = Context(today, head, known)
    found = Preview(kind.key, path, None, (), unit=opened.unit)
    kind.begin(context)
    cells = Cells(head, today, layout.columns, given)
    for number, record in enumerate(opened.records, 1):
        row = cells.read(number, [_cell(record.get(name)) for name in names])
        kind.judge(row, context)
        found.rows.append(row)
    kind.finish(found.rows, context)
    found.findings = context.findings
    return found


def _column_of(
    name: str, layout: Layout, aliases: Mapping[str, tuple[int, Column]]
) -> Column | None:
    known = aliases.get(key(name))
    return known[1] if known else None


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(str(one) for one in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) < 10**15 else str(value)
    return value if isinstance(value, str | float | bool) else str(value)

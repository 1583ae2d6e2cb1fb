"""Finds the columns of months in the wide form of a ledger of dues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dangwu.exchange.reading.fault import Cell
from dangwu.exchange.reading.months import month_name, year_in
from dangwu.exchange.reading.text import shown


@dataclass(frozen=True)
class Month:
    """A column of one month's dues."""

    index: int
    number: int
    year: int | None
    heading: str


def read_month(
    rows: list[list[Cell]], index: int, tiered: list[str], before: list[Month]
) -> Month | None:
    """Return the month that a column is headed by, None where it is none."""
    cells = [row[index] for row in rows if index < len(row)]
    for cell, text in ((cell, shown(cell)) for cell in reversed(cells) if str(cell).strip()):
        named = month_name(text) or _number_month(cell, before)
        if named:
            year = named[0] or next((y for one in tiered if (y := year_in(one))), None)
            return Month(index, named[1], year, "".join(dict.fromkeys(tiered)))
    return None


def _number_month(cell: Cell, before: list[Month]) -> tuple[int | None, int] | None:
    if isinstance(cell, date):
        return cell.year, cell.month
    found = re.fullmatch(r"(\d{4})[.\-/年](\d{1,2})", shown(cell))
    if found:
        number = 10 if found[2] == "1" and before and before[-1].number == 9 else int(found[2])
        return (int(found[1]), number) if 1 <= number <= 12 else None
    solid = re.fullmatch(r"(20\d\d)(0[1-9]|1[0-2])", shown(cell))
    if solid:
        return int(solid[1]), int(solid[2])
    alone = re.fullmatch(r"\d{1,2}", shown(cell))
    if alone and int(alone[0]) == (before[-1].number + 1 if before else 1):
        return None, int(alone[0])
    return None


def chosen(months: list[Month]) -> list[Month]:
    """Keep for each month the column of what was paid, where 应缴 and 实缴 stand side by side."""
    kept: dict[tuple[int | None, int], Month] = {}
    for one in months:
        text = one.heading.replace("交", "缴")
        if re.search(r"日期|时间|签|备注|方式", one.heading) or "应缴" in text:
            continue
        kept.setdefault((one.year, one.number), one)
    return list(kept.values())

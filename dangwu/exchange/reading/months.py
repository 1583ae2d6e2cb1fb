"""Months that dues are paid for: 2020-01, 202001, 2020年1月, 1月 of a known year, 2020.1-2020.3."""

from __future__ import annotations

import re
from datetime import date

from dangwu.exchange.reading.days import Style, read_day
from dangwu.exchange.reading.fault import Cell, Fault
from dangwu.exchange.reading.text import flat, shown

_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
            "十一": 11, "十二": 12, "元": 1, "正": 1}  # fmt: skip
_MONTH = re.compile(
    r"(?:(?P<y>\d{4})[年.\-/]?)?(?P<m>\d{1,2}|[一二三四五六七八九十元正]{1,2})月(?:份)?"
)
_SPAN = re.compile(
    r"(?P<a>.+?)(?:至|到|~|—+|–|(?<=月)-|(?<=\d)-(?=\d{4})|(?<=\d)-(?=\d{1,2}月))(?P<b>.+)"
)


def read_months(
    cell: Cell, year: int | None = None, style: Style = Style()  # noqa: B008
) -> tuple[str, str | None] | Fault:  # fmt: skip
    """Return the month, or the first and the last of a range."""
    if isinstance(cell, str):
        span = _SPAN.fullmatch(flat(cell))
        if span and not isinstance(_month(span["a"], year, style), Fault):
            return _range(span["a"], span["b"], year, style)
        if span and re.fullmatch(r"\d{1,2}", span["a"]):
            return _range(span["a"] + "月", span["b"], year, style)
    found = _month(cell, year, style)
    return found if isinstance(found, Fault) else (found, None)


def _range(first: str, last: str, year: int | None, style: Style) -> tuple[str, str | None] | Fault:
    begin = _month(first, year, style)
    if isinstance(begin, Fault):
        return begin
    end = _month(last if "月" in last or not last.isdigit() or len(last) > 2 else last + "月",
                 int(begin[:4]), style)  # fmt: skip
    return end if isinstance(end, Fault) else (begin, end)


def _month(cell: Cell, year: int | None, style: Style) -> str | Fault:
    if isinstance(cell, date):
        return f"{cell.year:04d}-{cell.month:02d}"
    named = month_name(cell)
    if named:
        known = named[0] or year
        if known:
            return f"{known:04d}-{named[1]:02d}"
        return Fault("month_unreadable", f"“{shown(cell)}”没有写明是哪一年")
    day = read_day(cell, style)
    if isinstance(day, Fault):
        if day.reason in {"date_unreadable", "date_impossible"}:
            return Fault("month_unreadable", f"看不懂“{shown(cell)}”是哪一月")
        return Fault(day.reason, day.detail, str(day.reading)[:7])
    return day[:7]


def month_name(cell: Cell) -> tuple[int | None, int] | None:
    """Read 1月, 十二月份, 2020年3月; None where it is no month's name."""
    if not isinstance(cell, str):
        return None
    found = _MONTH.fullmatch(flat(cell))
    if found is None:
        return None
    written = found["m"]
    number = int(written) if written.isdigit() else _CHINESE.get(written, 0)
    if not 1 <= number <= 12:
        return None
    return (int(found["y"]) if found["y"] else None), number


def year_in(text: str) -> int | None:
    """Return the only year that a title names, None where there is none or several."""
    found = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年|度|\.|-|/|党|$)", flat(text)))
    return int(found.pop()) if len(found) == 1 else None

"""Stretches of months that a sentence speaks of: 1至5月, 5月以来, 截至5月底."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dangwu.core.numerals import read_numeral
from dangwu.core.period import Period

_MONTH = r"(\d{1,2}|十[一二]?|[一二三四五六七八九])"
_STRETCH = re.compile(
    rf"(?:20(?P<year>\d\d)年)?(?:"
    rf"(?<!\d){_MONTH}月?份?[至到—~～－-]+{_MONTH}月(?!\d)"
    rf"|(?<!\d){_MONTH}月份?(?:以来|起)"
    rf"|截[至止]到?(?:20(?P<until>\d\d)年)?{_MONTH}月(?:(\d{{1,2}})日|底|末|份|(?!\d)))"
)
_TO_YEAR = re.compile(r"(?<![截直])(?:到|至)(20\d\d)年(?!\d{1,2}月)")
_OTHER_TIME = re.compile(r"半年|全年|今年|去年|上年|同期|季度|目前|现有|\d月")


class Open(ValueError):
    """The sentence names a stretch that lies outside the document's own period."""


def stretch(before: str, own: Period) -> Period | None:
    """Return the stretch of the own period that the words before a slot name, None where none do.

    Raises Open, with the words, where they name days outside the own period.
    """
    for year in _TO_YEAR.finditer(before):
        if int(year[1]) != own.last.year and not _OTHER_TIME.search(before, year.end()):
            raise Open(year[0])
    found = [one for one in _STRETCH.finditer(before) if not _OTHER_TIME.search(before, one.end())]
    if not found:
        return None
    last = found[-1]
    period = _period(last, own)
    if period is None or period.first < own.first or period.last > own.last:
        raise Open(last[0])
    return period


def _period(found: re.Match[str], own: Period) -> Period | None:
    year = own.last.year
    if any(short and 2000 + int(short) != year for short in (found["year"], found["until"])):
        return None
    first, last, since, until, day = (found[number] for number in (2, 3, 4, 6, 7))
    if first:
        return _days(year, read_numeral(first), read_numeral(last))
    if since:
        start = _days(year, read_numeral(since), read_numeral(since))
        return Period(start.first, own.last) if start and start.first <= own.last else None
    end = _days(year, read_numeral(until), read_numeral(until))
    if end is None or end.last < own.first:
        return None
    if day:
        inside = 1 <= int(day) <= end.last.day
        return Period(own.first, date(year, end.first.month, int(day))) if inside else None
    return Period(own.first, end.last)


def _days(year: int, first: int | None, last: int | None) -> Period | None:
    if first is None or last is None or not 1 <= first <= last <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

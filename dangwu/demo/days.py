"""The demo's calendar: its first and last day, holidays and working days of 2017 to 2020."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dangwu.core.calendar import month_first, month_last, month_no

FIRST = date(2017, 7, 1)
LAST = date(2020, 6, 30)
_HOLIDAYS = (
    ("2017-10-01", 8), ("2017-12-30", 3), ("2018-02-15", 7), ("2018-04-05", 3), ("2018-04-29", 3),
    ("2018-06-16", 3), ("2018-09-22", 3), ("2018-10-01", 7), ("2018-12-30", 3), ("2019-02-04", 7),
    ("2019-04-05", 3), ("2019-05-01", 4), ("2019-06-07", 3), ("2019-09-13", 3), ("2019-10-01", 7),
    ("2020-01-01", 1), ("2020-01-24", 10), ("2020-04-04", 3), ("2020-05-01", 5), ("2020-06-25", 3),
)  # fmt: skip
_DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def holidays() -> frozenset[date]:
    """Return the days off that are no plain weekends."""
    return frozenset(
        date.fromisoformat(first) + _DAY * step
        for first, length in _HOLIDAYS
        for step in range(length)
    )


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day, both ends included."""
    day = first
    while day <= last:
        yield day
        day += _DAY


@lru_cache(maxsize=64)
def working_days(month: int) -> tuple[date, ...]:
    """Return the working days of the month with this number."""
    off = holidays()
    return tuple(
        day
        for day in days(month_first(month), month_last(month))
        if day.weekday() < 5 and day not in off
    )


def months() -> range:
    """Return the numbers of the demo's months, July 2017 to June 2020."""
    return range(month_no(FIRST), month_no(LAST) + 1)


def working(month: int, place: int) -> date:
    """Return a working day of the month: its place counted from 0, or from the end below 0."""
    found = working_days(month)
    return found[max(-len(found), min(place, len(found) - 1))]

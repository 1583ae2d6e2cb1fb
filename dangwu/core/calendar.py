"""Calendar arithmetic: same day of another month or year, never 30 or 365 days."""

from __future__ import annotations

import calendar
from datetime import date

_SURE = 28
"""Every month has this day."""


def month_no(day: date) -> int:
    """Return the month's number: year × 12 + month − 1."""
    return day.year * 12 + day.month - 1


def month_first(number: int) -> date:
    """Return the first day of the month with this number."""
    return date(number // 12, number % 12 + 1, 1)


def month_last(number: int) -> date:
    """Return the last day of the month with this number."""
    first = month_first(number)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def month_label(number: int) -> str:
    """Return the month with this number as people write it: 2020年6月."""
    return f"{number // 12}年{number % 12 + 1}月"


def day_no(day: date) -> int:
    """Return the day as a whole number yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; where there is none, the last day of that month."""
    number = month_no(day) + months
    if day.day <= _SURE:
        return date(number // 12, number % 12 + 1, day.day)
    last = month_last(number)
    return last.replace(day=min(day.day, last.day))


def add_years(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 28 February where it must."""
    return add_months(day, years * 12)

"""Days and months, counted by the calendar: the same day, or the month's last."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

NOTHING = {"", "-", "--", "—", "——", "–", "/", "无"}


def words(value: object) -> str:
    """What is written, in half-width signs; "" for nothing, blanks and a dash."""
    text = "" if value is None else unicodedata.normalize("NFKC", str(value)).strip()
    return "" if text in NOTHING else text


def plus_months(day: date, months: int) -> date:
    """Same day so many months later; no such day → last day of the month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_years(day: date, years: int) -> date:
    """29 February + 1 year = 28 February."""
    return plus_months(day, 12 * years)


def day_of(value: object) -> date | None:
    """A day written 2020-01-05, or None where nothing or no such day is written."""
    found = re.fullmatch(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?", words(value))
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def month_of(value: object) -> tuple[int, int] | None:
    """A month written 2020-03, or None."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})", words(value))
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return int(found[1]), int(found[2])

"""Reads what somebody typed: a day, a month, an amount, a whole number; never guesses.

Each function returns the value, None for what was left empty (nothing, blanks, a dash), and raises
Unreadable with a Chinese sentence for what it cannot be sure of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dangwu.core.calendar import month_no
from dangwu.core.errors import DangwuError, suggestion

FIRST_YEAR, LAST_YEAR = 1900, 2100
_EMPTY = frozenset({"", "-", "--", "—", "——", "–", "－", "/", "无", "null", "None"})
_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})月?")
_AMOUNT = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(?:元)?")


class Unreadable(DangwuError):
    """Something typed is none of what was asked for."""


def plain_text(value: object) -> str:
    """Return a cell as text in half-width signs without blanks around; "" for an empty one."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    return "" if text in _EMPTY else text


def read_day(value: object) -> date | None:
    """Return a day: 2020-01-05, 2020/1/5, 2020.1.5, 2020年1月5日 or 20200105."""
    if isinstance(value, date):
        return value
    text = plain_text(value)
    if not text:
        return None
    found = _DAY.fullmatch(text)
    if found is None or isinstance(value, bool | float):
        raise Unreadable(f"“{value}”不是日期，请写成 2020-01-05 的样子。")
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        read = date(year, month, day)
    except ValueError:
        raise Unreadable(f"“{value}”不是日历上有的日期，请核对。") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"“{value}”的年份不在{FIRST_YEAR}年至{LAST_YEAR}年之间，请核对。")
    return read


def read_month(value: object) -> int | None:
    """Return a month's number (year × 12 + month − 1): 2020-03, 2020/3, 2020年3月."""
    text = plain_text(value)
    if not text:
        return None
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or isinstance(value, bool | int | float):
        raise Unreadable(f"“{value}”不是月份，请写成 2020-03 的样子。")
    year = int(found[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"“{value}”的年份不在{FIRST_YEAR}年至{LAST_YEAR}年之间，请核对。")
    return month_no(date(year, int(found[2]), 1))


def read_fen(value: object) -> int | None:
    """Return an amount of yuan in fen: 4321.00, 4,321, 4321元; at most two decimals."""
    text = plain_text(value)
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None or isinstance(value, bool):
        raise Unreadable(f"“{value}”不是金额，请写成 4321.00 的样子。")
    if found[1] and len(found[1].rstrip("0")) > 2:
        raise Unreadable(f"“{value}”比分还小，请写到分为止。")
    return int(Decimal(text.rstrip("元").replace(",", "")) * 100)


def read_whole(value: object) -> int | None:
    """Return a whole number, not below nothing."""
    text = plain_text(value)
    if not text:
        return None
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,9}(?:\.0+)?", text):
        raise Unreadable(f"“{value}”不是人数或次数，请写成不小于 0 的整数。")
    return int(text.partition(".")[0])


def read_choice(value: object, known: Iterable[str]) -> str | None:
    """Return one of the words known, or raise with the nearest."""
    text, words = plain_text(value), tuple(known)
    if not text or text in words:
        return text or None
    raise Unreadable(f"没有“{value}”这一项。{suggestion(text, words)}可用：{'、'.join(words)}。")

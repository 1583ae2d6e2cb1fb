"""Writes a check's sentences: {column}, or {column:元} with the way to write it.

{applied_on:满months} is the day on which the calendar months of the column `months` are full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from dangwu.core.calendar import add_months
from dangwu.core.money import yuan
from dangwu.core.period import Period
from dangwu.core.value import plain_number
from dangwu.engine.base import Parameter

_PLACE = re.compile(r"\{([a-z_]+)(?::([^{}]+))?\}")
UNKNOWN = "不详"
FULL = "满"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.year}年{day.month}月{day.day}日"


def _month(number: int) -> str:
    return Period.months(number, 1).label


def _quarter(number: int) -> str:
    return Period.months(number * 3, 3).label


def _span(number: int) -> str:
    """Write a span of whole months: its first month's number, then its length in two places."""
    return Period.months(number // 100, number % 100).label


_EVERY = {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}


WAYS: Mapping[str, Callable[[str], str]] = {
    "元": lambda cell: f"{yuan(int(cell)):.2f}元",
    "日": _day,
    "月": lambda cell: _month(int(cell)),
    "季": lambda cell: _quarter(int(cell)),
    "年": lambda cell: f"{int(cell)}年",
    "段": lambda cell: _span(int(cell)),
    "期": lambda cell: _EVERY.get(int(cell), f"每{cell}个月"),
    "吨": lambda cell: f"{plain_number(Decimal(cell) / 1000)}吨",
}


def places(template: str) -> list[tuple[str, str]]:
    """Return the (column, way) that a sentence names."""
    return [(found[1], found[2] or "") for found in _PLACE.finditer(template)]


def write(template: str, row: Mapping[str, Parameter | None]) -> str:
    """Return the sentence; what is not recorded is 不详. KeyError where a column is missing."""

    def cell(found: re.Match[str]) -> str:
        value = row[found[1]]
        if value is None:
            return UNKNOWN
        text, way = str(value), found[2]
        if way and way.startswith(FULL):
            months = int(str(row[way.removeprefix(FULL)]))
            return _day(add_months(date.fromisoformat(text), months).isoformat())
        return WAYS[way](text) if way else text

    return _PLACE.sub(cell, template)

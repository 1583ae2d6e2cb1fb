"""Writes any table to .xlsx as it is shown: text stays text, days are days, money has two places.

A text that begins with = + - @ is written as text, so that no table of ours runs a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""How many signs a cell of Excel holds."""

_WIDEST, _NARROWEST = 50, 6
_FONT = "宋体"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
Value = str | int | float | bool | Decimal | date | datetime | None


@dataclass(frozen=True)
class Table:
    """A table as it is shown: its title, headings, and rows of values."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    name: str = "Sheet1"


def write_table(table: Table, out: Path | BytesIO) -> int:
    """Write the table and return how many rows it has; an existing file is replaced whole."""
    with xlsxwriter.Workbook(str(out) if isinstance(out, Path) else out, _OPTIONS) as book:
        return _fill(book, table)


def write_tables(tables: Iterable[Table], out: Path | BytesIO) -> None:
    """Write several tables, a sheet each; an existing file is replaced whole."""
    with xlsxwriter.Workbook(str(out) if isinstance(out, Path) else out, _OPTIONS) as book:
        for table in tables:
            _fill(book, table)


def sheet_name(name: str) -> str:
    """Return a name that Excel takes for a sheet: 31 signs, none that it forbids."""
    kept = "".join("_" if sign in "[]:*?/\\" else sign for sign in name).strip("'")
    return kept[:31] or "Sheet1"


def _fill(book: Workbook, table: Table) -> int:
    sheet = book.add_worksheet(sheet_name(table.name))
    formats = Formats(book)
    first = 0
    if table.title:
        sheet.write_string(0, 0, table.title[:LONGEST], formats.title)
        first = 1
    for column, heading in enumerate(table.headings):
        sheet.set_column(column, column, _width(heading))
        sheet.write_string(first, column, heading, formats.heading)
    sheet.freeze_panes(first + 1, 0)
    count = 0
    for count, row in enumerate(table.rows, 1):  # the count is the answer
        for column, value in enumerate(row):
            write_value(sheet, first + count, column, value, formats)
    if count:
        sheet.autofilter(first, 0, first + count, max(len(table.headings) - 1, 0))
    return count


def _width(heading: str) -> float:
    signs = sum(2 if ord(sign) > 255 else 1 for sign in heading)
    return float(min(max(signs + 4, _NARROWEST), _WIDEST))


class Formats:
    """The formats of a workbook's cells."""

    def __init__(self, book: Workbook) -> None:
        plain = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"}
        self.title: Format = book.add_format({**plain, "bold": True, "font_size": 14})
        self.heading: Format = book.add_format(
            {**plain, "bold": True, "border": 1, "bg_color": "#EFEFEF", "text_wrap": True}
        )
        self.text: Format = book.add_format({**plain, "num_format": "@"})
        self.day: Format = book.add_format({**plain, "num_format": "yyyy-mm-dd"})
        self.moment: Format = book.add_format({**plain, "num_format": "yyyy-mm-dd hh:mm"})
        self.money: Format = book.add_format({**plain, "num_format": "#,##0.00"})
        self.number: Format = book.add_format({**plain, "num_format": "General"})


def write_value(sheet: Worksheet, row: int, column: int, value: Value, formats: Formats) -> None:
    """Write one cell by what it is."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, "是" if value else "否", formats.text)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), formats.moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats.day)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), formats.money)
    elif isinstance(value, int | float) and abs(value) < 10**15:
        sheet.write_number(row, column, value, formats.number)
    else:
        sheet.write_string(row, column, str(value)[:LONGEST], formats.text)

"""Reads the cells of a row into its fields, each by what its column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dangwu.core.column import Column, Holds
from dangwu.exchange.errors import GivenUnknown
from dangwu.exchange.headings import Head, Place
from dangwu.exchange.opening import Sheet
from dangwu.exchange.reading import text
from dangwu.exchange.reading.days import Moment, Style, read_day, read_moment, style_of
from dangwu.exchange.reading.fault import ERRORS, Cell, CellError, Fault
from dangwu.exchange.reading.identity import read_id
from dangwu.exchange.reading.months import read_months
from dangwu.exchange.reading.numbers import (
    read_count,
    read_minutes,
    read_money,
    read_rate,
    read_tenths,
    read_weight,
)
from dangwu.exchange.verdict import Row

_Reader = Callable[[Cell], object]
_PLAIN_YEARS = re.compile(r"\s*\d{4}[.．]\d{1,2}\s*")
_MASKED = re.compile(r"[*＊×□○●■◯]|[xX]{2,}|某")
_DAYLIKE = (Holds.DAY, Holds.MOMENT, Holds.MONTH)
_KEPT = 200_000
_SHORT = 5
_IN_TURN = (Holds.ID, Holds.NAME)
"""Columns whose cells seldom repeat: remembering what they mean would cost memory only."""


def read_name(cell: Cell) -> str | Fault:
    """Read a person's name without spaces and notes."""
    found = text.name(cell)
    if _MASKED.search(found):
        return Fault("name_masked", f"姓名“{text.shown(cell)}”遮去了一部分")
    return found


def read_code(cell: Cell) -> str:
    """Read a number of staff, a phone or a code as text."""
    return text.without_notes(text.flat(cell)).strip("'‘’`\"“”")


def unit_fen(heading: str) -> int:
    """Return how many fen a money column counts by: （分） 1, （万元） 1,000,000, else 元."""
    note = text.notes(heading) or heading
    if "万元" in note:
        return 1_000_000
    return 1 if "分" in text.notes(heading) else 100


def unit_weight(heading: str) -> str:
    """Return the unit of a weight column's heading, empty where it names none."""
    for unit in ("万吨", "公斤", "千克", "吨", "斤"):
        if unit in heading:
            return unit
    return ""


def _remembered(reader: _Reader, kept: dict[object, object], cell: Cell) -> object:
    """Read a cell, or tell what the same one meant before; 1, 1.0 and True are not the same."""
    known: object = cell if type(cell) is str else (type(cell), cell)
    found = kept.get(known, kept)
    if found is kept:
        found = reader(cell)
        if len(kept) < _KEPT:
            kept[known] = found
    return found


class Cells:
    """Reads the rows of one sheet under its headings."""

    def __init__(
        self, head: Head, today: date, columns: Sequence[Column], given: Mapping[str, str]
    ) -> None:
        self.head, self.today, self._given = head, today, given
        self._told: dict[str, tuple[bool, object]] = {}
        order = {one.name: index for index, one in enumerate(columns)}
        self.places = sorted(head.places.values(), key=lambda one: order.get(one.column.name, 99))
        self._retyped = False
        self._styles: dict[int, Style] = {}
        self._widths: dict[int, int] = {}
        self._readers: list[tuple[Place, _Reader, dict[object, object] | None]] = []
        self._tell({one.name: one for one in columns})

    def _tell(self, columns: Mapping[str, Column]) -> None:
        """Read what a person told for all rows; raises GivenUnknown."""
        for name, value in self._given.items():
            column = columns.get(name)
            found = self._reader(Place(-1, column, name))(value) if column else None
            if column is None or isinstance(found, Fault | Moment | tuple) or found in {None, ""}:
                raise GivenUnknown(name, value, (*columns, "年份"))
            self._told[name] = (column.shown, found)

    def study(self, sheet: Sheet) -> None:
        """Look through the columns of days and codes once: what a cell means, others may show."""
        self._retyped = sheet.retyped
        days = [p.index for p in self.places if p.column.holds in _DAYLIKE]
        codes = [p.index for p in self.places if p.column.holds is Holds.CODE]
        points: dict[int, set[str]] = {index: set() for index in days}
        last = self.head.rows[-1] if self.head.rows else 0
        for number, row in sheet.rows():
            if number <= last:
                continue
            width = len(row)
            for index in days:
                cell = row[index] if index < width else ""
                if type(cell) is str and 5 < len(cell) < 12 and _PLAIN_YEARS.fullmatch(cell):
                    points[index].add(cell)
            for index in codes:
                cell = row[index] if index < width else ""
                code = cell.strip() if type(cell) is str and "0" in cell[:3] else ""
                if code.startswith("0") and code.isalnum():
                    self._widths[index] = max(self._widths.get(index, 0), len(code))
        self._styles = {index: style_of(list(found), retyped=sheet.retyped)
                        for index, found in points.items()}  # fmt: skip

    def read(self, number: int, cells: Sequence[Cell]) -> Row:
        """Read one row; what is wrong with a cell is noted in it."""
        if not self._readers:
            self._readers = [(place, self._reader(place),
                              None if place.column.holds in _IN_TURN else {})
                             for place in self.places]  # fmt: skip
        row = Row(number)
        width = len(cells)
        for place, reader, kept in self._readers:
            cell = cells[place.index] if place.index < width else ""
            if type(cell) is str and (len(cell) < _SHORT or cell.isspace()):
                if text.is_nothing(cell):
                    continue
            elif cell == "":
                continue
            if type(cell) is CellError or (type(cell) is str and cell in ERRORS):
                row.blame(place.column.name, place.heading,
                          Fault("cell_error", f"公式出错，显示为{cell}"))  # fmt: skip
                continue
            found = reader(cell) if kept is None else _remembered(reader, kept, cell)
            if (
                type(found) is str
                and found
                and place.column.shown
                and place.column.holds is not Holds.NAME
            ):
                row.values[place.column.name] = found
            else:
                self._put(row, place, cell, found)
        for name, (is_shown, value) in self._told.items():
            (row.values if is_shown else row.hidden).setdefault(name, value)
        return row

    def _put(self, row: Row, place: Place, cell: Cell, found: object) -> None:
        column = place.column
        if isinstance(found, Fault):
            row.blame(column.name, place.heading, found)
            return
        if isinstance(found, Moment):
            if found.minutes is not None:
                row.hidden["minutes"] = found.minutes
            found = found.text
        elif isinstance(found, tuple):
            row.hidden["until"] = found[1]
            found = found[0]
        if found == "" or found is None:
            return
        if not column.shown:
            row.hidden[column.name] = found
            return
        row.values[column.name] = found
        if (column.holds is Holds.NAME and isinstance(cell, str) and "(" in cell) or "（" in str(
            cell
        ):
            row.hidden.setdefault("note", text.notes(str(cell)))

    def _reader(self, place: Place) -> _Reader:  # noqa: PLR0911  # one for each sort of column
        style = self._styles.get(place.index, Style())
        heading = place.tiers or place.heading
        match place.column.holds:
            case Holds.NAME:
                return read_name
            case Holds.ID:
                return self._id
            case Holds.CODE:
                return lambda cell: self._code(place.index, cell)
            case Holds.BRANCH:
                return lambda cell: text.without_notes(text.flat(cell))
            case Holds.DAY:
                return lambda cell: read_day(cell, style)
            case Holds.MOMENT:
                return lambda cell: read_moment(cell, style)
            case Holds.MONTH:
                return lambda cell: read_months(cell, self.head.year, style)
            case _:
                return _quantity(place.column, heading)

    def _id(self, cell: Cell) -> str | Fault:
        """Read an ID number; in a .csv, one that ends with 000 may have been a number cell."""
        found = read_id(cell, self.today)
        if not (self._retyped and isinstance(cell, str) and text.flat(cell).endswith("000")):
            return found
        said = f"“{text.flat(cell)}”末三位是000，可能曾被存成数字，后几位已丢失"
        if isinstance(found, str):
            return Fault("id_number_damaged", said, found, asks=True)
        return Fault("id_number_damaged", said) if found.reason == "id_check_digit" else found

    def _code(self, index: int, cell: Cell) -> str | Fault:
        code = read_code(cell)
        width = self._widths.get(index, 0)
        if isinstance(cell, float) and code.isdigit() and len(code) < width:
            full = code.zfill(width)
            return Fault(
                "code_lost_zeros",
                f"编号{code}存成数字，同列其他编号是{width}位，前面的0可能丢了",
                full,
            )
        return code


def _quantity(column: Column, heading: str) -> _Reader:  # noqa: PLR0911  # one for each sort
    match column.holds:
        case Holds.MONEY:
            unit = unit_fen(heading)
            return lambda cell: read_money(cell, unit)
        case Holds.RATE:
            percent = "%" in heading or "％" in heading
            return lambda cell: read_rate(cell, percent=percent)
        case Holds.COUNT:
            return read_count
        case Holds.MINUTES:
            hours = any(word in heading for word in ("小时", "学时", "课时"))
            return lambda cell: read_minutes(cell, hours=hours)
        case Holds.WEIGHT:
            weight = unit_weight(heading)
            return lambda cell: read_weight(cell, weight)
        case Holds.TENTHS:
            return read_tenths
    if column.choices:
        return lambda cell: text.without_notes(text.flat(cell))
    return text.prose

"""Opens a clerk's file: a workbook or a .csv as sheets of rows, numbered as Excel shows them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dangwu.exchange import guard
from dangwu.exchange.errors import (
    EncodingUnknown,
    FileEmpty,
    FileMissing,
    FormatUnknown,
    NotAWorkbook,
    WorkbookDamaged,
    WorkbookLocked,
    WorkbookTooLarge,
)
from dangwu.exchange.reading.fault import ERRORS, Cell, CellError
from dangwu.exchange.styles import Shown, shown_of

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOOKS = {".xlsx", ".xlsm", ".xls", ".et"}
_TEXTS = {".csv", ".txt", ".tsv"}
_PROTECTED = re.compile(r'="(.*)"')
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted from 0."""


@dataclass
class Sheet:
    """A sheet: its rows from the first used one on, each with its number in Excel."""

    name: str
    visible: bool
    read: Callable[[], Iterable[list[Cell]]]
    first_row: int = 0
    first_column: int = 0
    rows_used: int = 0
    merges: tuple[Merge, ...] = ()
    retyped: bool = False
    shown: Callable[[], Shown] = Shown

    @cached_property
    def _shown(self) -> Shown:
        return self.shown()

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the number of each row (from 1) and its cells, from the first used column on."""
        known = self._shown
        special = {place[0] for place in (*known.months, *known.padded, *known.errors)}
        for index, cells in enumerate(self.read(), self.first_row):
            if index in special:
                self._mend(index, cells, known)
            yield index + 1, cells

    def _mend(self, index: int, row: list[Cell], known: Shown) -> None:
        for offset, cell in enumerate(row):
            place = (index, offset + self.first_column)
            if place in known.errors:
                row[offset] = CellError(known.errors[place])
            elif place in known.months and isinstance(cell, date):
                row[offset] = f"{cell.year:04d}-{cell.month:02d}"
            elif place in known.padded and isinstance(cell, float) and cell.is_integer():
                row[offset] = str(int(cell)).zfill(known.padded[place])


@dataclass
class File:
    """A file that was opened, and what there is to say about it."""

    path: Path
    sheets: tuple[Sheet, ...]
    remarks: list[str] = field(default_factory=list)


def look(path: Path) -> None:
    """Refuse a file that is not what it says, before anything of it is kept or read."""
    head = _head(path)
    if path.suffix.lower() in _TEXTS:
        _open_text(path, head)
    elif head.startswith(_ZIP):
        guard.inspect(path)
    elif not head.startswith(_OLE):
        raise NotAWorkbook(path, _guess(head))


def open_file(path: Path) -> File:
    """Open a workbook or a .csv; raises a class of dangwu.exchange.errors."""
    head = _head(path)
    if path.suffix.lower() in _TEXTS:
        return _open_text(path, head)
    return _open_book(path, head)


def _head(path: Path) -> bytes:
    """Return how the file begins; raises where its name or its size already tells enough."""
    if not path.is_file():
        raise FileMissing(path)
    size = path.stat().st_size
    if size == 0:
        raise FileEmpty(path)
    if size > guard.FILE:
        raise WorkbookTooLarge(path, f"文件超过{guard.FILE // 1024 // 1024}兆")
    if path.suffix.lower() not in _TEXTS | _BOOKS:
        raise FormatUnknown(path)
    with path.open("rb") as file:
        return file.read(512)


def _open_book(path: Path, head: bytes) -> File:
    remarks: list[str] = []
    inspected = guard.Inspected()
    if head.startswith(_ZIP):
        inspected = guard.inspect(path)
        if inspected.macros:
            remarks.append("文件里有宏，没有运行，也不会运行；只读了单元格里存着的值。")
        if inspected.links:
            remarks.append("文件引用了别的工作簿，没有去取；只读了单元格里存着的值。")
    elif not head.startswith(_OLE):
        raise NotAWorkbook(path, _guess(head))
    try:
        book = CalamineWorkbook.from_path(str(path))
        zipped = head.startswith(_ZIP)
        sheets = tuple(
            _sheet(path, book, meta.name, meta.visible == SheetVisibleEnum.Visible,
                   inspected if zipped else None)
            for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet
        )  # fmt: skip
    except PasswordError as error:
        raise WorkbookLocked(path) from error
    except CalamineError as error:
        raise WorkbookDamaged(path, "表格软件的结构读不出来") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookDamaged(path, "表格软件的结构读不出来") from error
    return File(path, sheets, remarks)


def _sheet(
    path: Path, book: CalamineWorkbook, name: str, visible: bool, inspected: guard.Inspected | None
) -> Sheet:
    kept: list[CalamineSheet] = []

    def data() -> CalamineSheet:
        if not kept:
            kept.append(book.get_sheet_by_name(name))
        return kept[0]

    found = data()
    start = found.start or (0, 0)
    merges = tuple((a[0], a[1], b[0], b[1]) for a, b in found.merged_cell_ranges or ())
    return Sheet(
        name, visible, lambda: data().iter_rows() if data().start is not None else (),
        0, start[1], found.height if found.start else 0, merges,
        shown=(lambda: shown_of(path, name, inspected)) if inspected else Shown,
    )  # fmt: skip


def _guess(head: bytes) -> str:
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<head")):
        return "其实是网页"
    if text.startswith(b"<?xml"):
        return "其实是 XML 文本"
    if text.startswith(b"%pdf"):
        return "其实是 PDF"
    return "不认识的内容"


def _open_text(path: Path, head: bytes) -> File:
    if head.startswith((_ZIP, _OLE)):
        raise NotAWorkbook(path, "扩展名是文本，内容却是压缩包或工作簿")
    data = path.read_bytes()
    text = _decode(path, data)
    if "\0" in text:
        raise NotAWorkbook(path, "是二进制内容")
    lines = text.splitlines()[:20]
    mark = max(",\t;，", key=lambda one: sum(line.count(one) for line in lines))
    if mark == "，":
        mark = ","

    def read() -> Iterator[list[Cell]]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        for row in reader:
            yield [_unprotected(cell) for cell in row]

    try:
        count = sum(1 for _ in read())
    except csv.Error as error:
        raise WorkbookDamaged(path, "引号不配对或一格过长") from error
    sheet = Sheet(path.stem, True, read, rows_used=count, retyped=True)
    return File(path, (sheet,))


def _unprotected(cell: str) -> Cell:
    """Take ="0201" for the text that it keeps from Excel; anything else stays text."""
    if cell.startswith('="'):
        found = _PROTECTED.fullmatch(cell)
        return found[1] if found else cell
    if cell in ERRORS:
        return CellError(cell)
    return cell


def _decode(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EncodingUnknown(path)

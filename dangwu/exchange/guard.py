"""What is looked at before a workbook is unpacked: its size, its shape, its XML."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dangwu.exchange.errors import (
    NotAWorkbook,
    WorkbookDamaged,
    WorkbookLocked,
    WorkbookReachesOut,
    WorkbookTooLarge,
)

EXPANDED = 150 * 1024 * 1024
RATIO = 50
SMALL = 2 * 1024 * 1024
"""A part below this may be packed tighter: a short one of equal cells is."""

FILE = 100 * 1024 * 1024
CELLS = 8_000_000
"""How many cells the rectangle around a sheet's values may hold: it is kept whole in memory."""

_CHUNK = 256 * 1024
_FAR = re.compile(rb'\br="([A-Z]{2,3})\d')
_VALUED = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\br="([A-Z]{1,3})(\d+)")[^>]*[^/]>'
    rb"(?:<(?:\w+:)?f[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?(?:v|is)\b"
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
           ValueError, KeyError)  # fmt: skip


@dataclass
class Inspected:
    """What an honest workbook showed while it was looked at."""

    macros: bool = False
    links: bool = False
    failed: set[str] = field(default_factory=set)
    """The sheets' parts that hold a cell whose formula failed."""


def inspect(path: Path) -> Inspected:
    """Unpack every part once, in pieces, and keep none; raises what is wrong with the file."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {one.filename for one in archive.infolist()}
            if not any(name.lower().endswith("workbook.xml") for name in names):
                raise NotAWorkbook(path, "压缩包里没有 workbook.xml")
            seen = Inspected(
                macros=any(name.lower().endswith("vbaproject.bin") for name in names),
                links=any("externallinks/" in name.lower() for name in names),
            )
            total = 0
            for part in archive.infolist():
                total = _look(path, archive, part, total, seen)
            return seen
    except _BROKEN as error:
        if "password" in str(error) or "encrypted" in str(error):
            raise WorkbookLocked(path) from error
        raise WorkbookDamaged(path, _said(error)) from error


def _said(error: Exception) -> str:
    return "不是完整的压缩包" if isinstance(error, zipfile.BadZipFile) else "有的部件解不开"


def _look(
    path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, before: int, seen: Inspected
) -> int:
    """Unpack a part, counting what really comes out; return the total so far."""
    _refuse_size(path, part, part.file_size, before)
    size, tail = 0, b""
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    is_sheet = "worksheets/" in part.filename.lower()
    rows, columns = 0, 26
    for piece in _pieces(path, archive, part):
        size += len(piece)
        _refuse_size(path, part, size, before)
        if is_xml:
            text = tail + piece
            _refuse_entities(path, part, text)
            if is_sheet:
                rows, columns = max(rows, _last_row(text)), max(columns, _farthest(text))
            if is_sheet and (b't="e"' in text or b"t='e'" in text):
                seen.failed.add(part.filename)
            tail = piece[-32:]
    if rows * columns > CELLS:
        _refuse_extent(path, archive, part)
    return before + size


def _last_row(text: bytes) -> int:
    found = re.search(rb'<row r="(\d+)"', text[text.rfind(b'<row r="') :])
    return int(found[1]) if found else 0


def _farthest(text: bytes) -> int:
    return max((column_of(one) for one in set(_FAR.findall(text))), default=0)


def column_of(letters: bytes) -> int:
    """Return a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_extent(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a sheet whose values lie too far apart; cells that are only formatted do not count."""
    rows = columns = 0
    rest = b""
    for piece in _pieces(path, archive, part):
        text = rest + piece
        for found in _VALUED.finditer(text):
            rows, columns = max(rows, int(found[2])), max(columns, column_of(found[1]))
        rest = text[-1024:]
    if rows * columns > CELLS:
        raise WorkbookTooLarge(
            path, f"“{part.filename}”的数据从第1行一直铺到第{rows}行、第{columns}列"
        )


def _pieces(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a part; one that goes on after the size it declares is refused."""
    left = part.file_size
    with archive.open(part) as stream:
        # zipfile stops at the declared size, a reader that trusts the stream does not
        stream._left = EXPANDED + 1  # type: ignore[attr-defined]
        while piece := stream.read(_CHUNK):
            left -= len(piece)
            if left < 0:
                raise WorkbookTooLarge(path, f"部件“{part.filename}”比它声明的大")
            yield piece


def _refuse_size(path: Path, part: zipfile.ZipInfo, size: int, before: int) -> None:
    if before + size > EXPANDED:
        raise WorkbookTooLarge(path, f"超过{EXPANDED // 1024 // 1024}兆")
    if size > SMALL and size > RATIO * max(part.compress_size, 1):
        raise WorkbookTooLarge(path, f"部件“{part.filename}”压缩比超过{RATIO}比1")


def _refuse_entities(path: Path, part: zipfile.ZipInfo, text: bytes) -> None:
    plain = text.replace(b"\0", b"") if b"\0" in text else text
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise WorkbookReachesOut(path, part.filename)

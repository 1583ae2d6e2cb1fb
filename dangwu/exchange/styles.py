"""What a workbook's XML tells and its cells as read do not.

Whether a day is shown as a month only (yyyy"年"m"月"), a number with leading zeros (000000), and
where a formula failed: calamine gives such cells as a day, a number and nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lxml import etree

from dangwu.exchange.guard import Inspected, column_of

_MONTH_BUILTIN = {17}
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>((?:<(?:\w+:)?f[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>[^<]*</)?"
)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"v>([^<]*)")
_CHUNK = 1024 * 1024
Place = tuple[int, int]


@dataclass
class Shown:
    """Cells of a sheet by (row, column), both counted from 0."""

    months: set[Place] = field(default_factory=set)
    padded: dict[Place, int] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)


def shown_of(path: Path, sheet: str, inspected: Inspected) -> Shown:
    """Read what the sheet's cells are shown as; most sheets need not be read for it."""
    found = Shown()
    with zipfile.ZipFile(path) as archive:
        part = _part(archive, sheet)
        months, padded = _styles(archive)
        failed = part in inspected.failed
        if part is None or not (months or padded or failed):
            return found
        for raw, value in _cells(archive, part):
            _note(raw, value, months, padded, found)
    return found


def _note(raw: bytes, value: bytes, months: set[int], padded: dict[int, int], found: Shown) -> None:
    error = b't="e"' in raw
    style = _STYLE.search(raw)
    number = int(style[1]) if style else -1
    if not (error or number in months or number in padded):
        return
    where = _REFERENCE.search(raw)
    if where is None:
        return
    place = (int(where[2]) - 1, column_of(where[1]) - 1)
    if error:
        text = _VALUE.search(value)
        found.errors[place] = text[1].decode("utf-8", "replace") if text else "#N/A"
    elif number in months:
        found.months.add(place)
    else:
        found.padded[place] = padded[number]


def _cells(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the attributes of each cell and the text of its value, a piece of the part at a time."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            text = rest + piece
            end = text.rfind(b"</row>") + 1 or text.rfind(b":row>") + 1
            for cell in _CELL.finditer(text, 0, end or 0):
                yield cell[1], cell[2] or b""
            rest = text[end:] if end else text
    for cell in _CELL.finditer(rest):
        yield cell[1], cell[2] or b""


def _tree(archive: zipfile.ZipFile, part: str) -> etree._Element | None:
    try:
        data = archive.read(part)
    except KeyError:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the part that holds the sheet of this name."""
    book = next((n for n in archive.namelist() if n.lower().endswith("workbook.xml")), "")
    tree = _tree(archive, book)
    folder = PurePosixPath(book).parent
    links = _tree(archive, str(folder / "_rels" / (PurePosixPath(book).name + ".rels")))
    if tree is None or links is None:
        return None
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    for one in tree.iter("{*}sheet"):
        if one.get("name") == sheet:
            key = next((v for k, v in one.attrib.items() if str(k).endswith("}id")), "")
            target = str(targets.get(str(key), ""))
            return target.lstrip("/") if target.startswith("/") else str(folder / target)
    return None


def _styles(archive: zipfile.ZipFile) -> tuple[set[int], dict[int, int]]:
    """Return the styles that show a month only, and those that pad a number, with its width."""
    name = next((n for n in archive.namelist() if n.lower().endswith("styles.xml")), "")
    tree = _tree(archive, name) if name else None
    if tree is None:
        return set(), {}
    formats = {
        one.get("numFmtId"): str(one.get("formatCode", "")) for one in tree.iter("{*}numFmt")
    }
    months: set[int] = set()
    padded: dict[int, int] = {}
    for index, xf in enumerate(tree.findall("{*}cellXfs/{*}xf")):
        number = str(xf.get("numFmtId", "0"))
        code = formats.get(number, "")
        if shows_month(code) or (not code and int(number) in _MONTH_BUILTIN):
            months.add(index)
        elif re.fullmatch(r"0{4,}", code):
            padded[index] = len(code)
    return months, padded


def shows_month(code: str) -> bool:
    """Whether a number format shows year and month and no day: yyyy"年"m"月", yyyy-mm."""
    first = code.split(";", maxsplit=1)[0]
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", first).lower()
    return "y" in bare and "m" in bare and "d" not in bare and "h" not in bare

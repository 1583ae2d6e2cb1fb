"""A .docx as a package of parts: opened with suspicion, its untouched parts copied as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dangwu.documents.docx.errors import (
    DoctypeRefused,
    DocumentDamaged,
    DocumentEmpty,
    DocumentTooLarge,
    MacrosRefused,
    NotWordDocument,
    OldWordFormat,
    PasswordProtected,
    UnsafeName,
)
from dangwu.documents.docx.files import appearing, read_limited
from dangwu.documents.docx.names import Element, has_doctype, parse

MEGABYTE = 1024 * 1024
FILE_LIMIT = 150 * MEGABYTE
EXPANDED_LIMIT = 150 * MEGABYTE
XML_LIMIT = 40 * MEGABYTE  # a parsed tree takes about eight times its text
RATIO_LIMIT = 50
RATIO_FROM = 8 * MEGABYTE  # below this an honest, repetitive part may be tighter than 50:1
PARTS_LIMIT = 10_000
_CHUNK = 256 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPES = tuple(
    mark.encode(code)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a .docx that passed every check; `data` is the compressed file."""

    name: str
    data: bytes
    parts: tuple[str, ...]

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def read(self, part: str) -> bytes:
        """Return the bytes of a part."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(part)

    def tree(self, part: str) -> Element:
        """Return the parsed part; DocumentDamaged, DoctypeRefused or DocumentTooLarge."""
        data = self.read(part)
        if len(data) > XML_LIMIT:
            raise DocumentTooLarge(self.name, f"的部件 {part} ", _size(len(data)), _size(XML_LIMIT))
        try:
            root = parse(data)
        except etree.XMLSyntaxError:
            raise DocumentDamaged(self.name, f"部件 {part} 不是完整的 XML") from None
        if has_doctype(root):
            raise DoctypeRefused(self.name, part)
        return root


def open_package(path: Path) -> Package:
    """Read a file and check it as a package; one of the errors of this folder where it is bad."""
    return check_package(path.name, read_limited(path, FILE_LIMIT, _too_large_file))


def check_package(name: str, data: bytes) -> Package:
    """Return the package that these bytes hold once all its parts were inflated and checked."""
    _check_kind(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_listing(name, infos)
            _check_contents(name, archive, infos)
    except _DAMAGE as error:
        raise DocumentDamaged(name, _damage(error)) from None
    return Package(name, data, tuple(info.filename for info in infos))


def _too_large_file(path: Path, size: int) -> DocumentTooLarge:
    return DocumentTooLarge(path.name, "文件大小", _size(size), _size(FILE_LIMIT))


def _check_kind(name: str, data: bytes) -> None:
    if not data:
        raise DocumentEmpty(name)
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise PasswordProtected(name) if encrypted else OldWordFormat(name)
    if not data.startswith(b"PK"):
        raise NotWordDocument(name, _guess(data))
    entries = data.count(b"PK\x01\x02")  # before the archive's directory is held in memory
    if entries > PARTS_LIMIT * 10:
        raise DocumentTooLarge(name, "部件数", f"{entries} 个", f"{PARTS_LIMIT} 个")


def _guess(data: bytes) -> str:
    start = data[:512].lstrip().lower()
    for mark, kind in (
        (b"{\\rtf", "内容是 RTF 文本"),
        (b"%pdf", "内容是 PDF"),
        (b"<html", "内容是网页"),
        (b"<!doctype html", "内容是网页"),
        (b"<?xml", "内容是 XML"),
    ):
        if start.startswith(mark):
            return kind
    return "开头不是压缩包标记"


def _check_listing(name: str, infos: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the directory of the archive declares, before anything is inflated."""
    if len(infos) > PARTS_LIMIT:
        raise DocumentTooLarge(name, "部件数", f"{len(infos)} 个", f"{PARTS_LIMIT} 个")
    seen: set[str] = set()
    for info in infos:
        if not _is_safe(info.filename) or info.filename.lower() in seen:
            raise UnsafeName(name, info.filename)
        seen.add(info.filename.lower())
        if info.flag_bits & 1:
            raise PasswordProtected(name)
        if posixpath.basename(info.filename).lower() == "vbaproject.bin":
            raise MacrosRefused(name)
        _check_ratio(name, info)
    total = sum(info.file_size for info in infos)
    if total > EXPANDED_LIMIT:
        raise DocumentTooLarge(name, "解压后", _size(total), _size(EXPANDED_LIMIT))


def _is_safe(part: str) -> bool:
    pieces = part.split("/")
    return not any(piece in ("", ".", "..") for piece in pieces) and not set(part) & set("\\:\0")


def _check_ratio(name: str, info: zipfile.ZipInfo) -> None:
    if info.file_size <= RATIO_FROM:
        return
    ratio = info.file_size // max(info.compress_size, 1)
    if ratio > RATIO_LIMIT:
        what = f"的部件 {info.filename} 解压倍数"
        raise DocumentTooLarge(name, what, f"{ratio} 倍", f"{RATIO_LIMIT} 倍")


def _check_contents(name: str, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> None:
    """Inflate every part by chunks, which also proves its checksum; keep nothing."""
    for info in infos:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DocumentDamaged(name, f"部件 {info.filename} 的压缩方式不能识别")
        is_xml = info.filename.lower().endswith((".xml", ".rels", ".vml"))
        tail = b""
        for chunk in _chunks(archive, info):
            if is_xml and any(mark in tail + chunk for mark in _DOCTYPES):
                raise DoctypeRefused(name, info.filename)
            tail = chunk[-32:]


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:  # never gives more than the declared size
        while chunk := stream.read(_CHUNK):
            yield chunk


def _damage(error: BaseException) -> str:
    if isinstance(error, zipfile.BadZipFile) and "CRC" in str(error):
        return "部件的校验和不符"
    if isinstance(error, zlib.error):
        return "压缩数据有误"
    return "压缩包不完整"


def _size(count: int) -> str:
    return f"{count / MEGABYTE:.0f} MB" if count >= MEGABYTE else f"{count / 1024:.0f} KB"


def write_package(
    package: Package, out: Path, changed: Mapping[str, bytes], dropped: frozenset[str] = frozenset()
) -> None:
    """Write the package with `changed` parts in their places and new ones at the end.

    The same input gives the same bytes: no clock is read. Nothing is left behind by a failure.
    """
    with appearing(out) as draft, zipfile.ZipFile(draft, "w") as target:
        _copy(package, target, changed, dropped)


def repacked(package: Package, changed: Mapping[str, bytes]) -> Package:
    """Return the package with changed and new parts, in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        _copy(package, target, changed, frozenset())
    return check_package(package.name, stream.getvalue())


def _copy(
    package: Package, target: zipfile.ZipFile, changed: Mapping[str, bytes], dropped: frozenset[str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(package.data)) as source:
        for info in source.infolist():
            if info.is_dir() or info.filename in dropped:
                continue
            data = changed.get(info.filename)
            target.writestr(_entry(info), source.read(info) if data is None else data)
    for part, data in changed.items():
        if part not in package:
            target.writestr(_new_entry(part), data)


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(info.filename, info.date_time)
    copy.compress_type = info.compress_type
    copy.external_attr = info.external_attr
    return copy


def _new_entry(part: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry

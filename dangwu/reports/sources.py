"""What may be filled: a .docx or a text file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.documents.docx import Document, open_document, open_text, place

PARAGRAPH_LIMIT = 2_000
DOCUMENT_LIMIT = 20_000
_COUNTED = re.compile(r"[XxＸｘ×*＊_＿〇某]+|[0-9]+")


class SourceKindUnknown(DangwuError):
    """Neither .docx nor .txt."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"不能处理“{path.name}”：只认 .docx 和 .txt。旧版 .doc、.wps 请先用 Word 或 WPS "
            "另存为 .docx。"
        )


class NumbersTooMany(DangwuError):
    """More masks and numbers than a document can honestly hold."""

    def __init__(self, path: Path, where: str, found: int, limit: int) -> None:
        super().__init__(
            f"“{path.name}”{where}有 {found} 处待填或数字，超过上限 {limit} 处，没有处理。"
            "请检查是否选错了文件；确有这么多，请拆成几份。"
        )


def open_source(path: Path) -> Document:
    """Open the file after every check; raises an error that a clerk can read."""
    document = _opened(path)
    counts = [len(_COUNTED.findall(one.text)) for one in document.paragraphs]
    for index, count in enumerate(counts):
        if count > PARAGRAPH_LIMIT:
            where = place(document.paragraphs, index)
            raise NumbersTooMany(path, where, count, PARAGRAPH_LIMIT)
    if sum(counts) > DOCUMENT_LIMIT:
        raise NumbersTooMany(path, "", sum(counts), DOCUMENT_LIMIT)
    return document


def _opened(path: Path) -> Document:
    suffix = path.suffix.lower()
    if suffix == ".txt":
        return open_text(path)
    if suffix in {".docx", ".docm", ".doc", ".dotx", ".dotm"}:
        return open_document(path)
    if not path.exists() or path.is_dir():
        return open_document(path)
    raise SourceKindUnknown(path)


def digest(path: Path, document: Document) -> str:
    """Return the SHA-256 of the file that was opened as this document."""
    is_text = path.suffix.lower() == ".txt"
    return hashlib.sha256(path.read_bytes() if is_text else document.package.data).hexdigest()

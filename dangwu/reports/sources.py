"""What may be filled: a .docx or a text file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.documents.docx import Document, open_document, open_text


class SourceKindUnknown(DangwuError):
    """Neither .docx nor .txt."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"不能处理“{path.name}”：只认 .docx 和 .txt。旧版 .doc、.wps 请先用 Word 或 WPS "
            "另存为 .docx。"
        )


def open_source(path: Path) -> Document:
    """Open the file after every check; raises an error that a clerk can read."""
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

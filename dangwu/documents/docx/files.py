"""Reading a file whole, with a limit, and saying plainly why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.documents.docx.errors import (
    DocumentIsFolder,
    DocumentMissing,
    DocumentUnreadable,
)


def read_limited(path: Path, limit: int, refusal: Callable[[Path, int], DangwuError]) -> bytes:
    """Return the bytes of the file; never more than `limit` of them are held."""
    try:
        if path.is_dir():
            raise DocumentIsFolder(path)
        size = path.stat().st_size
        if size > limit:
            raise refusal(path, size)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise DocumentMissing(path) from None
    except OSError as error:
        raise DocumentUnreadable(path, _reason(error)) from None
    if len(data) > limit:
        raise refusal(path, len(data))
    return data


def _reason(error: OSError) -> str:
    return "没有读取权限" if isinstance(error, PermissionError) else error.strerror or "读取失败"

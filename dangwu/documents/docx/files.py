"""Reading a file whole, with a limit, writing one all at once, and saying plainly why not."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.documents.docx.errors import (
    DocumentIsFolder,
    DocumentMissing,
    DocumentUnreadable,
    OutputExists,
    OutputUnwritable,
)

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ELOOP: "快捷方式（符号链接）绕成了圈",
    errno.EIO: "磁盘读写出错",
}


def read_limited(path: Path, limit: int, refusal: Callable[[Path, int], DangwuError]) -> bytes:
    """Return the bytes of the file; never more than `limit` of them are held."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise DocumentIsFolder(path)
        if not stat.S_ISREG(about.st_mode):  # a pipe would keep us waiting for ever
            raise DocumentUnreadable(path, "它是设备或管道，不是普通文件")
        if about.st_size > limit:
            raise refusal(path, about.st_size)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise DocumentMissing(path) from None
    except OSError as error:
        raise DocumentUnreadable(path, reason(error)) from None
    if len(data) > limit:
        raise refusal(path, len(data))
    return data


@contextmanager
def appearing(out: Path) -> Iterator[Path]:
    """Yield the path of a draft that becomes `out` at the end, whole or not at all.

    Nothing is overwritten, also where somebody else makes `out` meanwhile, and a failure leaves
    nothing behind. OutputExists, OutputUnwritable.
    """
    draft = out.with_name(f".{secrets.token_hex(8)}.part")
    try:
        if os.path.lexists(out):
            raise OutputExists(out)
        with draft.open("xb"):
            pass
        try:
            yield draft
            _publish(draft, out)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        raise OutputExists(out) from None
    except OSError as error:
        raise OutputUnwritable(out, reason(error)) from None


def _publish(draft: Path, out: Path) -> None:
    """Give the draft its name; a link, unlike a renaming, never takes another file's place."""
    try:
        out.hardlink_to(draft)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without links
        if os.path.lexists(out):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out)) from None
        draft.rename(out)


def reason(error: OSError) -> str:
    """Return in Chinese why the operating system refused."""
    return _REASONS.get(error.errno or 0, error.strerror or "原因不明")

"""Why an office cannot be opened or written: one class a failure, each with its whole message."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from dangwu.core.errors import DangwuError


class OfficeMissing(DangwuError):
    """There is no office where one was looked for."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"“{where}”里没有办公室。请用 --office 或环境变量 DANGWU_OFFICE 指明它所在的文件夹；"
            "要新建，运行 dangwu init --unit 单位全称；要先看样子，运行 dangwu demo。"
        )


class OfficeForbidden(DangwuError):
    """The office's folder or a file in it may not be used."""

    def __init__(self, path: Path, doing: str) -> None:
        super().__init__(
            f"没有权限{doing}“{path}”。请换成有权限的用户再运行，或请管理员改正该处的属主和权限。"
        )


class OfficeNotFolder(DangwuError):
    """A file stands where the office's folder should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path}”是一个文件，不能用作办公室的文件夹。请用 --office 另指一个文件夹。"
        )


class DatabaseReadOnly(DangwuError):
    """The records can be read but not written."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"数据库“{where}”是只读的，什么也没有改动。请检查文件权限、磁盘是否只读挂载，"
            "或把办公室整个复制到可写的地方再用。"
        )


class DatabaseLocked(DangwuError):
    """Another process keeps the records locked."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"数据库“{where}”正被另一个程序占用，等待后仍未放开，什么也没有改动。"
            "请等那个程序办完，或关掉打开这个文件的工具，再试一次。"
        )


class DatabaseDamaged(DangwuError):
    """The file is no SQLite database, or a broken one."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"“{where}”不是完好的数据库文件。请不要再往里写，用最近一次备份恢复它；"
            "确认里面没有要留的东西，才可移走它并重新运行 dangwu init。"
        )


class DatabaseForeign(DangwuError):
    """The database holds something else than an office."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"数据库“{where}”里没有本系统的表：它是空的，或属于别的程序。"
            "请核对 --office 和 DATABASE_URL；确要在其中新建办公室，运行 dangwu init。"
        )


class DatabaseFull(DangwuError):
    """The disk has no room for the write."""

    def __init__(self, where: str) -> None:
        super().__init__(f"“{where}”所在的磁盘已满，这次改动没有写入。请腾出空间后再试。")


class FileRefused(DangwuError):
    """The operating system refused a file."""

    def __init__(self, error: OSError) -> None:
        why = {errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ENOSPC: "磁盘已满",
               errno.EROFS: "磁盘是只读的", errno.ENOENT: "没有这个文件或文件夹",
               errno.ENAMETOOLONG: "名字太长"}.get(error.errno or 0, error.strerror or "原因不明")  # fmt: skip
        super().__init__(f"不能使用“{error.filename}”：{why}。请改正后再试，或换一个路径。")


class OfficeOutdated(DangwuError):
    """An older version of dangwu wrote the office."""

    def __init__(self, where: str, steps: Iterable[str]) -> None:
        lacking = sorted(steps)
        super().__init__(
            f"办公室“{where}”由较早的版本建立，还差 {len(lacking)} 步升级"
            f"（{'、'.join(lacking[:3])}{' 等' if len(lacking) > 3 else ''}）。"
            "请先备份整个文件夹，再运行 dangwu init 升级。"
        )


class OfficeFromFuture(DangwuError):
    """A newer version of dangwu wrote the office."""

    def __init__(self, where: str, steps: Iterable[str]) -> None:
        unknown = sorted(steps)
        super().__init__(
            f"办公室“{where}”由更新的版本写过，本版本不认识其中 {len(unknown)} 步"
            f"（{'、'.join(unknown[:3])}{' 等' if len(unknown) > 3 else ''}）。"
            "为免写坏，什么也没有改动；请改用新版本的 dangwu 打开。"
        )


class ServerUnreachable(DangwuError):
    """PostgreSQL does not answer, or refuses."""

    def __init__(self, where: str, said: str) -> None:
        super().__init__(
            f"连不上 PostgreSQL“{where}”。请检查服务器是否开着、DATABASE_URL 里的主机、端口、"
            f"数据库、用户和密码是否正确。服务器的原话：{said}"
        )


_SQLITE: dict[int, type[DatabaseLocked | DatabaseReadOnly | DatabaseDamaged | DatabaseFull]] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_FULL: DatabaseFull,
}


def translate(error: BaseException, where: str) -> DangwuError | None:
    """Return what a database's own error means to the user; None where it is a fault of ours."""
    cause = error.__cause__ or error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return OfficeForbidden(Path(where), "打开")
        kind = _SQLITE.get(code)
        return kind(where) if kind else None
    if type(cause).__module__.startswith("psycopg"):
        return _from_server(cause, where)
    if isinstance(error, OSError) and error.filename is not None:
        return FileRefused(error)
    return None


def _from_server(cause: BaseException, where: str) -> DangwuError | None:
    state = getattr(cause, "sqlstate", None)
    names = {one.__name__ for one in type(cause).__mro__}
    if state == "25006":
        return DatabaseReadOnly(where)
    if state in {"55P03", "40P01"}:
        return DatabaseLocked(where)
    if "OperationalError" in names:
        return ServerUnreachable(where, " ".join(str(cause).split()))
    return None

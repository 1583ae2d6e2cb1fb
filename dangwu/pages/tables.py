"""Clerks' tables on the pages of rooms: read by what imports files, which stands above the rooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dangwu.core.column import Column
from dangwu.core.errors import DangwuError

Needs = Sequence[Sequence[str]]


class TableUnfit(DangwuError):
    """No sheet of the file has the headings that are asked."""

    def __init__(self, name: str, needs: Needs) -> None:
        wanted = "；".join("或".join(group) for group in needs)
        super().__init__(f"“{name}”里没有找到表头，至少要有这几列：{wanted}。请核对后再试。")


@dataclass(frozen=True)
class ReadRow:
    """A row of a table: its number as Excel shows it, its fields as text, what is wrong with it."""

    number: int
    fields: Mapping[str, str]
    faults: tuple[str, ...] = ()


Reader = Callable[[Path, Sequence[Column], Needs, date], Sequence[ReadRow]]
_reader: list[Reader] = []


def read_with(reader: Reader) -> None:
    """Let tables be read by this reader from now on."""
    _reader[:] = [reader]


def read_table(
    path: Path, columns: Sequence[Column], needs: Needs, today: date
) -> Sequence[ReadRow]:
    """Return the rows of a workbook or .csv that has these columns.

    `needs`: of each group at least one column. Raises a DangwuError where the file cannot be read
    or has no such headings.
    """
    return _reader[0](path, columns, needs, today)


def read_content(
    content: bytes, name: str, columns: Sequence[Column], needs: Needs, today: date
) -> Sequence[ReadRow]:
    """Return the rows of a file that was handed in; it is forgotten at once."""
    with TemporaryDirectory(prefix="dangwu-") as folder:
        path = Path(folder) / (Path(name).name or "表格.txt")
        path.write_bytes(content)
        return read_table(path, columns, needs, today)

"""What every engine does: take a portable text with :names, give plain rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from dangwu.core.value import Cell

Parameter = int | str | date
_NAMES = re.compile(r"'(?:[^']|'')*'|--[^\n]*|(?<![:\w]):([a-z_][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; days as 2020-06-30, yes and no as 1 and 0."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Engine(Protocol):
    """Runs a portable SQL text."""

    name: str

    def run(self, sql: str, parameters: Mapping[str, Parameter]) -> Table:
        """Run `sql`, in which :name stands for `parameters[name]`."""
        ...


def names_in(sql: str) -> frozenset[str]:
    """Return the parameters that a text uses, leaving strings and comments alone."""
    return frozenset(found[1] for found in _NAMES.finditer(sql) if found[1])


def rename(sql: str, before: str, after: str) -> str:
    """Write each :name as before + name + after, leaving strings and comments alone."""
    return _NAMES.sub(lambda m: f"{before}{m[1]}{after}" if m[1] else m[0], sql)


def plain(cell: object) -> Cell:
    """Return what an engine gave as a whole number, a text or None."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        if cell != cell.to_integral_value():
            raise TypeError(f"{cell} is no whole number: figures hold whole numbers only")
        return int(cell)
    if isinstance(cell, int):
        return int(cell)
    raise TypeError(f"{cell!r} is neither a whole number, a text nor a day")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return the answer in plain cells."""
    return Table(tuple(columns), tuple(tuple(map(plain, row)) for row in rows))

"""A room's table: a named query that several checks and writes share, read from one .sql file.

dangwu/<room>/tables/<name>.sql:

    -- table: dues_reckoned                the file's name; unique over the rooms
    -- means: 每名党员每月的应缴数及其来由     one sentence
    -- rule: dues_bands                    repeatable; the text may join rule_<id>
    -- span: probation = probation_months  repeatable

A text that reads `from <name>` or `join <name>` has it before it, with what the table reads itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import dangwu
from dangwu.catalogue.headers import HeaderBroken, one, span, split

ROOMS = Path(dangwu.__file__).parent
_KEYS = frozenset({"table", "means", "rule", "span"})
_READS = re.compile(r"\b(?:from|join)\s+([a-z_]+)\b")


@dataclass(frozen=True, slots=True)
class RoomTable:
    """What a .sql file of a room's tables says."""

    name: str
    means: str
    rules: tuple[str, ...]
    spans: tuple[tuple[str, str], ...]
    sql: str

    @property
    def cte(self) -> str:
        """The table as a query puts it before itself."""
        return f"{self.name} as (\n{self.sql}\n)"


def read_table(path: Path) -> RoomTable:
    """Read one table; raises HeaderBroken with the file and what is wrong."""
    head, sql = split(path, _KEYS, frozenset({"rule", "span"}))
    name = one(head, "table", path)
    if path.stem != name:
        raise HeaderBroken(path, f"文件名应与表名“{name}”相同。")
    if not sql:
        raise HeaderBroken(path, "没有查询。")
    rules = tuple(head.get("rule", []))
    spans = tuple(span(text, path, rules) for text in head.get("span", []))
    return RoomTable(name, one(head, "means", path), rules, spans, sql)


@lru_cache(maxsize=1)
def room_tables() -> Mapping[str, RoomTable]:
    """Return the tables of every room by name."""
    paths = sorted(ROOMS.glob("*/tables/*.sql"))
    found = {table.name: table for table in map(read_table, paths)}
    if len(found) != len(paths):
        raise ValueError("two rooms hold a table of the same name")
    return found


def tables_in(sql: str) -> tuple[RoomTable, ...]:
    """Return the rooms' tables that a text reads, each after those that it reads itself."""
    return tuple(dict.fromkeys(_needed(sql)))


def _needed(sql: str) -> Iterator[RoomTable]:
    known = room_tables()
    for name in _READS.findall(sql):
        if name in known:
            yield from _needed(known[name].sql)
            yield known[name]

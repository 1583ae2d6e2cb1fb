"""SQLite in memory: tables that somebody filled, to judge what stands in no database.

The tables have the names and columns of the rooms' and none of their constraints, so that a case
which no database would take can be judged as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dangwu.core.value import Cell
from dangwu.engine.base import Parameter, Table, names_in, table
from dangwu.engine.frame import FRAMES

HELD = ("scope", "stood", "today")
"""The tables of the frame that are held here, and not reckoned from placements."""
Row = Sequence[Cell | date]


class MemoryEngine:
    """Runs over its own tables; `days` are all the days that were ever put in."""

    name = "memory"

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._kept: dict[str, object] = {}
        self._indexed: set[str] = set()
        self.days: set[date] = set()
        self.frames = {name: text for name, text in FRAMES.items() if name not in HELD}

    def make(self, name: str, columns: Mapping[str, Cell]) -> None:
        """Make an empty table: each column with what it holds where a row does not say."""
        told = ", ".join(f"{column} default {_literal(cell)}" for column, cell in columns.items())
        self._connection.execute(f"create table {name} ({told})")

    def fill(
        self,
        name: str,
        columns: Sequence[str],
        rows: Iterable[Row],
        days: Iterable[date] | None = None,
    ) -> None:
        """Put rows into a table; the columns left out take what they hold by default.

        Rows that hold their days as text already say here which `days` these are.
        """
        places = ", ".join("?" * len(columns))
        text = f"insert into {name} ({', '.join(columns)}) values ({places})"
        if days is None:
            self._put(text, map(_cells, self._noting(rows)))
        else:
            self.days.update(days)
            self._put(text, rows)

    def take_out(self, name: str, column: str, keys: Iterable[int]) -> None:
        """Take out the rows whose column holds one of these."""
        text = f"delete from {name} where {column} = ?"
        self._connection.executemany(text, ((key,) for key in keys))

    def index(self, name: str, columns: Sequence[str]) -> None:
        """Make the rows of a table quick to find by these columns, once."""
        key = f"{name}_by_{'_'.join(columns)}"
        if key not in self._indexed:
            self._connection.execute(f"create index {key} on {name} ({', '.join(columns)})")
            self._indexed.add(key)

    def keep(
        self, name: str, source: object, columns: str, rows: Callable[[], Iterable[Row]]
    ) -> None:
        """Hold a table that is supplied to a text; the same `source` fills it only once."""
        if self._kept.get(name) is source:
            return
        self._connection.execute(f"drop table if exists {name}")
        self._connection.execute(f"create table {name} ({columns})")
        first, *others = columns.split(", ")
        self._put(f"insert into {name} values (?{', ?' * len(others)})", map(_cells, rows()))
        self._connection.execute(f"create index {name}_first on {name} ({first})")
        self._kept[name] = source

    def run(self, sql: str, parameters: Mapping[str, Parameter]) -> Table:
        """Run `sql` on these tables."""
        used = {
            name: str(parameters[name]) if isinstance(parameters[name], date) else parameters[name]
            for name in names_in(sql)
        }
        cursor = self._connection.execute(sql, used)
        return table([column[0] for column in cursor.description], cursor.fetchall())

    def _put(self, text: str, rows: Iterable[Sequence[object]]) -> None:
        self._connection.execute("begin")
        self._connection.executemany(text, rows)
        self._connection.execute("commit")

    def _noting(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.days.update(cell for cell in row if isinstance(cell, date))
            yield row


def _cells(row: Row) -> list[Cell]:
    return [cell.isoformat() if isinstance(cell, date) else cell for cell in row]


def _literal(cell: Cell) -> str:
    if cell is None:
        return "null"
    return str(int(cell)) if isinstance(cell, int) else "'" + cell.replace("'", "''") + "'"

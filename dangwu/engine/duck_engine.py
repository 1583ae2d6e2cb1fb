"""DuckDB over a folder of Parquet files, one file or one folder of files a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from dangwu.engine.base import Parameter, Table, names_in, rename, table


class DuckEngine:
    """Runs over `folder`/<table>.parquet or `folder`/<table>/*.parquet."""

    name = "duckdb"

    def __init__(self, folder: Path) -> None:
        self._connection = duckdb.connect()
        for path in sorted(folder.iterdir()):
            source = path / "*.parquet" if path.is_dir() else path
            where = str(source).replace("'", "''")
            self._connection.execute(
                f"create view {path.stem} as select * from read_parquet('{where}')"
            )

    def run(self, sql: str, parameters: Mapping[str, Parameter]) -> Table:
        """Run `sql` on DuckDB."""
        used = {name: parameters[name] for name in names_in(sql)}
        cursor = self._connection.execute(rename(sql, "$", ""), used)
        columns = [column[0] for column in cursor.description or ()]
        return table(columns, cursor.fetchall())

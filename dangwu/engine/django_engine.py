"""The one adapter that knows Django: SQLite and PostgreSQL through its connection."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connections

from dangwu.engine.base import Parameter, Table, names_in, rename, table


class DjangoEngine:
    """Runs on the connection with this alias."""

    def __init__(self, alias: str = "default") -> None:
        self._connection = connections[alias]
        self.name = self._connection.vendor

    def run(self, sql: str, parameters: Mapping[str, Parameter]) -> Table:
        """Run `sql` on Django's connection."""
        used = {name: self._adapt(parameters[name]) for name in names_in(sql)}
        text = rename(sql.replace("%", "%%"), "%(", ")s")
        with self._connection.cursor() as cursor:
            cursor.execute(text, used)
            columns = [column[0] for column in cursor.description or ()]
            return table(columns, cursor.fetchall())

    def _adapt(self, parameter: Parameter) -> Parameter:
        is_day = not isinstance(parameter, int | str)
        return str(parameter) if is_day and self.name == "sqlite" else parameter

"""The engine that a command names: the office's own database, or DuckDB over its ledger."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dangwu.catalogue.figures import figures
from dangwu.core.errors import DangwuError
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine

ENGINES = ("sqlite", "postgresql", "duckdb")
_TABLES = re.compile(r"\b(?:from|join)\s+([a-z]+_[a-z_]+)")


class EngineElsewhere(DangwuError):
    """The office's records are in another database than the one named."""

    def __init__(self, asked: str, own: str) -> None:
        super().__init__(
            f"这个办公室的记录在 {own} 里，不能用 {asked} 计算。"
            f"请改用 --engine {own} 或 --engine duckdb。"
        )


@contextmanager
def engine(asked: str | None, figure: str) -> Iterator[Engine]:
    """Yield the engine on which `figure` runs; an opened office is needed.

    DuckDB reads the records as Parquet, written for this question to a folder that goes away.
    """
    own = DjangoEngine()
    if asked in (None, own.name):
        yield own
    elif asked != "duckdb":
        raise EngineElsewhere(asked or "", own.name)
    else:
        from dangwu.engine.duck_engine import DuckEngine
        from dangwu.exchange import ledger

        with tempfile.TemporaryDirectory(prefix="dangwu-ledger-") as folder:
            ledger.export(Path(folder), tables_of(figure))
            yield DuckEngine(Path(folder))


def tables_of(asked: str) -> set[str]:
    """Return the tables that a figure or derived form reads, with those of its ratio and zero."""
    from dangwu.exchange import ledger

    known = figures()
    todo = [asked] if asked in known else re.findall(r"[^(),（），]+", asked)
    seen: set[str] = set()
    found = {"organizations_placement", "organizations_month"}
    while todo:
        name = todo.pop()
        one = known.get(name)
        if one is None or name in seen:
            continue
        seen.add(name)
        found |= set(_TABLES.findall(one.sql))
        todo += [*(one.measure.figures or ()), one.zero]
    return found & set(ledger.tables())

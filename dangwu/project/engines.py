"""The engine that a command names: the office's own database, or DuckDB over its ledger."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine

ENGINES = ("sqlite", "postgresql", "duckdb")


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
            ledger.export(Path(folder), ledger.tables_read(figure))
            yield DuckEngine(Path(folder))

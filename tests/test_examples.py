"""Every figure's worked example, on every engine."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from tests.examples import Example, examples, load


def hold(example: Example, engine: Engine) -> None:
    catalogue = Catalogue(engine)
    for case in example.cases:
        scope = Scope(case.get("scope", 1), "甲")
        period = Period.parse(case.get("period", "2020H1"))
        ratio = figures()[example.figure].measure.figures if example.figure in figures() else None
        value = catalogue.value(case.get("figure", example.figure), scope, period, evidence=True)
        found = {"number": value.number, "text": value.text, "known": value.known}
        assert found == expected(case), (case, value)
        if "evidence" in case and not ratio:
            assert value.evidence is not None
            place = value.evidence.columns.index("id")
            ids = sorted(int(str(row[place])) for row in value.evidence.rows)
            assert ids == sorted(case["evidence"]), value
            assert value.records == len(ids)


def expected(case: dict[str, Any]) -> dict[str, Any]:
    number = Decimal(case["value"]) if "value" in case else None
    return {"number": number, "text": case.get("text"), "known": case.get("known", True)}


@pytest.mark.django_db
@pytest.mark.parametrize("example", examples(), ids=lambda one: one.figure)
def test_on_sqlite_and_duckdb(example: Example, tmp_path: Path) -> None:
    load(example)

    hold(example, DjangoEngine())
    ledger.export(tmp_path, ledger.tables_read(example.figure))
    hold(example, DuckEngine(tmp_path))


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("example", examples(), ids=lambda one: one.figure)
def test_on_postgresql(example: Example) -> None:
    load(example, "postgresql")

    hold(example, DjangoEngine("postgresql"))


def test_every_figure_has_its_example() -> None:
    assert {one.figure for one in examples()} >= set(figures())

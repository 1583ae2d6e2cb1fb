"""Every check's worked example, on every engine: both sides of each limit, and whole sentences.

tests/<room>/checks/<check>.toml is as tests/examples.py says, but for the answer:

    findings = [[3, 31]]     # organization and record of each finding, in any order
    found = "…"              # the first finding's sentences, whole (also due, todo, by, cites)
    unjudged = "…"           # optional: why the check says nothing
    rules = {lecture_months = 3}   # optional: what a local rule sets in place of the national one
"""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from dangwu.catalogue.checks import judge
from dangwu.catalogue.checks_reading import check, checks
from dangwu.catalogue.checks_words import FULL, WAYS, places
from dangwu.catalogue.tables import tables_in
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.engine.subset import lint
from dangwu.exchange import ledger
from dangwu.rules.book import rules
from dangwu.rules.rule import Rule
from tests.examples import Example, load

HERE = Path(__file__).parent.parent
TABLES = re.compile(r"\b(?:from|join)\s+([a-z]+_[a-z_]+)")
ALWAYS = {"organizations_placement", "organizations_month"}
ANSWERS = {"findings", "found", "due", "todo", "by", "cites", "unjudged"}


@lru_cache(maxsize=2)
def read(folder: str) -> list[Example]:
    paths = sorted(HERE.glob(f"*/{folder}/*.toml"))
    return [Example(path.stem, path, tomllib.loads(path.read_text("utf-8"))) for path in paths]


def both() -> list[Example]:
    return [*read("checks"), *(one for one in read("claims") if one.figure in checks("claims"))]


def cases(example: Example) -> list[dict[str, Any]]:
    first = {k: v for k, v in example.data.items() if k not in {"records", "cases"}}
    return [*([first] if "findings" in first else []), *example.data.get("cases", [])]


def hold(example: Example, engine: Engine) -> None:
    for case in cases(example):
        scope = Scope(case.get("scope", 1), "甲")
        period = Period.parse(case.get("period", "2020H1"))
        outcome = judge(engine, scope, period, [example.figure], locally(case.get("rules", {})))
        found = sorted([one.organization_id, one.record_id] for one in outcome.findings)
        assert found == sorted(case["findings"]), (case, outcome.findings)
        for part in ANSWERS & case.keys() - {"findings", "unjudged"}:
            assert getattr(outcome.findings[0], part) == case[part]
        assert [gap.because for gap in outcome.unjudged] == [
            one for one in [case.get("unjudged")] if one
        ]


def locally(values: dict[str, int]) -> dict[str, Rule]:
    """Return the rules with some values set otherwise in every version."""
    known = dict(rules())
    for name, value in values.items():
        versions = tuple(replace(one, value=value) for one in known[name].versions)
        known[name] = replace(known[name], versions=versions)
    return known


@pytest.mark.django_db
@pytest.mark.parametrize("example", both(), ids=lambda one: one.figure)
def test_on_sqlite_and_duckdb(example: Example, tmp_path: Path) -> None:
    load(example)

    hold(example, DjangoEngine())
    one = check(example.figure)
    texts = [one.sql, *(each.sql for each in tables_in(one.sql))]
    used = {name for sql in texts for name in TABLES.findall(sql)} | ALWAYS
    ledger.export(tmp_path, used & set(ledger.tables()))
    hold(example, DuckEngine(tmp_path))


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
@pytest.mark.parametrize("example", both(), ids=lambda one: one.figure)
def test_on_postgresql(example: Example) -> None:
    load(example, "postgresql")

    hold(example, DjangoEngine("postgresql"))


def test_every_check_has_its_example() -> None:
    assert {one.figure for one in read("checks")} == set(checks())
    assert {one.figure for one in read("claims")} == set(checks("claims"))


@pytest.mark.parametrize("example", both(), ids=lambda one: one.figure)
def test_every_example_has_findings_and_their_words(example: Example) -> None:
    asked = cases(example)

    assert any(case["findings"] for case in asked)
    assert any("found" in case for case in asked)


@pytest.mark.parametrize("name", [*checks(), *checks("claims")])
def test_every_check_is_portable(name: str) -> None:
    assert lint(check(name).sql) == []


@pytest.mark.parametrize("name", [*checks(), *checks("claims")])
def test_every_sentence_ends_without_a_stop_and_writes_in_known_ways(name: str) -> None:
    one = check(name)
    for sentence in (one.found, one.due, one.todo, one.by):
        assert not sentence.endswith("。")
        ways = {way for _, way in places(sentence) if not way.startswith(FULL)}
        assert ways - {""} <= WAYS.keys()

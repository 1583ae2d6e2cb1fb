"""每日值守小时数 against minutes ticked off one by one, on generated rosters."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from tests.examples import Example, load

FIRST_MONTH = 2018 * 12
MONTHS = 36
DAY = 1440


def checkpoint(number: int) -> dict[str, Any]:
    return {
        "model": "posts.Checkpoint", "id": number, "organization": 2, "name": f"卡点{number}",
        "district": "河东区", "since": date(2018, 1, 1),
    }  # fmt: skip


def roster(random: Random, minutes: int) -> list[tuple[int, int]]:
    """Return shifts that cover just `minutes` of the clock from some hour on, with overlaps."""
    start = random.randrange(0, DAY, 30)
    cuts = sorted(random.sample(range(30, minutes, 30), min(2, (minutes - 30) // 30)))
    edges = [0, *cuts, minutes]
    turns = [(start + a, start + b) for a, b in pairwise(edges)]
    if random.random() < 0.5:
        a, b = random.choice(turns)
        turns.append((a, random.randint(a + 1, b)))
    return [(a % DAY, a % DAY + b - a) for a, b in turns]


def month_of(random: Random, month: int) -> list[dict[str, Any]]:
    """Return a month's shifts: mostly the same hours each day, sometimes a day that differs."""
    usual = random.choice([DAY, DAY, 720, 600, 480, 450])
    rows = []
    for post in range(1, random.randint(2, 4)):
        for day in range(random.randint(1, 4)):
            odd = random.random() < 0.08
            for since, until in roster(random, random.choice([90, 300]) if odd else usual):
                rows.append(
                    {
                        "model": "posts.Shift", "organization": random.choice([3, 4]),
                        "checkpoint": post, "person_name": "童小满",
                        "worked_on": Period.months(month, 1).first + timedelta(days=day),
                        "from_minute": since, "to_minute": until,
                    }
                )  # fmt: skip
    return rows


def reference(rows: list[dict[str, Any]], period: Period, branches: set[int]) -> Decimal | None:
    """Tick off every minute of the clock that a shift of the day covers."""
    clocks: dict[tuple[int, date], set[int]] = {}
    for row in rows:
        if period.first <= row["worked_on"] <= period.last and row["organization"] in branches:
            clock = clocks.setdefault((row["checkpoint"], row["worked_on"]), set())
            clock |= {minute % DAY for minute in range(row["from_minute"], row["to_minute"])}
    lengths = {len(clock) for clock in clocks.values()}
    if len(lengths) != 1 or (minutes := lengths.pop()) % 60:
        return None
    return Decimal(minutes // 60)


def hold(engine: Engine, rows: list[dict[str, Any]]) -> int:
    catalogue, known = Catalogue(engine), 0
    for month in range(FIRST_MONTH, FIRST_MONTH + MONTHS):
        period = Period.months(month, 1)
        for scope, branches in ((1, {3, 4}), (3, {3})):
            found = catalogue.value("每日值守小时数", Scope(scope, "甲"), period)
            due = reference(rows, period, branches)
            assert found.number == due, (period, scope)
            known += due is not None
    return known


def generated(alias: str = "default") -> list[dict[str, Any]]:
    random = Random(20200127)
    rows = [
        row for month in range(FIRST_MONTH, FIRST_MONTH + MONTHS) for row in month_of(random, month)
    ]
    data = {"records": [*map(checkpoint, (1, 2, 3)), *rows]}
    load(Example("", Path(), data), alias)
    return rows


@pytest.mark.django_db
def test_hours_as_ticked_off_by_minutes(tmp_path: Path) -> None:
    rows = generated()

    known = hold(DjangoEngine(), rows)
    assert 10 < known < 2 * MONTHS - 10  # both kinds of answer were asked for
    tables = {"posts_shift", "posts_checkpoint", "organizations_placement"}
    ledger.export(tmp_path, tables)
    hold(DuckEngine(tmp_path), rows)


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_hours_on_postgresql() -> None:
    hold(DjangoEngine("postgresql"), generated("postgresql"))

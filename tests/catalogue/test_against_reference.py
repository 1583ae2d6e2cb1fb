"""Checks that reckon (bands of dues, spans of months) against plain Python on generated records."""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from dangwu.catalogue.checks import run
from dangwu.core.calendar import add_months, add_years
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from tests.examples import Example, load

JANUARY = 2020 * 12
HALF = Period.parse("2020H1")

# What 党费规定 第1至5条 asks of a base, in yuan.
VECTORS = [
    ("在职", "3000", "15.00"), ("在职", "3000.01", "30.00"), ("在职", "4567.89", "45.68"),
    ("在职", "5000", "50.00"), ("在职", "5000.01", "75.00"), ("在职", "7654.32", "114.81"),
    ("在职", "10000", "150.00"), ("在职", "10000.01", "200.00"), ("在职", "0", "0.00"),
    ("离退休", "5000", "25.00"), ("离退休", "5000.01", "50.00"),
    ("年薪", "3000", "15.00"), ("个体", "10000.01", "200.00"),
]  # fmt: skip


def due(category: str, base_fen: int) -> int:
    """The plain reference: the rate of the band upon the whole base, half up to a fen."""
    base = Decimal(base_fen) / 100
    limits = [(5000, "0.005")] if category == "离退休" else [
        (3000, "0.005"), (5000, "0.01"), (10000, "0.015")
    ]  # fmt: skip
    top = "0.01" if category == "离退休" else "0.02"
    rate = next((Decimal(rate) for limit, rate in limits if base <= limit), Decimal(top))
    return int((base * rate).quantize(Decimal("0.01"), ROUND_HALF_UP) * 100)


def person(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": number, "organization": 3, "name": f"党员{number}", "sex": "男",
        "birth_no": 19700101, "education": "大学本科", "admitted_on": date(2000, 1, 1),
        "confirmed_on": date(2001, 1, 1), **fields,
    }  # fmt: skip


def found(engine: Engine, check: str, period: Period = HALF) -> set[int | None]:
    return {one.record_id for one in run(engine, Scope(1, "甲"), period, [check])}


def engines(tmp_path: Path) -> list[Engine]:
    ledger.export(tmp_path)
    return [DjangoEngine(), DuckEngine(tmp_path)]


@pytest.mark.django_db
def test_dues_by_band(tmp_path: Path) -> None:
    draw = random.Random(20200630)
    bases = [(category, int(Decimal(base) * 100), int(Decimal(owed) * 100))
             for category, base, owed in VECTORS]  # fmt: skip
    bases += [
        (category, base, due(category, base))
        for category in ("在职", "离退休")
        for base in (draw.randrange(0, 1_500_000) for _ in range(60))
    ]
    members, records, wrong = [], [], set()
    for number, (category, base, owed) in enumerate(bases, 100):
        members.append(person(number))
        common = {"organization": 3, "member": number}
        records += [
            {"model": "dues.Base", "category": category, "base_fen": base,
             "since_month": JANUARY + month, **common}
            for month in range(3 if category == "年薪" else 1)  # pay by the year holds for a month
        ]  # fmt: skip
        for month, change in enumerate((0, -1, 1)):
            assessment = number * 10 + month
            if owed + change >= 0:
                records.append({"model": "dues.Assessment", "id": assessment,
                                "month_no": JANUARY + month, "due_fen": owed + change, **common})  # fmt: skip
                wrong |= {assessment} if change else set()
    load(Example("bands", Path(), {"members": members, "records": records}))

    for engine in engines(tmp_path):
        assert found(engine, "党费核定不符") == wrong


def test_the_reference_itself() -> None:
    for category, base, owed in VECTORS:
        assert due(category, int(Decimal(base) * 100)) == int(Decimal(owed) * 100)


@pytest.mark.django_db
def test_confirmed_before_the_year_was_full(tmp_path: Path) -> None:
    draw = random.Random(29)
    days = [date(2019, 2, 27) + timedelta(days=n) for n in range(4)]
    days += [date(2020, 2, 27) + timedelta(days=n) for n in range(4)]
    days += [date(2019, 1, 1) + timedelta(days=draw.randrange(700)) for _ in range(30)]
    members, early = [], set()
    for place, admitted in enumerate(days):
        for change in (-1, 0, 1):
            number = 1000 + place * 3 + change
            confirmed = add_years(admitted, 1) + timedelta(days=change)
            members.append(person(number, admitted_on=admitted, confirmed_on=confirmed))
            early |= {number} if change < 0 else set()
    load(Example("probation", Path(), {"members": members}))

    for engine in engines(tmp_path):
        assert found(engine, "提前转正", Period.parse("2019-01-01..2021-12-31")) == early


@pytest.mark.django_db
def test_talk_within_a_month_of_the_application(tmp_path: Path) -> None:
    days = [date(2020, 1, day) for day in range(25, 32)] + [date(2020, 2, 28), date(2020, 2, 29)]
    records: list[dict[str, Any]] = []
    late = set()
    for place, applied in enumerate(days):
        for change in (-1, 0, 1):
            number = 10 + place * 3 + change
            talked = add_months(applied, 1) + timedelta(days=change)
            records.append({"model": "admissions.Applicant", "id": number, "organization": 3,
                            "name": f"申请人{number}", "sex": "女", "birth_no": 19950101,
                            "education": "大学本科"})  # fmt: skip
            for step, day in ((1, applied), (2, talked)):
                records.append({"model": "admissions.Step", "id": number * 10 + step,
                                "organization": 3, "applicant": number, "number": step,
                                "done_on": day})  # fmt: skip
            late |= {number * 10 + 2} if change > 0 else set()
    load(Example("talks", Path(), {"records": records}))

    for engine in engines(tmp_path):
        assert found(engine, "申请后谈话逾期") == late

"""Recorded ballots come out alike on every engine, and as the same ballots tried in memory."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dangwu.core.period import Period
from dangwu.elections.casting import read_casting
from dangwu.elections.counting import Count, counts
from dangwu.elections.models import Ballot, Bundle, Nominee, Pick
from dangwu.elections.trying import count
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from dangwu.organizations.models import Election, Organization
from dangwu.rules.book import rules

DAY = date(2020, 9, 10)
NAMES = "甲乙丙丁戊"
NUMBERS = ("eligible", "present", "ballots_out", "ballots_in")


def generated(number: int) -> list[dict[str, Any]]:
    """Return ballots as somebody types them, many at a limit."""
    chance = Random(14)
    return [_ballot(chance) for _ in range(number)]


def _ballot(chance: Random) -> dict[str, Any]:
    eligible = chance.randint(1, 12)
    present = eligible - chance.randint(0, eligible // 4)
    back = max(0, present + chance.choice((-1, 0, 0, 0, 1)))
    case: dict[str, Any] = {
        "kind": chance.choice(("委员差额", "书记等额")), "seats": chance.randint(1, 3),
        "eligible": eligible, "present": present, "ballots_out": present, "ballots_in": back,
        "candidates": list(NAMES[: chance.randint(1, 5)]),
    }  # fmt: skip
    if chance.random() < 0.5:
        case["votes"] = {name: chance.randint(0, back) for name in case["candidates"]}
        return case
    left, groups = back, []
    while left:
        papers = chance.randint(1, left)
        groups.append({"count": papers, "names": chance.sample(NAMES, chance.randint(0, 4))})
        left -= papers
    return {**case, "ballot_groups": groups}


def record(cases: list[dict[str, Any]], alias: str = "default") -> None:
    """Write the ballots as records."""
    unit = Organization.objects.using(alias).create(
        kind="党支部", nature="机关", full_name="甲支部", document_name="甲支部",
        founded_on=date(2010, 1, 1),
    )  # fmt: skip
    for number, case in enumerate(cases, 1):
        election = Election.objects.using(alias).create(organization=unit)
        ballot = Ballot.objects.using(alias).create(
            pk=number, organization=unit, election=election, kind=case["kind"],
            seats=case["seats"], held_on=DAY, **{name: case[name] for name in NUMBERS},
        )  # fmt: skip
        casting = read_casting(case)
        rows = {}
        for place, name in enumerate(casting.names, 1):
            agree = case["votes"].get(name, 0) if "votes" in case else None
            rows[name] = Nominee.objects.using(alias).create(
                ballot=ballot, name=name, place=place, written_in=name in casting.others,
                agree=agree,
            )  # fmt: skip
        for papers, names in casting.bundles or ():
            bundle = Bundle.objects.using(alias).create(ballot=ballot, papers=papers)
            for name in names:
                Pick.objects.using(alias).create(bundle=bundle, nominee=rows[name])


def told(found: Count) -> tuple[Any, ...]:
    people = [(one.agree, one.over_half, one.elected, one.tied, one.of_eligible, one.of_present)
              for one in found.standings]  # fmt: skip
    faults = sorted(one.because for one in found.faults)
    return (found.nomination_ok, found.meeting_ok, found.return_ok, found.void, faults, people)


def hold(engine: Engine, cases: list[dict[str, Any]]) -> None:
    recorded = counts(engine, Period(DAY, DAY), rules())
    tried = count([read_casting(case) for case in cases], today=DAY, known=rules())
    assert len(recorded) == len(cases)
    for (_, found, _), (number, case) in zip(tried, enumerate(cases, 1), strict=True):
        assert found is not None
        assert told(recorded[number]) == told(found), case


@pytest.mark.django_db
def test_on_sqlite_and_duckdb(tmp_path: Path) -> None:
    cases = generated(60)
    record(cases)

    hold(DjangoEngine(), cases)
    tables = {"elections_ballot", "elections_nominee", "elections_bundle", "elections_pick"}
    ledger.export(tmp_path, tables & set(ledger.tables()))
    hold(DuckEngine(tmp_path), cases)


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_on_postgresql() -> None:
    cases = generated(60)
    record(cases, "postgresql")

    hold(DjangoEngine("postgresql"), cases)

"""换届完成率 against a plain reckoning, on generated terms and elections."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from dangwu.organizations.models import Election, Organization, Term
from tests.examples import Example, load

BELOW = {1: {1, 2, 3, 4, 5}, 2: {2, 3, 4, 5}, 3: {3}, 8: {8, 9}}
PERIODS = tuple(map(Period.parse, ("2020H1", "2020", "2020-06")))
BEGINNINGS = [date(2017, 1, 1), date(2017, 1, 1), date(2019, 12, 28)]
EDGES = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 6, 30), date(2020, 7, 1)]


def some_day(random: Random) -> date:
    return random.choice([*EDGES, date(2020, 1, 1) + timedelta(days=random.randrange(200))])


def write(random: Random) -> None:
    for number in range(8):
        here, ends = random.choice([2, 3, 4, 5, 9]), some_day(random)
        began = random.choice(BEGINNINGS) + timedelta(days=number)
        ends = max(ends, began + timedelta(days=1))
        later = random.choice([None, None, ends + timedelta(days=90)])
        Term.objects.create(organization_id=here, began_on=began, ends_on=ends, extended_to=later)
        if random.random() < 0.6:
            held = random.choice([None, some_day(random)])
            reported = random.choice([None, held and held + timedelta(days=random.randrange(20))])
            Election.objects.create(organization_id=here, held_on=held, reported_on=reported)


def rate(scope: int, period: Period) -> Decimal | None:
    """Return the percentage, None where no term ends or (no branch recorded any) it is unknown."""

    def within(day: date | None) -> bool:
        return day is not None and period.first <= day <= period.last

    due = {
        term.organization_id
        for term in Term.objects.all()
        if term.organization_id in BELOW[scope]
        and within(term.extended_to or term.ends_on)
        and not renewed(term, period.first)
    }
    done = {
        one.organization_id
        for one in Election.objects.all()
        if one.organization_id in BELOW[scope] and within(one.held_on) and within(one.reported_on)
    }
    if not due:
        return None
    return (Decimal(100 * len(done)) / len(due)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def renewed(term: Term, day: date) -> bool:
    """Whether the next term had begun before the day."""
    return any(
        term.began_on < next_one.began_on < day
        for next_one in Term.objects.filter(organization=term.organization_id)
    )


def hold(engine: Engine) -> None:
    catalogue = Catalogue(engine)
    for scope in BELOW:
        for period in PERIODS:
            name = Organization.objects.get(pk=scope).full_name
            value = catalogue.value("换届完成率", Scope(scope, name), period)
            assert value.number == rate(scope, period), (scope, period, value)


@pytest.mark.django_db
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False))
def test_elections_are_reckoned_alike(random: Random) -> None:
    with transaction.atomic():
        load(Example("", Path(), {}))
        write(random)
        hold(DjangoEngine())
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_elections_are_reckoned_alike_over_parquet(tmp_path: Path) -> None:
    load(Example("", Path(), {}))
    write(Random(7))
    ledger.export(tmp_path)
    hold(DuckEngine(tmp_path))

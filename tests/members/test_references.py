"""平均年龄 against ages reckoned by calendar, on generated births and days."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dangwu.catalogue.running import Catalogue
from dangwu.core.calendar import add_years, month_last
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from dangwu.members.models import Member, Membership
from tests.examples import Example, load

EDGES = (19720229, 19720228, 19720301, 19851231, 19860101, 19690100, 19690000, 20000229)
LASTS = (date(2020, 2, 28), date(2020, 2, 29), date(2021, 2, 28), date(2021, 2, 27))


@st.composite
def births(draw: st.DrawFn) -> int:
    """A day as yyyymmdd, sometimes without its day or month."""
    if draw(st.booleans()):
        return draw(st.sampled_from(EDGES))
    day = draw(st.dates(date(1930, 1, 1), date(2001, 12, 31)))
    number = day.year * 10000 + day.month * 100 + day.day
    unknown = draw(st.sampled_from([1, 1, 100, 10000]))
    return number - number % unknown


lasts = st.one_of(st.sampled_from(LASTS), st.dates(date(2019, 1, 1), date(2024, 12, 31)))


def age(birth_no: int, day: date) -> int:
    """Return the birthdays reached, an unknown month or day being the first."""
    year, month, of_month = birth_no // 10000, birth_no // 100 % 100, birth_no % 100
    born = date(year, max(month, 1), max(of_month, 1))
    years = day.year - year
    return years if add_years(born, years) <= day else years - 1


def mean(ages: list[int]) -> Decimal:
    return (Decimal(sum(ages)) / len(ages)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def enrol(numbers: list[int]) -> None:
    for number in numbers:
        member = Member.objects.create(
            name="员", sex="女", birth_no=number, education="高中", admitted_on=date(2015, 1, 1)
        )
        Membership.objects.create(member=member, organization_id=9, since=date(2015, 1, 1))
    Member.objects.filter(pk=91).update(left_on=date(2015, 1, 1))


def asked(engine: Engine, last: date) -> Decimal | None:
    period = Period(last.replace(day=1), last)
    return Catalogue(engine).value("平均年龄", Scope(8, "乙"), period).number


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example([19720229], date(2021, 2, 28))
@example([19720229], date(2020, 2, 28))
@given(st.lists(births(), min_size=1, max_size=6), lasts)
def test_ages_are_reckoned_by_calendar(numbers: list[int], last: date) -> None:
    with transaction.atomic():
        load(Example("", Path(), {}))
        enrol(numbers)
        assert asked(DjangoEngine(), last) == mean([age(number, last) for number in numbers])
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_ages_are_reckoned_alike_over_parquet(tmp_path: Path) -> None:
    load(Example("", Path(), {}))
    enrol(list(EDGES))
    ledger.export(tmp_path)
    engine = DuckEngine(tmp_path)

    for last in (*LASTS, *(month_last(number) for number in range(24240, 24252))):
        assert asked(engine, last) == mean([age(number, last) for number in EDGES])

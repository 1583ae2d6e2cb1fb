"""The day's counts: kept once, written over by a later look, read as a course."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.models.query import QuerySet

from dangwu.core.period import Period
from dangwu.findings.counting import Count, DayCounts, course, note
from dangwu.findings.errors import DayBeforePeriod
from dangwu.findings.models import DailyCount
from dangwu.findings.span import as_of, half_of, to_date
from dangwu.organizations import locks
from dangwu.organizations.models import Organization
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 3)
COUNTS = [Count("甲", "error", 3, 1), Count("乙", "warning", 0)]


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    load(Example("", Path(), {}))


def test_the_same_look_writes_nothing_twice() -> None:
    assert [note(1, DAY, COUNTS), note(1, DAY, COUNTS)] == [2, 0]
    assert note(1, DAY, [Count("甲", "error", 2), Count("乙", "warning", 0)]) == 1
    assert list(DailyCount.objects.order_by("check_name").values_list("check_name", "findings")) == [
        ("乙", 0), ("甲", 2),
    ]  # fmt: skip


def test_each_organization_and_day_has_its_own() -> None:
    note(1, DAY, COUNTS)
    note(3, DAY, COUNTS[:1])
    note(1, DAY - timedelta(days=2), COUNTS[1:])
    assert course(1, DAY, 10) == [
        DayCounts(date(2020, 7, 1), (Count("乙", "warning", 0),)),
        DayCounts(DAY, (Count("乙", "warning", 0), Count("甲", "error", 3, 1))),
    ]
    assert course(1, date(2020, 7, 2), 10) == course(1, DAY, 10)[:1]
    assert course(1, DAY, 1) == course(1, DAY, 10)[1:]
    assert course(1, DAY, 10, "甲") == [DayCounts(DAY, (Count("甲", "error", 3, 1),))]


def test_a_day_says_what_stands_and_what_is_waived() -> None:
    day = DayCounts(DAY, (*COUNTS, Count("丙", "warning", 4, 4), Count("丁", "warning", 5)))
    assert (day.errors, day.warnings, day.waived, day.standing()) == (2, 5, 5, 7)
    assert day.of("丙") == Count("丙", "warning", 4, 4)
    assert day.of("戊") is None


def test_a_database_that_is_busy_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(QuerySet, "bulk_create", busy)
    assert note(1, DAY, COUNTS) == 0


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2020, 7, 1), "2020H1"), (date(2020, 8, 31), "2020H1"), (date(2020, 9, 1), "2020H2"),
        (date(2020, 2, 29), "2019H2"), (date(2020, 6, 30), "2020H1"),
    ],
)  # fmt: skip
def test_the_half_year_that_is_worked_on(day: date, half: str) -> None:
    assert half_of(1, day).key == half
    assert to_date(1, day) == Period(Period.parse(half).first, day)


def test_a_report_closes_the_half_year_before() -> None:
    before = Period.parse("2020H1")
    locks.lock(Organization.objects.get(pk=1), before, title="总结")
    assert to_date(1, DAY) == Period(date(2020, 7, 1), DAY)


def test_a_period_as_of_a_day() -> None:
    half = Period.parse("2020H1")
    assert as_of(half, date(2020, 3, 31)) == Period(half.first, date(2020, 3, 31))
    assert as_of(half, half.first) == Period(half.first, half.first)
    assert as_of(half, date(2020, 7, 1)) == half
    with pytest.raises(DayBeforePeriod):
        as_of(half, date(2019, 12, 31))

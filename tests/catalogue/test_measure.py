"""The forms of a measure, what each asks of SQL, and rounding by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from dangwu.catalogue.measure import Measure, MeasureUnreadable, day_label, divide
from dangwu.catalogue.running import INCOMPLETE, NO_RECORD, Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.dues.models import Assessment
from dangwu.engine.django_engine import DjangoEngine
from tests.examples import Example, load


@pytest.mark.parametrize(
    ("text", "select"),
    [
        ("count(*)", "count(*) as above, 1 as below"),
        ("count(distinct a_id)", "count(distinct a_id) as above, 1 as below"),
        ("sum(a)", "cast(sum(a) as bigint) as above, 1 as below"),
        ("max(a)", "max(a) as above, 1 as below"),
        (
            "sum(a) / sum(b)",
            "cast(sum(a) as bigint) as above, cast(sum(b) as bigint) as below",
        ),
        (
            "count(known a)",
            "case when count(a) = count(*) then count(*) end as above, 1 as below",
        ),
        (
            "sum(known a)",
            "case when count(a) = count(*) then cast(sum(a) as bigint) end as above, 1 as below",
        ),
        ("only(a)", "count(distinct a) as above, min(a) as below"),
        ("day(a)", "count(distinct a) as above, min(a) as below"),
    ],
)
def test_a_measure_asks(text: str, select: str) -> None:
    assert Measure.parse(text).select == f"count(*) as records, {select}"


def test_a_measure_may_divide_by_a_number_or_name_two_figures() -> None:
    assert Measure.parse("sum(known a) / 100") == Measure(above="sum(known a)", divisor=100)
    assert Measure.parse("甲 / 乙") == Measure(figures=("甲", "乙"))
    assert Measure.parse("day(a)") == Measure(only="a", is_day=True)


@pytest.mark.parametrize(
    "text", ["", "avg(a)", "count(known *)", "max(known a)", "day(*)", "sum(a) / x", "甲 / ", "甲"]
)
def test_any_other_measure_is_refused(text: str) -> None:
    with pytest.raises(MeasureUnreadable) as raised:
        Measure.parse(text)
    assert str(raised.value) == f"measure not understood: {text!r}"


@pytest.mark.parametrize(
    ("number", "label"), [(20200630, "2020年6月30日"), (20211201, "2021年12月1日")]
)
def test_a_day_is_written_without_idle_zeros(number: int, label: str) -> None:
    assert day_label(number) == label


@pytest.mark.parametrize(
    ("above", "below", "places", "quotient"),
    [
        (1, 8, 2, "0.13"),
        (124, 1000, 2, "0.12"),
        (-1, 8, 2, "-0.13"),
        (-124, 1000, 2, "-0.12"),
        (0, 3, 1, "0.0"),
        (5, 2, 0, "3"),
    ],
)
def test_quotients_are_rounded_half_up(above: int, below: int, places: int, quotient: str) -> None:
    assert str(divide(above, below, places)) == quotient


def test_nothing_is_divided_by_nothing() -> None:
    assert divide(1, 0, 2) is None


@pytest.mark.django_db
def test_a_sum_says_whether_records_lack_or_lack_their_data() -> None:
    load(Example("", Path(), {}))
    catalogue = Catalogue(DjangoEngine())
    period = Period.parse("2020H1")
    before = catalogue.value("应缴党费总额", Scope(1, "甲"), period)
    for member, due in ((31, 1500), (32, None)):
        Assessment.objects.create(organization_id=3, member_id=member, month_no=24240, due_fen=due)
    after = Catalogue(DjangoEngine()).value("应缴党费总额", Scope(1, "甲"), period)

    assert (before.number, before.records, before.because) == (None, 0, NO_RECORD)
    assert (after.number, after.records, after.because) == (None, 2, INCOMPLETE)
    assert not after.certain
    Assessment.objects.filter(member_id=32).update(due_fen=500)
    whole = Catalogue(DjangoEngine()).value("应缴党费总额", Scope(1, "甲"), period)
    assert (whole.number, whole.because) == (Decimal("20.00"), "")

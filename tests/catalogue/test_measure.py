"""How a figure folds, and the one division."""

from decimal import Decimal

import pytest

from dangwu.catalogue.measure import Measure, MeasureUnreadable, day_label, divide


@pytest.mark.parametrize(
    ("text", "select"),
    [
        ("count(*)", "count(*) as records, count(*) as above, 1 as below"),
        ("count(distinct a)", "count(*) as records, count(distinct a) as above, 1 as below"),
        ("sum(a)", "count(*) as records, cast(sum(a) as bigint) as above, 1 as below"),
        ("max(a) / 10", "count(*) as records, max(a) as above, 1 as below"),
        (
            "sum(a) / count(*)",
            "count(*) as records, cast(sum(a) as bigint) as above, count(*) as below",
        ),
        (
            "count(known a)",
            "count(*) as records, case when count(a) = count(*) then count(*) end as above, 1 as below",
        ),
        (
            "sum(known a) / sum(b)",
            (
                "count(*) as records, "
                "case when count(a) = count(*) then cast(sum(a) as bigint) end as above, "
                "cast(sum(b) as bigint) as below"
            ),
        ),
        ("only(a)", "count(*) as records, count(distinct a) as above, min(a) as below"),
    ],
)
def test_the_select_list(text: str, select: str) -> None:
    assert Measure.parse(text).select == select


def test_what_a_measure_says() -> None:
    assert Measure.parse("sum(a) / 100") == Measure(above="sum(a)", divisor=100)
    assert Measure.parse("甲 / 乙") == Measure(figures=("甲", "乙"))
    assert Measure.parse("day(a)") == Measure(only="a", is_day=True)
    assert Measure.parse("only(a)") == Measure(only="a")


@pytest.mark.parametrize(
    "text", ["", "甲", "avg(a)", "sum(a) / 乙", "sum(a) / avg(b)", "甲 / sum(b)"]
)
def test_an_unreadable_measure(text: str) -> None:
    with pytest.raises(MeasureUnreadable) as caught:
        Measure.parse(text)

    assert str(caught.value) == f"measure not understood: {text!r}"


@pytest.mark.parametrize(
    ("above", "below", "places", "factor", "number"),
    [
        (2, 3, 2, 100, "66.67"),
        (1, 8, 2, 1, "0.13"),
        (-1, 8, 2, 1, "-0.13"),
        (-1, 3, 2, 1, "-0.33"),
        (1, 2, 0, 1, "1"),
        (1249, 1000, 1, 1, "1.2"),
        (5, 1, 2, 1, "5.00"),
        (-1, 1000, 2, 1, "0.00"),
        ("0.125", 1, 2, 1, "0.13"),
        ("0.001", "0.003", 2, 100, "33.33"),
    ],
)
def test_division_is_exact_and_half_up(
    above: int | str, below: int | str, places: int, factor: int, number: str
) -> None:
    found = divide(Decimal(above), Decimal(below), places, factor)

    assert found == Decimal(number)
    assert str(found) == number


def test_nothing_is_divided_by_nothing() -> None:
    assert divide(1, 0, 2) is None


def test_a_day_in_words() -> None:
    assert day_label(20200630) == "2020年6月30日"

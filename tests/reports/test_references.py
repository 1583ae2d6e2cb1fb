"""Of which time and unit a sentence speaks."""

import pytest

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.reports.references import compared_period, spoken_period, spoken_scope

HALF = Period.parse("2020H1")
YEAR = Period.parse("2020")


@pytest.mark.parametrize(
    ("text", "own", "key"),
    [
        ("去年同期", HALF, "2019H1"),
        ("上年同期", Period.parse("2020Q3"), "2019Q3"),
        ("去年", HALF, "2019"),
        ("上年底", HALF, "2019"),
        ("前年", HALF, "2018"),
        ("前年同期", HALF, "2018H1"),
        ("去年下半年", HALF, "2019H2"),
        ("2019年", HALF, "2019"),
        ("2019年上半年", HALF, "2019H1"),
        ("第一季度", HALF, "2020Q1"),
        ("二季度", HALF, "2020Q2"),
        ("5月份", HALF, "2020-05"),
        ("12月", YEAR, "2020-12"),
        ("上半年", YEAR, "2020H1"),
    ],
)
def test_spoken_period(text: str, own: Period, key: str) -> None:
    found = spoken_period(text, own)

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("text", ["近三年", "历年", "十三五期间", "13月", "本月"])
def test_open_times_are_not_guessed(text: str) -> None:
    assert spoken_period(text, HALF) is None


@pytest.mark.parametrize(
    ("before", "own", "key"),
    [
        ("党员总数", HALF, "2019H2"),
        ("比去年同期增加", HALF, "2019H1"),
        ("同比增长", HALF, "2019H1"),
        ("环比增长", HALF, "2019H2"),
        ("比上年末净增", HALF, "2019"),
        ("较年初增加", HALF, "2019"),
        ("比上年净增", YEAR, "2019"),
    ],
)
def test_compared_period(before: str, own: Period, key: str) -> None:
    found = compared_period(before, own)

    assert found is not None
    assert found.key == key


def test_last_year_is_open_in_a_half_year() -> None:
    assert compared_period("比上年净增", HALF) is None


FIRST = Scope(3, "第一党支部", other_names=("云岭市物资储备局第一党支部",))
OTHER = Scope(4, "老干部第一党支部")
STORE = Scope(5, "城南粮库党支部")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("第一党支部", FIRST),
        ("云岭市物资储备局第一党支部", FIRST),
        ("粮库党支部", STORE),
        ("党支部", None),
        ("第二党支部", None),
    ],
)
def test_spoken_scope(name: str, found: Scope | None) -> None:
    assert spoken_scope(name, [FIRST, OTHER, STORE]) == found

"""Of which time and unit a sentence speaks."""

import pytest

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.reports.references import compared_period, spoken_period, spoken_scope, wider_subject

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


@pytest.mark.parametrize(
    ("name", "kind", "own"),
    [
        ("本支部", "党支部", True),
        ("我党支部", "党支部", True),
        ("本支部", "单位", False),
        ("本小组", "党小组", True),
        ("我局", "单位", True),
        ("我局", "党支部", False),
        ("本党委", "机关党委", True),
        ("本单位", "单位", True),
    ],
)
def test_its_own_name_for_itself(name: str, kind: str, own: bool) -> None:
    scope = Scope(9, "甲", kind)
    assert spoken_scope(name, [scope, FIRST]) == (scope if own else None)


@pytest.mark.parametrize(
    ("before", "kind", "wider"),
    [
        ("全局共有党员", "党支部", "全局"),
        ("全局共有党员", "单位", ""),
        ("全局共有党员", "机关党委", ""),
        ("围绕全局工作，支部有党员", "党支部", ""),
        ("支部响应号召，全系统捐款", "党总支", "全系统"),
        ("局机关共有党支部", "党小组", "局机关"),
        ("全局各党支部开展活动", "党支部", "全局"),
        ("局机关第一党支部有党员", "党支部", ""),
        ("局机关一支部有党员", "党支部", ""),
        ("共有党员", "党支部", ""),
        ("全委员会共有党员", "党支部", ""),
    ],
)
def test_a_branch_does_not_speak_for_the_bureau(before: str, kind: str, wider: str) -> None:
    assert wider_subject(before, Scope(9, "甲", kind)) == wider


@pytest.mark.parametrize(
    "before",
    [
        "五年来党员增加",
        "自2016年以来增加",
        "比前年增加",
        "近三年增加",
        "较2018年增加",
        "十三五期间增加",
    ],
)
def test_long_ago_is_not_guessed(before: str) -> None:
    assert compared_period(before, HALF) is None


def test_this_year_is_not_long_ago() -> None:
    found = compared_period("今年以来同比增长", HALF)

    assert found == Period.parse("2019H1")

"""Numbers that cannot all be true: both sides of each relation, whole sentences."""

from decimal import Decimal

import pytest

from dangwu.catalogue.contradictions import Stated, contradictions, relations
from dangwu.catalogue.figures import figures
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value

HALF = Period.parse("2020H1")


def said(**numbers: str | int) -> list[Stated]:
    return [
        Stated(name.replace("_", ""), Decimal(number), place)
        for place, (name, number) in enumerate(numbers.items())
    ]


def records(**numbers: str | int | None) -> dict[str, Value]:
    return {
        name: Value(name, "个", Scope(1, "甲"), HALF, None if n is None else Decimal(n))
        for name, n in numbers.items()
    }


def because(numbers: list[Stated], known: dict[str, Value] | None = None) -> list[str]:
    return [one.because for one in contradictions(numbers, known)]


def test_numbers_that_agree() -> None:
    assert because(said(党员总数=10, 正式党员数=8, 预备党员数=2, 女党员数=10)) == []


def test_parts_of_a_complete_sum() -> None:
    assert because(said(党员总数=10, 正式党员数=8, 预备党员数=1)) == [
        "正式党员数8 + 预备党员数1 = 9，少于党员总数10"
    ]
    assert because(said(党员总数=10, 男党员数=8, 女党员数=3)) == [
        "男党员数8 + 女党员数3 = 11，多于党员总数10"
    ]


def test_one_part_alone_says_nothing() -> None:
    assert because(said(党员总数=10, 正式党员数=8)) == []
    assert because(said(正式党员数=8, 预备党员数=1)) == []


def test_a_sum_with_other_kinds_beside_it_only_exceeds() -> None:
    assert because(said(党支部数=8, 机关支部数=4, 企业支部数=2)) == []
    assert because(said(党支部数=6, 机关支部数=4, 企业支部数=3)) == [
        "机关支部数4 + 企业支部数3 = 7，多于党支部数6"
    ]


def test_by_the_records_the_parts_make_up_the_whole() -> None:
    told = said(党支部数=8, 机关支部数=4, 企业支部数=3)
    known = records(党支部数=7, 机关支部数=4, 企业支部数=3)

    assert because(told, known) == [
        "机关支部数4 + 企业支部数3 = 7，少于党支部数8",
        "党支部数写为8个，记录为7个",
    ]
    assert because(told, records(党支部数=8, 机关支部数=4, 企业支部数=3)) == []
    assert because(told, records(党支部数=8, 机关支部数=4, 企业支部数=None)) == []


def test_a_part_above_its_whole() -> None:
    assert because(said(五星党员数=5, 星级党员数=5)) == []
    assert because(said(五星党员数=6, 星级党员数=5)) == ["五星党员数6，多于星级党员数5"]


def test_the_same_figure_twice() -> None:
    numbers = [
        Stated("党员总数", Decimal(10), 1),
        Stated("党员总数", Decimal(10), 2),
        Stated("党员总数", Decimal(11), 4),
        Stated("党员总数", Decimal(12), 5, about=True),
        Stated("党员总数", Decimal(13), 6, scope="第一党支部"),
        Stated("党员总数", Decimal(14), 7, period="去年"),
    ]

    [found] = contradictions(numbers)

    assert found.because == "党员总数前后不一：一处为10名，一处为11名"
    assert found.places == (1, 4)
    assert found.figures == ("党员总数",)


@pytest.mark.parametrize("rate", ["66.67", "66.7", "67"])
def test_a_rate_agrees_to_its_own_places(rate: str) -> None:
    assert because(said(整改完成率=rate, 整改问题数=2, 发现问题数=3)) == []


def test_a_rate_that_disagrees() -> None:
    assert because(said(整改完成率="66.66", 整改问题数=2, 发现问题数=3)) == [
        "整改问题数2、发现问题数3，应得66.67%，而整改完成率写为66.66%"
    ]
    assert because(said(党费收缴率="98", 党费收缴总额="99.5", 应缴党费总额=100)) == [
        "党费收缴总额99.5、应缴党费总额100，应得100%，而党费收缴率写为98%"
    ]


def test_a_share_is_a_rate() -> None:
    told = [
        Stated("占比(女党员数,党员总数)", Decimal(30), 0),
        Stated("女党员数", Decimal(3), 0),
        Stated("党员总数", Decimal(9), 1),
    ]

    assert [(one.because, one.places) for one in contradictions(told)] == [
        ("女党员数3、党员总数9，应得33%，而占比(女党员数,党员总数)写为30%", (0, 1))
    ]


def test_a_rate_without_its_numbers_or_of_nothing() -> None:
    assert because(said(整改完成率="66.66", 整改问题数=2)) == []
    assert because(said(整改完成率="66.66", 整改问题数=0, 发现问题数=0)) == []


def test_against_the_records() -> None:
    assert because(said(党员总数=10), records(党员总数=10)) == []
    assert because(said(党员总数=10), records(党员总数=11)) == ["党员总数写为10名，记录为11个"]
    assert because(said(党员总数=10), records(党员总数=None)) == []
    about = [Stated("党员总数", Decimal(10), 0, about=True)]
    assert because(about, records(党员总数=11)) == []


def test_fewer_decimals_than_the_records_are_rounded_not_changed() -> None:
    assert because(said(整改完成率="66.7"), records(整改完成率="66.67")) == []
    assert because(said(整改完成率="66.6"), records(整改完成率="66.67")) == [
        "整改完成率写为66.6%，记录为66.67个"
    ]
    assert because(said(整改完成率="67"), records(整改完成率="66.67")) == []
    assert because(said(整改完成率="66"), records(整改完成率="66.67")) == [
        "整改完成率写为66%，记录为66.67个"
    ]


def test_a_name_that_is_no_figure_has_no_unit() -> None:
    numbers = [Stated("增减(党员总数)", Decimal(n), n) for n in (1, 2)]

    assert because(numbers) == ["增减(党员总数)前后不一：一处为1，一处为2"]


def test_the_relations_name_figures() -> None:
    known = relations()
    names = {name for pair in known.subsets for name in pair}
    names |= {name for one in known.sums for name in (one.whole, *one.parts)}
    names |= {name for rate, pair in known.rates.items() for name in (rate, *pair)}

    assert names <= set(figures())

"""Which months a sentence speaks of."""

import pytest

from dangwu.core.period import Period
from dangwu.reports.stretches import Open, stretch

HALF = Period.parse("2020H1")


@pytest.mark.parametrize(
    ("before", "days"),
    [
        ("1至5月，收缴党费", "2020-01-01..2020-05-31"),
        ("1—5月收缴党费", "2020-01-01..2020-05-31"),
        ("一至五月收缴党费", "2020-01-01..2020-05-31"),
        ("2月到3月，", "2020-02-01..2020-03-31"),
        ("2020年1-6月，", "2020-01-01..2020-06-30"),
        ("5月以来，", "2020-05-01..2020-06-30"),
        ("截至5月底，共有党员", "2020-01-01..2020-05-31"),
        ("截至2020年5月15日，共有党员", "2020-01-01..2020-05-15"),
        ("截止6月末，", "2020-01-01..2020-06-30"),
        ("2月至3月收缴，截至5月底，", "2020-01-01..2020-05-31"),
    ],
)
def test_stretches_of_the_own_period(before: str, days: str) -> None:
    assert stretch(before, HALF) == Period.parse(days)


@pytest.mark.parametrize(
    "before",
    [
        "收缴党费",
        "5月份收缴党费",
        "今年以来收缴党费",
        "1至5月停收，上半年共收缴",
        "截至目前，",
        "到2020年，党员达到",
        "到2025年办完，今年",
        "5至8名党员",
    ],
)
def test_no_stretch(before: str) -> None:
    assert stretch(before, HALF) is None


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("1至8月，", "1至8月"),
        ("截至12月底，", "截至12月底"),
        ("截至2019年5月底，", "截至2019年5月底"),
        ("截至6月31日，", "截至6月31日"),
        ("到2025年，党员达到", "到2025年"),
        ("8月以来，", "8月以来"),
        ("5至3月，", "5至3月"),
        ("0至13月，", "0至13月"),
    ],
)
def test_what_lies_outside_is_open(before: str, words: str) -> None:
    with pytest.raises(Open, match=words):
        stretch(before, HALF)


def test_a_stretch_before_the_period_is_open() -> None:
    with pytest.raises(Open, match="截至5月底"):
        stretch("截至5月底，", Period.parse("2020H2"))

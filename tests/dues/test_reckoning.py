"""What is due on a base, on both sides of each limit, by the rule of 2008."""

from datetime import date

import pytest

from dangwu.core.money import fen
from dangwu.dues.reckoning import due_fen
from dangwu.rules.book import rule
from dangwu.rules.rule import Band, NoRuleInForce

PAID = [
    ("0", "0"), ("0.99", "0"), ("1", "0.01"), ("3000", "15"), ("3000.01", "30"),
    ("4567.89", "45.68"), ("5000", "50"), ("5000.01", "75"), ("7654.32", "114.81"),
    ("10000", "150"), ("10000.01", "200"),
]  # fmt: skip


def bands(day: date = date(2020, 1, 1)) -> tuple[Band, ...]:
    answer = rule("dues_bands").at(day)
    assert not isinstance(answer, NoRuleInForce)
    return answer.bands


@pytest.mark.parametrize(("base", "due"), PAID)
@pytest.mark.parametrize("category", ["在职", "年薪", "个体"])
def test_the_band_is_of_the_whole_base(category: str, base: str, due: str) -> None:
    assert due_fen(category, fen(base), bands()) == fen(due)


@pytest.mark.parametrize(
    ("base", "due"), [("5000", "25"), ("5000.01", "50"), ("12000", "120"), ("3000.01", "15")]
)
def test_the_retired_have_two_bands(base: str, due: str) -> None:
    assert due_fen("离退休", fen(base), bands()) == fen(due)


@pytest.mark.parametrize("category", ["学生", "下岗失业", "低保"])
def test_some_pay_a_fixed_sum_without_a_base(category: str) -> None:
    assert due_fen(category, None, bands()) == 20


@pytest.mark.parametrize(
    ("agreed", "due"), [(None, None), (19, None), (20, 20), (100, 100), (101, None)]
)
def test_farmers_pay_what_was_agreed_within_the_range(agreed: int | None, due: int | None) -> None:
    assert due_fen("农民", None, bands(), agreed) == due


@pytest.mark.parametrize("category", ["在职", "离退休"])
def test_without_a_base_the_due_is_unknown(category: str) -> None:
    assert due_fen(category, None, bands()) is None


def test_without_a_band_the_due_is_unknown() -> None:
    assert due_fen("别的", 100, bands()) is None

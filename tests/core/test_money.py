"""Money: fen to yuan, back, and in capital numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangwu.core.money import capitals, fen, yuan


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (15, "壹角伍分"),
        (100, "壹元整"),
        (101, "壹元零壹分"),
        (110, "壹元壹角整"),
        (1000, "壹拾元整"),
        (10_05, "壹拾元零伍分"),
        (1204050, "壹万贰仟零肆拾元伍角整"),
        (100_000_00, "壹拾万元整"),
        (100_001_00, "壹拾万零壹元整"),
        (101_000_00, "壹拾万零壹仟元整"),  # the zero may be left out; it is written
        (100_100_00, "壹拾万零壹佰元整"),
        (1_000_000_000_00, "壹拾亿元整"),
        (1_0000_0001_00, "壹亿零壹元整"),
        (1_0001_0000_00, "壹亿零壹万元整"),
        (16481001, "壹拾陆万肆仟捌佰壹拾元零壹分"),
        (-12345, "负壹佰贰拾叁元肆角伍分"),
    ],
)
def test_capital_numerals(amount: int, words: str) -> None:
    assert capitals(amount) == words


def test_fen_and_yuan() -> None:
    assert yuan(12345) == Decimal("123.45")
    assert fen("123.45") == 12345
    assert fen(Decimal("-0.01")) == -1
    with pytest.raises(ValueError, match=r"^0\.001 元不是整数分$"):
        fen("0.001")


@given(st.integers(-(10**12), 10**12))
def test_yuan_turn_back_into_the_same_fen(amount: int) -> None:
    assert fen(yuan(amount)) == amount


@given(st.integers(1, 10**13))
def test_capital_numerals_keep_every_digit_and_no_two_zeros_meet(amount: int) -> None:
    words = capitals(amount)
    digits = [c for c in words if c in "壹贰叁肆伍陆柒捌玖"]

    assert ["零壹贰叁肆伍陆柒捌玖".index(d) for d in digits] == [
        int(d) for d in str(amount) if d != "0"
    ]
    assert "零零" not in words

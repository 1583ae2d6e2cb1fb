"""Chinese numerals as they stand in running text."""

import pytest

from dangwu.core.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("六", 6),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十四", 24),
        ("两", 2),
        ("两百", 200),
        ("一百零五", 105),
        ("一千零二十", 1020),
        ("三千", 3000),
        ("一万二千", 12000),
        ("十万", 100000),
        ("一亿零三百", 100000300),
        ("一亿二千万", 120000000),
        ("一万亿", 1000000000000),
        ("一九四九", 1949),
        ("二〇二〇", 2020),
        ("零", 0),
        ("12", 12),
        ("1,200", 1200),
        ("1，200", 1200),
    ],
)
def test_a_numeral_is_read(text: str, number: int) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "个", "六个", "12个", "-1", "1.5", "三五", "五六十", "十五六", "一百二三十"]
)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert read_numeral(text) is None

"""Bands in the words of people, and back."""

from dataclasses import replace

import pytest

from dangwu.rules.band_words import FORM, BandLineUnreadable, BandsBroken, read_bands, write_bands
from dangwu.rules.book import rule
from dangwu.rules.rule import OPEN_FEN, Band

BANDS = (
    Band("在职", 0, 300_000, rate_bp=50),
    Band("在职", 300_000, 500_050, rate_bp=100),
    Band("在职", 500_050, OPEN_FEN, rate_bp=125),
    Band("农民", least_fen=20, most_fen=100),
    Band("学生", least_fen=20, most_fen=20),
)
TEXT = """在职 3000元及以下 0.5%
在职 3000元以上至5000.5元 1%
在职 5000.5元以上 1.25%
农民 0.2元至1元
学生 0.2元"""


def test_there_and_back() -> None:
    assert write_bands(BANDS) == TEXT
    assert read_bands(TEXT) == BANDS


def test_the_shipped_ones_come_back_but_for_their_articles() -> None:
    shipped = rule("dues_bands").versions[0].bands

    assert read_bands(write_bands(shipped)) == tuple(replace(one, article="") for one in shipped)


def test_as_clerks_type_it() -> None:
    typed = """
    在职：３０００以下　0.5％
    在职 3000-5000.50元（含） 1%

    在职 5000.50以上 1.25%
    农民 每月0.20—1.00元
    学生 每月0.20元
    """

    assert read_bands(typed) == BANDS


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("在职", 1), ("在职 三千元以下 1%", 1), ("在职 3000元以下 一成", 1), ("农民 1元至0.2元", 1),
        ("学生 0.20元\n在职 3000元以下 0.5% 免交", 2), ("学生 0.205元", 1),
    ],
)  # fmt: skip
def test_a_line_that_says_no_band(line: str, number: int) -> None:
    with pytest.raises(BandLineUnreadable) as caught:
        read_bands(line)

    said = line.splitlines()[number - 1]
    assert str(caught.value) == f"第{number}行“{said}”看不懂，每行写一档，例如：{FORM}。"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("在职 3000元及以下 1%", "最后一档到3000元为止，请写成“以上”，使其没有上限。"),
        ("在职 3000元及以下 1%\n在职 3000.01元以上 2%", "应从3000元接起，现在是3000.01元。"),
        ("在职 3000元以上 1%", "应从0元接起，现在是3000元。"),
        ("在职 1%\n在职 2%", "前一档已没有上限，其后不应再有档。"),
        ("在职 0元及以下 1%\n在职 0元以上 2%", "上限0元应大于下限。"),
    ],
)
def test_bands_that_do_not_follow(text: str, why: str) -> None:
    with pytest.raises(BandsBroken) as caught:
        read_bands(text)

    assert str(caught.value) == f"“在职”的各档没有接上：{why}"

"""The phrase language and its faults, each in whole words."""

import pytest

from dangwu.documents.slots import FigureWords, Lexicon, split_says
from dangwu.documents.slots.errors import PhraseUnreadable
from dangwu.documents.slots.phrases import read_phrase
from dangwu.documents.slots.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        (
            "收缴党费元",
            "指标“甲”的说法“收缴党费元”看不懂：数字的位置 {} 应当恰好出现一次。例如：收缴党费{}元。",
        ),
        (
            "党员{}名{}人",
            "指标“甲”的说法“党员{}名{}人”看不懂：数字的位置 {} 应当恰好出现一次。例如：收缴党费{}元。",
        ),
        (
            "[共收缴{}元",
            "指标“甲”的说法“[共收缴{}元”看不懂：“[”没有配对的“]”。请补上“]”。",
        ),
        (
            "共)收缴{}元",
            "指标“甲”的说法“共)收缴{}元”看不懂：多了一个“)”。请去掉它，或补上与它成对的括号。",
        ),
        (
            "一//二//三//四{}元",
            "指标“甲”的说法“一//二//三//四{}元”看不懂：“//”太多。{} 的前面和后面最多各用一个“//”。",
        ),
        (
            "{}名",
            "指标“甲”的说法“{}名”看不懂：{} 的前后没有词。请写出数字前面或单位后面的词。",
        ),
        (
            "党员{}(名|丑)",
            (
                "指标“甲”的说法“党员{}(名|丑)”看不懂：“丑”不是单位。"
                "单位见 vocabulary.toml 的 [units]。"
            ),
        ),
        (
            "<没有这一类>{}名",
            "指标“甲”的说法“<没有这一类>{}名”看不懂：没有名为“没有这一类”的词类。已有的词类："
            + "、".join(sorted(vocabulary().classes))
            + "。",
        ),
    ],
)
def test_a_faulty_phrase_says_what_is_wrong(phrase: str, message: str) -> None:
    with pytest.raises(PhraseUnreadable) as caught:
        read_phrase("甲", phrase, "名")
    assert str(caught.value) == message


def test_a_lexicon_names_the_figure_with_the_faulty_phrase() -> None:
    with pytest.raises(PhraseUnreadable, match="指标“乙”的说法“无数”看不懂"):
        Lexicon([FigureWords("乙", "名", "党员", ("无数",))])


def test_bars_inside_brackets_do_not_split() -> None:
    line = "[共|累计]收缴{}元 | 党费 {}元 | (甲|乙){}名"
    assert split_says(line) == ("[共|累计]收缴{}元", "党费 {}元", "(甲|乙){}名")


@pytest.mark.parametrize(
    ("phrase", "before", "fits"),
    [
        ("[共]收缴党费{}元", "收缴党费", True),
        ("[共]收缴党费{}元", "共收缴党费", True),
        ("收缴 党费{}元", "收缴了党费", True),
        ("收缴党费{}元", "收缴了党费", False),
        ("讲…党课{}次", "讲专题廉政党课", True),
        ("讲…党课{}次", "讲课，听党课", False),
        ("(讲|上)党课{}次", "上党课", True),
        ("(讲|上)党课{}次", "听党课", False),
        ("<收缴>党费{}元", "缴纳党费", True),
    ],
)
def test_what_a_phrase_fits(phrase: str, before: str, fits: bool) -> None:
    left = read_phrase("甲", phrase, "元").left
    assert left is not None
    assert bool(left.fullmatch(before[::-1].replace("，", ","))) is fits

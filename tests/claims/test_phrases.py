"""The small language of claims, and each of its faults."""

import pytest

from dangwu.core.errors import DangwuError
from dangwu.documents.claims import ClaimWords, find_claims
from dangwu.documents.claims_phrases import ClaimPhraseUnreadable, guards, read_phrase
from dangwu.documents.claims_sentences import sentences
from dangwu.documents.paragraphs import Paragraph


def texts(phrase: str, text: str) -> list[str]:
    claims = find_claims([Paragraph("body", text)], [ClaimWords("某", (phrase,))])
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("phrase", "text", "claim"),
    [
        ("甲[乙|丙]丁", "甲丙丁", "甲丙丁"),
        ("甲[乙|丙]丁", "甲丁", "甲丁"),
        ("甲(乙|[丙]戊)丁", "甲丙戊丁", "甲丙戊丁"),
        ("<书记>好", "党支部书记好", "党支部书记好"),
        ("甲…丁", "甲一二三四五六七八九十子丑丁", "甲一二三四五六七八九十子丑丁"),
        ("甲 & 丁", "丁，某，甲", "丁，某，甲"),
        ("{n}个甲", "一百零五个甲", "一百零五个甲"),
        ("{n}个甲", "约1,200个甲", "约1,200个甲"),
    ],
)
def test_what_it_reads(phrase: str, text: str, claim: str) -> None:
    assert texts(phrase, text) == [claim]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("甲(乙|丙)丁", "甲丁"),
        ("甲…丁", "甲一二三四五六七八九十子丑寅丁"),
        ("甲…丁", "甲，丁"),
        ("甲 & 丁", "甲。丁"),
        ("甲 & 丁", "甲" + "某" * 39 + "丁"),
        ("甲丁", "《甲丁》"),
    ],
)
def test_what_it_does_not_read(phrase: str, text: str) -> None:
    assert texts(phrase, text) == []


def test_unless() -> None:
    words = [ClaimWords("某", ("甲…丁",), ("乙",))]

    assert find_claims([Paragraph("body", "甲乙丁")], words) == []
    assert len(find_claims([Paragraph("body", "甲丙丁")], words)) == 1


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("甲[乙", "“[”没有配对的“]”"),
        ("甲)乙", "多了一个“)”"),
        ("<没有这一类>", "没有名为“没有这一类”的词类"),
        ("{n}个，{n}人", "{n} 最多出现一次"),
        ("甲 &  & 乙", "“&”的两边都要有词"),
    ],
)
def test_a_fault_names_the_claim_and_the_phrase(phrase: str, fault: str) -> None:
    with pytest.raises(ClaimPhraseUnreadable) as caught:
        read_phrase("某断言", phrase)

    assert isinstance(caught.value, DangwuError)
    assert str(caught.value) == f"断言“某断言”的说法“{phrase}”：{fault}。"


def test_the_guards_are_read() -> None:
    assert guards().plans.search("拟于年底完成")
    assert not guards().modal.search("按要求")


def test_a_sentence_knows_its_way_back() -> None:
    [first, second] = sentences("《甲》 “乙”。丙")

    assert (first.text, second.text) == ("◇乙。", "丙")
    assert first.original(1, 2) == (5, 6)
    assert second.clause(0) == (0, 1)

"""Typed numbers: found where they certainly say a figure, and held to it in the roundness of their words."""

from decimal import Decimal

import pytest

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, FigureWords, Lexicon
from dangwu.documents.typed import Typed, agrees, find_typed

LEXICON = Lexicon(
    [
        FigureWords("党员总数", "名", "党员", ("党员 {}名",)),
        FigureWords("党费收缴总额", "元", "党费", ("收缴 党费{}元",)),
    ]
)
HALF = Period.parse("2020H1")


def found(text: str) -> list[Typed]:
    return find_typed([Paragraph("body", text)], LEXICON, Context(period=HALF))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("共有党员303名。", ["303"]),
        ("收缴党费126,578.79元。", ["126,578.79"]),
        ("1.共有党员303名。", ["303"]),
        ("（2）共有党员303名。", ["303"]),
        ("下半年力争党员达到303名。", []),
        ("第303名党员。", []),
        ("2020年6月30日", []),
        ("云储发〔2020〕15号", []),
        ("共有党员X名。", []),
    ],
)
def test_found(text: str, numbers: list[str]) -> None:
    assert [one.text for one in found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "known", "agreed"),
    [
        ("共有党员303名。", "303", True),
        ("共有党员303名。", "304", False),
        ("收缴党费12.66万元。", "126578.79", True),
        ("收缴党费12.65万元。", "126578.79", False),
        ("共有党员300余名。", "303", True),
        ("共有党员310余名。", "303", False),
        ("共有党员近310名。", "303", True),
        ("共有党员近300名。", "303", False),
        ("共有党员约300名。", "303", True),
        ("共有党员约200名。", "303", False),
        ("共有党员3余名。", "4", True),
        ("共有党员5余名。", "4", False),
    ],
)
def test_agrees(text: str, known: str, agreed: bool) -> None:
    (typed,) = found(text)
    value = Value(str(typed.slot.figure), "名", Scope(1, "甲"), HALF, number=Decimal(known))

    assert agrees(typed, value, text) is agreed


def test_nothing_known_denies_nothing() -> None:
    (typed,) = found("共有党员303名。")

    assert agrees(typed, Value("党员总数", "名", Scope(1, "甲"), HALF), "共有党员303名。")

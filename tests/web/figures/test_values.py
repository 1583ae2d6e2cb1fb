"""Numbers as officials write them, and what is remembered of them."""

from datetime import date
from decimal import Decimal

import pytest

from dangwu.accounts import changes as log
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.organizations.models import Honour, Organization
from dangwu.web.figures.values import Memory, Shown, catalogue, grouped, shown, state
from tests.cast import BRANCH, UNIT, stock_cast


def value(number: str | None, unit: str, **more: object) -> Value:
    period = Period.parse("2020H1")
    asked = None if number is None else Decimal(number)
    return Value("某", unit, Scope(1, "某局"), period, number=asked, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "unit", "text", "whole"),
    [
        ("3000", "名", "3,000", "3,000 名"),
        ("57596017.5", "元", "57,596,017.50", "57,596,017.50 元"),
        ("98.50", "%", "98.50", "98.50%"),
        ("75206.500", "吨", "75,206.5", "75,206.5 吨"),
        ("6080.000", "吨", "6,080", "6,080 吨"),
        ("2020", "年", "2020", "2020 年"),
        ("0", "名", "0", "0 名"),
        ("-12345", "名", "-12,345", "-12,345 名"),
        ("1E+3", "名", "1,000", "1,000 名"),
    ],
)
def test_a_number_is_written_with_its_thousands_apart(
    number: str, unit: str, text: str, whole: str
) -> None:
    told = shown(value(number, unit))
    assert (told.text, told.whole, told.certain) == (text, whole, True)
    assert grouped(Decimal("1234.5"), "元") == "1,234.50"


def test_what_is_not_known_says_so_and_why() -> None:
    told = shown(value("0", "名", known=False, because="没有记录：零与未记录无法区分"))
    assert told == Shown("不详", "", certain=False, doubt="没有记录：零与未记录无法区分")
    assert told.whole == "不详"
    assert shown(value(None, "文本", text="某局")).whole == "某局"


def test_the_oldest_is_forgotten_and_the_heavy_is_not_kept() -> None:
    memory: Memory[str] = Memory(3)
    for key in "abc":
        memory.put(key, key)
    assert memory.get("a") == "a"  # looked at: b is now the oldest
    memory.put("d", "d")
    assert [memory.get(key) for key in "abcd"] == ["a", None, "c", "d"]
    memory.put("e", "e", weight=4)
    assert memory.get("e") is None
    memory.put("f", "f", weight=3)
    assert [memory.get(key) for key in "acdf"] == [None, None, None, "f"]
    memory.put("f", "F", weight=1)
    memory.put("g", "g", weight=2)
    assert [memory.get(key) for key in "fg"] == ["F", "g"]


@pytest.mark.django_db
def test_a_change_is_seen_at_once_and_nothing_else_is_asked_again() -> None:
    stock_cast()
    period, scope = Period.parse("2020H1"), Scope(UNIT, "")
    before = catalogue()
    number = before.value("荣誉数", scope, period).number or 0
    assert state() == before.at
    log.create(
        Honour, action="organizations.honour", title="某",
        organization=Organization.objects.get(pk=BRANCH), granted_on=date(2020, 6, 1),
    )  # fmt: skip
    after = catalogue()
    assert after.at != before.at
    assert after.value("荣誉数", scope, period).number == number + 1


@pytest.mark.django_db
def test_an_office_without_a_change_remembers_nothing() -> None:
    assert state() != state()

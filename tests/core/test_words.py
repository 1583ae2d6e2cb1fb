"""The small words of the core: errors, citation, scope, value, evidence, finding."""

from datetime import date
from decimal import Decimal

import pytest

from dangwu.core.citation import Citation
from dangwu.core.errors import DangwuError, nearest, suggestion
from dangwu.core.finding import SEVERITIES, Finding
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Evidence, Value, plain_number

SCOPE = Scope(1, "市物资储备局", "单位", ("云岭市物资储备局",))
PERIOD = Period.parse("2020H1")


def test_a_failure_for_users_ends_with_exit_code_2() -> None:
    assert DangwuError("甲").exit_code == 2


def test_the_nearest_words_come_best_first() -> None:
    known = ["党员总数", "女党员数", "党支部数", "发电量"]

    assert nearest("党员数", known)[0] == "女党员数"
    assert nearest("总数", known) == ["党员总数"]
    assert nearest("", known) == []
    assert nearest("xyz", known) == []
    assert len(nearest("党", known, limit=2)) == 2
    assert suggestion("总数", known) == "您是不是要找：党员总数？"
    assert suggestion("xyz", known) == ""


def test_a_citation_says_whether_it_was_compared_with_the_text() -> None:
    assert Citation("党费规定", "第12条", confirmed=True).label == "《党费规定》第12条"
    assert Citation("党费规定", "第12条").label == "《党费规定》第12条（待核对）"
    old = Citation("细则", "第26条", provisional="修订本未见，暂按旧文本")
    assert old.label == "《细则》第26条（修订本未见，暂按旧文本，待核对）"


def test_a_scope_knows_every_name() -> None:
    assert SCOPE.names == ("市物资储备局", "云岭市物资储备局")


@pytest.mark.parametrize(
    ("number", "text", "known", "shown", "certain"),
    [
        (Decimal("98.50"), None, True, "98.5", True),
        (Decimal("1E+2"), None, True, "100", True),
        (Decimal(0), None, True, "0", True),
        (Decimal(0), None, False, "0", False),
        (None, None, True, "不详", False),
        (None, "市物资储备局", True, "市物资储备局", True),
    ],
)
def test_a_value_says_what_may_be_stated(
    number: Decimal | None, text: str | None, known: bool, shown: str, certain: bool
) -> None:
    value = Value("甲", "名", SCOPE, PERIOD, number=number, text=text, known=known)

    assert value.shown == shown
    assert value.certain is certain


@pytest.mark.parametrize(
    ("number", "text"),
    [("98.50", "98.5"), ("100", "100"), ("1E+2", "100"), ("0.00", "0"), ("-1.20", "-1.2")],
)
def test_a_number_is_written_plainly(number: str, text: str) -> None:
    assert plain_number(Decimal(number)) == text


def test_the_digest_depends_on_the_rows_and_not_on_their_order() -> None:
    rows = ((1, "甲", None), (2, "乙", date(2020, 2, 29)))
    one = Evidence("members.Member", ("id", "name", "day"), rows)
    other = Evidence("members.Member", ("id", "name", "day"), rows[::-1])
    as_text = Evidence("members.Member", ("id", "name", "day"), (rows[0], (2, "乙", "2020-02-29")))
    fewer = Evidence("members.Member", ("id", "name", "day"), rows[:1])

    assert one.digest() == other.digest() == as_text.digest()
    assert one.digest() != fewer.digest()


def test_a_finding_is_plain_data() -> None:
    finding = Finding("甲", "error", 1, "dues.Payment", 2, "缺", "应有", "补")

    assert SEVERITIES[finding.severity] == "错误"
    assert finding.cites == ""

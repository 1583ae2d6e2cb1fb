"""The list by which a branch makes its collection known."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.dues import changes, publishing
from dangwu.dues.models import Assessment
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
JANUARY, JUNE = 24240, 24245


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def owes(number: int, month: int, due_fen: int | None) -> None:
    Assessment.objects.create(organization_id=3, member_id=number, month_no=month, due_fen=due_fen)


def paid(number: int, month: int, fen: int) -> None:
    changes.pay(
        Member.objects.get(pk=number), month_no=month, amount_fen=fen, paid_on=TODAY, today=TODAY
    )


def listed(since: int, until: int) -> publishing.Publication:
    return publishing.publication(Organization.objects.get(pk=3), since, until, today=TODAY)


def test_each_member_has_her_months_and_her_sum() -> None:
    owes(31, JUNE - 1, 4568)
    owes(31, JUNE, 4568)
    owes(32, JUNE, None)
    paid(31, JUNE - 1, 4568)
    paid(31, JUNE, 4000)
    paid(32, JUNE, 100)
    found = listed(JUNE - 1, JUNE)
    assert [(one.name, one.paid, one.paid_fen, one.remark) for one in found.lines] == [
        ("林望舒", (4568, 4000), 8568, "尚欠5.68元"),
        ("石砚", (None, 100), 100, "部分月份应缴数待核定"),
    ]
    assert (found.title, found.by_month, found.paid_fen) == (
        "第一党支部2020年5月至6月党费收缴情况", (4568, 4100), 8668,
    )  # fmt: skip


def test_a_list_fits_a_page_and_has_begun() -> None:
    assert refused(listed, JUNE, JUNE - 1) == (
        "2020年6月至2020年5月不能公布：截止月早于起始月，请重新选择。"
    )
    assert refused(listed, JUNE - 12, JUNE) == (
        "2019年6月至2020年6月不能公布：一份公布表最多12个月，请重新选择。"
    )
    assert refused(listed, JUNE, JUNE + 1) == (
        "2020年7月还没有开始（今天是2020-06-30），请核对月份。"
    )
    assert listed(JUNE - 11, JUNE).lines == ()

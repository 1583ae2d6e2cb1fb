"""Arrears: months by calendar, what is unknown apart, facts and no verdict."""

from datetime import date

import pytest

from dangwu.dues import agreeing, arrears, changes
from dangwu.dues.models import Assessment
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.dues.more import load_more

JUNE = 24245


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load_more()


def owes(number: int, month: int, due_fen: int | None = 1000, at: int = 3) -> None:
    Assessment.objects.create(organization_id=at, member_id=number, month_no=month, due_fen=due_fen)


def paid(number: int, month: int, fen: int) -> None:
    changes.pay(
        Member.objects.get(pk=number), month_no=month, amount_fen=fen,
        paid_on=date(2020, 6, 30), today=date(2020, 8, 31),
    )  # fmt: skip


def branch() -> list[Organization]:
    return [Organization.objects.get(pk=3)]


def found(day: date = date(2020, 7, 1)) -> list[tuple[str, list[int], list[int], int]]:
    return [
        (one.member.name, [m.month_no for m in one.owed], [m.month_no for m in one.unknown],
         one.owed_fen)
        for one in arrears.arrears(branch(), day)
    ]  # fmt: skip


def test_a_month_is_owed_once_it_has_passed() -> None:
    owes(31, JUNE)
    assert found(date(2020, 6, 30)) == []
    assert found(date(2020, 7, 1)) == [("林望舒", [JUNE], [], 1000)]


def test_what_was_paid_in_part_is_owed_in_part() -> None:
    owes(31, JUNE)
    owes(32, JUNE)
    paid(31, JUNE, 400)
    paid(31, JUNE, 599)
    paid(32, JUNE, 1000)
    assert found() == [("林望舒", [JUNE], [], 1)]


def test_unknown_stands_apart_and_is_not_nothing() -> None:
    owes(31, JUNE, None)
    owes(31, JUNE - 1)
    owes(32, JUNE, 0)
    assert found() == [("林望舒", [JUNE - 1], [JUNE], 1000)]


def test_another_branch_is_another_list() -> None:
    owes(41, JUNE, at=4)
    assert found() == []


def test_the_longest_stand_first() -> None:
    owes(31, JUNE)
    for month in (JUNE - 1, JUNE):
        owes(32, month)
    assert [name for name, *_ in found()] == ["石砚", "林望舒"]


@pytest.mark.parametrize(
    ("months", "in_a_row", "fact"),
    [
        (range(JUNE, JUNE + 1), 1, "连续1个月未缴；{}的期限是6个月，还差5个月"),
        (range(JUNE - 4, JUNE + 1), 5, "连续5个月未缴；{}的期限是6个月，还差1个月"),
        (range(JUNE - 5, JUNE + 1), 6, "连续6个月未缴；{}的期限是6个月，已满"),
        (range(JUNE - 3, JUNE), 0, "共欠3个月，未连续到上月"),
    ],
)
def test_how_long_is_a_fact_beside_the_rule(months: range, in_a_row: int, fact: str) -> None:
    for month in months:
        owes(31, month)
    one = arrears.arrears_of(Member.objects.get(pk=31), date(2020, 7, 1))
    assert one is not None
    article = "《关于中国共产党党费收缴、使用和管理的规定》第十三条"
    assert (one.in_a_row, one.fact) == (in_a_row, fact.format(article))
    assert one.months_past == JUNE + 1 - months[0]


@pytest.mark.parametrize(
    ("months", "advice"),
    [
        (1, "提醒本人补交"), (2, "提醒本人补交"),
        (3, "党支部找本人谈话、作好记录（产品建议，不是规定）"),
        (5, "党支部找本人谈话、作好记录（产品建议，不是规定）"),
        (6, "先了解原因、教育帮助；没有正当理由的，报支部大会研究、上级党委批准，系统只列事实，不作结论"),
    ],
)  # fmt: skip
def test_the_next_step_is_no_verdict(months: int, advice: str) -> None:
    for month in range(JUNE - months + 1, JUNE + 1):
        owes(31, month)
    one = arrears.arrears_of(Member.objects.get(pk=31), date(2020, 7, 1))
    assert one is not None
    assert one.advice == advice


def test_who_owes_nothing_known_needs_no_step() -> None:
    assert arrears.advise(0, 0, None) == ""
    assert arrears.advise(9, 9, None) == "党支部找本人谈话、作好记录（产品建议，不是规定）"


@pytest.mark.parametrize(
    ("as_of", "months"), [(date(2020, 6, 30), []), (date(2020, 7, 1), [JUNE - 1])]
)
def test_who_may_pay_by_the_quarter_owes_once_it_has_ended(as_of: date, months: list[int]) -> None:
    owes(31, JUNE - 1)
    agreeing.agree_quarterly(
        Member.objects.get(pk=31), agreed_on=date(2020, 4, 1), since_month=JUNE - 2,
        until_month=JUNE, today=date(2020, 6, 30),
    )  # fmt: skip
    one = arrears.arrears_of(Member.objects.get(pk=31), as_of)
    assert [month.month_no for month in (one.owed if one else ())] == months


def test_a_part_paid_breaks_the_row() -> None:
    for month in range(JUNE - 2, JUNE + 1):
        owes(31, month)
    paid(31, JUNE - 1, 1)
    one = arrears.arrears_of(Member.objects.get(pk=31), date(2020, 7, 1))
    assert one is not None
    assert (one.in_a_row, len(one.owed), one.owed_fen) == (1, 3, 2999)


def test_nothing_owed_is_nothing_said() -> None:
    assert arrears.arrears_of(Member.objects.get(pk=31), date(2020, 7, 1)) is None


def test_a_month_by_branch() -> None:
    owes(31, JUNE)
    owes(32, JUNE, None)
    owes(33, JUNE)
    paid(33, JUNE, 400)
    owes(41, JUNE, at=4)
    owes(42, JUNE - 1, at=4)
    listed = arrears.of_month(Assessment.objects.all(), JUNE)
    assert [one.member_id for one in listed] == [31, 32, 33, 41]

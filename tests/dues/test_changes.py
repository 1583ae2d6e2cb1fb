"""Dues: both sides of each refusal, and the log entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.dues import changes
from dangwu.dues.models import Assessment, Base, Payment, Waiver
from dangwu.members import changes as membership
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
JANUARY, MAY = 24240, 24244


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def based(base_fen: int | None = 456789, since: int = JANUARY, **fields: Any) -> Base:
    given = {"category": "在职", "since_month": since, "base_fen": base_fen, **fields}
    return changes.set_base(member(), **given)


def paid(**fields: Any) -> Payment:
    given: dict[str, Any] = {
        "month_no": JANUARY, "amount_fen": 4568, "paid_on": date(2020, 1, 31), "today": TODAY,
    }  # fmt: skip
    return changes.pay(fields.pop("by", None) or member(), **{**given, **fields})


def waived(**fields: Any) -> Waiver:
    given: dict[str, Any] = {
        "since_month": JANUARY, "until_month": MAY, "studied_on": date(2019, 12, 10),
        "approved_on": date(2019, 12, 10), "today": TODAY,
    }  # fmt: skip
    return changes.waive(member(), **{**given, **fields})


def test_a_due_is_assessed_by_base_and_rule() -> None:
    based()
    made = changes.assess(member(), month_no=JANUARY)

    assert (made.due_fen, made.organization_id, made.waiver_id) == (4568, 3, None)
    assert Change.objects.get(action="dues.assess").record_id == made.pk


def test_without_a_base_the_due_is_unknown_and_not_nothing() -> None:
    assert changes.assess(member(), month_no=JANUARY).due_fen is None
    based(None, since=JANUARY + 1)
    assert changes.assess(member(), month_no=JANUARY + 1).due_fen is None


def test_a_new_base_holds_from_its_month_on() -> None:
    based()
    based(1000001, since=MAY)
    dues = [changes.assess(member(), month_no=month).due_fen for month in (MAY - 1, MAY)]
    assert dues == [4568, 20000]


def test_assessed_again_only_what_differs_is_written() -> None:
    first = changes.assess(member(), month_no=JANUARY)
    assert changes.assess(member(), month_no=JANUARY).pk == first.pk
    assert Change.objects.count() == 1
    based()
    changes.assess(member(), month_no=JANUARY)
    assert Assessment.objects.get().due_fen == 4568
    log = Change.objects.filter(action="dues.assess").last()
    assert log is not None
    assert (log.before, log.after, log.reason) == (
        {"due_fen": None}, {"due_fen": 4568}, "重新核定",
    )  # fmt: skip


def test_nothing_is_owed_before_the_branch_meeting() -> None:
    november = 2019 * 12 + 10
    assert refused(changes.assess, member(32), month_no=november - 1) == (
        "石砚2019年10月不在册，没有党费可以登记，请核对月份。"
    )
    changes.assess(member(32), month_no=november)


def test_nothing_is_owed_after_leaving() -> None:
    membership.leave(member(), on=date(2020, 2, 1), reason="去世", today=TODAY)
    changes.assess(member(), month_no=JANUARY)
    assert refused(changes.assess, member(), month_no=JANUARY + 1) == (
        "林望舒2020年2月不在册，没有党费可以登记，请核对月份。"
    )


def test_before_the_first_rule_nothing_is_assessed() -> None:
    based(since=2007 * 12)
    assert refused(changes.assess, member(), month_no=2008 * 12 + 2) == (
        "不能核定党费：2008-03-01时“党费缴纳标准”尚无规定（最早的版本自2008-04-01起施行）。"
    )
    assert changes.assess(member(), month_no=2008 * 12 + 3).due_fen == 4568


def test_a_base_is_set_once_a_month_and_not_below_nothing() -> None:
    assert refused(based, -1) == "林望舒的党费基数不能这样登记：基数-0.01元小于零。"
    based(0)
    assert refused(based) == ("林望舒的党费基数不能这样登记：2020年1月起的基数已登记，请改原记录。")
    based(since=JANUARY + 1)


def test_a_waiver_takes_the_place_of_the_rule() -> None:
    based()
    waiver = waived(due_fen=100)
    found = [changes.assess(member(), month_no=month) for month in (MAY, MAY + 1)]
    assert [(one.due_fen, one.waiver_id) for one in found] == [(100, waiver.pk), (4568, None)]


def test_what_waivers_cannot_be() -> None:
    head = "林望舒的党费减免不能这样登记："
    assert refused(waived, until_month=JANUARY - 1) == head + "截止月早于起始月。"
    assert refused(waived, approved_on=date(2019, 12, 9)) == (
        head + "上级批准日期2019-12-09早于支部研究日期2019-12-10。"
    )
    assert refused(waived, approved_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    waived()
    assert refused(waived, since_month=MAY, until_month=MAY) == (
        head + "2020年1月至2020年5月已有减免。"
    )
    waived(since_month=MAY + 1, until_month=MAY + 1)


def test_paid_after_the_month_it_is_late() -> None:
    assert paid().kind == "正常"
    assert paid(paid_on=date(2020, 2, 1)).kind == "补缴"
    assert [log.action for log in Change.objects.order_by("pk")] == ["dues.pay"] * 2


def test_a_floating_member_may_pay_elsewhere() -> None:
    assert paid().organization_id == 3
    elsewhere = Organization.objects.get(pk=9)
    assert paid(month_no=JANUARY + 1, organization=elsewhere).organization_id == 9


def test_what_payments_cannot_be() -> None:
    head = "林望舒的缴费不能这样登记："
    assert refused(paid, amount_fen=0) == head + "金额0元应大于零。"
    assert refused(paid, paid_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    assert refused(paid, payer="第一党支部") == (
        head + "党组织不得垫交党费，代缴人不能是“第一党支部”。"
    )
    assert refused(paid, by=member(32), month_no=2019 * 12 + 9) == (
        "石砚2019年10月不在册，没有党费可以登记，请核对月份。"
    )
    paid(amount_fen=1, payer="石砚")


def test_the_same_payment_is_not_recorded_twice() -> None:
    paid()
    assert refused(paid) == (
        "林望舒2020-01-31缴纳2020年1月党费45.68元已经登记过；"
        "如确有两笔，请先核对再改金额合并为一笔。"
    )
    paid(amount_fen=4567)
    paid(month_no=JANUARY + 1)
    give = {"amount_fen": 100000, "paid_on": date(2020, 3, 1), "today": TODAY}
    changes.give(member(), **give)
    assert refused(changes.give, member(), **give) == (
        "林望舒2020-03-01缴纳自愿一次性大额党费1000元已经登记过；"
        "如确有两笔，请先核对再改金额合并为一笔。"
    )


def test_a_voluntary_one_off_is_for_no_month() -> None:
    made = changes.give(member(), amount_fen=100000, paid_on=TODAY, today=TODAY)
    assert (made.month_no, made.kind, made.organization_id) == (None, "自愿一次性大额", 3)
    assert Change.objects.get().action == "dues.give"

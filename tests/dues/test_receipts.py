"""Receipts: numbered without a gap, void with a reason, a payment on one at a time."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.dues import changes, receipts
from dangwu.dues.models import Payment, Receipt, ReceiptBook
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
JANUARY = 24240


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def paid(number: int = 31, **fields: Any) -> Payment:
    given: dict[str, Any] = {
        "month_no": JANUARY, "amount_fen": 4568, "paid_on": date(2020, 1, 31), "today": TODAY,
    }  # fmt: skip
    return changes.pay(Member.objects.get(pk=number), **{**given, **fields})


def issued(*payments: Payment, on: date = TODAY) -> Receipt:
    return receipts.issue(payments, issued_on=on, issuer="顾长河", today=TODAY)


def test_numbers_follow_one_another_by_organization_and_year() -> None:
    first = issued(paid())
    second = issued(paid(32))
    other = issued(paid(41))
    before = issued(paid(month_no=JANUARY - 1, paid_on=date(2019, 12, 31)), on=date(2019, 12, 31))
    assert [one.code for one in (first, second, other, before)] == [
        "2020-0001", "2020-0002", "2020-0001", "2019-0001",
    ]  # fmt: skip
    assert (first.amount_fen, first.issuer, first.organization_id) == (4568, "顾长河", 3)
    assert Change.objects.filter(action="dues.issue_receipt").count() == 4


def test_a_refused_receipt_leaves_no_gap() -> None:
    made = paid()
    issued(made)
    says = "收据不能这样办理：林望舒2020-01-31缴纳的45.68元已开收据2020-0001，不能重复开具。"
    assert refused(issued, made, kept=ReceiptBook) == says
    assert issued(paid(32)).number == 2


def test_a_receipt_is_for_one_member_and_one_collector() -> None:
    head = "收据不能这样办理："
    assert refused(issued) == head + "没有选择缴费。"
    mine, hers = paid(), paid(32)
    assert refused(issued, mine, hers) == head + "一张收据只开给一名党员，现在有：林望舒、石砚。"
    elsewhere = paid(month_no=JANUARY + 1, organization=Organization.objects.get(pk=9))
    assert refused(issued, mine, elsewhere) == (head + "这些缴费由不同的党组织收缴，请分别开具。")
    assert refused(issued, mine, on=date(2020, 1, 30)) == (
        head + "开具日期2020-01-30早于缴费日期2020-01-31。"
    )
    assert refused(issued, mine, on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    both = issued(mine, paid(month_no=JANUARY + 2), on=date(2020, 1, 31))
    assert (both.amount_fen, len(receipts.lines_of(both))) == (9136, 2)


def test_a_void_receipt_keeps_its_number() -> None:
    made = paid()
    receipt = issued(made)
    assert refused(receipts.void, receipt, on=TODAY, reason=" ") == (
        "请写明作废收据的理由：改动会连同理由留在更改记录里。"
    )
    assert refused(receipts.void, receipt, on=date(2020, 6, 29), reason="误") == (
        "收据不能这样办理：作废日期2020-06-29早于开具日期2020-06-30。"
    )
    receipts.void(receipt, on=TODAY, reason="金额误")
    assert refused(receipts.void, receipt, on=TODAY, reason="误") == (
        "收据不能这样办理：收据2020-0001已于2020-06-30作废。"
    )
    assert issued(made).code == "2020-0002"
    log = Change.objects.get(action="dues.void_receipt")
    assert (log.record_id, log.reason) == (receipt.pk, "金额误")


def test_a_month_is_receipted_at_once_and_nobody_twice() -> None:
    paid(amount_fen=4000)
    paid(amount_fen=568)
    paid(32)
    branch = Organization.objects.get(pk=3)
    given = {"month_no": JANUARY, "issued_on": TODAY, "issuer": "顾长河", "today": TODAY}
    made = receipts.issue_month(branch, **given)
    assert [(one.member.name, one.amount_fen, one.number) for one in made] == [
        ("林望舒", 4568, 1), ("石砚", 4568, 2),
    ]  # fmt: skip
    assert refused(receipts.issue_month, branch, **given) == (
        "收据不能这样办理：这个月没有还未开收据的缴费。"
    )


def test_a_number_that_was_used_is_passed_over() -> None:
    issued(paid())
    ReceiptBook.objects.update(last_number=0)
    assert issued(paid(32)).number == 2

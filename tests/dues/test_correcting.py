"""Corrections of dues: both sides of each refusal, the log entry, and what is taken out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.dues import changes, correcting, receipts
from dangwu.dues.models import Base, Payment, VoidedPayment, Waiver
from dangwu.members.models import Member
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
JANUARY, MAY = 24240, 24244
AHEAD = "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def paid(**fields: Any) -> Payment:
    given: dict[str, Any] = {
        "month_no": JANUARY, "amount_fen": 4568, "paid_on": date(2020, 1, 31), "today": TODAY,
    }  # fmt: skip
    return changes.pay(member(), **{**given, **fields})


def test_a_correction_keeps_what_was_and_why() -> None:
    made = paid()
    assert refused(correcting.correct_payment, made, amount_fen=0, reason="误") == (
        "林望舒的缴费不能这样登记：金额0元应大于零。"
    )
    assert refused(correcting.correct_payment, made, amount_fen=4600, reason=" ") == (
        "请写明更正缴费的理由：改动会连同理由留在更改记录里。"
    )
    correcting.correct_payment(made, amount_fen=4600, reason="收据为46元")
    log = Change.objects.get(action="dues.correct_payment")
    assert (log.before, log.after, log.reason) == (
        {"amount_fen": 4568}, {"amount_fen": 4600}, "收据为46元",
    )  # fmt: skip


def test_what_is_the_same_is_not_written() -> None:
    made = paid()
    correcting.correct_payment(made, amount_fen=4568, method="转账", reason="核对")
    assert not Change.objects.filter(action="dues.correct_payment").exists()


@pytest.mark.parametrize(("day", "kind"), [(date(2020, 1, 30), "正常"), (date(2020, 2, 1), "补缴")])
def test_another_day_may_make_it_late(day: date, kind: str) -> None:
    made = paid()
    correcting.correct_payment(made, paid_on=day, reason="银行回单", today=TODAY)
    assert (made.paid_on, made.kind) == (day, kind)


def test_a_day_to_come_is_refused() -> None:
    act = correcting.correct_payment
    assert refused(act, paid(), paid_on=date(2020, 7, 1), reason="误", today=TODAY) == AHEAD


def test_a_receipted_payment_stands_until_its_receipt_is_void() -> None:
    made = paid()
    receipt = receipts.issue([made], issued_on=TODAY, today=TODAY)
    says = "林望舒的这笔缴费已开收据2020-0001，请先作废收据，再更正或撤销缴费。"
    assert refused(correcting.correct_payment, made, amount_fen=1, reason="误") == says
    assert refused(correcting.void_payment, made, on=TODAY, reason="误", kept=Payment) == says
    correcting.correct_payment(made, method="现金", reason="实为现金")
    receipts.void(receipt, on=TODAY, reason="金额误")
    correcting.correct_payment(made, amount_fen=1, reason="误")


def test_a_voided_payment_is_out_of_the_figures_and_kept_aside() -> None:
    made = paid(payer="石砚")
    number = made.pk
    assert refused(correcting.void_payment, made, on=TODAY, reason="", kept=Payment) == (
        "请写明撤销缴费的理由：改动会连同理由留在更改记录里。"
    )
    kept = correcting.void_payment(made, on=TODAY, reason="误记在他人名下")
    assert not Payment.objects.exists()
    assert VoidedPayment.objects.values(
        "payment_no", "organization", "member", "month_no", "amount_fen", "payer", "voided_on", "why"
    ).get(pk=kept.pk) == {
        "payment_no": number, "organization": 3, "member": 31, "month_no": JANUARY,
        "amount_fen": 4568, "payer": "石砚", "voided_on": TODAY, "why": "误记在他人名下",
    }  # fmt: skip
    log = Change.objects.get(model="dues.Payment", action="dues.void_payment")
    assert (log.record_id, log.before["amount_fen"], log.reason) == (number, 4568, "误记在他人名下")


def test_a_payment_of_a_void_receipt_can_be_taken_out() -> None:
    made = paid()
    receipt = receipts.issue([made], issued_on=TODAY, today=TODAY)
    receipts.void(receipt, on=TODAY, reason="误")
    correcting.void_payment(made, on=TODAY, reason="误")
    line = receipts.lines_of(receipt)[0]
    assert (line.payment, line.amount_fen, line.stands) == (None, 4568, False)


def test_a_base_is_corrected_with_a_reason() -> None:
    base = changes.set_base(member(), category="在职", since_month=JANUARY, base_fen=300000)
    act = correcting.correct_base
    assert refused(act, base, category="在职", base_fen=-1, reason="误") == (
        "林望舒的党费基数不能这样登记：基数-0.01元小于零。"
    )
    assert refused(act, base, category="在职", base_fen=1, reason="") == (
        "请写明更正基数的理由：改动会连同理由留在更改记录里。"
    )
    correcting.correct_base(base, category="在职", base_fen=None, reason="工资表未到")
    assert Base.objects.get().base_fen is None
    log = Change.objects.get(action="dues.correct_base")
    assert (log.before, log.after) == ({"base_fen": 300000}, {"base_fen": None})


def test_a_waiver_may_end_sooner_but_not_before_it_begins() -> None:
    days = {"studied_on": date(2019, 12, 10), "approved_on": date(2019, 12, 20)}
    waiver = changes.waive(member(), since_month=JANUARY, until_month=MAY, today=TODAY, **days)
    changes.waive(member(), since_month=MAY + 1, until_month=MAY + 2, today=TODAY, **days)
    given: dict[str, Any] = {
        "until_month": MAY,
        "due_fen": 0,
        **days,
        "reason": "误",
        "today": TODAY,
    }

    def act(**fields: Any) -> None:
        correcting.correct_waiver(waiver, **{**given, **fields})

    head = "林望舒的党费减免不能这样登记："
    assert refused(act, until_month=JANUARY - 1) == head + "截止月早于起始月。"
    assert refused(act, until_month=MAY + 1) == head + "2020年6月至7月已有减免。"
    assert refused(act, due_fen=-1) == head + "减免后月应缴-0.01元小于零。"
    assert refused(act, approved_on=date(2019, 12, 9)) == (
        head + "上级批准日期2019-12-09早于支部研究日期2019-12-10。"
    )
    assert refused(act, approved_on=date(2020, 7, 1)) == AHEAD
    assert refused(act, reason="") == "请写明更正减免的理由：改动会连同理由留在更改记录里。"
    act(until_month=JANUARY)
    assert Waiver.objects.get(pk=waiver.pk).until_month == JANUARY

"""Putting the records of dues right, and taking out what was recorded by mistake."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models, transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_last
from dangwu.core.money import yuan
from dangwu.dues.errors import DuesImpossible, ReasonMissing, ReceiptStands, span_label
from dangwu.dues.models import (
    Base,
    Category,
    Kind,
    Payment,
    Receipt,
    ReceiptLine,
    VoidedPayment,
    Waiver,
)
from dangwu.organizations.standing import require_past


def changed(record: models.Model, said: dict[str, Any]) -> dict[str, Any]:
    """Return what of the fields said is given and is another than the record's."""
    return {
        name: value
        for name, value in said.items()
        if value is not None and getattr(record, name) != value
    }


def take_out(record: models.Model, *, action: str, reason: str, actor: User | None = None) -> None:
    """Delete a record; the log keeps all that it said, and why it went."""
    before = {one.name: getattr(record, one.name) for one in record._meta.concrete_fields}
    with transaction.atomic():
        log.ask([record])
        log.log(
            action=action, model=type(record), record_id=record.pk, actor=actor, before=before,
            reason=reason,
        )  # fmt: skip
        record.delete()


def _unreceipted(payment: Payment) -> None:
    receipt = Receipt.objects.filter(
        pk__in=ReceiptLine.objects.filter(payment=payment, stands=True).values("receipt")
    ).first()
    if receipt is not None:
        raise ReceiptStands(payment.member.name, receipt)


@transaction.atomic
def correct_payment(
    payment: Payment,
    *,
    amount_fen: int | None = None,
    paid_on: date | None = None,
    method: str | None = None,
    payer: str | None = None,
    reason: str,
    today: date | None = None,
    actor: User | None = None,
) -> None:
    """Correct what is given of a payment; the amount and day of a receipted one stand.

    Paid after the month's end it becomes 补缴, and the other way round.
    """
    if not reason.strip():
        raise ReasonMissing("更正缴费")
    name = payment.member.name
    if amount_fen is not None and amount_fen <= 0:
        raise DuesImpossible(name, "缴费", f"金额{yuan(amount_fen)}元应大于零。")
    if paid_on is not None and today is not None:
        require_past(paid_on, today)
    said = changed(payment, {"amount_fen": amount_fen, "paid_on": paid_on,
                             "method": method, "payer": payer})  # fmt: skip
    if "amount_fen" in said or "paid_on" in said:
        _unreceipted(payment)
    if "paid_on" in said and payment.month_no is not None:
        kind = Kind.LATE if said["paid_on"] > month_last(payment.month_no) else Kind.REGULAR
        said |= changed(payment, {"kind": kind})
    if said:
        log.update(payment, action="dues.correct_payment", actor=actor, reason=reason, **said)


@transaction.atomic
def void_payment(
    payment: Payment, *, on: date, reason: str, actor: User | None = None
) -> VoidedPayment:
    """Take a payment out that was recorded by mistake; what it said is kept with the reason."""
    if not reason.strip():
        raise ReasonMissing("撤销缴费")
    _unreceipted(payment)
    kept = log.create(
        VoidedPayment, action="dues.void_payment", actor=actor, organization=payment.organization,
        payment_no=payment.pk, member=payment.member, kind=payment.kind, month_no=payment.month_no,
        amount_fen=payment.amount_fen, paid_on=payment.paid_on, method=payment.method,
        payer=payment.payer, order_no=payment.order_no, voided_on=on, why=reason.strip(),
    )  # fmt: skip
    ReceiptLine.objects.filter(payment=payment).update(payment=None)
    take_out(payment, action="dues.void_payment", reason=reason, actor=actor)
    return kept


def correct_base(
    base: Base,
    *,
    category: str,
    base_fen: int | None,
    agreed_fen: int | None = None,
    reason: str,
    actor: User | None = None,
) -> None:
    """Correct a base that was recorded wrongly; a base that changed is set from its month on."""
    if not reason.strip():
        raise ReasonMissing("更正基数")
    if base_fen is not None and base_fen < 0:
        raise DuesImpossible(base.member.name, "党费基数", f"基数{yuan(base_fen)}元小于零。")
    said = {"category": Category(category).value, "base_fen": base_fen, "agreed_fen": agreed_fen}
    said = {name: value for name, value in said.items() if getattr(base, name) != value}
    if said:
        log.update(base, action="dues.correct_base", actor=actor, reason=reason, **said)


def correct_waiver(
    waiver: Waiver,
    *,
    until_month: int,
    due_fen: int,
    studied_on: date,
    approved_on: date,
    reason: str,
    today: date,
    actor: User | None = None,
) -> None:
    """Correct a waiver, or let it end sooner or later."""
    if not reason.strip():
        raise ReasonMissing("更正减免")
    require_past(approved_on, today)
    name, what = waiver.member.name, "党费减免"
    if until_month < waiver.since_month:
        raise DuesImpossible(name, what, "截止月早于起始月。")
    if approved_on < studied_on:
        raise DuesImpossible(name, what, f"上级批准日期{approved_on}早于支部研究日期{studied_on}。")
    if due_fen < 0:
        raise DuesImpossible(name, what, f"减免后月应缴{yuan(due_fen)}元小于零。")
    overlap = Waiver.objects.exclude(pk=waiver.pk).filter(
        member=waiver.member, since_month__lte=until_month, until_month__gte=waiver.since_month
    ).first()  # fmt: skip
    if overlap is not None:
        span = span_label(overlap.since_month, overlap.until_month)
        raise DuesImpossible(name, what, f"{span}已有减免。")
    said = changed(waiver, {"until_month": until_month, "due_fen": due_fen,
                            "studied_on": studied_on, "approved_on": approved_on})  # fmt: skip
    if said:
        log.update(waiver, action="dues.correct_waiver", actor=actor, reason=reason, **said)


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record on which nothing rests, such as an entry of the account."""
    if not reason.strip():
        raise ReasonMissing(f"撤销{record._meta.verbose_name}")
    take_out(record, action="dues.withdraw", reason=reason, actor=actor)

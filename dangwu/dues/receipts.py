"""Receipts: numbered without gaps by organization and year, made void with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.money import yuan
from dangwu.dues.errors import ReasonMissing, ReceiptImpossible
from dangwu.dues.models import Payment, Receipt, ReceiptBook, ReceiptLine
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past


@transaction.atomic
def issue(
    payments: Sequence[Payment],
    *,
    issued_on: date,
    issuer: str = "",
    today: date,
    actor: User | None = None,
) -> Receipt:
    """Make out a receipt for payments of one member that one organization collected.

    The number is the next of that organization in the year of `issued_on`: whoever makes one out
    at the same moment waits. Raises ReceiptImpossible.
    """
    require_past(issued_on, today)
    _fit(payments, issued_on)
    first = payments[0]
    book = _book(first.organization, issued_on.year)
    number = book.last_number + 1
    log.update(book, action="dues.number_receipt", actor=actor, last_number=number)
    receipt = log.create(
        Receipt, action="dues.issue_receipt", actor=actor, organization=first.organization,
        member=first.member, year=issued_on.year, number=number, issued_on=issued_on,
        amount_fen=sum(one.amount_fen for one in payments), payer=first.payer, issuer=issuer,
    )  # fmt: skip
    ReceiptLine.objects.bulk_create(
        ReceiptLine(
            receipt=receipt, payment=one, kind=one.kind, month_no=one.month_no,
            amount_fen=one.amount_fen, paid_on=one.paid_on,
        )
        for one in payments
    )  # fmt: skip
    return receipt


def _fit(payments: Sequence[Payment], issued_on: date) -> None:
    """Raise ReceiptImpossible where the payments are not for one receipt."""
    if not payments:
        raise ReceiptImpossible("没有选择缴费。")
    if len({one.member_id for one in payments}) > 1:
        names = "、".join(sorted({one.member.name for one in payments}))
        raise ReceiptImpossible(f"一张收据只开给一名党员，现在有：{names}。")
    if len({one.organization_id for one in payments}) > 1:
        raise ReceiptImpossible("这些缴费由不同的党组织收缴，请分别开具。")
    last = max(one.paid_on for one in payments)
    if issued_on < last:
        raise ReceiptImpossible(f"开具日期{issued_on}早于缴费日期{last}。")
    line = (
        ReceiptLine.objects.select_related("receipt", "receipt__member")
        .filter(payment__in=[one.pk for one in payments], stands=True).first()
    )  # fmt: skip
    if line is not None:
        raise ReceiptImpossible(
            f"{line.receipt.member.name}{line.paid_on}缴纳的{yuan(line.amount_fen)}元"
            f"已开收据{line.receipt.code}，不能重复开具。"
        )


def _book(organization: Organization, year: int) -> ReceiptBook:
    """Return the organization's book of the year, locked until the number is written."""
    books = ReceiptBook.objects.select_for_update()
    book = books.filter(organization=organization, year=year).first()
    if book is None:
        ReceiptBook.objects.get_or_create(organization=organization, year=year)
        book = books.get(organization=organization, year=year)
    used = Receipt.objects.filter(organization=organization, year=year).aggregate(
        last=Max("number")
    )["last"]
    if used is not None and used > book.last_number:
        book.last_number = used
    return book


@transaction.atomic
def void(receipt: Receipt, *, on: date, reason: str, actor: User | None = None) -> None:
    """Make a receipt void; its number stays used, its payments may be receipted anew."""
    if not reason.strip():
        raise ReasonMissing("作废收据")
    if receipt.voided_on is not None:
        raise ReceiptImpossible(f"收据{receipt.code}已于{receipt.voided_on}作废。")
    if on < receipt.issued_on:
        raise ReceiptImpossible(f"作废日期{on}早于开具日期{receipt.issued_on}。")
    log.update(
        receipt, action="dues.void_receipt", actor=actor, reason=reason, voided_on=on,
        void_reason=reason.strip(),
    )  # fmt: skip
    ReceiptLine.objects.filter(receipt=receipt).update(stands=False)


def lines_of(receipt: Receipt) -> list[ReceiptLine]:
    """Return what stands on the receipt, by month."""
    return list(ReceiptLine.objects.filter(receipt=receipt).order_by("month_no", "pk"))


def lines_by_receipt(rows: Sequence[Receipt]) -> dict[int, list[ReceiptLine]]:
    """Return what stands on each of the receipts, in one query."""
    found: dict[int, list[ReceiptLine]] = {}
    for one in ReceiptLine.objects.filter(receipt__in=[row.pk for row in rows]).order_by("pk"):
        found.setdefault(one.receipt_id, []).append(one)
    return found


def of_month(organization: Organization, month_no: int) -> list[Receipt]:
    """Return the receipts that hold and say the month, by number."""
    lines = ReceiptLine.objects.filter(month_no=month_no, stands=True)
    found = Receipt.objects.filter(organization=organization, pk__in=lines.values("receipt"))
    return list(found.select_related("member", "organization").order_by("year", "number"))


def unreceipted(organization: Organization, month_no: int) -> list[Payment]:
    """Return the payments of a month that no receipt was made out for."""
    given = ReceiptLine.objects.filter(stands=True, payment__isnull=False)
    found = Payment.objects.filter(organization=organization, month_no=month_no)
    return list(
        found.exclude(pk__in=given.filter(payment__month_no=month_no).values("payment"))
        .select_related("member", "organization").order_by("member__name", "pk")
    )  # fmt: skip


@transaction.atomic
def issue_month(
    organization: Organization,
    *,
    month_no: int,
    issued_on: date,
    issuer: str = "",
    today: date,
    actor: User | None = None,
) -> list[Receipt]:
    """Make out a receipt for every payment of a month that has none yet, a member each."""
    by_member: dict[int, list[Payment]] = {}
    for one in unreceipted(organization, month_no):
        by_member.setdefault(one.member_id, []).append(one)
    if not by_member:
        raise ReceiptImpossible("这个月没有还未开收据的缴费。")
    return [
        issue(payments, issued_on=issued_on, issuer=issuer, today=today, actor=actor)
        for payments in by_member.values()
    ]

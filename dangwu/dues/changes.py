"""The writes of members' dues: base, waiver, assessment, payment. The account: see account.py."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_first, month_label, month_last
from dangwu.core.calendar import month_no as month_of
from dangwu.core.money import yuan
from dangwu.dues.errors import DuesImpossible, NotOwing, PaymentTwice
from dangwu.dues.grounds import grounds
from dangwu.dues.models import Assessment, Base, Category, Kind, Method, Payment, Waiver
from dangwu.members.belonging import membership
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past


def home(member: Member, number: int) -> Organization:
    """Return where she belonged at the month's end, or last in it; raises NotOwing."""
    first, last = month_first(number), month_last(number)
    if member.admitted_on > last or member.left_on <= first:
        raise NotOwing(member.name, number)
    day = min(last, member.left_on - timedelta(days=1))
    found = membership(member, day)
    if found is None:
        raise NotOwing(member.name, number)
    return found.organization


def set_base(
    member: Member,
    *,
    category: str,
    since_month: int,
    base_fen: int | None = None,
    agreed_fen: int | None = None,
    actor: User | None = None,
) -> Base:
    """Record the base from a month on; `base_fen` None says that it is not known."""
    if base_fen is not None and base_fen < 0:
        raise DuesImpossible(member.name, "党费基数", f"基数{yuan(base_fen)}元小于零。")
    if Base.objects.filter(member=member, since_month=since_month).exists():
        raise DuesImpossible(
            member.name, "党费基数", f"{month_label(since_month)}起的基数已登记，请改原记录。"
        )
    return log.create(
        Base, action="dues.set_base", actor=actor, member=member,
        organization=home(member, since_month), category=Category(category),
        base_fen=base_fen, agreed_fen=agreed_fen, since_month=since_month,
    )  # fmt: skip


def waive(
    member: Member,
    *,
    since_month: int,
    until_month: int,
    studied_on: date,
    approved_on: date,
    due_fen: int = 0,
    reason: str = "",
    today: date,
    actor: User | None = None,
) -> Waiver:
    """Let her pay `due_fen` a month (0: nothing): studied by the branch, approved one level up."""
    require_past(approved_on, today)
    name = member.name
    if until_month < since_month:
        raise DuesImpossible(name, "党费减免", "截止月早于起始月。")
    if approved_on < studied_on:
        raise DuesImpossible(
            name, "党费减免", f"上级批准日期{approved_on}早于支部研究日期{studied_on}。"
        )
    overlap = Waiver.objects.filter(
        member=member, since_month__lte=until_month, until_month__gte=since_month
    ).first()
    if overlap is not None:
        span = f"{month_label(overlap.since_month)}至{month_label(overlap.until_month)}"
        raise DuesImpossible(name, "党费减免", f"{span}已有减免。")
    return log.create(
        Waiver, action="dues.waive", actor=actor, member=member,
        organization=home(member, since_month), since_month=since_month, until_month=until_month,
        due_fen=due_fen, reason=reason, studied_on=studied_on, approved_on=approved_on,
    )  # fmt: skip


@transaction.atomic
def assess(member: Member, *, month_no: int, actor: User | None = None) -> Assessment:
    """Assess what she owes for a month by base, waiver and the rule in force on its first day.

    Without a base the due is unknown (None), never 0. Assessed again, the record is changed only
    where the answer is another. Raises NotOwing, NoDuesRule.
    """
    ground = grounds([member.pk], month_no)[member.pk]
    found: dict[str, Any] = {
        "organization": home(member, month_no), "due_fen": ground.due_fen,
        "waiver": ground.waiver,
    }  # fmt: skip
    before = Assessment.objects.filter(member=member, month_no=month_no).first()
    if before is None:
        return log.create(
            Assessment, action="dues.assess", actor=actor, member=member, month_no=month_no, **found
        )
    changed = {key: value for key, value in found.items() if getattr(before, key) != value}
    if changed:
        log.update(before, action="dues.assess", actor=actor, reason="重新核定", **changed)
    return before


def pay(
    member: Member,
    *,
    month_no: int,
    amount_fen: int,
    paid_on: date,
    organization: Organization | None = None,
    method: str = Method.TRANSFER,
    payer: str = "",
    today: date,
    actor: User | None = None,
) -> Payment:
    """Record dues paid for a month; paid after the month's end it is 补缴.

    `organization` is where a floating member paid, by default where she belonged that month.
    """
    require_past(paid_on, today)
    where = home(member, month_no)
    kind = Kind.LATE if paid_on > month_last(month_no) else Kind.REGULAR
    return _pay(
        Payment(
            member=member, organization=organization or where, kind=kind, month_no=month_no,
            amount_fen=amount_fen, paid_on=paid_on, method=Method(method), payer=payer,
        ),
        "dues.pay",
        actor,
    )  # fmt: skip


def give(
    member: Member,
    *,
    amount_fen: int,
    paid_on: date,
    method: str = Method.TRANSFER,
    today: date,
    actor: User | None = None,
) -> Payment:
    """Record a voluntary one-off above the dues of any month."""
    require_past(paid_on, today)
    return _pay(
        Payment(
            member=member, organization=home(member, month_of(paid_on)), kind=Kind.VOLUNTARY,
            amount_fen=amount_fen, paid_on=paid_on, method=Method(method),
        ),
        "dues.give",
        actor,
    )  # fmt: skip


def _pay(payment: Payment, action: str, actor: User | None) -> Payment:
    name = payment.member.name
    if payment.amount_fen <= 0:
        raise DuesImpossible(name, "缴费", f"金额{yuan(payment.amount_fen)}元应大于零。")
    by = Q(full_name=payment.payer) | Q(document_name=payment.payer)
    if payment.payer and Organization.objects.filter(by).exists():
        raise DuesImpossible(name, "缴费", f"党组织不得垫交党费，代缴人不能是“{payment.payer}”。")
    same = Payment.objects.filter(
        member=payment.member, kind=payment.kind, month_no=payment.month_no,
        paid_on=payment.paid_on, amount_fen=payment.amount_fen,
    ).first()  # fmt: skip
    if same is not None:
        raise PaymentTwice(same)
    columns = (
        "member",
        "organization",
        "kind",
        "month_no",
        "amount_fen",
        "paid_on",
        "method",
        "payer",
    )
    return log.create(
        Payment, action=action, actor=actor, **{name: getattr(payment, name) for name in columns}
    )

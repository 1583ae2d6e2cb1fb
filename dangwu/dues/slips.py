"""The writes of pay: what an organization decided on an item, and members' slips with their bases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_first, month_label
from dangwu.dues.assessing import reassess
from dangwu.dues.changes import home
from dangwu.dues.correcting import changed
from dangwu.dues.errors import AccountImpossible, DuesImpossible, ReasonMissing
from dangwu.dues.models import Base, Category, Effect, PayItem, PayLine, PaySlip, Staff
from dangwu.dues.paying import PayBase, decisions, reckon_base
from dangwu.members.models import Member
from dangwu.organizations.models import Organization, Placement
from dangwu.organizations.standing import require_past, standing

_SALARIED = frozenset({Category.EMPLOYED, Category.ANNUAL})


@transaction.atomic
def decide_item(
    organization: Organization,
    *,
    name: str,
    effect: str,
    since_month: int,
    decided_by: str,
    decided_on: date,
    staff: str = "",
    today: date,
    actor: User | None = None,
) -> PayItem:
    """Record a decision on an item of pay; slips below that hold the item follow."""
    require_past(decided_on, today)
    same = PayItem.objects.filter(
        organization=organization, staff=staff, name=name, since_month=since_month
    )
    if same.exists():
        raise AccountImpossible(
            organization,
            "党费计算项目",
            f"“{name}”{month_label(since_month)}起已有决定，请改原记录。",
        )
    made = log.create(
        PayItem, action="dues.decide_item", actor=actor, organization=organization, staff=staff,
        name=name, effect=Effect(effect), decided_by=decided_by, decided_on=decided_on,
        since_month=since_month,
    )  # fmt: skip
    follow(made, actor=actor)
    return made


@transaction.atomic
def correct_item(
    item: PayItem,
    *,
    effect: str,
    decided_by: str,
    decided_on: date,
    reason: str,
    today: date,
    actor: User | None = None,
) -> None:
    """Correct a decision that was recorded wrongly; slips that hold the item follow."""
    if not reason.strip():
        raise ReasonMissing("更正工资项目的决定")
    require_past(decided_on, today)
    said = changed(item, {"effect": effect, "decided_by": decided_by, "decided_on": decided_on})
    if said:
        log.update(item, action="dues.correct_item", actor=actor, reason=reason, **said)
        follow(item, actor=actor)


def follow(item: PayItem, *, actor: User | None = None) -> int:
    """Reckon anew the slips that the decision touches; return how many bases are others now."""
    place = standing(item.organization, month_first(item.since_month))
    below = Placement.objects.filter(
        path__gte=place.path if place else "", path__lt=place.path_end if place else ""
    ).values("organization")
    slips = PaySlip.objects.filter(month_no__gte=item.since_month).filter(
        organization__in=[item.organization_id, *below.values_list("organization", flat=True)],
        pk__in=PayLine.objects.filter(name__startswith=item.name).values("slip"),
    )
    return sum(
        _rewrite(one, actor)
        for one in slips.select_related("member", "organization").order_by("month_no")
    )


def _rewrite(slip: PaySlip, actor: User | None) -> bool:
    lines = list(PayLine.objects.filter(slip=slip).order_by("pk").values_list("name", "amount_fen"))
    before = slip.base_fen
    pay = reckon_base(slip.staff, lines, decisions(slip.organization, slip.month_no))
    if not any(_differs(slip, pay)):
        return False
    _lines(slip, pay, actor)
    log.update(slip, action="dues.correct_slip", actor=actor, reason="工资项目另有决定",
               base_fen=pay.base_fen)  # fmt: skip
    _base(slip, pay, actor)
    return before != pay.base_fen


def _differs(slip: PaySlip, pay: PayBase) -> list[bool]:
    held = dict(PayLine.objects.filter(slip=slip).values_list("name", "effect"))
    return [held[one.name] != one.effect for one in pay.items]


@transaction.atomic
def record_slip(
    member: Member,
    *,
    month_no: int,
    staff: str,
    lines: Sequence[tuple[str, int]],
    actor: User | None = None,
) -> PaySlip:
    """Record what a member was paid for a month; her base follows from that month on.

    Recorded again, the slip is replaced. An item that nobody decided makes the base unknown.
    """
    if not lines:
        raise DuesImpossible(member.name, "工资单", "没有任何项目。")
    organization = home(member, month_no)
    pay = reckon_base(Staff(staff), lines, decisions(organization, month_no))
    slip = PaySlip.objects.filter(member=member, month_no=month_no).first()
    if slip is None:
        slip = log.create(
            PaySlip, action="dues.record_slip", actor=actor, organization=organization,
            member=member, month_no=month_no, staff=Staff(staff), base_fen=pay.base_fen,
        )  # fmt: skip
    elif slip.staff != staff or slip.base_fen != pay.base_fen:
        log.update(slip, action="dues.correct_slip", actor=actor, reason="重新登记工资单",
                   staff=Staff(staff), base_fen=pay.base_fen)  # fmt: skip
    _lines(slip, pay, actor)
    _base(slip, pay, actor)
    return slip


def _lines(slip: PaySlip, pay: PayBase, actor: User | None) -> None:
    PayLine.objects.filter(slip=slip).delete()
    made = [
        PayLine(slip=slip, name=one.name, amount_fen=one.amount_fen, effect=one.effect,
                ground=one.ground)
        for one in pay.items
    ]  # fmt: skip
    PayLine.objects.bulk_create(made)


def _base(slip: PaySlip, pay: PayBase, actor: User | None) -> None:
    """Let the base from the slip's month on be what the slip gives, where it is another."""
    month = slip.month_no
    held = Base.objects.filter(member=slip.member, since_month__lte=month)
    now = held.order_by("-since_month").first()
    category = _category(slip, now)
    if now is not None and (now.category, now.base_fen) == (category, pay.base_fen):
        return
    said = {"category": category, "base_fen": pay.base_fen, "agreed_fen": None}
    if now is not None and now.since_month == month:
        log.update(now, action="dues.correct_base", actor=actor, reason="按工资单", **said)
    else:
        log.create(
            Base, action="dues.set_base", actor=actor, organization=slip.organization,
            member=slip.member, since_month=month, **said,
        )  # fmt: skip
    reassess(slip.member, since_month=month, actor=actor)


def _category(slip: PaySlip, now: Base | None) -> str:
    if slip.staff == Staff.RETIRED:
        return Category.RETIRED
    if now is not None and now.category in _SALARIED:
        return now.category
    return Category.EMPLOYED

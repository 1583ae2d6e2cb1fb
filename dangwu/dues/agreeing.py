"""What was settled beside the rules: who pays by the quarter, what part goes upward."""

from __future__ import annotations

from datetime import date

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_label
from dangwu.dues.changes import home
from dangwu.dues.errors import AccountImpossible, DuesImpossible, span_label
from dangwu.dues.models import QuarterlyConsent, RemitRatio
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past

WHOLE = 10_000
"""Basis points of all that is collected."""


def agree_quarterly(
    member: Member,
    *,
    agreed_on: date,
    since_month: int,
    until_month: int,
    reason: str = "",
    today: date,
    actor: User | None = None,
) -> QuarterlyConsent:
    """Record the branch's consent that she pays by the quarter; the months are both included."""
    require_past(agreed_on, today)
    what = "按季交纳"
    if until_month < since_month:
        raise DuesImpossible(member.name, what, "截止月早于起始月。")
    before = QuarterlyConsent.objects.filter(
        member=member, since_month__lte=until_month, until_month__gte=since_month
    ).first()
    if before is not None:
        span = span_label(before.since_month, before.until_month)
        raise DuesImpossible(member.name, what, f"{span}已经登记过。")
    return log.create(
        QuarterlyConsent, action="dues.agree_quarterly", actor=actor, member=member,
        organization=home(member, since_month), agreed_on=agreed_on, since_month=since_month,
        until_month=until_month, reason=reason,
    )  # fmt: skip


def set_ratio(
    organization: Organization,
    *,
    ratio_bp: int,
    since_month: int,
    instrument: str,
    article: str = "",
    decided_by: str,
    actor: User | None = None,
) -> RemitRatio:
    """Record which part of what it collects the organization sends upward, from a month on."""
    what = "上缴比例"
    if not 0 <= ratio_bp <= WHOLE:
        raise AccountImpossible(organization, what, f"比例{ratio_bp / 100:g}%不在0%至100%之间。")
    if RemitRatio.objects.filter(organization=organization, since_month=since_month).exists():
        raise AccountImpossible(
            organization, what, f"{month_label(since_month)}起的比例已登记，请改原记录。"
        )
    return log.create(
        RemitRatio, action="dues.set_ratio", actor=actor, organization=organization,
        ratio_bp=ratio_bp, since_month=since_month, instrument=instrument, article=article,
        decided_by=decided_by,
    )  # fmt: skip

"""Whose pages somebody may open, and the members of an organization with all below it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from dangwu.accounts.rights import Right
from dangwu.core.calendar import add_years, day_no
from dangwu.members.models import Member, Membership
from dangwu.organizations.tree import subtree
from dangwu.pages.access import Access


def with_branch(rows: QuerySet[Member], today: date) -> QuerySet[Any]:
    """Add the branch where each member belongs, or belonged at last."""
    here = Membership.objects.filter(member=OuterRef("pk"), since__lte=today).order_by("-since")
    return rows.annotate(
        branch_name=Subquery(here.values("organization__document_name")[:1]),
        branch_id=Subquery(here.values("organization")[:1]),
    )


def reachable(access: Access, right: Right = Right.READ) -> QuerySet[Member]:
    """Return the members that belong, or belonged at last, to organizations within her right.

    Whom another organization has taken over is that organization's to show.
    """
    rows = Member.objects.all()
    if access.whole(right):
        return rows
    last = _last(access.today).filter(member=OuterRef("pk"))
    return rows.filter(Exists(access.visible(last, right)))


def now(today: date) -> QuerySet[Membership]:
    """Return where the members belong on the day."""
    return Membership.objects.filter(since__lte=today, until__gt=today)


def _last(today: date) -> QuerySet[Membership]:
    """Return where the members belong, or belonged at last."""
    begun = Membership.objects.filter(since__lte=today)
    return begun.filter(Q(until__gt=today) | Q(until=F("member__left_on")))


def listed(access: Access) -> QuerySet[Member]:
    """Return the members in the books for a list: the organizations are asked once for all rows."""
    rows = Member.objects.filter(left_on__gt=access.today)
    if access.whole(Right.READ):
        return rows
    return rows.filter(pk__in=access.visible(now(access.today)).values("member"))


def departed(access: Access) -> QuerySet[Member]:
    """Return those who have left."""
    return reachable(access).filter(left_on__lte=access.today)


def of_unit(rows: QuerySet[Any], unit: int, today: date, *, gone: bool = False) -> QuerySet[Any]:
    """Return the members of an organization and of all below it."""
    below = subtree(unit, today).values("organization")
    belonging = _last(today) if gone else now(today)
    return rows.filter(pk__in=belonging.filter(organization__in=below).values("member"))


def of_branch(rows: QuerySet[Any], named: str, today: date, *, gone: bool = False) -> QuerySet[Any]:
    """Return the members of the organizations so named."""
    belonging = _last(today) if gone else now(today)
    there = belonging.filter(organization__document_name__icontains=named)
    return rows.filter(pk__in=there.values("member"))


AGES = (("35", "35岁以下"), ("45", "36至45岁"), ("54", "46至54岁"), ("59", "55至59岁"),
        ("60", "60岁以上"))  # fmt: skip
_FROM = {"35": 0, "45": 36, "54": 46, "59": 55, "60": 60}
_UPTO = {"35": 35, "45": 45, "54": 54, "59": 59}


def of_age(rows: QuerySet[Any], band: str, access: Access) -> QuerySet[Any]:
    """Return those whose age in years on the day lies in the band, as the figures reckon it."""
    today = access.today
    if least := _FROM[band]:
        rows = rows.filter(birth_no__lte=day_no(add_years(today, -least)))
    if band in _UPTO:
        rows = rows.filter(birth_no__gt=day_no(add_years(today, -_UPTO[band] - 1)))
    return rows

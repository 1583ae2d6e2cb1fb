"""Which branch and which months a page of dues is about."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_first, month_last, month_no
from dangwu.members.models import Membership
from dangwu.organizations.models import Organization
from dangwu.pages import choosing
from dangwu.pages.choosing import Chosen
from dangwu.pages.requests import Request

_YEAR = 12


def branches(request: Request, first: int, last: int) -> QuerySet[Organization]:
    """Return the organizations she may see that had members of their own in these months."""
    members = Membership.objects.filter(
        organization=OuterRef("pk"), since__lte=month_last(last), until__gt=month_first(first)
    )
    return request.access.organizations(Right.READ).filter(Exists(members)).order_by("pk")


def chosen(request: Request, *asks: str) -> Chosen:
    """Return what the address says; it offers the branches of the last year."""
    today = month_no(request.today)
    return choosing.chosen(request, branches(request, today - _YEAR, today), *asks)

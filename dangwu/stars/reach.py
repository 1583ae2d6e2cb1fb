"""Which schemes a person may use and see: those of her organizations and of all above them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from dangwu.accounts.rights import Right
from dangwu.organizations.models import Organization, Placement
from dangwu.pages.access import Access
from dangwu.stars.appraisal_models import Weighting
from dangwu.stars.models import Scheme


def schemes_for(access: Access, right: Right = Right.READ) -> QuerySet[Scheme]:
    """Return the schemes of her organizations and of those above."""
    return Scheme.objects.filter(_reach(access, right))


def weightings_for(access: Access, right: Right = Right.READ) -> QuerySet[Weighting]:
    """Return the ways to weigh of her organizations and of those above."""
    return Weighting.objects.filter(_reach(access, right))


def _reach(access: Access, right: Right) -> Q:
    if access.whole(right):
        return Q()
    own = Q(organization__in=access.organizations(right).values("pk"))
    top: Any = access.top(right)
    return own | Q(organization__in=above(top, access)) if top else own


def above(organization: Organization, access: Access) -> list[int]:
    """Return the organizations above one, today."""
    place = Placement.objects.filter(
        organization=organization, since__lte=access.today, until__gt=access.today
    ).first()
    if place is None:
        return []
    now = Placement.objects.filter(since__lte=access.today, until__gt=access.today)
    return list(
        now.filter(path__lte=place.path, path_end__gt=place.path).values_list(
            "organization_id", flat=True
        )
    )

"""Whose login an administrator may change: nobody's who reaches further than she does."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right, Role
from dangwu.organizations.models import FOREVER, Grant
from dangwu.pages.access import Access


def in_force(access: Access) -> QuerySet[Grant]:
    """Return every grant in force on her day."""
    return Grant.objects.filter(since__lte=access.today, until__gt=access.today)


def logins_of(access: Access) -> QuerySet[User]:
    """Return the logins she may change: those none of whose grants lies beyond her reach."""
    if not access.may(Right.ACCOUNTS):
        return User.objects.none()
    held = in_force(access).filter(user=OuterRef("pk"))
    within = access.visible(held, Right.ACCOUNTS)
    beyond = held.exclude(pk__in=access.visible(in_force(access), Right.ACCOUNTS).values("pk"))
    reached = Q(Exists(within)) | ~Q(Exists(held))
    return User.objects.filter(reached).exclude(Exists(beyond)).order_by("-is_active", "name", "pk")


def grants_of(user: User, access: Access) -> QuerySet[Grant]:
    """Return what is and was granted to a login, what is in force first."""
    found = Grant.objects.filter(user=user).select_related("organization")
    return access.visible(found, Right.ACCOUNTS).order_by("-until", "organization_id", "pk")


def administrators(organization_ids: list[int], access: Access) -> QuerySet[Grant]:
    """Return the grants in force of administrators over one of these, who can sign in."""
    return (
        Grant.objects.filter(
            role=Role.ADMINISTRATOR, organization__in=organization_ids, user__is_active=True,
            since__lte=access.today, until=FOREVER,
        )
        .select_for_update(of=("self",))
        .select_related("organization")
        .order_by("pk")
    )  # fmt: skip

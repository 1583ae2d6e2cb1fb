"""Grants: who may what over which part of the tree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.accounts.rights import RIGHTS, Right, Role
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import FOREVER, Grant, Organization, Placement
from dangwu.pages.access import Access

M = TypeVar("M", bound=models.Model)


class GrantImpossible(DangwuError):
    """The grant cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}的授权不能这样登记：{why}")


def give(
    user: User, *, organization: Organization, role: str, since: date, actor: User | None = None
) -> Grant:
    """Grant a role over an organization and all below it from a day on."""
    held = Grant.objects.filter(user=user, organization=organization, role=role, until__gt=since)
    if held.exists():
        label = Role(role).label
        raise GrantImpossible(user.name, f"在“{organization.full_name}”已经是{label}。")
    return log.create(
        Grant, action="organizations.grant", actor=actor, user=user, organization=organization,
        role=role, since=since,
    )  # fmt: skip


def take_back(grant: Grant, *, on: date, reason: str = "", actor: User | None = None) -> None:
    """End a grant: `on` is the first day she no longer has it."""
    if grant.until != FOREVER:
        raise GrantImpossible(grant.user.name, f"已于{grant.until}收回。")
    until = max(on, grant.since)
    log.update(
        grant, action="organizations.take_back", actor=actor, reason=reason, until=until
    )  # fmt: skip


class Granted(Access):
    """What the grants of a person give her, and nothing more."""

    @cached_property
    def _held(self) -> tuple[tuple[str, str, int, str], ...]:
        """Role, path, organization and path's end of every grant in force."""
        grants = Grant.objects.filter(
            user=self.user, since__lte=self.today, until__gt=self.today
        ).values_list("role", "organization_id")
        roles = list(grants)
        if not roles:
            return ()
        latest: dict[int, tuple[str, str]] = {}
        places = Placement.objects.filter(organization__in={one for _, one in roles})
        for number, path, end in places.order_by("since").values_list(
            "organization_id", "path", "path_end"
        ):
            latest[number] = (path, end)
        return tuple((role, latest[one][0], one, latest[one][1]) for role, one in roles)

    def _paths(self, right: Right) -> list[tuple[str, str]]:
        return [(path, end) for role, path, _, end in self._held if right in RIGHTS[role]]

    @cached_property
    def _whole(self) -> str:
        """The path of the office's one top unit, empty where there are several."""
        tops = list(
            Placement.objects.filter(parent=None, until=FOREVER).values_list("path", flat=True)[:2]
        )
        return tops[0] if len(tops) == 1 else ""

    def may(self, right: Right) -> bool:
        """Whether she has the right over any organization."""
        return right is Right.OWN or bool(self._paths(right))

    def may_in(self, right: Right, organization_id: int) -> bool:
        """Whether she has the right over this organization."""
        if not self._paths(right):
            return False
        return self._within(right).filter(organization_id=organization_id).exists()

    def whole(self, right: Right) -> bool:
        """Whether she has the right over the office's one top unit."""
        return any(path == self._whole for path, _ in self._paths(right))

    def visible(
        self, rows: models.QuerySet[M], right: Right = Right.READ, through: str = "organization"
    ) -> models.QuerySet[M]:
        """Return those rows that belong to an organization over which she has the right."""
        paths = self._paths(right)
        if not paths:
            return rows.none()
        if self.whole(right):
            return rows
        return rows.filter(**{f"{through}__in": self._within(right).values("organization_id")})

    def organizations(self, right: Right = Right.READ) -> models.QuerySet[Organization]:
        """Return the organizations over which she has the right, those that ended among them."""
        return self.visible(Organization.objects.order_by("pk"), right, through="pk")

    def top(self, right: Right = Right.READ) -> Organization | None:
        """Return the highest organization over which she has the right; None without any."""
        held = [(path.count("."), path, one) for role, path, one, _ in self._held
                if right in RIGHTS[role]]  # fmt: skip
        return Organization.objects.get(pk=min(held)[2]) if held else None

    def _within(self, right: Right) -> models.QuerySet[Placement]:
        """Return where the organizations stand, or last stood, that lie below her grants."""
        inside = Q(pk=None)
        for path, end in self._paths(right):
            inside |= Q(path__gte=path, path__lt=end)
        lasting = Q(until__gt=self.today) | Q(ended=1)
        return Placement.objects.filter(inside & lasting)


class AccessMiddleware:
    """Gives every request of somebody signed in its `access`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `access`; whoever has not signed in has none."""
        if request.user.is_authenticated:
            request.access = Granted(request.user, request.today)  # type: ignore[attr-defined]
        return self.get_response(request)

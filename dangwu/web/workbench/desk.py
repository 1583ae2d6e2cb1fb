"""Whose workbench it is: her organizations, her day, and the half year she works on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dangwu.accounts.rights import RIGHTS, Right
from dangwu.core.calendar import month_no
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.findings.span import half_of, to_date
from dangwu.organizations.models import Grant, Organization, Placement
from dangwu.pages.access import Access
from dangwu.reports.asking import scope_of
from dangwu.web.figures.asking import LARGE, standing

_QUARTER = 3
SCOPES = 6


@dataclass(frozen=True)
class Desk:
    """One person's workbench on a day."""

    access: Access
    today: date
    scopes: tuple[Scope, ...]

    @property
    def scope(self) -> Scope:
        """The widest of her scopes."""
        return self.scopes[0]

    @cached_property
    def large(self) -> bool:
        """Whether the office is so large that the checks take a while and somebody writes always."""
        standing_now = Placement.objects.filter(since__lte=self.today, until__gt=self.today)
        return standing_now.count() > LARGE

    @cached_property
    def wide(self) -> bool:
        """Whether so much stands below her that the checks take long."""
        return sum(standing(one.organization_id, self.today) for one in self.scopes) > LARGE

    @cached_property
    def single(self) -> bool:
        """Whether it is all about one organization, which need not be named each time."""
        return len(self.scopes) == 1 and standing(self.scope.organization_id, self.today) == 1

    @cached_property
    def writes(self) -> bool:
        """Whether she may record anything."""
        return self.access.may(Right.WRITE)

    def word(self, word: str) -> str:
        """Return what a button says: who may not record anything only looks."""
        return word if self.writes else "查看"

    @property
    def month(self) -> Period:
        """This month."""
        return Period.months(month_no(self.today), 1)

    @property
    def quarter(self) -> Period:
        """This quarter."""
        now = month_no(self.today)
        return Period.months(now - now % _QUARTER, _QUARTER)

    @cached_property
    def half(self) -> Period:
        """The half year that is worked on: the last one until its report has closed it."""
        return half_of(self.scope.organization_id, self.today)

    @property
    def span(self) -> Period:
        """From the first day of that half year until today: what is checked."""
        return to_date(self.scope.organization_id, self.today)


def desk_of(access: Access, today: date) -> Desk | None:
    """Return the workbench of who reads records; None for who reads none."""
    scopes = tuple(scope_of(one) for one in _tops(access, today))
    return Desk(access, today, scopes) if scopes else None


def _tops(access: Access, today: date) -> list[Organization]:
    """Return the organizations of her grants, none below another, the highest first."""
    reading = [role for role, rights in RIGHTS.items() if Right.READ in rights]
    held = Grant.objects.filter(
        user=access.user, role__in=reading, since__lte=today, until__gt=today
    ).values("organization")
    places = Placement.objects.filter(organization__in=held, since__lte=today, until__gt=today)
    found: list[Placement] = []
    rows = places.select_related("organization").order_by("path")
    for one in sorted(rows, key=lambda place: place.path.count(".")):
        if not any(one.path.startswith(top.path) for top in found):
            found.append(one)
    return [one.organization for one in found[:SCOPES]]

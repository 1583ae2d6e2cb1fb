"""Assessing a whole branch for a month at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_first, month_last
from dangwu.dues.errors import MonthAhead, NobodyOwing
from dangwu.dues.grounds import Ground, grounds
from dangwu.dues.models import Assessment
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Assessed:
    """One member's due for the month; `due_fen` None is unknown, `because` says why."""

    member: Member
    due_fen: int | None
    because: str
    changed: bool


@dataclass(frozen=True, slots=True)
class BranchAssessed:
    """What assessing a branch for a month came to."""

    organization: Organization
    month_no: int
    rows: tuple[Assessed, ...]

    @property
    def due_fen(self) -> int:
        """What is known to be due."""
        return sum(one.due_fen or 0 for one in self.rows)

    @property
    def unknown(self) -> tuple[Assessed, ...]:
        """Those whose due is not known."""
        return tuple(one for one in self.rows if one.due_fen is None)

    @property
    def changed(self) -> int:
        """How many were assessed anew or otherwise than before."""
        return sum(one.changed for one in self.rows)


def roll(organization: Organization, number: int) -> list[Member]:
    """Return who owed dues here for the month: who belonged here at its end, or last in it."""
    first, last = month_first(number), month_last(number)
    found = Membership.objects.select_related("member").filter(
        organization=organization, since__lte=last, until__gt=first,
        member__admitted_on__lte=last, member__left_on__gt=first,
    ).order_by("member__name", "member_id")  # fmt: skip
    here = {}
    for one in found:
        day = min(last, one.member.left_on - timedelta(days=1))
        if one.since <= day < one.until:
            here[one.member_id] = one.member
    return list(here.values())


@transaction.atomic
def assess_branch(
    organization: Organization,
    *,
    month_no: int,
    today: date,
    actor: User | None = None,
) -> BranchAssessed:
    """Assess every member of the branch for a month; assessed again, only what differs is written.

    Raises MonthAhead, NobodyOwing, NoDuesRule.
    """
    if month_first(month_no) > today:
        raise MonthAhead(month_no, today)
    members = roll(organization, month_no)
    if not members:
        raise NobodyOwing(organization, month_no)
    known = grounds([one.pk for one in members], month_no)
    before = {
        one.member_id: one
        for one in Assessment.objects.filter(member__in=members, month_no=month_no)
    }
    rows = [(one, known[one.pk], before.get(one.pk)) for one in members]
    written = _write(organization, month_no, rows, actor)
    said = [(one, ground) for one, ground, _ in rows]
    return BranchAssessed(
        organization,
        month_no,
        tuple(Assessed(one, g.due_fen, g.because, one.pk in written) for one, g in said),
    )


def _write(
    organization: Organization,
    number: int,
    rows: Iterable[tuple[Member, Ground, Assessment | None]],
    actor: User | None,
) -> set[int]:
    """Write what is new or otherwise; return whose."""
    new: list[Assessment] = []
    written: set[int] = set()
    for member, ground, old in rows:
        if old is None:
            due = ground.due_fen
            new.append(
                Assessment(
                    organization=organization, member=member, month_no=number, due_fen=due,
                    waiver=ground.waiver,
                )
            )  # fmt: skip
            written.add(member.pk)
        elif changed := _changed(old, ground, organization):
            log.update(old, action="dues.assess", actor=actor, reason="重新核定", **changed)
            written.add(member.pk)
    if new:
        log.create_many(Assessment, new, action="dues.assess_branch", actor=actor)
    return written


def _changed(old: Assessment, ground: Ground, organization: Organization) -> dict[str, object]:
    found: dict[str, object] = {}
    if old.organization_id != organization.pk:
        found["organization"] = organization
    if old.due_fen != ground.due_fen:
        found["due_fen"] = ground.due_fen
    if old.waiver_id != (ground.waiver.pk if ground.waiver else None):
        found["waiver"] = ground.waiver
    return found


@transaction.atomic
def reassess(member: Member, *, since_month: int, actor: User | None = None) -> tuple[int, ...]:
    """Assess again the months from one on that were assessed already; return those that changed."""
    changed = []
    for old in Assessment.objects.filter(member=member, month_no__gte=since_month).order_by(
        "month_no"
    ):
        ground = grounds([member.pk], old.month_no)[member.pk]
        said = _changed(old, ground, old.organization)
        if said:
            log.update(
                old, action="dues.assess", actor=actor, reason="基数或减免有变，重新核定", **said
            )
            changed.append(old.month_no)
    return tuple(changed)

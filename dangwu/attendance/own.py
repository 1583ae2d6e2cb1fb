"""What a member sees of her own leaves and trips, and how she asks for leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dangwu.accounts.models import User
from dangwu.attendance import leaving
from dangwu.attendance.errors import AttendanceImpossible
from dangwu.attendance.models import Leave, LeaveState, Trip
from dangwu.members.belonging import require_membership
from dangwu.members.models import Member

SHOWN = 30
"""So many leaves and trips, the newest first."""


@dataclass(frozen=True, slots=True)
class OwnLeaves:
    """A member's leaves and trips."""

    leaves: tuple[Leave, ...]
    trips: tuple[Trip, ...]

    @property
    def waiting(self) -> int:
        """How many leaves wait for approval."""
        return sum(one.state is LeaveState.ASKED for one in self.leaves)


def leaves_of(member: Member) -> OwnLeaves:
    """Return a member's leaves and trips."""
    leaves = Leave.objects.filter(member=member).order_by("-first_on", "-pk")[:SHOWN]
    trips = Trip.objects.filter(member=member).order_by("-first_on", "-pk")[:SHOWN]
    return OwnLeaves(tuple(leaves), tuple(trips))


def ask(
    member: Member,
    *,
    kind: str,
    first_on: date,
    last_on: date,
    half_days: int | None = None,
    reason: str = "",
    today: date,
    by: User | None = None,
) -> Leave:
    """Ask for leave in her branch, whose secretary or the officer above approves it.

    Without `half_days` it is whole days from the first to the last.
    """
    organization = require_membership(member, today, "申请请假").organization
    whole = ((last_on - first_on).days + 1) * 2
    return leaving.ask_leave(
        organization, name=member.name, kind=kind, first_on=first_on, last_on=last_on,
        half_days=whole if half_days is None else half_days, reason=reason, asked_on=today,
        staff_no=member.staff_no, member=member, actor=by,
    )  # fmt: skip


def withdraw(member: Member, leave: Leave, *, today: date, by: User | None = None) -> None:
    """Take back her own leave while it waits for approval."""
    if leave.member_id != member.pk:
        raise AttendanceImpossible(leave.name, "请假", "只能撤回自己的申请。")
    if leave.state is LeaveState.APPROVED:
        raise AttendanceImpossible(leave.name, "请假", "已经批准，请找批准人撤销。")
    leaving.cancel_leave(leave, on=today, reason="本人撤回", actor=by)

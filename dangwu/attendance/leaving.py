"""Leaves: asked for, approved or refused by somebody else, cancelled."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.attendance.errors import AttendanceImpossible, ReasonMissing
from dangwu.attendance.models import Leave, LeaveKind, LeaveState
from dangwu.members.models import Account, Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past, require_standing

_WHAT = "请假"
_HALF_DAYS = 2
"""Halves of a day."""


@transaction.atomic
def ask_leave(
    organization: Organization,
    *,
    name: str,
    kind: str,
    first_on: date,
    last_on: date,
    half_days: int,
    reason: str = "",
    asked_on: date | None = None,
    staff_no: str = "",
    member: Member | None = None,
    actor: User | None = None,
) -> Leave:
    """Ask for leave; it counts once approve_leave has approved it.

    Raises AttendanceImpossible where it overlaps another of the same person, who may be away for
    both halves of a day by two leaves.
    """
    _fit(name, first_on, last_on, half_days)
    require_standing(organization, first_on, "登记请假")
    _refuse_overlap(organization, name, staff_no, member, (first_on, last_on, half_days))
    return log.create(
        Leave, action="attendance.ask_leave", actor=actor, organization=organization, name=name,
        staff_no=staff_no, member=member, kind=LeaveKind(kind), first_on=first_on,
        last_on=last_on, half_days=half_days, reason=reason, asked_on=asked_on,
    )  # fmt: skip


def _fit(name: str, first_on: date, last_on: date, half_days: int) -> None:
    if last_on < first_on:
        raise AttendanceImpossible(name, _WHAT, f"止日{last_on}早于起日{first_on}。")
    most = ((last_on - first_on).days + 1) * _HALF_DAYS
    if not 1 <= half_days <= most:
        raise AttendanceImpossible(
            name, _WHAT, f"起止日之间最多{most}个半天，现在是{half_days}个。"
        )


def _refuse_overlap(
    organization: Organization,
    name: str,
    staff_no: str,
    member: Member | None,
    span: tuple[date, date, int],
    *,
    but: int | None = None,
) -> None:
    first_on, last_on, half_days = span
    found = Leave.objects.filter(
        first_on__lte=last_on, last_on__gte=first_on, refused_on=None, cancelled_on=None
    )
    if but is not None:
        found = found.exclude(pk=but)
    if member is not None:
        found = found.filter(member=member)
    else:
        found = found.filter(organization=organization, name=name, staff_no=staff_no)
    overlapping = list(found.order_by("first_on"))
    one_day = first_on == last_on and all(one.first_on == one.last_on for one in overlapping)
    if one_day and half_days + sum(one.half_days for one in overlapping) <= _HALF_DAYS:
        return
    for one in overlapping:
        raise AttendanceImpossible(
            name, _WHAT,
            f"{one.first_on}至{one.last_on}已有{one.get_kind_display()}（{one.state_label()}），"
            "日期重叠。请改日期，或先撤销那一次。",
        )  # fmt: skip


def _require_asked(leave: Leave) -> None:
    if leave.state is LeaveState.APPROVED:
        raise AttendanceImpossible(
            leave.name, _WHAT, f"已由{leave.approver}于{leave.approved_on}批准。"
        )
    if leave.state is LeaveState.REFUSED:
        raise AttendanceImpossible(
            leave.name, _WHAT, f"{leave.approver}已于{leave.refused_on}不批准。"
        )
    if leave.state is LeaveState.CANCELLED:
        raise AttendanceImpossible(leave.name, _WHAT, f"已于{leave.cancelled_on}撤销。")


def _require_other(leave: Leave, approver: str, actor: User | None) -> None:
    own = (
        actor is not None
        and leave.member_id is not None
        and Account.objects.filter(user=actor, member=leave.member_id).exists()
    )
    if own or approver in ("", leave.name):
        raise AttendanceImpossible(leave.name, _WHAT, "批准人应写明，且不能是本人。")


def approve_leave(
    leave: Leave, *, on: date, approver: str, today: date, actor: User | None = None
) -> None:
    """Approve a leave, by someone else than who asked."""
    require_past(on, today)
    _require_asked(leave)
    _require_other(leave, approver, actor)
    log.update(
        leave, action="attendance.approve_leave", actor=actor, approved_on=on, approver=approver
    )


def refuse_leave(
    leave: Leave, *, on: date, approver: str, because: str, today: date, actor: User | None = None
) -> None:
    """Refuse a leave with a reason, by someone else than who asked."""
    require_past(on, today)
    _require_asked(leave)
    _require_other(leave, approver, actor)
    if not because.strip():
        raise ReasonMissing("不批准")
    log.update(
        leave, action="attendance.refuse_leave", actor=actor, reason=because, refused_on=on,
        approver=approver, refused_because=because.strip(),
    )  # fmt: skip


def cancel_leave(leave: Leave, *, on: date, reason: str, actor: User | None = None) -> None:
    """Cancel a leave that was asked for or approved; it counts no longer."""
    if leave.state in (LeaveState.REFUSED, LeaveState.CANCELLED):
        _require_asked(leave)
    if not reason.strip():
        raise ReasonMissing("撤销请假")
    log.update(leave, action="attendance.cancel_leave", actor=actor, reason=reason, cancelled_on=on)


@transaction.atomic
def correct_leave(
    leave: Leave,
    *,
    kind: str,
    first_on: date,
    last_on: date,
    half_days: int,
    reason: str,
    actor: User | None = None,
) -> None:
    """Correct kind and days of a leave that stands."""
    if not reason.strip():
        raise ReasonMissing("更正请假")
    if leave.state in (LeaveState.REFUSED, LeaveState.CANCELLED):
        _require_asked(leave)
    _fit(leave.name, first_on, last_on, half_days)
    span = (first_on, last_on, half_days)
    _refuse_overlap(
        leave.organization, leave.name, leave.staff_no, leave.member, span, but=leave.pk
    )
    said = {"kind": LeaveKind(kind).value, "first_on": first_on, "last_on": last_on,
            "half_days": half_days}  # fmt: skip
    found = {name: value for name, value in said.items() if getattr(leave, name) != value}
    if found:
        log.update(leave, action="attendance.correct_leave", actor=actor, reason=reason, **found)

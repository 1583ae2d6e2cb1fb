"""The writes of attendance: a person's month, leaves and business trips."""

from __future__ import annotations

from datetime import date

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.attendance.models import AttendanceMonth, Leave, LeaveKind, Trip
from dangwu.core.calendar import month_first
from dangwu.core.errors import DangwuError
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past, require_standing


class AttendanceImpossible(DangwuError):
    """What is said of someone's attendance cannot be."""

    def __init__(self, name: str, what: str, why: str) -> None:
        super().__init__(f"{name}的{what}不能这样登记：{why}")


def _in_order(name: str, what: str, first_on: date, last_on: date) -> None:
    if last_on < first_on:
        raise AttendanceImpossible(name, what, f"止日{last_on}早于起日{first_on}。")


def record_month(
    organization: Organization,
    *,
    name: str,
    month_no: int,
    due_half_days: int,
    attended_half_days: int,
    staff_no: str = "",
    member: Member | None = None,
    today: date,
    actor: User | None = None,
) -> AttendanceMonth:
    """Record how many half days a person was due and attended in a month."""
    require_past(month_first(month_no), today)
    what = f"{month_no // 12}年{month_no % 12 + 1}月考勤"
    if attended_half_days > due_half_days:
        raise AttendanceImpossible(
            name, what, f"实出勤{attended_half_days}个半天，多于应出勤{due_half_days}个半天。"
        )
    if AttendanceMonth.objects.filter(
        organization=organization, month_no=month_no, name=name, staff_no=staff_no
    ).exists():
        raise AttendanceImpossible(
            name, what, "已经登记过，请改原记录；同名的人请填写人员编号加以区别。"
        )
    return log.create(
        AttendanceMonth, action="attendance.record_month", actor=actor, organization=organization,
        name=name, staff_no=staff_no, member=member, month_no=month_no,
        due_half_days=due_half_days, attended_half_days=attended_half_days,
    )  # fmt: skip


def ask_leave(
    organization: Organization,
    *,
    name: str,
    kind: str,
    first_on: date,
    last_on: date,
    half_days: int,
    staff_no: str = "",
    member: Member | None = None,
    actor: User | None = None,
) -> Leave:
    """Ask for leave; it counts once approve_leave has approved it."""
    _in_order(name, "请假", first_on, last_on)
    most = ((last_on - first_on).days + 1) * 2
    if not 1 <= half_days <= most:
        raise AttendanceImpossible(
            name, "请假", f"起止日之间最多{most}个半天，现在是{half_days}个。"
        )
    require_standing(organization, first_on, "登记请假")
    return log.create(
        Leave, action="attendance.ask_leave", actor=actor, organization=organization, name=name,
        staff_no=staff_no, member=member, kind=LeaveKind(kind), first_on=first_on,
        last_on=last_on, half_days=half_days,
    )  # fmt: skip


def approve_leave(
    leave: Leave, *, on: date, approver: str, today: date, actor: User | None = None
) -> None:
    """Approve a leave, by someone else than who asked."""
    require_past(on, today)
    if leave.approved_on is not None:
        raise AttendanceImpossible(
            leave.name, "请假", f"已由{leave.approver}于{leave.approved_on}批准。"
        )
    if approver in ("", leave.name):
        raise AttendanceImpossible(leave.name, "请假", "批准人应写明，且不能是本人。")
    log.update(
        leave, action="attendance.approve_leave", actor=actor, approved_on=on, approver=approver
    )


def register_trip(
    organization: Organization,
    *,
    name: str,
    purpose: str,
    first_on: date,
    last_on: date,
    registered_on: date,
    place: str = "",
    staff_no: str = "",
    member: Member | None = None,
    today: date,
    actor: User | None = None,
) -> Trip:
    """Register a business trip (公差); it counts on the day of registration."""
    require_past(registered_on, today)
    _in_order(name, "公差", first_on, last_on)
    require_standing(organization, registered_on, "登记公差")
    return log.create(
        Trip, action="attendance.register_trip", actor=actor, organization=organization, name=name,
        staff_no=staff_no, member=member, purpose=purpose, place=place, first_on=first_on,
        last_on=last_on, registered_on=registered_on,
    )  # fmt: skip

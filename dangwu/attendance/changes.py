"""The writes of attendance: a person's month and business trips. Leaves: see leaving.py."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.attendance.errors import AttendanceImpossible, ReasonMissing
from dangwu.attendance.models import AttendanceMonth, Trip
from dangwu.core.calendar import month_first, month_label
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past, require_standing


def _in_order(name: str, what: str, first_on: date, last_on: date) -> None:
    if last_on < first_on:
        raise AttendanceImpossible(name, what, f"止日{last_on}早于起日{first_on}。")


def _within(name: str, what: str, due: int, attended: int) -> None:
    if attended > due:
        raise AttendanceImpossible(name, what, f"实出勤{attended}个半天，多于应出勤{due}个半天。")


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
    what = f"{month_label(month_no)}考勤"
    _within(name, what, due_half_days, attended_half_days)
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


def correct_month(
    record: AttendanceMonth,
    *,
    due_half_days: int,
    attended_half_days: int,
    reason: str,
    actor: User | None = None,
) -> None:
    """Correct how many half days were due and attended."""
    what = f"{month_label(record.month_no)}考勤"
    if not reason.strip():
        raise ReasonMissing("更正考勤")
    _within(record.name, what, due_half_days, attended_half_days)
    said = {"due_half_days": due_half_days, "attended_half_days": attended_half_days}
    found = {name: value for name, value in said.items() if getattr(record, name) != value}
    if found:
        log.update(record, action="attendance.correct_month", actor=actor, reason=reason, **found)


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


def correct_trip(
    trip: Trip,
    *,
    purpose: str,
    place: str,
    first_on: date,
    last_on: date,
    reason: str,
    actor: User | None = None,
) -> None:
    """Correct what a trip was for, where to and from when to when."""
    if not reason.strip():
        raise ReasonMissing("更正公差")
    _in_order(trip.name, "公差", first_on, last_on)
    said = {"purpose": purpose, "place": place, "first_on": first_on, "last_on": last_on}
    found = {name: value for name, value in said.items() if getattr(trip, name) != value}
    if found:
        log.update(trip, action="attendance.correct_trip", actor=actor, reason=reason, **found)


@transaction.atomic
def take_out(record: AttendanceMonth | Trip, *, reason: str, actor: User | None = None) -> None:
    """Take out a record made by mistake; the log keeps all that it said, and why it went."""
    if not reason.strip():
        raise ReasonMissing(f"撤销{record._meta.verbose_name}")
    log.ask([record])
    before = {one.name: getattr(record, one.name) for one in record._meta.concrete_fields}
    log.log(
        action="attendance.take_out", model=type(record), record_id=record.pk, actor=actor,
        before=before, reason=reason,
    )  # fmt: skip
    record.delete()

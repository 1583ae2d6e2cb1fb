"""A month's attendance of an organization: one sheet, written back in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.attendance.errors import MonthRefused, RowFault
from dangwu.attendance.models import AttendanceMonth, Leave
from dangwu.core.calendar import month_first, month_last
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past, require_standing


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the sheet; `record` is what stands of the month already.

    `on_leave` is the half days of approved leaves that lie within the month.
    """

    name: str
    staff_no: str
    member: Member | None
    record: AttendanceMonth | None
    on_leave: int

    @property
    def key(self) -> str:
        """What tells two of one name apart."""
        return f"{self.name}/{self.staff_no}"

    @property
    def leave_days(self) -> str:
        """The days of leave."""
        return days(self.on_leave)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The month of an organization."""

    organization: Organization
    month_no: int
    people: tuple[Person, ...]

    @property
    def recorded(self) -> tuple[AttendanceMonth, ...]:
        """What stands already."""
        return tuple(one.record for one in self.people if one.record is not None)

    @property
    def due(self) -> int:
        """Half days due of those recorded."""
        return sum(one.due_half_days for one in self.recorded)

    @property
    def attended(self) -> int:
        """Half days attended of those recorded."""
        return sum(one.attended_half_days for one in self.recorded)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a submitted sheet: half days due, and half days absent."""

    key: str
    due: int
    absent: int


def sheet(organization: Organization, month_no: int) -> Sheet:
    """Return the month's sheet, in four queries.

    On it are those recorded this month, those of the last month that was recorded, or, where none
    was, the members of the organization.
    """
    here = AttendanceMonth.objects.filter(organization=organization)
    records = list(
        here.filter(month_no=month_no).select_related("member").order_by("name", "staff_no")
    )
    before = here.filter(month_no__lt=month_no).aggregate(last=Max("month_no"))["last"]
    people: dict[tuple[str, str], Member | None] = {}
    if before is not None:
        last = here.filter(month_no=before).select_related("member")
        people = {(one.name, one.staff_no): one.member for one in last}
    elif not records:
        people = {(one.name, one.staff_no): one for one in _members(organization, month_no)}
    stands = {(one.name, one.staff_no): one for one in records}
    people |= {key: one.member for key, one in stands.items()}
    away = _leaves(organization, month_no, [one.pk for one in people.values() if one])
    rows = [
        Person(name, number, one, stands.get((name, number)), _away(away, name, number, one))
        for (name, number), one in sorted(people.items(), key=lambda item: item[0])
    ]
    return Sheet(organization, month_no, tuple(rows))


def _members(organization: Organization, month_no: int) -> list[Member]:
    last = month_last(month_no)
    found = Membership.objects.filter(
        organization=organization, since__lte=last, until__gt=last, member__left_on__gt=last,
        member__retired_on=None,
    ).select_related("member")  # fmt: skip
    return [one.member for one in found]


def _leaves(
    organization: Organization, month_no: int, members: Iterable[int]
) -> dict[tuple[int | None, str, str], int]:
    """Return the half days of approved leaves within the month, by who took them."""
    first, last = month_first(month_no), month_last(month_no)
    within = Leave.objects.filter(
        first_on__gte=first, last_on__lte=last, approved_on__isnull=False, cancelled_on=None
    )
    found: dict[tuple[int | None, str, str], int] = defaultdict(int)
    mine = within.filter(member__in=list(members)) | within.filter(organization=organization)
    for one in mine:
        key = (one.member_id, "", "") if one.member_id else (None, one.name, one.staff_no)
        found[key] += one.half_days
    return found


def _away(
    away: dict[tuple[int | None, str, str], int], name: str, number: str, member: Member | None
) -> int:
    key = (member.pk, "", "") if member is not None else (None, name, number)
    return away.get(key, 0)


@transaction.atomic
def save(
    organization: Organization,
    *,
    month_no: int,
    entries: Sequence[Entry],
    today: date,
    actor: User | None = None,
) -> tuple[AttendanceMonth, ...]:
    """Write the rows of a submitted sheet, all or none; who is recorded already is left alone.

    Raises DayAhead for a month to come, MonthRefused with the fault of every row.
    """
    require_past(month_first(month_no), today)
    require_standing(organization, month_last(month_no), "登记考勤")
    people = {one.key: one for one in sheet(organization, month_no).people}
    faults = [
        RowFault(one.key, _name(people, one), why)
        for one in entries
        if (why := _judge(people, one))
    ]
    if faults:
        raise MonthRefused(month_no, faults)
    return tuple(
        log.create(
            AttendanceMonth, action="attendance.record_month", actor=actor,
            organization=organization, name=people[one.key].name,
            staff_no=people[one.key].staff_no, member=people[one.key].member, month_no=month_no,
            due_half_days=one.due, attended_half_days=one.due - one.absent,
        )
        for one in entries
        if people[one.key].record is None
    )  # fmt: skip


def _name(people: dict[str, Person], entry: Entry) -> str:
    return people[entry.key].name if entry.key in people else entry.key.partition("/")[0]


def _judge(people: dict[str, Person], entry: Entry) -> str:
    """Return why the row cannot be written, empty where it can."""
    if entry.key not in people:
        return "不在这张考勤表上，请单独登记。"
    if entry.due < 0 or entry.absent < 0:
        return "天数不能小于零。"
    if entry.absent > entry.due:
        return f"缺勤{days(entry.absent)}天，多于应出勤{days(entry.due)}天。"
    return ""


def days(half_days: int) -> str:
    """Write half days as days: 41 → 20.5."""
    return f"{half_days / 2:g}"

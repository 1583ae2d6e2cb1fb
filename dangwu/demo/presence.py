"""Attendance by month of everybody in work, members or not; leaves and business trips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dangwu.attendance.models import AttendanceMonth, Leave, LeaveKind, Trip
from dangwu.core.calendar import month_first
from dangwu.demo.days import months, working, working_days
from dangwu.demo.plan import BRANCHES, branches_on
from dangwu.demo.story import Person, Story
from dangwu.members.models import Member, Sex
from dangwu.organizations.models import Organization

_UNITS = {
    "depot": "depot-unit",
    "trade": "trade-unit",
    "stores": "stores-unit",
    "canteen": "trade-unit",
}
_OTHERS = {"bureau": 26, "depot-unit": 66, "trade-unit": 52, "stores-unit": 25}
"""Staff who are no members, by unit."""
_PURPOSES = ("参加全省粮食工作会议", "赴产区考察粮源", "参加业务培训", "库存检查", "应急物资调运")
_PLACES = ("省城", "青川市", "邻省产区", "澄湖区", "鹿鸣区")
_LEAVE_KINDS = (LeaveKind.PERSONAL, LeaveKind.SICK, LeaveKind.ANNUAL, LeaveKind.OTHER)
_LEAVE_CHANCE, _TRIP_CHANCE = 0.06, 0.012


@dataclass(frozen=True)
class _Worker:
    """Someone in work in a month, in the unit that employs her."""

    unit: Organization
    name: str
    staff_no: str
    member: Member | None

    def fields(self) -> dict[str, object]:
        """What every record of attendance says of her."""
        return {
            "organization": self.unit, "name": self.name, "staff_no": self.staff_no,
            "member": self.member,
        }  # fmt: skip


def build_attendance(story: Story) -> None:
    """Write three years of attendance, leaves and trips."""
    others = _others(story)
    attended: list[AttendanceMonth] = []
    leaves: list[Leave] = []
    trips: list[Trip] = []
    for month in months():
        due = 2 * len(working_days(month))
        for worker in (*_members(story, month_first(month)), *others):
            away = 0
            if story.dice.random() < _LEAVE_CHANCE:
                leaves.append(_leave(story, worker, month))
                away = leaves[-1].half_days
            if story.dice.random() < _TRIP_CHANCE:
                trips.append(_trip(story, worker, month))
            attended.append(AttendanceMonth(
                month_no=month, due_half_days=due, attended_half_days=due - away, **worker.fields()
            ))  # fmt: skip
    story.write(AttendanceMonth, attended)
    story.write(Leave, leaves)
    story.write(Trip, trips)


def _members(story: Story, day: date) -> list[_Worker]:
    return [
        _worker(story, person, key) for key in branches_on(day) if key != BRANCHES[-1]
        for person in story.of(key, day) if not person.retired_on(day)
    ]  # fmt: skip


def _worker(story: Story, person: Person, key: str) -> _Worker:
    unit = story.organizations[_UNITS.get(key, "bureau")]
    return _Worker(unit, person.member.name, person.member.staff_no, person.member)


def _others(story: Story) -> list[_Worker]:
    found = []
    for key, count in _OTHERS.items():
        for number in range(count):
            sex = story.dice.choice((Sex.MALE, Sex.FEMALE))
            staff_no = f"{story.organizations[key].code}-{number:03d}"
            found.append(_Worker(story.organizations[key], story.names.draw(sex), staff_no, None))
    return found


def _leave(story: Story, worker: _Worker, month: int) -> Leave:
    days = working_days(month)
    start = story.dice.randrange(len(days))
    length = min(story.dice.choice((1, 1, 1, 2, 2, 3, 5)), len(days) - start)
    return Leave(
        kind=story.dice.choice(_LEAVE_KINDS), first_on=days[start], last_on=days[start + length - 1],
        half_days=2 * length, approved_on=days[max(0, start - 1)], approver="分管领导", **worker.fields(),
    )  # fmt: skip


def _trip(story: Story, worker: _Worker, month: int) -> Trip:
    day = working(month, story.dice.randrange(3, 15))
    place = story.dice.randrange(len(_PURPOSES))
    return Trip(
        purpose=_PURPOSES[place], place=_PLACES[place], first_on=day, registered_on=day - timedelta(2),
        last_on=day + timedelta(days=story.dice.randint(0, 2)), **worker.fields(),
    )  # fmt: skip

"""A member's study of a year: meetings and courses she came to, hours, stars.

Counted as the figure 人均学时 counts: study meetings, seminars and lectures she attended, and
courses, by their minutes; a meeting whose length nobody recorded is shown and adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dangwu.learning.models import CourseAttendance
from dangwu.meetings.models import Attendance, MeetingKind, Presence
from dangwu.members.belonging import membership
from dangwu.members.models import Member, StarRating
from dangwu.organizations.local import known_rules, national
from dangwu.rules.rule import NoRuleInForce

COUNTED = (
    MeetingKind.CENTRE_GROUP, MeetingKind.BRANCH_STUDY, MeetingKind.SEMINAR,
    MeetingKind.DISCUSSION, MeetingKind.LECTURE,
)  # fmt: skip
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Studied:
    """One meeting or course; `minutes` None is not recorded."""

    on: date
    what: str
    title: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Study:
    """A member's year."""

    year: int
    studied: tuple[Studied, ...]
    norm: int | None
    article: str
    stars: tuple[StarRating, ...]

    @property
    def minutes(self) -> int:
        """What is recorded, in minutes."""
        return sum(one.minutes or 0 for one in self.studied)

    @property
    def hours(self) -> Decimal:
        """Hours, to one place."""
        return (Decimal(self.minutes) / _HOUR).quantize(Decimal("0.1"))

    @property
    def lacking(self) -> int:
        """How many have no length."""
        return sum(one.minutes is None for one in self.studied)

    @property
    def left(self) -> Decimal | None:
        """Hours to the norm of the year; None where no norm is in force."""
        return None if self.norm is None else max(Decimal(self.norm) - self.hours, Decimal(0))

    @property
    def share(self) -> int:
        """How much of the norm is done, in per cent, at most 100."""
        return min(int(self.hours * 100 / self.norm), 100) if self.norm else 0


def study_of(member: Member, year: int, today: date) -> Study:
    """Return a member's study of a year, the last first."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    came = Attendance.objects.filter(
        member=member, state=Presence.PRESENT, meeting__kind__in=COUNTED,
        meeting__held_on__range=(first, last),
    ).select_related("meeting")  # fmt: skip
    courses = CourseAttendance.objects.filter(
        member=member, course__began_on__range=(first, last)
    ).select_related("course")
    studied = [
        *(Studied(one.meeting.held_on, str(one.meeting.get_kind_display()), one.meeting.topic,
                  one.meeting.minutes_long) for one in came),
        *(Studied(one.course.began_on, str(one.course.get_kind_display()), one.course.name,
                  one.minutes) for one in courses),
    ]  # fmt: skip
    norm, article = _norm(member, last)
    stars = StarRating.objects.filter(member=member, rated_on__lte=today).order_by("-rated_on")
    return Study(
        year, tuple(sorted(studied, key=lambda one: one.on, reverse=True)), norm, article,
        tuple(stars[:5]),
    )  # fmt: skip


def _norm(member: Member, day: date) -> tuple[int | None, str]:
    """Return how many hours the rules known to her branch ask of a year, and by which article."""
    home = membership(member, day)
    known = known_rules(home.organization_id, day) if home is not None else national()
    found = known["member_hours_per_year"].at(day)
    if isinstance(found, NoRuleInForce):
        return None, ""
    return found.number, found.citation.label

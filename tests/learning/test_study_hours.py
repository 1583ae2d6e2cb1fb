"""人均学时 against a plain reckoning, member by member, on generated attendances."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from dangwu.learning.models import Course, CourseAttendance
from dangwu.meetings.models import Attendance, Meeting
from dangwu.members.models import Member, Membership
from dangwu.organizations import changes
from dangwu.organizations.models import Organization

KINDS = ("中心组学习", "支部集中学习", "专题研讨", "大讨论", "党课", "主题党日", "支部委员会")
STUDY = set(KINDS[:5])
PERIODS = ("2019", "2019H2", "2019-03", "2019Q1")


def some_day(random: Random) -> date:
    edges = [date(2019, 1, 1), date(2019, 3, 31), date(2019, 6, 30), date(2019, 7, 1)]
    return random.choice([*edges, date(2019, 1, 1) + timedelta(days=random.randrange(365))])


def generate(random: Random) -> list[Organization]:
    top = changes.found(
        parent=None, founded_on=date(2000, 1, 1), kind="单位", nature="机关", full_name="甲局",
        document_name="甲局",
    )  # fmt: skip
    branches = [
        changes.found(
            parent=top, founded_on=date(2000, 1, 1), kind="党支部", nature="机关",
            full_name=f"第{number}支部", document_name=f"第{number}支部",
        )
        for number in range(2)
    ]  # fmt: skip
    members = [enrol(random, branches, number) for number in range(12)]
    for number in range(20):
        meet(random, random.choice(branches), members)
        attend(random, random.choice(branches), members, number)
    return [top, *branches]


def enrol(random: Random, branches: list[Organization], number: int) -> Member:
    joined, moved = date(2018, 12, 31), some_day(random) + timedelta(days=1)
    left = random.choice([date(9999, 12, 31), moved + timedelta(days=30)])
    member = Member.objects.create(
        name=f"党员{number}", sex="女", birth_no=19900101, education="大学本科", admitted_on=joined,
        left_on=left,
    )  # fmt: skip
    places = [random.choice(branches), random.choice(branches)]
    for place, since, until in zip(places, (joined, moved), (moved, left), strict=True):
        Membership.objects.create(member=member, organization=place, since=since, until=until)
    return member


def meet(random: Random, branch: Organization, members: list[Member]) -> None:
    meeting = Meeting.objects.create(
        organization=branch, kind=random.choice(KINDS), held_on=some_day(random),
        minutes_long=random.choice([None, *[random.randrange(10, 200)] * 12]), expected=5, present=5,
    )  # fmt: skip
    for member in random.sample(members, 6):
        state = random.choice(["出席", "出席", "请假", "列席"])
        Attendance.objects.create(meeting=meeting, member=member, state=state)


def attend(random: Random, branch: Organization, members: list[Member], number: int) -> None:
    day = some_day(random)
    course = Course.objects.create(
        organization=branch, name=f"第{number}期", kind=random.choice(["党员培训", "读书班"]),
        began_on=day, ended_on=day, minutes_long=480,
    )  # fmt: skip
    CourseAttendance.objects.create(
        course=course, organization=branch, category="党员", member=random.choice(members),
        minutes=random.randrange(480),
    )  # fmt: skip


def reckon(organizations: set[int], period: Period) -> Decimal | None:
    """Return the mean hours of the members who belong there on the last day."""
    people = [
        place.member
        for place in Membership.objects.select_related("member")
        if place.organization_id in organizations and place.since <= period.last < place.until
        and place.member.admitted_on <= period.last < place.member.left_on
    ]  # fmt: skip
    minutes = [_minutes(person, period) for person in people]
    if not people or None in minutes:
        return None
    hours = Decimal(sum(one or 0 for one in minutes)) / (60 * len(people))
    return hours.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _minutes(person: Member, period: Period) -> int | None:
    """Return how long the person studied; None where a meeting's length is not known."""
    met = Attendance.objects.filter(member=person, state="出席").select_related("meeting")
    trained = CourseAttendance.objects.filter(member=person).select_related("course")
    lengths = [
        one.meeting.minutes_long
        for one in met
        if one.meeting.kind in STUDY and period.first <= one.meeting.held_on <= period.last
    ]
    if None in lengths:
        return None
    return sum(one or 0 for one in lengths) + sum(
        one.minutes for one in trained if period.first <= one.course.began_on <= period.last
    )


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_study_hours_are_reckoned_alike(seed: int, tmp_path: Path) -> None:
    top, *branches = generate(Random(seed))
    ledger.export(tmp_path)

    for engine in (DjangoEngine(), DuckEngine(tmp_path)):
        catalogue = Catalogue(engine)
        for asked in (top, *branches):
            below = {branch.pk for branch in branches} if asked == top else {asked.pk}
            for period in map(Period.parse, PERIODS):
                value = catalogue.value("人均学时", Scope(asked.pk, asked.full_name), period)
                assert value.number == reckon(below, period)

"""What the city's hundred thousand did in the first half of 2020: attendance, shifts, quizzes …"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models

from dangwu.attendance.models import AttendanceMonth
from dangwu.core.calendar import month_no
from dangwu.demo.days import working_days
from dangwu.demo.story import Story
from dangwu.learning.models import Quiz, QuizAttempt, QuizKind
from dangwu.meetings.models import HeartTalk, TalkRelation
from dangwu.members.models import Membership, StarRating
from dangwu.organizations.models import Kind, Organization
from dangwu.posts.models import Checkpoint, Donation, HouseholdCheck, Shift

_MONTHS = range(month_no(date(2020, 1, 1)), month_no(date(2020, 7, 1)))
_OPENED = date(2020, 2, 1)
_BATCH = 20_000
_HOMES = tuple[int, int]


def build_crowd(story: Story) -> None:
    """Write the half year's personal records in batches of bounded size."""
    tops = list(Organization.objects.using(story.alias).filter(kind=Kind.COMMITTEE).order_by("pk"))
    quizzes = list(story.write(Quiz, [
        Quiz(organization=top, title="网上答题", kind=QuizKind.ANSWERING, held_on=date(2020, 5, 20))
        for top in tops
    ]))  # fmt: skip
    gates = list(story.write(Checkpoint, [
        Checkpoint(
            organization=top, name="社区卡点", district="青屏区", community="听泉社区", since=_OPENED,
            until=date(2020, 4, 9),
        )
        for top in tops
    ]))  # fmt: skip
    homes = list(
        Membership.objects.using(story.alias)
        .order_by("pk")
        .values_list("organization_id", "member_id")
    )
    _write(story, AttendanceMonth, (row for month in _MONTHS for row in _attendance(homes, month)))
    _write(story, QuizAttempt, _attempts(story, quizzes, homes))
    _write(story, Shift, _shifts(gates, homes))
    _write(story, HouseholdCheck, _households(gates, homes))
    _write(story, Donation, _donations(homes))
    _write(story, StarRating, _ratings(homes))
    _write(story, HeartTalk, _talks(homes))


def _write(story: Story, model: type[models.Model], rows: Iterator[models.Model]) -> None:
    batch: list[models.Model] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            story.write(model, batch)
            batch = []
    story.write(model, batch)


def _attendance(homes: list[_HOMES], month: int) -> Iterator[AttendanceMonth]:
    due = 2 * len(working_days(month))
    for home, member in homes:
        yield AttendanceMonth(
            organization_id=home, member_id=member, name=f"党员{member}", month_no=month,
            due_half_days=due, attended_half_days=due - member % 23 % 3,
        )  # fmt: skip


def _attempts(story: Story, quizzes: list[Quiz], homes: list[_HOMES]) -> Iterator[QuizAttempt]:
    for home, member in homes:
        yield QuizAttempt(
            organization_id=home, quiz=quizzes[home % len(quizzes)], member_id=member,
            attempted_on=date(2020, 5, 20), score=story.dice.randint(55, 100),
        )  # fmt: skip


def _shifts(gates: list[Checkpoint], homes: list[_HOMES]) -> Iterator[Shift]:
    for place, (home, member) in enumerate(homes[::2]):
        start = 480 * (place % 3)
        yield Shift(
            organization_id=home, member_id=member, checkpoint=gates[place % len(gates)],
            worked_on=_OPENED + timedelta(days=place % 68), from_minute=start, to_minute=start + 480,
        )  # fmt: skip


def _households(gates: list[Checkpoint], homes: list[_HOMES]) -> Iterator[HouseholdCheck]:
    for place, (home, _) in enumerate(homes):
        yield HouseholdCheck(
            organization_id=home, checkpoint=gates[place % len(gates)], household=f"{place}号",
            people=1 + place % 5, checked_on=_OPENED + timedelta(days=place % 20),
        )  # fmt: skip


def _donations(homes: list[_HOMES]) -> Iterator[Donation]:
    for place, (home, member) in enumerate(homes):
        if place % 5:
            yield Donation(
                organization_id=home,
                member_id=member,
                amount_fen=10_000,
                donated_on=date(2020, 2, 27),
            )


def _ratings(homes: list[_HOMES]) -> Iterator[StarRating]:
    for home, member in homes:
        yield StarRating(
            organization_id=home, member_id=member, stars=1 + member % 5, rated_on=date(2020, 6, 22)
        )


def _talks(homes: list[_HOMES]) -> Iterator[HeartTalk]:
    for (home, member), (_, other) in zip(homes[::3], homes[1::3], strict=False):
        yield HeartTalk(
            organization_id=home, talker_id=member, listener_id=other,
            relation=TalkRelation.MEMBERS, held_on=date(2020, 6, 3),
        )  # fmt: skip

"""The writes of learning: courses and who attended, quizzes, reflections, articles, talks."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.admissions.models import Applicant
from dangwu.learning.errors import (
    AttemptTooEarly,
    AttendedAlready,
    CourseReversed,
    LongerThanCourse,
    ScoreOutOfRange,
    SpeakerMissing,
    WrongAttendee,
)
from dangwu.learning.models import (
    Article,
    Attendee,
    Course,
    CourseAttendance,
    Quiz,
    QuizAttempt,
    Reflection,
    Talk,
)
from dangwu.members.belonging import belonging
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_happened

_OF_MEMBERS = (Attendee.PARTY_WORKER, Attendee.MEMBER)


def hold_course(
    *,
    organization: Organization,
    name: str,
    kind: str,
    began_on: date,
    ended_on: date,
    minutes_long: int,
    today: date,
    outside_organizer: str = "",
    actor: User | None = None,
) -> Course:
    """Record a course that the organization held, or sent people to."""
    if ended_on < began_on:
        raise CourseReversed(began_on, ended_on)
    require_happened(organization, began_on, today)
    return log.create(
        Course, action="learning.course", actor=actor, organization=organization, name=name,
        kind=kind, began_on=began_on, ended_on=ended_on, minutes_long=minutes_long,
        outside_organizer=outside_organizer,
    )  # fmt: skip


@transaction.atomic
def attend_course(
    *,
    course: Course,
    person: Member | Applicant,
    category: Attendee,
    minutes: int,
    today: date,
    passed: bool | None = None,
    actor: User | None = None,
) -> CourseAttendance:
    """Record that a member or an applicant attended, in the organization of that day."""
    is_member = isinstance(person, Member)
    if is_member != (category in _OF_MEMBERS):
        raise WrongAttendee(category.value, person.name, is_member=is_member)
    if minutes > course.minutes_long:
        raise LongerThanCourse(person.name, minutes, course.minutes_long)
    who = {"member": person} if is_member else {"applicant": person}
    if CourseAttendance.objects.filter(course=course, **who).exists():
        raise AttendedAlready(person.name, course.name)
    organization = _organization(person, course.began_on, today)
    return log.create(
        CourseAttendance, action="learning.attend", actor=actor, course=course,
        organization=organization, category=category, minutes=minutes, passed=passed, **who,
    )  # fmt: skip


def _organization(person: Member | Applicant, day: date, today: date) -> Organization:
    if isinstance(person, Member):
        return belonging(person, day, today)
    require_happened(person.organization, day, today)
    return person.organization


def hold_quiz(
    *,
    organization: Organization,
    title: str,
    kind: str,
    held_on: date,
    today: date,
    online: bool = True,
    actor: User | None = None,
) -> Quiz:
    """Record a quiz, contest or test."""
    require_happened(organization, held_on, today)
    return log.create(
        Quiz, action="learning.quiz", actor=actor, organization=organization, title=title,
        kind=kind, held_on=held_on, online=online,
    )  # fmt: skip


def attempt(
    *,
    quiz: Quiz,
    member: Member,
    attempted_on: date,
    score: int,
    today: date,
    actor: User | None = None,
) -> QuizAttempt:
    """Record a member's attempt; `score` is out of 100."""
    if not 0 <= score <= 100:
        raise ScoreOutOfRange(score)
    if attempted_on < quiz.held_on:
        raise AttemptTooEarly(quiz.title, quiz.held_on, attempted_on)
    organization = belonging(member, attempted_on, today)
    return log.create(
        QuizAttempt, action="learning.attempt", actor=actor, quiz=quiz, organization=organization,
        member=member, attempted_on=attempted_on, score=score,
    )  # fmt: skip


def hand_in_reflection(
    *, member: Member, title: str, handed_in_on: date, today: date, actor: User | None = None
) -> Reflection:
    """Record a reflection that a member handed in."""
    organization = belonging(member, handed_in_on, today)
    return log.create(
        Reflection, action="learning.reflection", actor=actor, organization=organization,
        member=member, title=title, handed_in_on=handed_in_on,
    )  # fmt: skip


def finish_article(
    *,
    organization: Organization,
    title: str,
    finished_on: date,
    today: date,
    author: Member | None = None,
    actor: User | None = None,
) -> Article:
    """Record a research article."""
    require_happened(organization, finished_on, today)
    return log.create(
        Article, action="learning.article", actor=actor, organization=organization, title=title,
        finished_on=finished_on, author=author,
    )  # fmt: skip


def give_talk(
    *,
    organization: Organization,
    topic: str,
    audience: str,
    held_on: date,
    today: date,
    speaker: Member | None = None,
    speaker_name: str = "",
    listeners: int | None = None,
    actor: User | None = None,
) -> Talk:
    """Record a talk given to the public or to branches."""
    require_happened(organization, held_on, today)
    if speaker is None and not speaker_name:
        raise SpeakerMissing(topic)
    return log.create(
        Talk, action="learning.talk", actor=actor, organization=organization, topic=topic,
        audience=audience, held_on=held_on, speaker=speaker, speaker_name=speaker_name,
        listeners=listeners,
    )  # fmt: skip

"""The corrections of learning: what recording asks is asked again, and the reason is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Min

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.learning.errors import (
    AttemptTooEarly,
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
from dangwu.organizations.standing import require_happened
from dangwu.pages import correcting

OF_MEMBERS = (Attendee.PARTY_WORKER, Attendee.MEMBER)


def _correct(
    record: models.Model, action: str, reason: str, actor: User | None, fields: dict[str, Any]
) -> None:
    """Write what differs, with one entry; nothing where nothing does."""
    changed = {name: value for name, value in fields.items() if getattr(record, name) != value}
    if changed:
        log.update(record, action=action, actor=actor, reason=reason, **changed)


@transaction.atomic
def correct_course(
    *, course: Course, reason: str, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Correct a course; it cannot be shorter than somebody attended."""
    told = {name: fields.get(name, getattr(course, name))
            for name in ("began_on", "ended_on", "minutes_long")}  # fmt: skip
    if told["ended_on"] < told["began_on"]:
        raise CourseReversed(told["began_on"], told["ended_on"])
    require_happened(course.organization, told["began_on"], today)
    attended = CourseAttendance.objects.filter(course=course).select_related("member", "applicant")
    longest = attended.order_by("-minutes", "pk").first()
    if longest is not None and longest.minutes > told["minutes_long"]:
        person = longest.member or longest.applicant
        raise LongerThanCourse(str(person), longest.minutes, told["minutes_long"])
    _correct(course, "learning.correct_course", reason, actor, fields)


def correct_attended(
    *,
    attended: CourseAttendance,
    category: str,
    minutes: int,
    passed: bool | None,
    reason: str,
    actor: User | None = None,
) -> None:
    """Correct as what and how long somebody attended a course."""
    person = attended.member or attended.applicant
    is_member = attended.member is not None
    if is_member != (category in OF_MEMBERS):
        raise WrongAttendee(category, str(person), is_member=is_member)
    if minutes > attended.course.minutes_long:
        raise LongerThanCourse(str(person), minutes, attended.course.minutes_long)
    fields = {"category": category, "minutes": minutes, "passed": passed}
    _correct(attended, "learning.correct_attended", reason, actor, fields)


@transaction.atomic
def correct_quiz(
    *, quiz: Quiz, reason: str, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Correct a quiz; it was not held after somebody's attempt."""
    held = fields.get("held_on", quiz.held_on)
    require_happened(quiz.organization, held, today)
    first = QuizAttempt.objects.filter(quiz=quiz).aggregate(day=Min("attempted_on"))["day"]
    if first is not None and first < held:
        raise AttemptTooEarly(quiz.title, held, first)
    _correct(quiz, "learning.correct_quiz", reason, actor, fields)


def correct_attempt(
    *,
    tried: QuizAttempt,
    attempted_on: date,
    score: int,
    reason: str,
    today: date,
    actor: User | None = None,
) -> None:
    """Correct the day or the score of an attempt; the organization is that of the day."""
    if not 0 <= score <= 100:
        raise ScoreOutOfRange(score)
    if attempted_on < tried.quiz.held_on:
        raise AttemptTooEarly(tried.quiz.title, tried.quiz.held_on, attempted_on)
    home = belonging(tried.member, attempted_on, today)
    fields = {"attempted_on": attempted_on, "score": score, "organization": home}
    _correct(tried, "learning.correct_attempt", reason, actor, fields)


def correct_reflection(
    *,
    reflection: Reflection,
    title: str,
    handed_in_on: date,
    reason: str,
    today: date,
    actor: User | None = None,
) -> None:
    """Correct a reflection; the organization is that of the day."""
    home = belonging(reflection.member, handed_in_on, today)
    fields = {"title": title, "handed_in_on": handed_in_on, "organization": home}
    _correct(reflection, "learning.correct_reflection", reason, actor, fields)


def correct_article(
    *, article: Article, reason: str, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Correct a research article."""
    require_happened(article.organization, fields.get("finished_on", article.finished_on), today)
    _correct(article, "learning.correct_article", reason, actor, fields)


def correct_talk(
    *, talk: Talk, reason: str, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Correct a talk; somebody gave it."""
    require_happened(talk.organization, fields.get("held_on", talk.held_on), today)
    speaker, name = (fields.get(one, getattr(talk, one)) for one in ("speaker", "speaker_name"))
    if speaker is None and not name:
        raise SpeakerMissing(fields.get("topic", talk.topic))
    _correct(talk, "learning.correct_talk", reason, actor, fields)


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record that was made by mistake; what hangs on it goes first."""
    correcting.take_out(record, action="learning.withdraw", reason=reason, actor=actor)

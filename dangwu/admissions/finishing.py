"""What the last steps of an admission do to the member: confirmed, cancelled, or taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts.models import User
from dangwu.admissions import changes
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.errors import (
    ConfirmedOtherwise,
    ExtensionImpossible,
    NoMember,
    NotVoted,
    ProbationUnknown,
)
from dangwu.admissions.limits import facts_of, in_force, probation_full
from dangwu.admissions.models import Applicant, Step, Vote
from dangwu.core.calendar import day_no
from dangwu.members import changes as members
from dangwu.members import corrections as amended
from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER
from dangwu.rules.book import rules

MET, DISCUSSED, DECIDED = 15, 23, 24
_VOTED = {MET: (Purpose.RECEIVE, (Result.RECEIVED,)), DISCUSSED: (Purpose.CONFIRM, (Result.CONFIRMED,))}  # fmt: skip


@transaction.atomic
def finish(
    *,
    applicant: Applicant,
    number: int,
    done_on: date,
    today: date,
    because: str = "",
    actor: User | None = None,
    **fields: Any,
) -> Step:
    """Record a step, with what it does to the member: 第24步 confirms her, or ends her membership."""
    step = changes.go_step(
        applicant=applicant, number=number, done_on=done_on, today=today, because=because,
        actor=actor, **fields,
    )  # fmt: skip
    if step.passed and number in _VOTED and not because:
        _require_vote(applicant, number)
    if number == DECIDED:
        if step.passed:
            confirm(applicant, today=today, because=because, actor=actor)
        elif _last_vote(applicant) == Result.CANCELLED:
            cancel(applicant, on=done_on, today=today, actor=actor)
    return step


def _require_vote(applicant: Applicant, number: int) -> None:
    """Raise NotVoted where the meeting voted, and not so that the step could pass."""
    purpose, passing = _VOTED[number]
    vote = (
        Vote.objects.filter(applicant=applicant, purpose=purpose).order_by("held_on", "pk").last()
    )
    if vote is not None and vote.result not in passing:
        raise NotVoted(applicant.name, number, vote.get_result_display(), vote.held_on)


def _last_vote(applicant: Applicant) -> str:
    votes = Vote.objects.filter(applicant=applicant, purpose=Purpose.CONFIRM)
    last = votes.order_by("held_on", "pk").last()
    return last.result if last else ""


def confirm(
    applicant: Applicant, *, today: date, because: str = "", actor: User | None = None
) -> None:
    """Make her a full member from the day on which her probation was full, extension and all."""
    member = applicant.member
    if member is None:
        if because:
            return
        raise NoMember(applicant.name)
    full = probation_full(facts_of([applicant])[applicant.pk], rules())
    if full is None:
        raise ProbationUnknown(applicant.name)
    if member.confirmed_on is None:
        members.confirm(member, on=full, today=today, actor=actor)
    elif member.confirmed_on != full and not because:
        raise ConfirmedOtherwise(applicant.name, member.confirmed_on, full)


def cancel(applicant: Applicant, *, on: date, today: date, actor: User | None = None) -> None:
    """End the membership of a probationary member whose place was cancelled; her dossier stops."""
    member = applicant.member
    if member is None:
        raise NoMember(applicant.name)
    reason = "取消预备党员资格"
    members.leave(member, on=on, reason=reason, today=today, actor=actor)
    if applicant.stopped_on == FOREVER:
        changes.stop(applicant=applicant, stopped_on=on, reason=reason, actor=actor)


def require_extension(applicant: Applicant, months: int, held_on: date) -> None:
    """Raise where the probation cannot be extended so: too short, too long, or once more."""
    known = rules()
    least, most, times = (
        in_force(one, held_on, known)
        for one in ("extension_least_months", "extension_most_months", "extension_times")
    )
    if least and most and not least.number <= months <= most.number:
        raise ExtensionImpossible(
            applicant.name,
            f"延长{months}个月，应不少于{least.number}个月、不超过{most.number}个月（{least.citation.label}）。",
        )
    before = Vote.objects.filter(
        applicant=applicant, result=Result.EXTENDED, held_on__lt=held_on
    ).count()
    if times and before >= times.number:
        raise ExtensionImpossible(
            applicant.name,
            f"已延长过{before}次，只能延长{times.number}次（{times.citation.label}）。",
        )


def retake(step: Step, *, reason: str, today: date, actor: User | None = None) -> None:
    """Take back what 第24步 did to the member, before the step itself is taken out."""
    member = step.applicant.member
    if step.number != DECIDED or not step.passed or member is None:
        return
    if member.confirmed_on is not None:
        amended.correct(member, today=today, reason=reason, actor=actor, confirmed_on=None)


def follow(step: Step, *, reason: str, today: date, actor: User | None = None) -> None:
    """Let the member's days follow a corrected day of the branch meeting (第15步)."""
    applicant = step.applicant
    member: Member | None = applicant.member
    if step.number != MET or not step.passed or member is None:
        return
    moved: dict[str, Any] = {}
    if member.admitted_on != step.done_on:
        moved["admitted_on"] = step.done_on
    if member.confirmed_on is not None:
        full = probation_full(facts_of([applicant])[applicant.pk], rules())
        if full is not None and day_no(full) != day_no(member.confirmed_on):
            moved["confirmed_on"] = full
    if moved:
        amended.correct(member, today=today, reason=reason, actor=actor, **moved)

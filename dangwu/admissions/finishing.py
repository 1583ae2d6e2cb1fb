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
    NoMember,
    ProbationUnknown,
)
from dangwu.admissions.limits import facts_of, probation_full
from dangwu.admissions.models import Applicant, Step, Vote
from dangwu.admissions.readiness import require_founded
from dangwu.members import changes as members
from dangwu.members import corrections as amended
from dangwu.members.models import Member
from dangwu.organizations.local import known_rules
from dangwu.organizations.models import FOREVER

MET, DECIDED = 15, 24


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
    if step.passed and not because:
        require_founded(applicant, number, done_on)
    if number == DECIDED:
        if step.passed:
            confirm(applicant, today=today, because=because, actor=actor)
        elif _last_vote(applicant) == Result.CANCELLED:
            cancel(applicant, on=done_on, today=today, actor=actor)
    return step


def _last_vote(applicant: Applicant) -> str:
    votes = Vote.objects.filter(applicant=applicant, purpose=Purpose.CONFIRM)
    last = votes.order_by("held_on", "pk").last()
    return last.result if last else ""


def _member(applicant: Applicant) -> Member | None:
    """Return the member as the books have her now."""
    key = applicant.member_id
    return None if key is None else Member.objects.get(pk=key)


def _full(applicant: Applicant, today: date) -> date | None:
    known = known_rules(applicant.organization_id, today)
    return probation_full(facts_of([applicant])[applicant.pk], known)


def confirm(
    applicant: Applicant, *, today: date, because: str = "", actor: User | None = None
) -> None:
    """Make her a full member from the day on which her probation was full, extension and all."""
    member = _member(applicant)
    if member is None:
        if because:
            return
        raise NoMember(applicant.name)
    full = _full(applicant, today)
    if full is None:
        raise ProbationUnknown(applicant.name)
    if member.confirmed_on is None:
        members.confirm(member, on=full, today=today, actor=actor)
    elif member.confirmed_on != full and not because:
        raise ConfirmedOtherwise(applicant.name, member.confirmed_on, full)


def cancel(applicant: Applicant, *, on: date, today: date, actor: User | None = None) -> None:
    """End the membership of a probationary member whose place was cancelled; her dossier stops."""
    member = _member(applicant)
    if member is None:
        raise NoMember(applicant.name)
    reason = "取消预备党员资格"
    members.leave(member, on=on, reason=reason, today=today, actor=actor)
    if applicant.stopped_on == FOREVER:
        changes.stop(applicant=applicant, stopped_on=on, reason=reason, actor=actor)


def retake(step: Step, *, reason: str, today: date, actor: User | None = None) -> None:
    """Take back what 第24步 did to the member, before the step itself is taken out."""
    member = _member(step.applicant)
    if step.number != DECIDED or not step.passed or member is None:
        return
    if member.confirmed_on is not None:
        amended.correct(member, today=today, reason=reason, actor=actor, confirmed_on=None)


def follow(step: Step, *, reason: str, today: date, actor: User | None = None) -> None:
    """Let the member's days follow a corrected day of the branch meeting (第15步)."""
    applicant = step.applicant
    member = _member(applicant)
    if step.number != MET or not step.passed or member is None:
        return
    moved: dict[str, Any] = {}
    if member.admitted_on != step.done_on:
        moved["admitted_on"] = step.done_on
    if member.confirmed_on is not None:
        full = _full(applicant, today)
        if full is not None and full != member.confirmed_on:
            moved["confirmed_on"] = full
    if moved:
        amended.correct(member, today=today, reason=reason, actor=actor, **moved)

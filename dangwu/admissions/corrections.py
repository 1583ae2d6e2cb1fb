"""The corrections of a dossier: what cannot be is refused as when it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.admissions import extending, finishing
from dangwu.admissions.changes import MILESTONES, passed_steps
from dangwu.admissions.dossier import DossierRecord
from dangwu.admissions.errors import (
    DaysReversed,
    StepBefore,
    StepNeeded,
    VotersTooMany,
    VotesDisagree,
)
from dangwu.admissions.models import Applicant, Approval, Contact, Notice, Step, Vote
from dangwu.members.changes import check_birth
from dangwu.organizations.standing import require_happened, require_past
from dangwu.pages import correcting

_ACTION, _WITHDRAW = "admissions.correct", "admissions.withdraw"
P = TypeVar("P", bound=DossierRecord)


def correct_applicant(
    applicant: Applicant, *, reason: str, actor: User | None = None, **fields: Any
) -> Applicant:
    """Correct who an applicant is."""
    check_birth(fields["name"], fields["birth_no"])
    log.update(applicant, action=_ACTION, actor=actor, reason=reason, **fields)
    return applicant


@transaction.atomic
def correct_step(
    step: Step, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> Step:
    """Correct a step's day and who did it; it stays between the milestones around it.

    The member's days follow the day of the branch meeting.
    """
    day, number, name = fields["done_on"], step.number, step.applicant.name
    require_happened(step.organization, day, today)
    done = passed_steps(step.applicant)
    for other in MILESTONES:
        if other not in done or other == number:
            continue
        if other < number and day < done[other]:
            raise StepBefore(name, number, day, other, done[other])
        if other > number and step.passed and done[other] < day:
            raise StepBefore(name, other, done[other], number, day)
    log.update(step, action=_ACTION, actor=actor, reason=reason, **fields)
    finishing.follow(step, reason=reason, today=today, actor=actor)
    extending.follow(step.applicant, reason=reason, actor=actor)
    return step


@transaction.atomic
def withdraw_step(step: Step, *, today: date, reason: str, actor: User | None = None) -> None:
    """Take out a step recorded by mistake, the latest first where the order hangs on it.

    What 第24步 did to the member is taken back with it.
    """
    name, number = step.applicant.name, step.number
    if number == 1:
        raise StepNeeded(name, number, "申请是整份档案的开头，登记错的请撤销申请人的登记。")
    later = [one for one in passed_steps(step.applicant) if one > number]
    if step.passed and number in MILESTONES and later:
        raise StepNeeded(name, number, f"第{max(later)}步以它为前提，请先撤销后面的步骤。")
    finishing.retake(step, reason=reason, today=today, actor=actor)
    correcting.take_out(step, action=_WITHDRAW, reason=reason, actor=actor)


@transaction.atomic
def withdraw_applicant(applicant: Applicant, *, reason: str, actor: User | None = None) -> None:
    """Take out an applicant registered by mistake, who has not gone beyond the application."""
    for first in Step.objects.filter(applicant=applicant, number=1):
        correcting.take_out(first, action=_WITHDRAW, reason=reason, actor=actor)
    correcting.take_out(applicant, action=_WITHDRAW, reason=reason, actor=actor)


@transaction.atomic
def correct_paper(
    paper: P, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> P:
    """Correct any other paper of the dossier."""
    for name, value in fields.items():
        field = type(paper)._meta.get_field(name)
        if isinstance(field, models.DateField) and value is not None and name not in _MAY_COME:
            require_past(value, today)
    if (check := _CHECKS.get(type(paper))) is not None:
        check(fields)
    log.update(paper, action=_ACTION, actor=actor, reason=reason, **fields)
    if isinstance(paper, Vote):
        extending.follow(paper.applicant, reason=reason, actor=actor)
    return paper


_MAY_COME = {"until", "ended_on", "planned_leave_on", "extended_to"}


def _check_vote(fields: dict[str, Any]) -> None:
    cast = fields["present"] + fields["written"]
    counted = fields["in_favour"] + fields["against"] + fields["abstained"]
    if cast > fields["eligible"]:
        raise VotersTooMany(fields["eligible"], cast)
    if cast != counted:
        raise VotesDisagree(cast, counted)


def _in_order(first: str, last: str) -> Callable[[dict[str, Any]], None]:
    def check(fields: dict[str, Any]) -> None:
        if fields.get(last) is not None and fields[last] < fields[first]:
            raise DaysReversed(fields[first], fields[last])

    return check


_CHECKS: dict[type[models.Model], Callable[[dict[str, Any]], None]] = {
    Vote: _check_vote,
    Approval: _in_order("reported_on", "approved_on"),
    Notice: _in_order("posted_on", "ended_on"),
    Contact: _in_order("since", "until"),
}

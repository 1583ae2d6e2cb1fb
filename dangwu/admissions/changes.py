"""The writes of admissions: apply, go a step, stop, vote, approve, file papers, receive.

A step that may not yet be taken is refused with the day and the article. Real dossiers break that,
and have to be recorded as they are: who says why may record them, the reason is kept and the checks
tell. Refused whatever is said is only what cannot be.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.dossier import DossierRecord
from dangwu.admissions.errors import (
    AdmittedOtherwise,
    DaysReversed,
    MoveImpossible,
    NotReceived,
    StepBefore,
    StepDone,
    StepNotPrepared,
    StepTooEarly,
    StepTooSoon,
    StepUnknown,
    TrainingStopped,
    VotersTooMany,
    VotesDisagree,
)
from dangwu.admissions.extending import extended_to
from dangwu.admissions.limits import facts_of, reckon, require_age
from dangwu.admissions.models import Applicant, ApplicantMove, Approval, Notice, Step, Vote
from dangwu.admissions.steps import STEPS
from dangwu.members import changes as members
from dangwu.members.models import Member
from dangwu.organizations.local import known_rules
from dangwu.organizations.models import FOREVER, Organization
from dangwu.organizations.standing import require_happened

MILESTONES = (1, 3, 7, 15, 17, 23, 24)
P = TypeVar("P", bound=DossierRecord)


@transaction.atomic
def apply(
    *,
    organization: Organization,
    name: str,
    birth_no: int,
    applied_on: date,
    today: date,
    because: str = "",
    actor: User | None = None,
    **fields: Any,
) -> Applicant:
    """Record an application: the applicant and 第1步; `because` as for a step."""
    require_happened(organization, applied_on, today)
    if not because:
        require_age(name, birth_no, applied_on, known_rules(organization.pk, applied_on))
    applicant = log.create(
        Applicant, action="admissions.apply", actor=actor, organization=organization, name=name,
        birth_no=birth_no, **fields,
    )  # fmt: skip
    step = log.create(
        Step, action="admissions.step", actor=actor, applicant=applicant,
        organization=organization, number=1, done_on=applied_on,
    )  # fmt: skip
    _say_why(step, because, actor)
    return applicant


@transaction.atomic
def go_step(
    *,
    applicant: Applicant,
    number: int,
    done_on: date,
    today: date,
    because: str = "",
    actor: User | None = None,
    **fields: Any,
) -> Step:
    """Record one of the 25 steps in the organization where the applicant now is.

    `because` says why a step stands before those that precede it, or before its day.
    """
    if not 1 <= number <= 25:
        raise StepUnknown(number)
    require_happened(applicant.organization, done_on, today)
    if done_on >= applicant.stopped_on:
        raise TrainingStopped(applicant.name, applicant.stopped_on)
    ends = fields.get("passed") is False
    _require_milestones(applicant, number, done_on, ends=ends)
    if not because:
        require_turn(applicant, number, done_on, ends=ends)
    step = log.create(
        Step, action="admissions.step", actor=actor, applicant=applicant,
        organization=applicant.organization, number=number, done_on=done_on, **fields,
    )  # fmt: skip
    _say_why(step, because, actor)
    return step


def _say_why(step: Step, because: str, actor: User | None) -> None:
    if because:
        log.log(
            action="admissions.as_it_was", model=Step, record_id=step.pk, actor=actor,
            reason=because,
        )  # fmt: skip


def require_turn(applicant: Applicant, number: int, done_on: date, *, ends: bool = False) -> None:
    """Raise unless what must precede the step has passed and its day has come.

    `ends`: the step is recorded as not passed, and may follow one that did not pass.
    """
    kind, facts = STEPS[number - 1], facts_of([applicant])[applicant.pk].before(done_on)
    failed = {one: step.done_on for one, step in facts.failed.items()} if ends else {}
    for needed in kind.after:
        passed = facts.day(needed) or failed.get(needed)
        if passed is None:
            raise StepNotPrepared(applicant.name, kind, STEPS[needed - 1], done_on)
        if done_on < passed:
            raise StepBefore(applicant.name, number, done_on, needed, passed)
    known = known_rules(applicant.organization_id, done_on)
    for one in reckon(facts, kind, done_on, known):
        if one.limit.kind == "not_before" and done_on < one.day:
            since = STEPS[one.limit.since - 1]
            raise StepTooEarly(applicant.name, kind, done_on, one, since)


def _require_milestones(applicant: Applicant, number: int, done_on: date, *, ends: bool) -> None:
    done = passed_steps(applicant)
    if number in done:
        raise StepDone(applicant.name, number, done[number])
    if ends:
        failed = Step.objects.filter(applicant=applicant, passed=False).order_by("done_on")
        done = dict(failed.values_list("number", "done_on")) | done
    for needed in (one for one in MILESTONES if one < number):
        if needed not in done:
            raise StepTooSoon(applicant.name, number, needed)
        if done_on < done[needed]:
            raise StepBefore(applicant.name, number, done_on, needed, done[needed])


def passed_steps(applicant: Applicant) -> dict[int, date]:
    """Return the steps that the applicant has passed, with their days."""
    passed = Step.objects.filter(applicant=applicant, passed=True).order_by("number")
    return dict(passed.values_list("number", "done_on"))


def stop(*, applicant: Applicant, stopped_on: date, reason: str, actor: User | None = None) -> None:
    """End the training: `stopped_on` is the first day on which she is no longer trained."""
    if applicant.stopped_on != FOREVER:
        raise TrainingStopped(applicant.name, applicant.stopped_on)
    log.update(
        applicant, action="admissions.stop", actor=actor, reason=reason, stopped_on=stopped_on
    )


@transaction.atomic
def move(
    *,
    applicant: Applicant,
    organization: Organization,
    on: date,
    today: date,
    actor: User | None = None,
) -> ApplicantMove:
    """Let another organization train the applicant from a day; her time goes on, her steps stay."""
    require_happened(organization, on, today, "接续培养入党申请人")
    if applicant.organization_id == organization.pk:
        raise MoveImpossible(applicant.name, f"已由“{organization.full_name}”培养。")
    if ApplicantMove.objects.filter(applicant=applicant, moved_on__gte=on).exists():
        raise MoveImpossible(applicant.name, f"{on}或以后已有变动。")
    made = log.create(
        ApplicantMove, action="admissions.move", actor=actor, applicant=applicant,
        origin=applicant.organization, target=organization, moved_on=on,
    )  # fmt: skip
    log.update(applicant, action="admissions.move", actor=actor, organization=organization)
    return made


@transaction.atomic
def merge(
    organization: Organization,
    *,
    into: Organization,
    on: date,
    today: date,
    actor: User | None = None,
) -> None:
    """Merge a branch into another with its members and with the applicants still in training."""
    for applicant in Applicant.objects.filter(
        organization=organization, stopped_on__gt=on, member__isnull=True
    ):
        move(applicant=applicant, organization=into, on=on, today=today, actor=actor)
    members.merge(organization, into=into, on=on, actor=actor)


def vote(
    *,
    applicant: Applicant,
    purpose: Purpose,
    held_on: date,
    eligible: int,
    present: int,
    in_favour: int,
    result: Result,
    today: date,
    written: int = 0,
    against: int = 0,
    abstained: int = 0,
    actor: User | None = None,
    **fields: Any,
) -> Vote:
    """Record the vote of the branch meeting."""
    require_happened(applicant.organization, held_on, today)
    cast, counted = present + written, in_favour + against + abstained
    if cast > eligible:
        raise VotersTooMany(eligible, cast)
    if cast != counted:
        raise VotesDisagree(cast, counted)
    if result == Result.EXTENDED:
        months = fields.get("extended_months") or 0
        fields["extended_to"] = extended_to(applicant, held_on, months)
    return log.create(
        Vote, action="admissions.vote", actor=actor, applicant=applicant, purpose=purpose,
        held_on=held_on, eligible=eligible, present=present, written=written,
        in_favour=in_favour, against=against, abstained=abstained, result=result, **fields,
    )  # fmt: skip


def approve(
    *,
    applicant: Applicant,
    purpose: Purpose,
    reported_on: date,
    approved_on: date,
    result: Result,
    actor: User | None = None,
    **fields: Any,
) -> Approval:
    """Record what the committee above decided."""
    if approved_on < reported_on:
        raise DaysReversed(reported_on, approved_on)
    return log.create(
        Approval, action="admissions.approve", actor=actor, applicant=applicant, purpose=purpose,
        reported_on=reported_on, approved_on=approved_on, result=result, **fields,
    )  # fmt: skip


def decide(
    approval: Approval,
    *,
    approved_on: date,
    result: Result,
    actor: User | None = None,
    **fields: Any,
) -> Approval:
    """Record the decision on what was reported before."""
    if approved_on < approval.reported_on:
        raise DaysReversed(approval.reported_on, approved_on)
    log.update(
        approval, action="admissions.approve", actor=actor, approved_on=approved_on,
        result=result, **fields,
    )  # fmt: skip
    return approval


def post_notice(
    *,
    applicant: Applicant,
    purpose: Purpose,
    posted_on: date,
    ended_on: date,
    actor: User | None = None,
) -> Notice:
    """Record a public notice."""
    if ended_on < posted_on:
        raise DaysReversed(posted_on, ended_on)
    return log.create(
        Notice, action="admissions.notice", actor=actor, applicant=applicant, purpose=purpose,
        posted_on=posted_on, ended_on=ended_on,
    )  # fmt: skip


def file(paper: type[P], *, applicant: Applicant, actor: User | None = None, **fields: Any) -> P:
    """Record any other paper of the dossier: contacts, sponsors, reviews, opinions, archive."""
    return log.create(paper, action="admissions.file", actor=actor, applicant=applicant, **fields)


def receive(*, applicant: Applicant, member: Member, actor: User | None = None) -> None:
    """Link the applicant to the member she has become."""
    done = passed_steps(applicant)
    if 15 not in done or 17 not in done:
        raise NotReceived(applicant.name)
    if member.admitted_on != done[15]:
        raise AdmittedOtherwise(applicant.name, member.admitted_on, done[15])
    log.update(applicant, action="admissions.receive", actor=actor, member=member)

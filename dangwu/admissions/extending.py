"""To which day an extended probation runs: what the vote that extended it keeps."""

from __future__ import annotations

from datetime import date

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.models import Applicant, Step, Vote
from dangwu.core.calendar import add_months
from dangwu.organizations.local import rule_known
from dangwu.rules.rule import Version

_ADMITTED = 15


def extended_to(applicant: Applicant, held_on: date, months: int) -> date | None:
    """Return the day on which the probation is full that a meeting extends by some months.

    From the branch meeting, through the extensions before; None where that meeting has no day.
    """
    admitted = Step.objects.filter(applicant=applicant, number=_ADMITTED, passed=True).first()
    if admitted is None or not months:
        return None
    version = rule_known("probation_months", applicant.organization_id, admitted.done_on)
    if not isinstance(version, Version):
        return None
    day = add_months(admitted.done_on, version.number)
    before = Vote.objects.filter(
        applicant=applicant, result=Result.EXTENDED, held_on__lt=held_on
    ).order_by("held_on", "pk")
    for earlier in before.values_list("extended_months", flat=True):
        day = add_months(day, earlier)
    return add_months(day, months)


def follow(applicant: Applicant, *, reason: str, actor: User | None) -> None:
    """Let the extensions follow a corrected day of the branch meeting or of one before them."""
    for vote in Vote.objects.filter(applicant=applicant, purpose=Purpose.CONFIRM):
        extends = vote.result == Result.EXTENDED
        day = extended_to(applicant, vote.held_on, vote.extended_months) if extends else None
        if day != vote.extended_to:
            log.update(
                vote, action="admissions.correct", actor=actor, reason=reason, extended_to=day
            )

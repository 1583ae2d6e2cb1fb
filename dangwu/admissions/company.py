"""Who accompanies an applicant, and the vote on her: what the rules ask of both."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from dangwu.accounts.models import User
from dangwu.admissions import changes
from dangwu.admissions.choices import Result
from dangwu.admissions.dossier import DossierRecord
from dangwu.admissions.errors import CompanionImpossible, ExtensionImpossible
from dangwu.admissions.limits import in_force
from dangwu.admissions.models import Applicant, Vote
from dangwu.admissions.steps import STEPS, cite
from dangwu.members.models import Member, RightsSuspension
from dangwu.organizations.local import known_rules

P = TypeVar("P", bound=DossierRecord)
_STEP = {"培养联系人": 5, "入党介绍人": 9}


def accompany(
    paper: type[P],
    *,
    applicant: Applicant,
    member: Member,
    what: str,
    day: date,
    field: str,
    because: str = "",
    actor: User | None = None,
) -> P:
    """Name a 培养联系人 or 入党介绍人: a full member whose rights are not suspended."""
    cited = cite(STEPS[_STEP[what] - 1], day)
    if paper._default_manager.filter(applicant=applicant, member=member).exists():
        raise CompanionImpossible(member.name, what, "已经登记过", cited)
    if not because:
        if member.confirmed_on is None or member.confirmed_on > day:
            raise CompanionImpossible(member.name, what, f"{day}还不是正式党员", cited)
        if RightsSuspension.objects.filter(member=member, since__lte=day, until__gt=day).exists():
            raise CompanionImpossible(member.name, what, f"{day}在留党察看期间", cited)
    return changes.file(paper, applicant=applicant, actor=actor, **{"member": member, field: day})


def vote(
    *, applicant: Applicant, because: str = "", actor: User | None = None, **fields: Any
) -> Vote:
    """Record the vote of the branch meeting; an extension is held to its rules."""
    if fields["result"] == Result.EXTENDED and not because:
        require_extension(applicant, fields.get("extended_months") or 0, fields["held_on"])
    return changes.vote(applicant=applicant, actor=actor, **fields)


def require_extension(applicant: Applicant, months: int, held_on: date) -> None:
    """Raise where the probation cannot be extended so: too short, too long, or once more."""
    known = known_rules(applicant.organization_id, held_on)
    least, most, times = (
        in_force(one, held_on, known)
        for one in ("extension_least_months", "extension_most_months", "extension_times")
    )
    if least and most and not least.number <= months <= most.number:
        raise ExtensionImpossible(
            applicant.name,
            f"延长{months}个月，应不少于{least.number}个月、不超过{most.number}个月"
            f"（{least.citation.label}）。",
        )
    before = Vote.objects.filter(
        applicant=applicant, result=Result.EXTENDED, held_on__lt=held_on
    ).count()
    if times and before >= times.number:
        raise ExtensionImpossible(
            applicant.name,
            f"已延长过{before}次，最多{times.number}次（{times.citation.label}）。",
        )

"""A dossier of the records as a case of `dangwu try admissions`: audited by the same checks at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from dangwu.admissions.choices import OpinionSource, Purpose, Result
from dangwu.admissions.limits import facts_of
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Opinion,
    PoliticalReview,
    Prereview,
    Sponsor,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining, MissingPaper, Probation
from dangwu.admissions.steps import STEPS
from dangwu.members.models import Member, RightsSuspension
from dangwu.pages.cells import birth

Said = dict[str, Any]
_HOMES = (OpinionSource.HOUSEHOLD, OpinionSource.RESIDENCE)


def case_of(applicant: Applicant, today: date) -> Said:
    """Return the case; what the dossier does not hold is left out and so is not judged."""
    facts = facts_of([applicant])[applicant.pk]
    days = {f"{one.number:02d} {one.name}": facts.day(one.number) for one in STEPS}
    found: Said = {
        "name": applicant.name, "dates": {key: _text(day) for key, day in days.items()},
        "reviews": [one.isoformat() for one in facts.reviewed], "as_of": _text(today),
        **_person(applicant), **_company(applicant), **_examined(applicant),
        **_decided(applicant), **_concluded(applicant),
    }  # fmt: skip
    if 25 in facts.passed:
        kinds = _of(ArchivedPaper, applicant).values_list("kind", flat=True)
        found["archived"] = list(kinds)
    return found


def _person(applicant: Applicant) -> Said:
    number = applicant.birth_no
    return {"birth": birth(number)} if number % 100 else {}


def _of(model: Any, applicant: Applicant) -> Any:
    return model.objects.filter(applicant=applicant)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _company(applicant: Applicant) -> Said:
    found: Said = {}
    for key, model, day in (("contacts", Contact, "since"), ("sponsors", Sponsor, "named_on")):
        rows = list(_of(model, applicant).select_related("member").order_by("pk"))
        if rows:
            found[key] = [_companion(one.member, getattr(one, day)) for one in rows]
    return found


def _companion(member: Member, day: date) -> Said:
    suspended = RightsSuspension.objects.filter(member=member, since__lte=day, until__gt=day)
    return {
        "name": member.name,
        "full_member": member.confirmed_on is not None and member.confirmed_on <= day,
        "rights_suspended": suspended.exists(),
    }


def _examined(applicant: Applicant) -> Said:
    found: Said = {}
    heard = list(_of(Opinion, applicant).values_list("source", flat=True))
    if heard:
        found["opinions_heard"] = [one for one in heard if one not in _HOMES]
    review = _of(PoliticalReview, applicant).order_by("concluded_on", "pk").last()
    if review is not None:
        found["political_review"] = {
            "conclusion": review.conclusion, "floating": review.floating,
            "opinions": [one for one in heard if one in _HOMES],
        }  # fmt: skip
    trained = list(_of(CandidateTraining, applicant))
    if trained:
        found["training"] = {
            "days": sum(one.days or 0 for one in trained),
            "hours": sum(one.hours or 0 for one in trained),
        }
    before = _of(Prereview, applicant).order_by("reviewed_on", "pk").last()
    if before is not None:
        leave = _text(before.planned_leave_on)
        found["prereview"] = {"result": before.result, "planned_leave": leave}
    return found


def _decided(applicant: Applicant) -> Said:
    found: Said = {"votes": {}, "approval": {}}
    for purpose, key in ((Purpose.RECEIVE, "15"), (Purpose.CONFIRM, "23")):
        votes = _of(Vote, applicant).filter(purpose=purpose).exclude(result=Result.EXTENDED)
        vote = votes.order_by("held_on", "pk").last()
        if vote is not None:
            found["votes"][key] = _vote(vote)
        report = _of(Approval, applicant).filter(purpose=purpose).exclude(result=Result.EXTENDED)
        last = report.select_related("approver").order_by("reported_on", "pk").last()
        if last is not None:
            found["approval"] |= {f"{key}_reported": _text(last.reported_on)}
            if last.time_extended:
                found["approval"]["extension_approved"] = True
            if key == "15" and (last.approver or last.approver_kind):
                kind = last.approver.kind if last.approver else last.approver_kind
                found["approval"]["approver"] = kind
    return found


def _vote(vote: Vote) -> Said:
    return {
        "should": vote.eligible, "present": vote.present, "agree": vote.in_favour - vote.written,
        "against": vote.against, "abstain": vote.abstained, "written_before": vote.written,
        "written_late": vote.written_late, "present_probationary": vote.present_probationary,
        "secret": vote.secret,
    }  # fmt: skip


def _concluded(applicant: Applicant) -> Said:
    extended = _of(Vote, applicant).filter(result=Result.EXTENDED).order_by("held_on", "pk")
    last = _of(Vote, applicant).filter(purpose=Purpose.CONFIRM).order_by("held_on", "pk").last()
    member = applicant.member_id and Member.objects.get(pk=applicant.member_id)
    written = _of(Probation, applicant).first()
    found: Said = {
        "extensions": [
            {"decided_on": _text(one.held_on), "months": one.extended_months} for one in extended
        ],
        "materials_missing": [
            {"step": one.step, "document": one.paper} for one in _of(MissingPaper, applicant)
        ],
        "conversion": {},
    }
    if last is not None:
        found["conversion"]["result"] = last.get_result_display()
    if member and member.confirmed_on:
        found["conversion"]["party_age_from"] = _text(member.confirmed_on)
    if written is not None:
        found["probation"] = {"start": _text(written.began_on), "end": _text(written.ends_on)}
        found["conversion"] |= {
            "transferred_in": written.transferred_in, "deferred": written.deferred,
        }  # fmt: skip
    return found

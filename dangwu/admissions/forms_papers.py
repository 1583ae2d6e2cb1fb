"""The forms of a dossier's papers: one to file each, one to correct it."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from dangwu.accounts.models import User
from dangwu.admissions import changes, company, corrections
from dangwu.admissions.dossier import DossierRecord
from dangwu.admissions.models import (
    Approval,
    ArchivedPaper,
    Contact,
    Notice,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.meetings.models import Meeting, MeetingKind
from dangwu.members.fields import PeopleForm
from dangwu.organizations.forms import CorrectionForm
from dangwu.organizations.models import Kind, Organization
from dangwu.pages.fields import NamedField, OrganizationField

_REVIEWED = [(6, "第6步 培养教育考察"), (21, "第21步 继续教育考察")]


_COMPANY: Mapping[type[DossierRecord], tuple[str, str]] = {
    Contact: ("培养联系人", "since"), Sponsor: ("入党介绍人", "named_on"),
}  # fmt: skip


class PaperForm(PeopleForm):
    """A new paper of the applicant whose dossier is open."""

    paper: ClassVar[type[DossierRecord]]

    def write(self, *, actor: User, today: date) -> DossierRecord:
        """File it."""
        data = dict(self.cleaned_data)
        if self.paper in _COMPANY:
            what, field = _COMPANY[self.paper]
            return company.accompany(
                self.paper, applicant=self.record, member=data["member"], what=what,
                day=data[field], field=field, actor=actor,
            )  # fmt: skip
        return changes.file(self.paper, applicant=self.record, **data, actor=actor)

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Fill in nothing: the record is the applicant."""
        return {}


class PaperCorrection(CorrectionForm, PeopleForm):
    """A paper as it was."""

    def write(self, *, actor: User, today: date) -> DossierRecord:
        """Correct it."""
        paper: DossierRecord = self.record
        data = self.cleaned_data
        return corrections.correct_paper(paper, **data, today=today, actor=actor)


def _pair(
    kind: type[DossierRecord], names: Sequence[str], later: Sequence[str] = (), **declared: Any
) -> tuple[type[PaperForm], type[PaperCorrection]]:
    """Return the form that files a paper and the one that corrects it; `later` only there."""
    filing = type(f"{kind.__name__}Form", (PaperForm,),
                  {"model": kind, "paper": kind, "names": tuple(names), **declared})  # fmt: skip
    correcting = type(f"{kind.__name__}Correction", (PaperCorrection,),
                      {"model": kind, "names": (*names, *later), **declared})  # fmt: skip
    return filing, correcting


ContactForm, ContactCorrection = _pair(Contact, ("member", "since"), ("until",))
SponsorForm, SponsorCorrection = _pair(Sponsor, ("member", "named_on"))
ReviewForm, ReviewCorrection = _pair(
    Review, ("step", "reviewed_on", "opinion"),
    step=forms.TypedChoiceField(label="步骤", choices=_REVIEWED, coerce=int),
)  # fmt: skip
OpinionForm, OpinionCorrection = _pair(Opinion, ("source", "heard_on", "agreed"))
PoliticalForm, PoliticalCorrection = _pair(
    PoliticalReview, ("concluded_on", "conclusion", "floating")
)
TrainingForm, TrainingCorrection = _pair(
    CandidateTraining, ("began_on", "ended_on", "days", "hours")
)
PrereviewForm, PrereviewCorrection = _pair(
    Prereview, ("reviewed_on", "result", "notified_on", "planned_leave_on")
)
ArchiveForm, ArchiveCorrection = _pair(ArchivedPaper, ("kind", "archived_on"))

_NOTICE = ("purpose", "posted_on", "ended_on")
_VOTE = ("purpose", "held_on", "meeting", "eligible", "present", "written", "in_favour", "against",
         "abstained", "secret", "result", "extended_months")  # fmt: skip
_APPROVAL = ("purpose", "approver", "reported_on", "approved_on", "result", "collective",
             "time_extended")  # fmt: skip


class NoticeForm(PaperForm):
    """A public notice."""

    model = paper = Notice
    names = _NOTICE

    def write(self, *, actor: User, today: date) -> Notice:
        """Record it."""
        return changes.post_notice(applicant=self.record, **self.cleaned_data, actor=actor)


class NoticeCorrection(PaperCorrection):
    """A public notice as it was."""

    model = Notice
    names = _NOTICE


class MeetingField(NamedField):
    """A general meeting by its day and topic."""

    def label_of(self, record: Any) -> str:
        """Return 2020-06-12 讨论接收预备党员."""
        return f"{record.held_on} {record.topic}"


def _meeting() -> MeetingField:
    return MeetingField(label="支部党员大会", required=False, lookups=("topic",), what="会议主题")


def offer_meetings(fields: MutableMapping[str, forms.Field], organization: int) -> None:
    """Offer the general meetings of the branch as the one that voted."""
    rows = Meeting.objects.filter(organization=organization, kind=MeetingKind.GENERAL_MEETING)
    meeting = fields["meeting"] = _meeting()
    meeting.offer(rows.order_by("-held_on", "-pk"))
    fields["written"].help_text = "未到会的正式党员会前正式提出的书面意见，计入票数。"


class VoteForm(PaperForm):
    """The vote of the branch meeting."""

    model = paper = Vote
    names = _VOTE
    optional = ("written", "against", "abstained", "extended_months")
    meeting = _meeting()

    def prepare(self) -> None:
        """Offer the branch's general meetings."""
        super().prepare()
        offer_meetings(self.fields, self.record.organization_id)

    def write(self, *, actor: User, today: date) -> Vote:
        """Record it."""
        data = _counted(self.cleaned_data)
        return company.vote(applicant=self.record, **data, today=today, actor=actor)


class VoteCorrection(PaperCorrection):
    """The vote as it was."""

    model = Vote
    names = _VOTE
    optional = VoteForm.optional
    meeting = _meeting()

    def prepare(self) -> None:
        """Offer the branch's general meetings."""
        super().prepare()
        offer_meetings(self.fields, self.record.applicant.organization_id)

    def write(self, *, actor: User, today: date) -> DossierRecord:
        """Correct it."""
        vote: Vote = self.record
        data = _counted(self.cleaned_data)
        return corrections.correct_paper(vote, **data, today=today, actor=actor)


def _counted(typed: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed, with none where votes were left out."""
    return typed | {name: typed[name] or 0 for name in VoteForm.optional}


def offer_committees(fields: Mapping[str, forms.Field]) -> None:
    """Offer the committees that approve; they may lie outside her right."""
    committees = Organization.objects.filter(
        kind__in=(Kind.COMMITTEE, Kind.OFFICE_COMMITTEE, Kind.GENERAL_BRANCH), dissolved_on=None
    )
    fields["approver"].offer(committees.order_by("pk"))  # type: ignore[attr-defined]


class ApprovalForm(PaperForm):
    """The decision of the committee above."""

    model = paper = Approval
    names = _APPROVAL
    approver = OrganizationField(label="审批党委", required=False)

    def prepare(self) -> None:
        """Offer the committees above, which may lie outside her right."""
        offer_committees(self.fields)
        super().prepare()
        self.fields["approved_on"].help_text = "刚上报、还没有审批的，审批日期和结果先不填。"

    def clean(self) -> dict[str, Any]:
        """Ask for the day with the result."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("approved_on")) != bool(data.get("result")) and not self.errors:
            raise ValidationError("审批日期和审批结果要一起填，还没有审批的都不填。")
        return data

    def write(self, *, actor: User, today: date) -> DossierRecord:
        """Record it."""
        if self.cleaned_data["approved_on"] is None:
            return super().write(actor=actor, today=today)
        return changes.approve(applicant=self.record, **self.cleaned_data, actor=actor)


class DecisionForm(PeopleForm):
    """The decision on what was reported before."""

    model = Approval
    names = ("approved_on", "result", "collective", "time_extended")

    def prepare(self) -> None:
        """Ask for the day and the result."""
        super().prepare()
        self.fields["approved_on"].required = self.fields["result"].required = True

    def write(self, *, actor: User, today: date) -> Approval:
        """Record it."""
        return changes.decide(self.record, **self.cleaned_data, actor=actor)


class ApprovalCorrection(PaperCorrection):
    """The decision as it was."""

    model = Approval
    names = _APPROVAL
    approver = OrganizationField(label="审批党委", required=False)

    def prepare(self) -> None:
        """Offer the committees above."""
        offer_committees(self.fields)
        super().prepare()

"""The ways to add to a dossier, and its papers as the applicant's page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dangwu.admissions import forms, forms_papers
from dangwu.admissions.models import Applicant, ApplicantMove
from dangwu.admissions.views_papers import (
    Approvals,
    ArchivedPapers,
    Contacts,
    Moves,
    Notices,
    Opinions,
    PoliticalReviews,
    Prereviews,
    Reviews,
    Sponsors,
    Steps,
    Trainings,
    Votes,
)
from dangwu.pages.forms import RecordForm
from dangwu.pages.registers import Register, Section


@dataclass(frozen=True)
class Filing:
    """A way to add to a dossier: `key` ends its address, `register` is its book."""

    key: str
    label: str
    form: type[RecordForm]
    register: type[Register]
    columns: tuple[str, ...]
    done: str = "已登记。"
    hint: str = ""


FILINGS: Mapping[str, Filing] = {
    one.key: one
    for one in (
        Filing("step", "登记步骤", forms.StepForm, Steps, (), "步骤已登记。"),
        Filing("contact", "指定培养联系人", forms_papers.ContactForm, Contacts,
               ("member__name", "since", "until"), hint="一至两名正式党员。"),
        Filing("review", "登记培养考察", forms_papers.ReviewForm, Reviews,
               ("reviewed_on", "step", "opinion"), hint="每半年考察一次。"),
        Filing("opinion", "登记听取意见", forms_papers.OpinionForm, Opinions,
               ("source", "heard_on", "agreed"),
               hint="列为发展对象前听取党小组、培养联系人、党员和群众的意见。"),
        Filing("sponsor", "确定入党介绍人", forms_papers.SponsorForm, Sponsors,
               ("member__name", "named_on"), hint="两名正式党员。"),
        Filing("political", "登记政治审查", forms_papers.PoliticalForm, PoliticalReviews,
               ("concluded_on", "conclusion")),
        Filing("training", "登记集中培训", forms_papers.TrainingForm, Trainings,
               ("began_on", "ended_on", "days", "hours"), hint="天数和学时至少填一项。"),
        Filing("prereview", "登记预审", forms_papers.PrereviewForm, Prereviews,
               ("reviewed_on", "result", "notified_on")),
        Filing("notice", "登记公示", forms_papers.NoticeForm, Notices,
               ("purpose", "posted_on", "ended_on")),
        Filing("vote", "登记表决", forms_papers.VoteForm, Votes,
               ("purpose", "held_on", "eligible", "present", "in_favour", "result"),
               hint="应到会、实到会都只算有表决权的正式党员；赞成、反对、弃权之和等于到会和书面意见之和。"),
        Filing("approval", "登记审批", forms_papers.ApprovalForm, Approvals,
               ("purpose", "reported_on", "approved_on", "result")),
        Filing("paper", "登记归档材料", forms_papers.ArchiveForm, ArchivedPapers,
               ("kind", "archived_on")),
    )
}  # fmt: skip


def papers_of(applicant: Applicant, *, writing: bool) -> list[Section]:
    """Return the papers of a dossier as far as there are any, each kind with the way to add one."""
    found = []
    for one in FILINGS.values():
        kind = one.register
        rows = kind.model._default_manager.filter(applicant=applicant)
        rows = rows.select_related(*kind.related).order_by(*kind.order)
        if one.key != "step" and rows:
            new = address(applicant, one.key) if writing else ""
            found.append(Section(kind, rows, kind.heading(), one.columns, new))
    moves = ApplicantMove.objects.filter(applicant=applicant).select_related(*Moves.related)
    return found + ([Section(Moves, moves, columns=Moves.columns[1:])] if moves else [])


def address(applicant: Applicant, key: str) -> str:
    """Return where a step or a paper is added to a dossier."""
    return f"/records/admissions/applicants/{applicant.pk}/file/{key}/"


def offered(applicant: Applicant) -> list[tuple[str, str]]:
    """Return the papers that can be added to a dossier, each with its address."""
    return [
        (one.label, address(applicant, one.key)) for one in FILINGS.values() if one.key != "step"
    ]

"""The books of a dossier's steps and papers; each is filed on the applicant's own page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from dangwu.admissions import forms, forms_papers
from dangwu.admissions.models import (
    ApplicantMove,
    Approval,
    ArchivedPaper,
    Contact,
    Notice,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.organizations.views import WITHDRAW
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.forms import RecordForm
from dangwu.pages.registers import Register, Writing, name_actions

APPLICANT = "applicant__name"
BRANCH = Column("applicant__organization__document_name", "党支部")


class Paper(Register):
    """A paper of a dossier; rights over it are asked by the applicant's organization."""

    through = "applicant__organization"
    related: ClassVar[Sequence[str]] = ("applicant__organization",)
    search: ClassVar[Sequence[str]] = ("applicant__name",)
    listed: ClassVar[bool] = False

    def name_of(self, record: Any) -> str:
        """Title it by the applicant and what it is."""
        return f"{record.applicant.name}：{self.heading()}"


def _corrected(form: type[RecordForm]) -> tuple[Writing, ...]:
    return (Writing("correct", "更正", form, "已更正。"), WITHDRAW)


class Steps(Paper):
    """The steps that were done."""

    model = Step
    slug = "steps"
    title = "发展步骤"
    hint = "步骤在申请人的页面上登记。"
    listed = True
    columns = (APPLICANT, "number", Column("step_name", "步骤名称"), "done_on", "passed",
               Column("organization__document_name", "党支部"))  # fmt: skip
    details = (APPLICANT, "number", Column("step_name", "步骤名称"), "done_on", "passed", "by__name",
               "by_post", "paper", "organization__document_name")  # fmt: skip
    related = ("applicant__organization", "by", "organization")
    filters = ("passed",)
    day = "done_on"
    order = ("-done_on", "-pk")
    changes = (
        Writing("correct", "更正", forms.StepCorrection, "已更正。"),
        Writing("withdraw", "撤销登记", forms.StepWithdrawal, "登记已撤销。", ends=True),
    )

    def name_of(self, record: Any) -> str:
        """Title it by the applicant and the step."""
        return str(record)


class Contacts(Paper):
    """培养联系人."""

    model = Contact
    slug = "contacts"
    columns = (APPLICANT, "member__name", "since", Column("until", "止"), BRANCH)
    related = ("applicant__organization", "member")
    search = ("applicant__name", "member__name")
    day = "since"
    changes = _corrected(forms_papers.ContactCorrection)


class Sponsors(Paper):
    """入党介绍人."""

    model = Sponsor
    slug = "sponsors"
    columns = (APPLICANT, "member__name", "named_on", BRANCH)
    related = ("applicant__organization", "member")
    search = ("applicant__name", "member__name")
    day = "named_on"
    changes = _corrected(forms_papers.SponsorCorrection)


class Reviews(Paper):
    """Half-yearly reviews."""

    model = Review
    slug = "reviews"
    columns = (APPLICANT, "reviewed_on", "step", Column("opinion", phone=False), BRANCH)
    day = "reviewed_on"
    order = ("-reviewed_on", "-pk")
    changes = _corrected(forms_papers.ReviewCorrection)


class Opinions(Paper):
    """Opinions that were heard."""

    model = Opinion
    slug = "opinions"
    columns = (APPLICANT, "source", "heard_on", "agreed", BRANCH)
    filters = ("source", "agreed")
    day = "heard_on"
    changes = _corrected(forms_papers.OpinionCorrection)


class PoliticalReviews(Paper):
    """Political reviews."""

    model = PoliticalReview
    slug = "political-reviews"
    columns = (APPLICANT, "concluded_on", "conclusion", BRANCH)
    filters = ("conclusion",)
    day = "concluded_on"
    changes = _corrected(forms_papers.PoliticalCorrection)


class Prereviews(Paper):
    """Reviews by the committee above."""

    model = Prereview
    slug = "prereviews"
    columns = (APPLICANT, "reviewed_on", "result", "notified_on", BRANCH)
    filters = ("result",)
    day = "reviewed_on"
    changes = _corrected(forms_papers.PrereviewCorrection)


class Trainings(Paper):
    """Trainings of 发展对象."""

    model = CandidateTraining
    slug = "trainings"
    columns = (APPLICANT, "began_on", "ended_on", "days", "hours", BRANCH)
    day = "ended_on"
    order = ("-ended_on", "-pk")
    changes = _corrected(forms_papers.TrainingCorrection)


class Votes(Paper):
    """Votes of branch meetings."""

    model = Vote
    slug = "votes"
    title = "支部大会表决"
    hint = "表决在申请人的页面上登记。"
    listed = True
    columns = (
        APPLICANT,
        "purpose",
        "held_on",
        "eligible",
        "present",
        "in_favour",
        "result",
        BRANCH,
    )
    details = (APPLICANT, "purpose", "held_on", "meeting__topic", "eligible", "present", "written",
               "in_favour", "against", "abstained", "result", "extended_months")  # fmt: skip
    related = ("applicant__organization", "meeting")
    filters = ("purpose", "result")
    day = "held_on"
    order = ("-held_on", "-pk")
    changes = _corrected(forms_papers.VoteCorrection)


class Approvals(Paper):
    """Decisions of the committees above."""

    model = Approval
    slug = "approvals"
    title = "上级审批"
    hint = "审批在申请人的页面上登记。"
    listed = True
    columns = (APPLICANT, "purpose", "reported_on", "approved_on", "result", BRANCH)
    details = (APPLICANT, "purpose", "approver__document_name", "reported_on", "approved_on",
               "result", "collective", "time_extended")  # fmt: skip
    related = ("applicant__organization", "approver")
    filters = ("purpose", "result")
    day = "approved_on"
    order = ("-reported_on", "-pk")
    changes = (
        Writing("decide", "登记审批结果", forms_papers.DecisionForm, "审批结果已登记。", main=True,
                offered=lambda approval, today: approval.approved_on is None),
        *_corrected(forms_papers.ApprovalCorrection),
    )  # fmt: skip


class Notices(Paper):
    """Public notices."""

    model = Notice
    slug = "notices"
    title = "公示"
    hint = "公示在申请人的页面上登记。"
    listed = True
    columns = (APPLICANT, "purpose", "posted_on", "ended_on", BRANCH)
    filters = ("purpose",)
    day = "posted_on"
    order = ("-posted_on", "-pk")
    changes = _corrected(forms_papers.NoticeCorrection)


class ArchivedPapers(Paper):
    """Papers put into the archive."""

    model = ArchivedPaper
    slug = "papers"
    columns = (APPLICANT, "kind", "archived_on", BRANCH)
    filters = ("kind",)
    day = "archived_on"
    changes = _corrected(forms_papers.ArchiveCorrection)


class Moves(Paper):
    """Applicants whom another organization went on to train."""

    model = ApplicantMove
    slug = "moves"
    columns = (APPLICANT, "origin__document_name", "target__document_name", "moved_on")
    related = ("applicant__organization", "origin", "target")
    day = "moved_on"
    order = ("-moved_on", "-pk")

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those out of, into, or of organizations that she may see."""
        found = ApplicantMove.objects.select_related(*self.related)
        if access.whole(self.read):
            return found
        own = access.organizations(self.read).values("pk")
        return found.filter(Q(origin__in=own) | Q(target__in=own))


name_actions(
    {
        "admissions.apply": "登记申请",
        "admissions.step": "登记步骤",
        "admissions.as_it_was": "如实补录",
        "admissions.stop": "停止培养",
        "admissions.move": "转由其他党支部培养",
        "admissions.vote": "登记表决",
        "admissions.approve": "登记审批",
        "admissions.notice": "登记公示",
        "admissions.file": "归入档案",
        "admissions.receive": "登记为预备党员",
        "admissions.correct": "更正",
        "admissions.withdraw": "撤销登记",
        "admissions.import": "批量导入",
    }
)

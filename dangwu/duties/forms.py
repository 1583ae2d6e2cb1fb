"""The forms of duties: what is asked, and which change it calls."""

from __future__ import annotations

from typing import Any

from dangwu.duties import changes, corrections
from dangwu.duties.models import (
    Appraisal,
    Inspection,
    IntegrityReminder,
    IntegrityTalk,
    IssuedDocument,
    Problem,
    Suggestion,
    Task,
)
from dangwu.members.verb_forms import Correction, DayForm, VerbForm, Withdrawal
from dangwu.organizations.models import FOREVER
from dangwu.pages.fields import DayField, NamedField, OrganizationField


class ListField(NamedField):
    """A list of tasks or duties by its title, told apart by its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("title", "number"), what="清单标题", **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the title with the day."""
        return f"{record.title}（{record.issued_on}）"


class InspectionField(NamedField):
    """An inspection by its topic, told apart by its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("topic",), what="检查内容", **kwargs)


class DutyCorrection(Correction):
    """A correction of a record of duties."""

    verb = staticmethod(corrections.correct)


class DutyWithdrawal(Withdrawal):
    """A record of duties that should not be."""

    verb = staticmethod(corrections.withdraw)


class IssueForm(VerbForm):
    """A document that was issued."""

    model = IssuedDocument
    names = ("organization", "kind", "title", "number", "issued_on")
    verb = staticmethod(changes.issue)


class IssueCorrection(DutyCorrection):
    """The same, put right."""

    model = IssuedDocument
    names = IssueForm.names


class TaskForm(VerbForm):
    """A task on a list."""

    model = Task
    names = ("document", "organization", "title", "due_on", "since", "until")
    optional = ("since", "until")
    asks_today = False
    document = ListField(label="所在清单")
    organization = OrganizationField(label="负责的党组织")
    since = DayField(label="起", required=False, help_text="不填则从清单印发之日起。")
    verb = staticmethod(changes.set_task)

    def prepare(self) -> None:
        """Offer the lists that she may see."""
        super().prepare()
        lists = self.access.visible(IssuedDocument.objects.filter(kind__in=changes.LISTS))
        self.fields["document"].offer(lists.order_by("-issued_on", "-pk"))  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """Return what is called, lasting where no end is told."""
        return super().said() | {"until": self.cleaned_data["until"] or FOREVER}


class TaskCorrection(DutyCorrection):
    """The same, put right."""

    model = Task
    names = ("organization", "title", "due_on", "since", "until", "done_on")
    organization = OrganizationField(label="负责的党组织")


class FinishForm(DayForm):
    """The day a task was assessed as done."""

    takes = "task"
    on = DayField(label="认定完成日期")
    verb = staticmethod(changes.finish_task)


class InspectForm(VerbForm):
    """An inspection."""

    model = Inspection
    names = ("organization", "target", "target_name", "topic", "inspected_on")
    target = OrganizationField(label="被检查的党组织", required=False)
    organization = OrganizationField(label="检查的党组织")
    verb = staticmethod(changes.inspect)

    def prepare(self) -> None:
        """Say that one of the two names is enough."""
        super().prepare()
        self.fields["target_name"].help_text = "不在系统里的单位，写名称。"


class InspectionCorrection(DutyCorrection):
    """The same, put right."""

    model = Inspection
    names = InspectForm.names
    target = OrganizationField(label="被检查的党组织", required=False)
    organization = OrganizationField(label="检查的党组织")


class ProblemForm(VerbForm):
    """A problem that an inspection found."""

    model = Problem
    names = ("inspection", "organization", "content", "found_on", "rectify_by")
    inspection = InspectionField(label="督导检查")
    organization = OrganizationField(label="负责整改的党组织")
    verb = staticmethod(changes.find_problem)

    def prepare(self) -> None:
        """Offer the inspections that she may see."""
        super().prepare()
        rows = self.access.visible(Inspection.objects.all()).order_by("-inspected_on", "-pk")
        self.fields["inspection"].offer(rows)  # type: ignore[attr-defined]


class ProblemCorrection(DutyCorrection):
    """The same, put right."""

    model = Problem
    names = ("organization", "content", "found_on", "rectify_by", "rectified_on")
    organization = OrganizationField(label="负责整改的党组织")


class RectifyForm(DayForm):
    """The day a problem was put right."""

    takes = "problem"
    on = DayField(label="整改完成日期")
    verb = staticmethod(changes.rectify)


class AppraiseForm(VerbForm):
    """How a secretary was appraised."""

    model = Appraisal
    names = ("organization", "member", "year", "appraised_on", "grade")
    verb = staticmethod(changes.appraise)


class AppraisalCorrection(DutyCorrection):
    """The same, put right."""

    model = Appraisal
    names = AppraiseForm.names


class RemindForm(VerbForm):
    """A reminder of integrity."""

    model = IntegrityReminder
    names = ("organization", "occasion", "issued_on", "form")
    verb = staticmethod(changes.remind)


class ReminderCorrection(DutyCorrection):
    """The same, put right."""

    model = IntegrityReminder
    names = RemindForm.names


class TalkForm(VerbForm):
    """One person's integrity talk."""

    model = IntegrityTalk
    names = ("organization", "kind", "member", "person_name", "talker_name", "talked_on")
    verb = staticmethod(changes.talk)

    def prepare(self) -> None:
        """Say that one of the two names is enough."""
        super().prepare()
        self.fields["person_name"].help_text = "不是党员的，写姓名。"


class TalkCorrection(DutyCorrection):
    """The same, put right."""

    model = IntegrityTalk
    names = TalkForm.names


class CollectForm(VerbForm):
    """An opinion or suggestion."""

    model = Suggestion
    names = ("organization", "content", "source", "collected_on")
    verb = staticmethod(changes.collect)


class SuggestionCorrection(DutyCorrection):
    """The same, put right."""

    model = Suggestion
    names = (*CollectForm.names, "settled_on")


class SettleForm(DayForm):
    """The day a suggestion was settled."""

    takes = "suggestion"
    on = DayField(label="办结日期")
    verb = staticmethod(changes.settle)

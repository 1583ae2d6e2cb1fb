"""The books of duties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import ExpressionWrapper, Q, QuerySet

from dangwu.accounts.rights import Right
from dangwu.duties import forms
from dangwu.duties.changes import LISTS
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
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Register, Section, Writing, name_actions

_UNIT = "organization__document_name"
_WITHDRAW = Writing("withdraw", "撤销", forms.DutyWithdrawal, "已撤销。", ends=True)
_STATES = (("open", "未完成"), ("late", "已逾期"), ("done", "已完成"))


def state_of(done: str, due: str = "") -> Choice:
    """Return the filter by whether something is done, or late where it has a day by which it must."""

    def narrow(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
        is_done = rows.filter(**{f"{done}__isnull": chosen != "done"})
        return is_done.filter(**{f"{due}__lt": access.today}) if chosen == "late" else is_done

    return Choice("state", "进展", _STATES if due else (_STATES[0], _STATES[2]), narrow)


class OpenFirst(Register):
    """A book whose records are done one day: those that are not stand first."""

    done: ClassVar[str]

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the rows, told apart by whether they are done."""
        is_done = ExpressionWrapper(Q(**{f"{self.done}__isnull": False}), models.BooleanField())
        found: QuerySet[Any] = super().rows(access).annotate(is_done=is_done)
        return found


class Lists(Register):
    """Plans, lists, schemes and standing rules that were issued."""

    model = IssuedDocument
    slug = "documents"
    hint = "登记印发的学习计划、任务清单、责任清单、实施方案和制度；清单下面再列任务。"
    columns = ("title", "kind", _UNIT, Column("number", phone=False), "issued_on")
    details = ("title", "kind", "organization", "number", "issued_on")
    related = ("organization",)
    search = ("title", "number")
    filters = ("kind",)
    day = "issued_on"
    order = ("-issued_on", "-pk")
    new = Writing("new", "登记文件", forms.IssueForm, "文件已登记。")
    changes = (Writing("correct", "更正", forms.IssueCorrection, "已更正。"), _WITHDRAW)

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return those of which she may see the document, or a task on it."""
        tasks = access.visible(Task.objects.all()).values("document")
        own = access.visible(IssuedDocument.objects.all()).values("pk")
        found = IssuedDocument.objects.filter(Q(pk__in=own) | Q(pk__in=tasks))
        return found.select_related("organization")

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return the tasks of a list."""
        if record.kind not in LISTS:
            return ()
        rows = access.visible(Task.objects.filter(document=record)).select_related("organization")
        new = f"{Tasks.url('new')}?document={record.pk}" if access.may(Right.WRITE) else ""
        columns = ("title", _UNIT, "due_on", "done_on")
        return (Section(Tasks, rows.order_by("due_on", "pk"), "任务", columns, new),)


def _task_open(one: Task, today: date) -> bool:
    return one.done_on is None


class Tasks(OpenFirst):
    """Tasks on lists."""

    model = Task
    done = "done_on"
    slug = "tasks"
    hint = "先登记任务清单或责任清单，再列出任务、负责的党组织和时限；完成后在这里办结。"
    columns = ("title", Column(_UNIT, "负责的党组织"), Column("document__title", "所在清单", phone=False),
               "due_on", "done_on")  # fmt: skip
    details = ("title", Column("organization", "负责的党组织"), "document", "since", "until", "due_on",
               "done_on")  # fmt: skip
    related = ("organization", "document")
    search = ("title", "document__title")
    choosing = (state_of("done_on", "due_on"),)
    day = "due_on"
    order = ("is_done", "due_on", "pk")
    new = Writing("new", "列任务", forms.TaskForm, "任务已列入清单。")
    changes = (
        Writing("finish", "办结", forms.FinishForm, "任务已办结。", offered=_task_open, main=True),
        Writing("correct", "更正", forms.TaskCorrection, "已更正。"),
        _WITHDRAW,
    )


class Inspections(Register):
    """Inspections."""

    model = Inspection
    slug = "inspections"
    hint = "登记督导检查，再登记发现的问题；整改完成后在问题里办结。"
    columns = (
        "topic",
        Column("inspected", "被检查单位"),
        Column(_UNIT, "检查的党组织"),
        "inspected_on",
    )
    details = ("topic", Column("inspected", "被检查单位"), Column("organization", "检查的党组织"),
               "inspected_on")  # fmt: skip
    related = ("organization", "target")
    search = ("topic", "target_name")
    day = "inspected_on"
    order = ("-inspected_on", "-pk")
    new = Writing("new", "登记检查", forms.InspectForm, "检查已登记，请登记发现的问题。")
    changes = (Writing("correct", "更正", forms.InspectionCorrection, "已更正。"), _WITHDRAW)

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those that an organization of hers made, or underwent."""
        made = access.visible(Inspection.objects.all()).values("pk")
        underwent = access.visible(Inspection.objects.all(), through="target").values("pk")
        found = Inspection.objects.filter(Q(pk__in=made) | Q(pk__in=underwent))
        return found.select_related(*self.related)

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return those, and those that found a problem of hers."""
        problems = access.visible(Problem.objects.all()).values("inspection")
        found = Inspection.objects.filter(
            Q(pk__in=self.rows(access).values("pk")) | Q(pk__in=problems)
        )
        return found.select_related(*self.related)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return the problems found."""
        rows = access.visible(Problem.objects.filter(inspection=record))
        new = f"{Problems.url('new')}?inspection={record.pk}" if access.may(Right.WRITE) else ""
        columns = ("content", _UNIT, "rectify_by", "rectified_on")
        rows = rows.select_related("organization", "inspection").order_by("rectify_by", "pk")
        return (Section(Problems, rows, "发现的问题", columns, new),)


def _problem_open(one: Problem, today: date) -> bool:
    return one.rectified_on is None


class Problems(OpenFirst):
    """Problems that inspections found."""

    model = Problem
    done = "rectified_on"
    slug = "problems"
    hint = "检查发现的问题和整改时限在这里；整改完成后办结。"
    columns = ("content", Column(_UNIT, "整改的党组织"), "found_on", "rectify_by", "rectified_on")
    details = ("content", Column("organization", "整改的党组织"), "inspection", "found_on", "rectify_by",
               "rectified_on")  # fmt: skip
    related = ("organization", "inspection")
    search = ("content", "inspection__topic")
    choosing = (state_of("rectified_on", "rectify_by"),)
    day = "found_on"
    order = ("is_done", "rectify_by", "pk")
    new = Writing("new", "登记问题", forms.ProblemForm, "问题已登记。")
    changes = (
        Writing("rectify", "整改完成", forms.RectifyForm, "整改已办结。", offered=_problem_open,
                main=True),
        Writing("correct", "更正", forms.ProblemCorrection, "已更正。"),
        _WITHDRAW,
    )  # fmt: skip


class Appraisals(Register):
    """Secretaries who reported and were appraised."""

    model = Appraisal
    slug = "appraisals"
    hint = "登记党组织书记抓党建述职评议的结果，一人一年一次。"
    columns = ("member__name", _UNIT, "year", "grade", "appraised_on")
    details = ("member", "organization", "year", "grade", "appraised_on")
    related = ("organization", "member")
    search = ("member__name",)
    filters = ("grade",)
    day = "appraised_on"
    order = ("-appraised_on", "-pk")
    new = Writing("new", "登记述职评议", forms.AppraiseForm, "述职评议已登记。")
    changes = (Writing("correct", "更正", forms.AppraisalCorrection, "已更正。"), _WITHDRAW)


class Reminders(Register):
    """Reminders of integrity."""

    model = IntegrityReminder
    slug = "reminders"
    hint = "登记节日前和重要节点发出的廉政提醒。"
    columns = ("occasion", _UNIT, "form", "issued_on")
    details = ("occasion", "organization", "form", "issued_on")
    related = ("organization",)
    search = ("occasion", "form")
    day = "issued_on"
    order = ("-issued_on", "-pk")
    new = Writing("new", "登记廉政提醒", forms.RemindForm, "廉政提醒已登记。")
    changes = (Writing("correct", "更正", forms.ReminderCorrection, "已更正。"), _WITHDRAW)


class Talks(Register):
    """Integrity talks."""

    model = IntegrityTalk
    slug = "talks"
    hint = "登记任前廉政谈话、提醒谈话、日常廉政谈话和诫勉谈话，一人一条。"
    columns = (Column("person", "谈话对象"), "kind", _UNIT, "talker_name", "talked_on")
    details = (Column("person", "谈话对象"), "kind", "organization", "talker_name", "talked_on")
    related = ("organization", "member")
    search = ("member__name", "person_name", "talker_name")
    filters = ("kind",)
    day = "talked_on"
    order = ("-talked_on", "-pk")
    new = Writing("new", "登记廉政谈话", forms.TalkForm, "廉政谈话已登记。")
    changes = (Writing("correct", "更正", forms.TalkCorrection, "已更正。"), _WITHDRAW)


def _suggestion_open(one: Suggestion, today: date) -> bool:
    return one.settled_on is None


class Suggestions(OpenFirst):
    """Opinions and suggestions."""

    model = Suggestion
    done = "settled_on"
    slug = "suggestions"
    hint = "登记征集到的意见建议；办结后在这里记下日期。"
    columns = ("content", _UNIT, "source", "collected_on", "settled_on")
    details = ("content", "organization", "source", "collected_on", "settled_on")
    related = ("organization",)
    search = ("content", "source")
    choosing = (state_of("settled_on"),)
    day = "collected_on"
    order = ("is_done", "-collected_on", "-pk")
    new = Writing("new", "登记意见建议", forms.CollectForm, "意见建议已登记。")
    changes = (
        Writing("settle", "办结", forms.SettleForm, "意见建议已办结。", offered=_suggestion_open,
                main=True),
        Writing("correct", "更正", forms.SuggestionCorrection, "已更正。"),
        _WITHDRAW,
    )  # fmt: skip


REGISTERS: Sequence[type[Register]] = (
    Lists, Tasks, Inspections, Problems, Appraisals, Reminders, Talks, Suggestions,
)  # fmt: skip
name_actions(
    {
        "duties.issue": "登记文件",
        "duties.set_task": "列任务",
        "duties.finish_task": "办结任务",
        "duties.inspect": "登记督导检查",
        "duties.find_problem": "登记问题",
        "duties.rectify": "整改完成",
        "duties.appraise": "登记述职评议",
        "duties.remind": "登记廉政提醒",
        "duties.talk": "登记廉政谈话",
        "duties.collect": "登记意见建议",
        "duties.settle": "办结意见建议",
        "duties.correct": "更正",
        "duties.withdraw": "撤销",
    }
)

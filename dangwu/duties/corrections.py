"""The corrections of duties: what recording asks is asked again of the record as it would be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import models

from dangwu.accounts.models import User
from dangwu.duties.changes import (
    LISTS,
    AppraisedAlready,
    NobodyTalkedTo,
    NotAList,
    ProblemBeforeInspection,
    RectificationImpossible,
    SuggestionSettledTooEarly,
    TaskDaysImpossible,
    require_secretary,
)
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
from dangwu.organizations.standing import require_happened, require_past
from dangwu.pages import correcting

M = TypeVar("M", bound=models.Model)
Check = Callable[[Any, date], None]


def correct(record: M, *, reason: str, today: date, actor: User | None = None, **fields: Any) -> M:
    """Correct a record of duties."""
    check = _CHECKS[type(record)]
    return correcting.correct(
        record, action="duties.correct", reason=reason, actor=actor,
        check=lambda would_be: check(would_be, today), **fields,
    )  # fmt: skip


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record of duties that should not be."""
    correcting.take_out(record, action="duties.withdraw", reason=reason, actor=actor)


def _issued(one: IssuedDocument, today: date) -> None:
    require_happened(one.organization, one.issued_on, today, "印发文件")
    if one.kind not in LISTS and Task.objects.filter(document=one.pk).exists():
        raise NotAList(one)


def _task(one: Task, today: date) -> None:
    if one.document.kind not in LISTS:
        raise NotAList(one.document)
    if one.until <= one.since:
        raise TaskDaysImpossible(one.title, f"终止日{one.until}不晚于起始日{one.since}，")
    if one.due_on and one.due_on < one.since:
        raise TaskDaysImpossible(one.title, f"完成时限{one.due_on}早于起始日{one.since}，")
    if one.done_on:
        require_past(one.done_on, today)
        if one.done_on < one.since:
            raise TaskDaysImpossible(one.title, f"认定完成日期{one.done_on}早于起始日{one.since}，")


def _inspection(one: Inspection, today: date) -> None:
    require_happened(one.organization, one.inspected_on, today, "登记督导检查")
    first = Problem.objects.filter(inspection=one.pk).order_by("found_on").first()
    if first is not None and first.found_on < one.inspected_on:
        raise ProblemBeforeInspection(first.found_on, one)


def _problem(one: Problem, today: date) -> None:
    require_happened(one.organization, one.found_on, today, "登记检查发现的问题")
    if one.found_on < one.inspection.inspected_on:
        raise ProblemBeforeInspection(one.found_on, one.inspection)
    if one.rectified_on:
        require_past(one.rectified_on, today)
        if one.rectified_on < one.found_on:
            raise RectificationImpossible(
                one, one.rectified_on, f"它{one.found_on}才发现，请核对日期。"
            )


def _appraisal(one: Appraisal, today: date) -> None:
    require_happened(one.organization, one.appraised_on, today, "登记述职评议")
    require_secretary(one.organization, one.member, one.year, one.appraised_on)
    same = Appraisal.objects.filter(
        organization=one.organization, member=one.member, year=one.year
    ).exclude(pk=one.pk)
    if (found := same.select_related("member").first()) is not None:
        raise AppraisedAlready(found)


def _reminder(one: IntegrityReminder, today: date) -> None:
    require_happened(one.organization, one.issued_on, today, "登记廉政提醒")


def _talk(one: IntegrityTalk, today: date) -> None:
    require_happened(one.organization, one.talked_on, today, "登记廉政谈话")
    if one.member is None and not one.person_name:
        raise NobodyTalkedTo(one.talked_on)


def _suggestion(one: Suggestion, today: date) -> None:
    require_happened(one.organization, one.collected_on, today, "登记意见建议")
    if one.settled_on:
        require_past(one.settled_on, today)
        if one.settled_on < one.collected_on:
            raise SuggestionSettledTooEarly(one, one.settled_on)


_CHECKS: dict[type[models.Model], Check] = {
    IssuedDocument: _issued,
    Task: _task,
    Inspection: _inspection,
    Problem: _problem,
    Appraisal: _appraisal,
    IntegrityReminder: _reminder,
    IntegrityTalk: _talk,
    Suggestion: _suggestion,
}

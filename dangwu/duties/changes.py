"""The writes of duties: issue, set and finish tasks, inspect, rectify, appraise, remind, talk."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.duties.models import (
    Appraisal,
    Inspection,
    IntegrityReminder,
    IntegrityTalk,
    IssuedDocument,
    IssuedKind,
    Problem,
    Suggestion,
    Task,
)
from dangwu.members.models import Member, Post
from dangwu.organizations.models import FOREVER, Organization
from dangwu.organizations.standing import require_happened, require_past

LISTS = (IssuedKind.TASK_LIST, IssuedKind.DUTY_LIST)


class NotAList(DangwuError):
    """Tasks stand on lists only."""

    def __init__(self, document: IssuedDocument) -> None:
        super().__init__(
            f"“{document.title}”是{document.kind}，不能列任务："
            "请改选任务清单或责任清单，或者先印发一份清单。"
        )


class TaskDaysImpossible(DangwuError):
    """A task's days contradict one another."""

    def __init__(self, title: str, why: str) -> None:
        super().__init__(f"任务“{title}”的日期有误：{why}请核对后再填。")


class TaskDone(DangwuError):
    """The task was assessed as done before."""

    def __init__(self, task: Task) -> None:
        super().__init__(f"任务“{task.title}”已于{task.done_on}认定完成，不能再次认定。")


class ProblemBeforeInspection(DangwuError):
    """A problem cannot be found before the inspection was made."""

    def __init__(self, found_on: date, inspection: Inspection) -> None:
        super().__init__(
            f"问题的发现日期{found_on}早于督导检查日期{inspection.inspected_on}："
            "请核对日期，或者改选另一次检查。"
        )


class RectificationImpossible(DangwuError):
    """The problem cannot have been put right on that day."""

    def __init__(self, problem: Problem, on: date, why: str) -> None:
        super().__init__(f"问题“{problem.content}”不能记为{on}整改完成：{why}")


class NotASecretary(DangwuError):
    """Only a secretary reports and is appraised."""

    def __init__(self, member: Member, organization: Organization, year: int) -> None:
        super().__init__(
            f"{member.name}在{year}年和评议之日都没有担任“{organization.full_name}”书记，"
            "不能记述职评议：请核对姓名、党组织和年度，或者先补录党内职务。"
        )


class AppraisedAlready(DangwuError):
    """A secretary is appraised once for a year."""

    def __init__(self, found: Appraisal) -> None:
        super().__init__(
            f"{found.member.name}{found.year}年度的述职评议已于{found.appraised_on}记录，"
            f"等次为“{found.grade}”：如有误请更正原记录。"
        )


class AppraisedTooEarly(DangwuError):
    """The year had not begun."""

    def __init__(self, year: int, on: date) -> None:
        super().__init__(f"评议日期{on}早于述职年度{year}年：请核对日期和年度。")


class NobodyTalkedTo(DangwuError):
    """A talk is with someone."""

    def __init__(self, on: date) -> None:
        super().__init__(f"{on}的廉政谈话没有谈话对象：请选党员，或者填写姓名。")


class SuggestionSettledTooEarly(DangwuError):
    """A suggestion cannot be settled before it was collected."""

    def __init__(self, suggestion: Suggestion, on: date) -> None:
        super().__init__(
            f"意见建议的办结日期{on}早于征集日期{suggestion.collected_on}：请核对日期。"
        )


def issue(
    *, organization: Organization, kind: str, title: str, issued_on: date, number: str = "",
    today: date, actor: User | None = None,
) -> IssuedDocument:  # fmt: skip
    """Record a plan, list, scheme or standing rule that was issued."""
    require_happened(organization, issued_on, today, "印发文件")
    return log.create(
        IssuedDocument, action="duties.issue", actor=actor, organization=organization, kind=kind,
        title=title, issued_on=issued_on, number=number,
    )  # fmt: skip


def set_task(
    *, document: IssuedDocument, organization: Organization, title: str, since: date | None = None,
    until: date = FOREVER, due_on: date | None = None, actor: User | None = None,
) -> Task:  # fmt: skip
    """Put a task on a list, in force from `since` (None: the list's day) to before `until`."""
    if document.kind not in LISTS:
        raise NotAList(document)
    start = since or document.issued_on
    if until <= start:
        raise TaskDaysImpossible(title, f"终止日{until}不晚于起始日{start}，")
    if due_on and due_on < start:
        raise TaskDaysImpossible(title, f"完成时限{due_on}早于起始日{start}，")
    return log.create(
        Task, action="duties.set_task", actor=actor, document=document, organization=organization,
        title=title, since=start, until=until, due_on=due_on,
    )  # fmt: skip


@transaction.atomic
def finish_task(*, task: Task, on: date, today: date, actor: User | None = None) -> None:
    """Record that the task was assessed as done."""
    require_past(on, today)
    if task.done_on:
        raise TaskDone(task)
    if on < task.since:
        raise TaskDaysImpossible(task.title, f"认定完成日期{on}早于起始日{task.since}，")
    log.update(task, action="duties.finish_task", actor=actor, done_on=on)


def inspect(
    *, organization: Organization, topic: str, inspected_on: date,
    target: Organization | None = None, target_name: str = "", today: date, actor: User | None = None,
) -> Inspection:  # fmt: skip
    """Record an inspection that `organization` made."""
    require_happened(organization, inspected_on, today, "登记督导检查")
    return log.create(
        Inspection, action="duties.inspect", actor=actor, organization=organization, topic=topic,
        inspected_on=inspected_on, target=target, target_name=target_name,
    )  # fmt: skip


def find_problem(
    *, inspection: Inspection, organization: Organization, content: str, found_on: date,
    rectify_by: date | None = None, today: date, actor: User | None = None,
) -> Problem:  # fmt: skip
    """Record a problem that `organization` must put right."""
    require_happened(organization, found_on, today, "登记检查发现的问题")
    if found_on < inspection.inspected_on:
        raise ProblemBeforeInspection(found_on, inspection)
    return log.create(
        Problem, action="duties.find_problem", actor=actor, inspection=inspection,
        organization=organization, content=content, found_on=found_on, rectify_by=rectify_by,
    )  # fmt: skip


@transaction.atomic
def rectify(*, problem: Problem, on: date, today: date, actor: User | None = None) -> None:
    """Record that the problem was put right."""
    require_past(on, today)
    if problem.rectified_on:
        raise RectificationImpossible(problem, on, f"已于{problem.rectified_on}整改完成。")
    if on < problem.found_on:
        raise RectificationImpossible(problem, on, f"它{problem.found_on}才发现，请核对日期。")
    log.update(problem, action="duties.rectify", actor=actor, rectified_on=on)


def require_secretary(
    organization: Organization, member: Member, year: int, appraised_on: date
) -> None:
    """Raise NotASecretary, or AppraisedTooEarly, unless she can be appraised for the year."""
    if appraised_on < date(year, 1, 1):
        raise AppraisedTooEarly(year, appraised_on)
    held = Post.objects.filter(organization=organization, member=member, is_secretary=True)
    if not held.filter(since__lte=appraised_on, until__gt=date(year, 1, 1)).exists():
        raise NotASecretary(member, organization, year)


@transaction.atomic
def appraise(
    *, organization: Organization, member: Member, year: int, appraised_on: date, grade: str,
    today: date, actor: User | None = None,
) -> Appraisal:  # fmt: skip
    """Record how a secretary was appraised for the year."""
    require_happened(organization, appraised_on, today, "登记述职评议")
    require_secretary(organization, member, year, appraised_on)
    found = Appraisal.objects.filter(organization=organization, member=member, year=year).first()
    if found:
        raise AppraisedAlready(found)
    return log.create(
        Appraisal, action="duties.appraise", actor=actor, organization=organization, member=member,
        year=year, appraised_on=appraised_on, grade=grade,
    )  # fmt: skip


def remind(
    *, organization: Organization, occasion: str, issued_on: date, form: str = "",
    today: date, actor: User | None = None,
) -> IntegrityReminder:  # fmt: skip
    """Record a reminder of integrity before a festival or another key date."""
    require_happened(organization, issued_on, today, "登记廉政提醒")
    return log.create(
        IntegrityReminder, action="duties.remind", actor=actor, organization=organization,
        occasion=occasion, issued_on=issued_on, form=form,
    )  # fmt: skip


def talk(
    *, organization: Organization, kind: str, talked_on: date, member: Member | None = None,
    person_name: str = "", talker_name: str = "", today: date, actor: User | None = None,
) -> IntegrityTalk:  # fmt: skip
    """Record one person's integrity talk."""
    require_happened(organization, talked_on, today, "登记廉政谈话")
    if member is None and not person_name:
        raise NobodyTalkedTo(talked_on)
    return log.create(
        IntegrityTalk, action="duties.talk", actor=actor, organization=organization, kind=kind,
        talked_on=talked_on, member=member, person_name=person_name, talker_name=talker_name,
    )  # fmt: skip


def collect(
    *, organization: Organization, content: str, collected_on: date, source: str = "",
    today: date, actor: User | None = None,
) -> Suggestion:  # fmt: skip
    """Record one opinion or suggestion."""
    require_happened(organization, collected_on, today, "登记意见建议")
    return log.create(
        Suggestion, action="duties.collect", actor=actor, organization=organization,
        content=content, collected_on=collected_on, source=source,
    )  # fmt: skip


def settle(*, suggestion: Suggestion, on: date, today: date, actor: User | None = None) -> None:
    """Record that the suggestion was settled."""
    require_past(on, today)
    if on < suggestion.collected_on:
        raise SuggestionSettledTooEarly(suggestion, on)
    log.update(suggestion, action="duties.settle", actor=actor, settled_on=on)

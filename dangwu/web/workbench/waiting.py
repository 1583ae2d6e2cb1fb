"""What waits for a person and no check tells: calls, leaves, tasks, problems, admissions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import NoReverseMatch

from dangwu.accounts.rights import Right
from dangwu.admissions.models import Applicant, Step
from dangwu.attendance.models import Leave
from dangwu.core.calendar import add_months
from dangwu.duties.models import Problem, Task
from dangwu.meetings.models import Convening, ConveningState
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import FOREVER
from dangwu.pages.cells import day_words
from dangwu.pages.registers import record_url, registers
from dangwu.rules.book import rules
from dangwu.rules.rule import NoRuleInForce
from dangwu.web.workbench.desk import Desk
from dangwu.web.workbench.items import LATE, SOON, TODO, Item, Line, Weight

SHOWN, COUNTED = 5, 200
_SOON = timedelta(days=30)
_PROBATION = timedelta(days=60)


def waiting(desk: Desk) -> Iterator[Item]:
    """Yield everything that waits."""
    for source in (_calls, _leaves, _tasks, _problems, _talks, _candidates, _probations):
        yield from source(desk)


def _gather(
    desk: Desk, rows: Sequence[Any], label: str, *, several: str, weight: Weight, word: str,
    say: Callable[[Any], str], on: Callable[[Any], Any] = lambda row: None, query: str = "",
) -> Iterator[Item]:  # fmt: skip
    """Yield one item for these records: the record itself, or its book where they are several."""
    if not rows:
        return
    if len(rows) == 1:
        one = rows[0]
        where = "" if desk.single else one.organization.document_name
        href = record_url(label, one.pk) or _book(label, query)
        yield Item(weight, say(one), href, word, where, on=on(one))
        return
    lines = tuple(
        Line(
            say(one) if desk.single else f"{one.organization.document_name}：{say(one)}",
            record_url(label, one.pk), word,
        )
        for one in rows[:SHOWN]
    )  # fmt: skip
    count = f"{COUNTED}多" if len(rows) > COUNTED else str(len(rows))
    first = min((on(one) for one in rows if on(one) is not None), default=None)
    yield Item(
        weight, several.format(n=count), _book(label, query), "逐条处理", "", lines,
        max(len(rows) - SHOWN, 0), first, len(rows),
    )  # fmt: skip


def _book(label: str, query: str) -> str:
    book = registers().get(label)
    if book is None:
        return "/records/"
    try:
        return book.url() + (f"?{query}" if query else "")
    except NoReverseMatch:
        return "/records/"


def _few(desk: Desk, rows: QuerySet[Any], right: Right = Right.READ) -> list[Any]:
    found = desk.access.visible(rows, right).select_related("organization")
    return list(found[: COUNTED + 1])


def _calls(desk: Desk) -> Iterator[Item]:
    """Meetings that were called and have no result yet."""
    found = _few(
        desk,
        Convening.objects.filter(state=ConveningState.OPEN, held_on__lte=desk.today).order_by(
            "held_on", "pk"
        ),
    )
    label = "meetings.Convening"
    yield from _gather(
        desk, [one for one in found if one.held_on == desk.today], label, weight=SOON,
        several="今天有{n}个会", word="去签到", say=lambda one: f"今天：{one.topic}",
        on=lambda one: one.held_on,
    )  # fmt: skip
    yield from _gather(
        desk, [one for one in found if one.held_on < desk.today], label, weight=LATE,
        several="{n}个会开过了，还没有登记结果", word="去登记",
        say=lambda one: f"{day_words(one.held_on)}的“{one.topic}”开过了，还没有登记结果",
        on=lambda one: one.held_on,
    )  # fmt: skip


def _leaves(desk: Desk) -> Iterator[Item]:
    """Leaves that wait for approval."""
    rows = Leave.objects.filter(approved_on=None, refused_on=None, cancelled_on=None)
    yield from _gather(
        desk, _few(desk, rows.order_by("first_on", "pk"), Right.WRITE), "attendance.Leave",
        weight=TODO, several="{n}份请假等您批", word="去审批",
        say=lambda one: f"{one.name}请{one.get_kind_display()}，"
        f"{day_words(one.first_on)}至{day_words(one.last_on)}",
        on=lambda one: one.first_on,
    )  # fmt: skip


def _tasks(desk: Desk) -> Iterator[Item]:
    """Tasks whose day is near; those whose day has passed a check tells."""
    rows = Task.objects.filter(
        done_on=None, until__gt=desk.today, since__lte=desk.today,
        due_on__gte=desk.today, due_on__lte=desk.today + _SOON,
    )  # fmt: skip
    yield from _gather(
        desk, _few(desk, rows.order_by("due_on", "pk")), "duties.Task", weight=SOON,
        several="{n}项任务一个月内到期", word="去办结",
        say=lambda one: f"任务“{one.title}”{day_words(one.due_on)}到期",
        on=lambda one: one.due_on,
    )  # fmt: skip


def _problems(desk: Desk) -> Iterator[Item]:
    """Problems to put right; those whose day has passed a check tells."""
    rows = Problem.objects.filter(rectified_on=None, rectify_by__gte=desk.today)
    yield from _gather(
        desk, _few(desk, rows.order_by("rectify_by", "pk")), "duties.Problem", weight=SOON,
        several="{n}个问题等整改", word="去整改",
        say=lambda one: f"“{one.content}”须在{day_words(one.rectify_by)}前整改",
        on=lambda one: one.rectify_by,
    )  # fmt: skip


def _step(number: int) -> Any:
    return Step.objects.filter(applicant=OuterRef("pk"), number=number, passed=True)


def _trained(desk: Desk) -> QuerySet[Applicant]:
    return Applicant.objects.filter(stopped_on=FOREVER, member=None).order_by("pk")


def _months(rule: str, desk: Desk) -> int | None:
    """Return how many months a rule gives, None where none is in force."""
    found = rules().get(rule)
    version = found.at(desk.today) if found else None
    if version is None or isinstance(version, NoRuleInForce):
        return None
    return version.value if isinstance(version.value, int) else None


def _talks(desk: Desk) -> Iterator[Item]:
    """Applicants with whom nobody has talked in time."""
    months = _months("first_talk_months", desk)
    if months is None:
        return
    limit = add_months(desk.today, -months)
    asked = _step(1).filter(done_on__lt=limit)
    later = Step.objects.filter(applicant=OuterRef("pk"), number__gte=2)
    rows = _trained(desk).filter(Exists(asked)).exclude(Exists(later))
    yield from _gather(
        desk, _few(desk, rows), "admissions.Applicant", weight=LATE,
        several="{n}名申请人递交申请书已久，还没有谈话", word="去登记谈话",
        say=lambda one: f"{one.name}递交入党申请书已超过{months}个月，还没有谈话",
    )  # fmt: skip


def _candidates(desk: Desk) -> Iterator[Item]:
    """Activists who have been trained long enough to become candidates."""
    months = _months("cultivation_months", desk)
    if months is None:
        return
    began = _step(3).filter(done_on__lte=add_months(desk.today, -months))
    later = Step.objects.filter(applicant=OuterRef("pk"), number__gte=7)
    rows = _trained(desk).filter(Exists(began)).exclude(Exists(later))
    yield from _gather(
        desk, _few(desk, rows), "admissions.Applicant", weight=TODO,
        several="{n}名入党积极分子培养满期，可以研究列为发展对象", word="看下一步",
        say=lambda one: f"{one.name}培养教育已满{months}个月，可以研究列为发展对象",
    )  # fmt: skip


def _probations(desk: Desk) -> Iterator[Item]:
    """Probationary members whose probation ends soon; those past it a check tells."""
    months = _months("probation_months", desk)
    if months is None:
        return
    here = Membership.objects.filter(
        member__confirmed_on=None, member__left_on=FOREVER, until__gt=desk.today,
        since__lte=desk.today,
        member__admitted_on__gt=add_months(desk.today, -months),
        member__admitted_on__lte=add_months(desk.today + _PROBATION, -months),
    )  # fmt: skip
    found = list(
        desk.access.visible(here, Right.READ)
        .select_related("organization", "member")
        .order_by("member__admitted_on", "pk")[: COUNTED + 1]
    )
    people = [_Probation(one.member, one.organization, months) for one in found]
    yield from _gather(
        desk, people, "members.Member", weight=SOON, word="看下一步",
        several="{n}名预备党员两个月内预备期满，提醒写转正申请",
        say=lambda one: f"{one.name}{day_words(one.ends_on)}预备期满，提醒写转正申请",
        on=lambda one: one.ends_on,
    )  # fmt: skip


class _Probation:
    """A probationary member with her branch and the day on which her probation ends."""

    def __init__(self, member: Member, organization: Any, months: int) -> None:
        self.pk, self.name, self.organization = member.pk, member.name, organization
        self.ends_on = add_months(member.admitted_on, months)

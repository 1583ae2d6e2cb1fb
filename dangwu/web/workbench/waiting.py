"""What waits for a person and no check tells: calls, leaves, tasks, problems."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dangwu.accounts.rights import Right
from dangwu.attendance.models import Leave
from dangwu.duties.models import Problem, Task
from dangwu.meetings.models import Convening, ConveningState
from dangwu.pages.cells import day_words
from dangwu.web.workbench.desk import Desk
from dangwu.web.workbench.gathering import few, gather
from dangwu.web.workbench.items import LATE, SOON, TODO, Item

_SOON = timedelta(days=30)


def waiting(desk: Desk) -> Iterator[Item]:
    """Yield everything that waits."""
    for source in (_calls, _leaves, _tasks, _problems):
        yield from source(desk)


def _calls(desk: Desk) -> Iterator[Item]:
    """Meetings that were called and have no result yet."""
    found = few(
        desk,
        Convening.objects.filter(state=ConveningState.OPEN, held_on__lte=desk.today).order_by(
            "held_on", "pk"
        ),
    )
    label = "meetings.Convening"
    yield from gather(
        desk, [one for one in found if one.held_on == desk.today], label, weight=SOON,
        several="今天有{n}个会", word="去签到", say=lambda one: f"今天：{one.topic}",
        on=lambda one: one.held_on,
    )  # fmt: skip
    yield from gather(
        desk, [one for one in found if one.held_on < desk.today], label, weight=LATE,
        several="{n}个会开过了，还没有登记结果", word="去登记",
        say=lambda one: f"{day_words(one.held_on)}的“{one.topic}”开过了，还没有登记结果",
        on=lambda one: one.held_on,
    )  # fmt: skip


def _leaves(desk: Desk) -> Iterator[Item]:
    """Leaves that wait for approval."""
    rows = Leave.objects.filter(approved_on=None, refused_on=None, cancelled_on=None)
    yield from gather(
        desk, few(desk, rows.order_by("first_on", "pk"), Right.WRITE), "attendance.Leave",
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
    yield from gather(
        desk, few(desk, rows.order_by("due_on", "pk")), "duties.Task", weight=SOON,
        several="{n}项任务一个月内到期", word="去办结",
        say=lambda one: f"任务“{one.title}”{day_words(one.due_on)}到期",
        on=lambda one: one.due_on,
    )  # fmt: skip


def _problems(desk: Desk) -> Iterator[Item]:
    """Problems to put right; those whose day has passed a check tells."""
    rows = Problem.objects.filter(rectified_on=None, rectify_by__gte=desk.today)
    yield from gather(
        desk, few(desk, rows.order_by("rectify_by", "pk")), "duties.Problem", weight=SOON,
        several="{n}个问题等整改", word="去整改",
        say=lambda one: f"“{one.content}”须在{day_words(one.rectify_by)}前整改",
        on=lambda one: one.rectify_by,
    )  # fmt: skip

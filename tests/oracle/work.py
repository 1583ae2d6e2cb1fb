"""Meetings, tasks, problems, attendance, posts: what is more than a row of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from dangwu.core.period import Period
from tests.oracle.records import Number, Oracle, rule, share
from tests.oracle.tree import DAY, months

REQUIRED = {"支部党员大会": 3, "支部委员会": 1, "党小组会": 1}


def spans(period: Period, step: int) -> Iterator[tuple[date, date]]:
    """The whole months, or quarters, of the period: first and last day."""
    for number in months(period):
        first = date(number // 12, number % 12 + 1, 1)
        last = first
        for _ in range(step):
            last = (last + 31 * DAY).replace(day=1)
        if number % step == 0 and period.first <= first and last - DAY <= period.last:
            yield first, last - DAY


@rule("三会一课开展率")
def required_meetings(o: Oracle, top: int, period: Period) -> Number:
    due = met = 0
    for one in o.rows("organizations.Organization"):
        for kind, step in REQUIRED.items():
            if kind == "党小组会" and one.kind != "党小组":
                continue
            if kind != "党小组会" and one.kind != "党支部":
                continue
            if kind == "支部委员会" and not one.has_committee:
                continue
            since = committee_since(o, one.pk) if kind == "支部委员会" else date.min
            for first, last in spans(period, step):
                if max(one.founded_on, since) <= first and o.tree.under(one.pk, top, last):
                    due += 1
                    met += any(
                        m.kind == kind and first <= m.held_on <= last for m in o.meetings[one.pk]
                    )
    return share(met, due)


def committee_since(o: Oracle, branch: int) -> date:
    """From its first term on; always where the first that is known is a later one."""
    terms = [one for one in o.rows("organizations.Term") if one.organization_id == branch]
    if not terms or min(one.number for one in terms) > 1:
        return date.min
    return min(one.began_on for one in terms)


@rule("人均学时")
def hours(o: Oracle, top: int, period: Period) -> Number:
    people = {one.pk for one in o.tree.enrolled(top, period.last)}
    kinds = ("中心组学习", "支部集中学习", "专题研讨", "大讨论", "党课")
    minutes = sum(
        one.meeting.minutes_long
        for one in o.rows("meetings.Attendance")
        if one.member_id in people and one.state == "出席" and one.meeting.kind in kinds
        and period.first <= one.meeting.held_on <= period.last
    ) + sum(
        one.minutes
        for one in o.rows("learning.CourseAttendance")
        if one.member_id in people and period.first <= one.course.began_on <= period.last
    )  # fmt: skip
    return Fraction(minutes, 60 * len(people)) if people else None


@rule("任务清单项数")
def tasks(o: Oracle, top: int, period: Period) -> Number:
    return len(in_force(o, top, period))


def in_force(o: Oracle, top: int, period: Period) -> list[Any]:
    return [
        one
        for one in o.stock("duties.Task", top, period.last)
        if one.since <= period.last and one.until > period.first
    ]


@rule("已完成任务数")
def tasks_done(o: Oracle, top: int, period: Period) -> Number:
    return sum(
        one.done_on is not None and one.done_on <= period.last for one in in_force(o, top, period)
    )


@rule("任务完成率")
def tasks_share(o: Oracle, top: int, period: Period) -> Number:
    return share(tasks_done(o, top, period), tasks(o, top, period))


@rule("整改问题数")
def rectified(o: Oracle, top: int, period: Period) -> Number:
    return sum(
        one.rectified_on is not None and one.rectified_on <= period.last
        for one in o.flow("duties.Problem", "found_on", top, period)
    )


@rule("整改完成率")
def rectified_share(o: Oracle, top: int, period: Period) -> Number:
    whole = len(o.flow("duties.Problem", "found_on", top, period))
    return share(rectified(o, top, period), whole)


@rule("信息采用率")
def adopted_share(o: Oracle, top: int, period: Period) -> Number:
    adopted = o.flow("bulletins.Bulletin", "adopted_on", top, period)
    return share(len(adopted), len(o.flow("bulletins.Bulletin", "submitted_on", top, period)))


@rule("文件材料下载次数")
def downloads(o: Oracle, top: int, period: Period) -> Number:
    return sum(
        o.tree.under(one.document.organization_id, top, one.downloaded_on)
        for one in o.rows("library.Download")
        if period.first <= one.downloaded_on <= period.last
    )


@rule("出勤率")
def attended(o: Oracle, top: int, period: Period) -> Number:
    rows = o.monthly("attendance.AttendanceMonth", top, period)
    return share(sum(r.attended_half_days for r in rows), sum(r.due_half_days for r in rows))


@rule("每日值守小时数")
def hours_a_day(o: Oracle, top: int, period: Period) -> Number:
    manned: dict[tuple[int, date], set[int]] = defaultdict(set)
    for one in o.flow("posts.Shift", "worked_on", top, period):
        if one.worked:
            day = manned[one.checkpoint_id, one.worked_on]
            day |= {minute % 1440 for minute in range(one.from_minute, one.to_minute)}
    lengths = {len(minutes) for minutes in manned.values()}
    minutes = lengths.pop() if len(lengths) == 1 else 1
    return minutes // 60 if minutes % 60 == 0 else None

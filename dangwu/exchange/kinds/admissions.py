"""发展党员台账: a row is a person on the way into the Party."""

from __future__ import annotations

from collections.abc import Sequence

from dangwu.admissions.imports import COLUMNS, NEEDS, STAGES, STEPS
from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.kinds.base import Kind, judge_name, spoilt
from dangwu.exchange.kinds.members import judge_age, judge_twice
from dangwu.exchange.reading.days import earlier
from dangwu.exchange.reading.identity import birth_of
from dangwu.exchange.verdict import Row

_DAYS = ("申请日", "积极分子日", "发展对象日", "列入计划日", "领志愿书日", "入党日", "转正日")
_TRAININGS = (("积极分子日", "培训起", "培训止"), ("发展对象日", "对象培训起", "对象培训止"))
_MILESTONES = (1, 3, 7, 15, 17, 23, 24)
_STAGES = {"申请人": "入党申请人", "申请入党": "入党申请人", "积极分子": "入党积极分子", "预备": "预备党员",
           "正式": "正式党员", "发展对象人选": "发展对象", "列入计划": "列入发展计划",
           "领取入党志愿书": "领取志愿书"} | {one: one for one in STAGES}  # fmt: skip


class Admissions(Kind):
    """The ledger of admissions."""

    key, label = "admissions", "发展党员台账"
    layouts = (Layout(COLUMNS, NEEDS, steps=STEPS),)

    def judge(self, row: Row, context: Context) -> None:
        """Judge one person's days or steps."""
        judge_name(row, context)
        _judge_id(row, context)
        context.judge_branch(row, needed=True)
        context.judge_range(row, tuple(name for name in row.values
                                       if name in _DAYS or name.startswith(("步骤", "培训", "对象培训"))),
                            "1921-07-01")  # fmt: skip
        context.judge_order(row, _DAYS)
        for names in _TRAININGS:
            if not row.has("date_order"):
                context.judge_order(row, names)
        _judge_steps(row, context)
        _judge_stage(row, context)
        number = row.values.get("身份证号")
        if isinstance(number, str):
            row.hidden["出生日期"] = birth_of(number)
        judge_age(row, context, ("申请日", "步骤1", "入党日"))

    def finish(self, rows: Sequence[Row], context: Context) -> None:
        """Find those who stand twice."""
        judge_twice(rows, context)


def _judge_id(row: Row, context: Context) -> None:
    if "身份证号" in row.values or spoilt(row, "身份证号") or not context.has("身份证号"):
        return
    if "人员编号" not in row.values:
        context.blame(row, "身份证号", "id_missing")


def _judge_steps(row: Row, context: Context) -> None:
    """Refuse a step before the milestone that must come first."""
    last: tuple[int, str] | None = None
    for number in range(1, 26):
        day = row.values.get(f"步骤{number}")
        if not isinstance(day, str):
            continue
        if last and earlier(day, last[1]):
            context.blame(
                row, f"步骤{number}", "date_order",
                f"第{number}步“{STEPS[number - 1]}”{day}早于第{last[0]}步“{STEPS[last[0] - 1]}”{last[1]}",
            )  # fmt: skip
            return
        if number in _MILESTONES:
            last = (number, day)


def _judge_stage(row: Row, context: Context) -> None:
    """Hold 阶段 against the days: the last one given says how far someone has come."""
    written = row.values.get("阶段")
    if not isinstance(written, str):
        return
    stage = _STAGES.get(written)
    if stage is None:
        context.blame(row, "阶段", "status_unknown",
                      f"不认识阶段“{written}”，应为：{'、'.join(STAGES)}")  # fmt: skip
        return
    row.values["阶段"] = stage
    order = list(STAGES)
    reached = [order.index(one) for one, day in STAGES.items() if day in row.values]
    own = order.index(stage)
    if reached and max(reached) > own:
        further = order[max(reached)]
        context.blame(row, "阶段", "status_conflict",
                      f"写的是{stage}，却有{STAGES[further]}{row.values[STAGES[further]]}", further)  # fmt: skip
        return
    day = STAGES[stage]
    if day not in row.values and context.has(day) and not spoilt(row, day):
        context.blame(row, day, "date_missing", f"写的是{stage}，没有填{day}")

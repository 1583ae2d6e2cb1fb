"""三会一课台账: a row is a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.kinds.base import Kind, spoilt
from dangwu.exchange.reading.text import flat, without_notes
from dangwu.exchange.verdict import Row
from dangwu.meetings.imports import COLUMNS, KINDS, NEEDS

_KNOWN = {alias: kind for kind, others in KINDS.items() for alias in (kind, *others)}


class Meetings(Kind):
    """The ledger of meetings."""

    key, label = "meetings", "三会一课台账"
    layouts = (Layout(COLUMNS, NEEDS),)

    def __init__(self) -> None:
        self._titled = ""

    def begin(self, context: Context) -> None:
        """Take the kind from the title where no column tells it."""
        self._titled = ""
        if context.has("会议类型"):
            return
        said = flat(f"{context.head.title} {context.sheet or ''}")
        longest = [
            one for one in sorted(_KNOWN, key=len, reverse=True) if one in said and len(one) > 2
        ]
        if longest and len({_KNOWN[one] for one in longest if one in said}) == 1:
            self._titled = _KNOWN[longest[0]]
            context.find(
                f"表里没有“会议类型”一列，按标题各行都作“{self._titled}”。", name="会议类型"
            )

    def judge(self, row: Row, context: Context) -> None:
        """Judge one meeting."""
        self._judge_kind(row, context)
        context.judge_branch(row, needed=True)
        if "会议时间" not in row.values and not spoilt(row, "会议时间"):
            context.blame(row, "会议时间", "date_missing", "没有填会议时间")
        context.judge_range(row, ("会议时间",), "1921-07-01")
        minutes = row.hidden.get("minutes")
        if minutes is not None and "时长分钟" not in row.values:
            row.values["时长分钟"] = minutes
        judge_counts(row, context)

    def _judge_kind(self, row: Row, context: Context) -> None:
        written = row.values.get("会议类型")
        if written is None:
            if self._titled:
                row.values["会议类型"] = self._titled
            elif context.has("会议类型") and not spoilt(row, "会议类型"):
                context.blame(row, "会议类型", "meeting_type_unknown", "没有填会议类型")
            return
        kind = _KNOWN.get(without_notes(flat(str(written))))
        if kind is None:
            known = "、".join(list(KINDS)[:7])
            context.blame(row, "会议类型", "meeting_type_unknown",
                          f"不认识会议类型“{written}”，常用的是：{known}")  # fmt: skip
            return
        row.values["会议类型"] = kind

    def finish(self, rows: Sequence[Row], context: Context) -> None:
        """Find the same meeting twice."""
        first: dict[tuple[object, ...], Row] = {}
        names = ("党支部", "会议类型", "会议名称", "会议时间", "地点")
        for row in rows:
            if row.refused or "会议时间" not in row.values:
                continue
            before = first.setdefault(tuple(row.values.get(one) for one in names), row)
            if before is not row:
                context.blame(
                    row, "会议时间", "duplicate_in_file", f"与第{before.number}行是同一次会议"
                )


def judge_counts(row: Row, context: Context) -> None:
    """Refuse counts that cannot be: 应到 is 实到, 请假 and 缺席 together."""
    names = ("应到", "实到", "请假", "缺席")
    if any(spoilt(row, one) for one in names):
        return
    expected, present, excused, absent = (row.values.get(one) for one in names)
    if not (isinstance(expected, int) and isinstance(present, int)):
        return
    if present > expected:
        context.blame(
            row, "实到", "meeting_present_exceeds", f"实到{present}人多于应到{expected}人"
        )
        return
    if excused is None and absent is None:
        _judge_away(row, context, expected - present)
        return
    away = (excused if isinstance(excused, int) else 0) + (absent if isinstance(absent, int) else 0)
    if expected != present + away:
        context.blame(
            row, "应到", "meeting_sum",
            f"应到{expected}人，实到{present}人、请假{excused or 0}人、缺席{absent or 0}人共{present + away}人",
        )  # fmt: skip


def _judge_away(row: Row, context: Context, away: int) -> None:
    """Ask whether those who did not come were excused, where a column should have told."""
    if not away or not (context.has("请假") or context.has("缺席")):
        return
    name = "请假" if context.has("请假") else "缺席"
    context.blame(row, name, "meeting_sum",
                  f"应到比实到多{away}人，请假、缺席都没有填", away, asks=True)  # fmt: skip

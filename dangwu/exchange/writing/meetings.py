"""Writes meetings, each by the room's own verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from dangwu.core.errors import DangwuError
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.writer import Writer
from dangwu.meetings import changes
from dangwu.members.models import Member

_DAY = 10
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")


def write(writer: Writer, rows: Sequence[Row]) -> None:
    """Hold each meeting; what the records refuse is left with their words."""
    for row in writer.each(rows):
        why = _lacking(row)
        organization = writer.organization(row)
        if organization is None:
            why = why or "没有写明党支部，或办公室里没有这个党支部。"
        if why or organization is None:
            writer.leave(row, why)
            continue
        fields = _fields(writer, row)
        try:
            made = changes.hold(
                organization=organization, today=writer.today, actor=writer.actor, **fields
            )
        except DangwuError as error:
            writer.leave(row, str(error))
            continue
        writer.made([made])
        writer.rows += 1


def _lacking(row: Row) -> str:
    values = row.values
    if len(str(values.get("会议时间", ""))) < _DAY:
        return "会议时间没有写到日。"
    if "会议类型" not in values:
        return "没有写会议类型，请补上，或统一指定（命令行：--set 会议类型=党课）。"
    expected, present = values.get("应到"), values.get("实到")
    if not isinstance(expected, int) or not isinstance(present, int):
        return "没有写应到和实到人数。"
    away = sum(int(str(values.get(name, 0))) for name in ("请假", "缺席"))
    return "" if expected == present + away else "没有写请假和缺席人数。"


def _fields(writer: Writer, row: Row) -> dict[str, Any]:
    values = row.values
    topic = values.get("会议名称") or values.get("议题") or values["会议类型"]
    return {
        "kind": values["会议类型"],
        "held_on": date.fromisoformat(str(values["会议时间"])[:_DAY]),
        "from_minute": _minute(str(values["会议时间"])[_DAY:]),
        "minutes_long": values.get("时长分钟") or None,
        "expected": values["应到"],
        "present": values["实到"],
        "excused": values.get("请假", 0),
        "absent": values.get("缺席", 0),
        "topic": str(topic)[:200],
        "place": str(values.get("地点", ""))[:100],
        "agenda": str(values.get("议题", "")),
        "minutes_text": str(values.get("内容", "")),
        "resolution": str(values.get("决议", "")),
        "chair": _person(writer, row, "主持人"),
        "recorder": _person(writer, row, "记录人"),
    }


def _minute(text: str) -> int | None:
    """Return the minute of the day of 「 14:30」; None where the file has the day alone."""
    found = _CLOCK.search(text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _person(writer: Writer, row: Row, name: str) -> Member | None:
    """Return the member of that name in the branch, where there is only one."""
    people = writer.known.named(str(row.values.get(name, "")))
    here = [one for one in people if one.branch == row.hidden.get("branch")]
    if len(here) != 1 and len(people) != 1:
        return None
    return Member.objects.get(pk=(here if len(here) == 1 else people)[0].pk)

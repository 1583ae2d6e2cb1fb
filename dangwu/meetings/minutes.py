"""The minutes of a meeting as an official document (.docx)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dangwu.documents.docx import from_text
from dangwu.meetings.models import Attendance, Meeting, Presence

_UNKNOWN = "＿＿＿＿＿＿"
_WRITING_LINES = 4
"""Empty lines left for the pen where nothing was typed."""


def minutes(meeting: Meeting) -> bytes:
    """Return the meeting's minutes in the official layout."""
    listed = Attendance.objects.filter(meeting=meeting).select_related("member").order_by("pk")
    return from_text(list(lines(meeting, list(listed))), name=file_name(meeting)).package.data


def file_name(meeting: Meeting) -> str:
    """Return the name under which the minutes are saved."""
    return f"{meeting.held_on}{title(meeting)}.docx"


def title(meeting: Meeting) -> str:
    """Return 第一党支部党员大会会议记录."""
    name, kind = meeting.organization.document_name, meeting.get_kind_display()
    for word in ("支部", "党委", "党组"):
        if name.endswith(word):
            kind = kind.removeprefix(word)
    if kind.endswith("会议"):
        return f"{name}{kind}记录"
    return f"{name}{kind}会议记录" if kind.endswith("会") else f"{name}{kind}记录"


def lines(meeting: Meeting, listed: Sequence[Attendance]) -> Iterator[str]:
    """Yield the paragraphs of the minutes."""
    yield title(meeting)
    yield ""
    yield f"时间：{_when(meeting)}"
    yield f"地点：{meeting.place or _UNKNOWN}"
    yield f"主持人：{meeting.chair or _UNKNOWN}\u3000\u3000记录人：{meeting.recorder or _UNKNOWN}"
    yield f"主题：{meeting.topic}"
    yield (
        f"应到{meeting.expected}人，实到{meeting.present}人，请假{meeting.excused}人，"
        f"缺席{meeting.absent}人" + (f"；列席{meeting.guests}人。" if meeting.guests else "。")
    )
    for state in Presence:
        people = [_name(one) for one in listed if one.state == state]
        if people:
            yield f"{state.label}：{'、'.join(people)}。"
    if meeting.agenda:
        yield from _part("议程", meeting.agenda)
    yield from _part("会议记录", meeting.minutes_text)
    yield from _part("会议决议", meeting.resolution)
    yield ""
    yield f"主持人（签名）：{_UNKNOWN}"
    yield f"记录人（签名）：{_UNKNOWN}"


def _part(heading: str, text: str) -> Iterator[str]:
    yield f"{heading}："
    written = [one.strip() for one in text.splitlines() if one.strip()]
    yield from written or [""] * _WRITING_LINES


def _name(one: Attendance) -> str:
    return f"{one.member.name}（{one.excuse}）" if one.excuse else one.member.name


def _when(meeting: Meeting) -> str:
    day = meeting.held_on
    said = f"{day.year}年{day.month}月{day.day}日"
    if meeting.from_minute is None:
        return said
    said += f"{_clock(meeting.from_minute)}"
    if meeting.minutes_long is None:
        return said
    return f"{said}至{_clock(meeting.from_minute + meeting.minutes_long)}"


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24}:{minute % 60:02d}"

"""Reads a branch's facts and its meetings as somebody typed them; what is wrong is said.

Of a branch: has_committee, groups, founded, dissolved; a period; meetings of kind, day and group;
how often its local rules ask for a kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dangwu.core.errors import DangwuError, suggestion
from dangwu.core.period import Period
from dangwu.core.reading import Unreadable, plain_text, read_choice, read_day
from dangwu.meetings.life import ALIASES, BY_LABEL, LIVES
from dangwu.meetings.models import MeetingKind

EVERY: Mapping[str, int] = {
    "month": 1, "quarter": 3, "half": 6, "year": 12,
    "每月": 1, "每季度": 3, "每半年": 6, "每年": 12,
}  # fmt: skip
"""How often a local rule asks for a kind, in months."""
_OTHER = {one.value for one in MeetingKind} - {one.kind for one in LIVES}
_YES = {"true": True, "是": True, "1": True, "有": True, "设": True}
_NO = {"false": False, "否": False, "0": False, "没有": False, "不设": False}


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting: its kind as people say it, its day, the group that held it."""

    label: str
    day: date
    group: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """What was typed of one branch; `wrong` is why it cannot be judged, `said` what did not count."""

    period: Period | None
    has_committee: bool = False
    groups: tuple[str, ...] = ()
    founded: date | None = None
    dissolved: date | None = None
    held: tuple[Held, ...] = ()
    local: tuple[tuple[str, int], ...] = ()
    wrong: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass
class _Notes:
    wrong: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def read_branch(line: Mapping[str, object]) -> Branch:
    """Return what a line tells of a branch and its meetings."""
    notes = _Notes()
    told = line.get("branch")
    facts = told if isinstance(told, Mapping) else {}
    if told is not None and not isinstance(told, Mapping):
        notes.wrong.append("支部情况应写成 {…} 的样子。")
    founded, dissolved = (_limit(facts, name, notes) for name in ("founded", "dissolved"))
    if founded and dissolved and dissolved < founded:
        notes.wrong.append(f"撤销日期{dissolved}早于成立日期{founded}，请核对。")
    groups = _groups(facts.get("groups"), notes)
    return Branch(
        period=_period(line.get("period"), notes),
        has_committee=_committee(facts.get("has_committee"), notes),
        groups=tuple(groups.values()),
        founded=founded,
        dissolved=dissolved,
        held=tuple(_meetings(line.get("meetings"), groups, notes)),
        local=tuple(_local(line.get("local_rules"), notes)),
        wrong=tuple(notes.wrong),
        said=tuple(notes.said),
    )


def _period(value: object, notes: _Notes) -> Period | None:
    text = plain_text(value)
    try:
        return Period.parse(text)
    except DangwuError as error:
        notes.wrong.append(str(error) if text else "没有写要判断的时段，请写成 2020H1 的样子。")
        return None


_LIMITS = {"founded": "成立日期", "dissolved": "撤销日期"}


def _limit(facts: Mapping[str, object], name: str, notes: _Notes) -> date | None:
    try:
        return read_day(facts.get(name))
    except Unreadable as error:
        notes.wrong.append(f"{_LIMITS[name]}：{error}")
        return None


def _committee(value: object, notes: _Notes) -> bool:
    text = plain_text(value).lower()
    if text in _YES or text in _NO:
        return {**_YES, **_NO}[text]
    notes.said.append(
        f"是否设支部委员会写的是“{value}”，看不懂，没有判断支部委员会。" if text
        else "没有写是否设支部委员会，没有判断支部委员会。"
    )  # fmt: skip
    return False


def _groups(value: object, notes: _Notes) -> dict[str, str]:
    """Return the groups as they were written, by their names in half-width signs."""
    if value is None or isinstance(value, str):
        names: Sequence[object] = [] if value is None else _split(value)
    elif isinstance(value, Sequence):
        names = value
    else:
        notes.said.append("党小组应写成名称的列表，没有判断党小组会。")
        names = []
    found: dict[str, str] = {}
    for one in names:
        if name := plain_text(one):
            found.setdefault(name, str(one).strip())
    return found


def _split(text: str) -> list[str]:
    for sign in "，,;；\n\t":
        text = text.replace(sign, "、")
    return text.split("、")


def _meetings(value: object, groups: Mapping[str, str], notes: _Notes) -> Iterator[Held]:
    if value is None:
        return
    if isinstance(value, str) or not isinstance(value, Sequence):
        notes.wrong.append("会议应写成列表，每项写类型、日期和党小组。")
        return
    for number, one in enumerate(value, 1):
        try:
            held = _held(one)
        except Unreadable as error:
            notes.said.append(f"第{number}次会议没有计入：{error}")
            continue
        if held.label == "党小组会" and held.group not in groups:
            notes.said.append(_stray(number, held, groups))
        else:
            yield replace(held, group=groups.get(held.group, held.group))


def _held(one: object) -> Held:
    if not isinstance(one, Mapping):
        raise Unreadable("应写类型、日期和党小组。")
    text = plain_text(one.get("kind"))
    if text in _OTHER:
        raise Unreadable(f"{text}没有按月、按季、按年的要求。")
    label, day = read_label(text), read_day(one.get("held_on"))
    if not label:
        raise Unreadable("没有写类型。")
    if day is None:
        raise Unreadable("没有写召开日期。")
    return Held(label, day, plain_text(one.get("group")))


def _stray(number: int, held: Held, groups: Iterable[str]) -> str:
    if not held.group:
        return f"第{number}次会议（{held.day}党小组会）没有写党小组，没有计入。"
    hint = suggestion(held.group, groups)
    return f"第{number}次会议（{held.day}党小组会）的“{held.group}”不在党小组之列，没有计入。{hint}"


def read_label(value: object) -> str | None:
    """Return a kind by the name of the contract; raises Unreadable with the nearest."""
    text = plain_text(value)
    return read_choice(ALIASES.get(text, text), BY_LABEL)


def _local(value: object, notes: _Notes) -> Iterator[tuple[str, int]]:
    if value is None:
        return
    if not isinstance(value, Mapping):
        notes.wrong.append("当地规定应写成 {“党课”: “quarter”} 的样子。")
        return
    found: dict[str, int] = {}
    for name, often in value.items():
        try:
            label, text = read_label(name), read_choice(often, EVERY)
        except Unreadable as error:
            notes.wrong.append(f"当地规定：{error}")
            continue
        if label and text:
            found[label] = EVERY[text]
    yield from ((one.label, found[one.label]) for one in LIVES if one.label in found)

"""Reads one case of an admission: what is written, what is not, and what cannot be read.

Nothing is guessed: what cannot be read is told in `faults`, and the rules that would need it are
`unjudged`. A step whose day cannot be read has no day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dangwu.admissions.case_words import step_of
from dangwu.core.reading import Unreadable, plain_text, read_day

Line = Mapping[str, object]
_HUGE = 10**9
_YES = {"true": True, "是": True, "有": True, "1": True, "false": False, "否": False, "不": False,
        "无": False, "没有": False, "0": False}  # fmt: skip


@dataclass(slots=True)
class Case:
    """One line: the days of its steps by number, and its papers as far as they could be read.

    Days are text (2020-06-30), as the tables in memory hold them.
    """

    line: Line
    days: dict[int, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """Every day that was read."""
    faults: list[str] = field(default_factory=list)
    unjudged: set[str] = field(default_factory=set)
    spoilt: dict[int, str] = field(default_factory=dict)
    """What was written where a step's day cannot be read."""

    def part(self, name: str) -> Line:
        """Return what is written in braces under a name; empty where there is none."""
        found = self.line.get(name)
        if found is None or found == "":
            return {}
        if isinstance(found, Mapping):
            return found
        self.faults.append(f"“{name}”应写成 {{…}}，没有采用“{_short(found)}”。")
        return {}

    def items(self, name: str, *rules: str) -> list[object] | None:
        """Return a list, or None where it is not written: then `rules` cannot be judged."""
        found = self.line.get(name)
        if isinstance(found, list | tuple):
            return list(found)
        if isinstance(found, Mapping) and all(isinstance(one, bool) for one in found.values()):
            return [key for key, there in found.items() if there]
        if found is not None and found != "":
            self.faults.append(f"“{name}”应写成 […]，没有采用“{_short(found)}”。")
        self.unjudged.update(rules)
        return None

    def day(self, where: str, value: object) -> str | None:
        """Return a day as text, or None and a fault."""
        if value is None:
            return None
        try:
            day = _read_text(value) if isinstance(value, str) else _read_other(value)
        except Unreadable as fault:
            self.faults.append(f"{where}：{fault}")
            return None
        if day is not None:
            self.told.add(day)
        return day

    def whole(self, where: str, value: object) -> int | None:
        """Return a whole number, also one below nothing; None and a fault for another thing."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value if abs(value) < _HUGE else self._no_number(where, value)
        text = plain_text(value)
        if not text:
            return None
        try:
            number = float(text)
            return int(number) if abs(number) < _HUGE else self._no_number(where, value)
        except (ValueError, OverflowError):
            return self._no_number(where, value)

    def yes(self, where: str, value: object) -> bool | None:
        """Return true or false, None where it is not said."""
        if isinstance(value, bool) or value is None:
            return value
        text = plain_text(value).lower()
        if text and text not in _YES:
            self.faults.append(f"{where}：“{_short(value)}”应写成 true 或 false。")
        return _YES.get(text)

    def _no_number(self, where: str, value: object) -> int | None:
        self.faults.append(f"{where}：“{_short(value)}”不是人数、月数或天数。")
        return None


def read_case(line: Line) -> Case:
    """Read the days of a case; its papers are read where they are recorded."""
    case = Case(line)
    dates = case.part("dates")
    for key, value in dates.items():
        _read_step(case, str(key), value)
    if not dates:
        case.faults.append("没有写“dates”（各步骤的日期），无从判断各步骤。")
    return case


def _read_step(case: Case, key: str, value: object) -> None:
    try:
        number = step_of(key)
    except Unreadable as fault:
        case.faults.append(str(fault))
        return
    day = case.day(f"第{number}步", value)
    if day is None:
        if plain_text(value):
            case.spoilt[number] = _short(value)
        return
    if case.days.setdefault(number, day) != day:
        case.faults.append(f"第{number}步写了两个不同的日期，用的是{case.days[number]}。")


@lru_cache(maxsize=65536)
def _read_text(text: str) -> str | None:
    day = read_day(text)
    return None if day is None else day.isoformat()


def _read_other(value: object) -> str | None:
    day = read_day(value)
    return None if day is None else day.isoformat()


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else text[:30] + "…"


def each(items: Sequence[object]) -> list[Line]:
    """Return the entries of a list that are written in braces; a bare name is one."""
    return [one if isinstance(one, Mapping) else {"name": one} for one in items]

"""Audits a table of dates (发展党员台账, 25步表): a row a person, and nothing is kept.

Each row becomes a case of `dangwu try admissions`. A step that the table has no column for is not
missed; a cell that cannot be read is told, as when the table is imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dangwu.admissions.steps import STEPS
from dangwu.admissions.trying import judge
from dangwu.exchange.preview import Preview, preview
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.admissions import STEP_OF
from dangwu.rules.rule import Rule

_JUDGED_HERE = {
    "date_order",
    "under_18",
    "id_missing",
    "name_missing",
    "name_masked",
    "branch_missing",
}
"""What the import refuses and the audit either judges itself or does not need."""
HEADINGS = ("行", "姓名", "步骤", "步骤名称", "性质", "说明")


@dataclass(frozen=True)
class Audited:
    """A row of the table: who, what is against the rules, and what could not be read."""

    number: int
    name: str
    answer: Mapping[str, Any]
    told: tuple[str, ...]

    @property
    def findings(self) -> list[Mapping[str, Any]]:
        """The findings in order of their steps."""
        return list(self.answer["findings"])


@dataclass(frozen=True)
class Audit:
    """A table that was audited; `steps` are those that it has columns for."""

    preview: Preview
    steps: frozenset[int]
    rows: tuple[Audited, ...]

    @property
    def faulty(self) -> list[Audited]:
        """The rows with findings, or with something that could not be read."""
        return [one for one in self.rows if one.findings or one.told]

    def table(self) -> Iterator[tuple[object, ...]]:
        """Yield what is written to Excel: a line a finding, one for a row without any."""
        for one in self.rows:
            for found in one.findings:
                severity = "错误" if found["severity"] == "error" else "提醒"
                step = int(found["step"])
                name = STEPS[step - 1].name
                yield one.number, one.name, step, name, severity, found["because"]
            for words in one.told:
                yield one.number, one.name, None, "", "看不懂", words
            if not one.findings and not one.told:
                yield one.number, one.name, None, "", "没有发现", ""


def audit(path: Path, *, today: date, known: Mapping[str, Rule], sheet: str | None = None) -> Audit:
    """Read a table and judge every row; raises a class of dangwu.exchange.errors."""
    found = preview("admissions", path, today=today, sheet=sheet)
    steps = frozenset(STEP_OF[name] for name in found.places if name in STEP_OF)
    lines = [line_of(row, today) for row in found.rows]
    answers = judge(lines, today=today, known=known)
    rows = [
        Audited(row.number, str(line["name"]), _within(answer, steps), _told(row))
        for row, line, answer in zip(found.rows, lines, answers, strict=True)
    ]
    return Audit(found, steps, tuple(rows))


def line_of(row: Row, today: date) -> dict[str, object]:
    """Return a row as a line of `dangwu try admissions`."""
    days = {f"{STEP_OF[name]:02d}": row.values[name] for name in STEP_OF if name in row.values}
    line: dict[str, object] = {
        "name": row.values.get("姓名", ""), "birth": _full(row.hidden.get("出生日期")),
        "dates": days or {"01": None}, "as_of": today.isoformat(),
    }  # fmt: skip
    length = _length(row.values.get("对象培训起"), row.values.get("对象培训止"))
    return line | ({"training": {"days": length}} if length else {})


def _within(answer: dict[str, Any], steps: frozenset[int]) -> dict[str, Any]:
    kept = [
        one for one in answer["findings"] if one["rule"] != "missing_step" or one["step"] in steps
    ]
    return {**answer, "findings": kept}


def _told(row: Row) -> tuple[str, ...]:
    return tuple(one.says for one in row.problems if one.reason not in _JUDGED_HERE)


def _full(value: object) -> object:
    """Return a whole day; a month alone tells no age."""
    return value if isinstance(value, str) and len(value) == len("2020-01-01") else None


def _length(first: object, last: object) -> int:
    """Return how many days from one to the other, both counted; 0 where that is not known."""
    try:
        days = date.fromisoformat(str(last)) - date.fromisoformat(str(first))
    except ValueError:
        return 0
    return max(days.days + 1, 0)

"""A check: what must hold, read from one .sql file of a room.

    -- check: 支部党员大会缺季                  the file's name
    -- severity: warning                       error where the rule says 应当, warning where 一般
    -- key: quorum                             optional: what `dangwu try` calls it
    -- rule: branch_meeting_per_quarter        repeatable; gives :branch_meeting_per_quarter
    -- evidence: organizations.Organization    the model that `id` numbers
    -- found: {name}{quarter_no:季}只召开{held}次支部党员大会
    -- due: …                                  what should have been found
    -- todo: …                                 what to do
    -- by: {applied_on:满months}               optional: by when, a day; where the rule sets one
    -- let: horizon = last + term_reminder_months
    -- span: probation = probation_months

The query returns `id`, `organization_id` and the columns that the three sentences name. A rule's
versions stand in the table rule_<id>, a span's days in span_<name> (see checks_rules).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import dangwu
from dangwu.catalogue.headers import HeaderBroken, one, span, split
from dangwu.core.errors import DangwuError, suggestion
from dangwu.core.finding import SEVERITIES, Severity

ROOMS = Path(dangwu.__file__).parent
_KEYS = frozenset(
    {"check", "key", "severity", "rule", "evidence", "found", "due", "todo", "by", "let", "span"}
)
_REPEATED = frozenset({"rule", "let", "span"})
_LET = re.compile(r"([a-z_]+) = (first|last|eve) ([+-]) ([a-z_]+|\d+ months?)")


class CheckUnknown(DangwuError):
    """No check has this name."""

    def __init__(self, name: str, known: Mapping[str, object]) -> None:
        super().__init__(
            f"没有名为“{name}”的检查。{suggestion(name, known)}全部检查可用 dangwu check --list 列出。"
        )


@dataclass(frozen=True, slots=True)
class Day:
    """A day reckoned by calendar from the period: `name = last + months` or by a rule's months."""

    name: str
    start: str
    sign: int
    months: int
    rule: str


@dataclass(frozen=True, slots=True)
class Check:
    """What a .sql file says; `found`, `due`, `todo` and `by` are sentences with {column}."""

    name: str
    room: str
    severity: Severity
    rules: tuple[str, ...]
    evidence: str
    found: str
    due: str
    todo: str
    by: str
    days: tuple[Day, ...]
    spans: tuple[tuple[str, str], ...]
    sql: str
    key: str = ""


def read(path: Path) -> Check:
    """Read one check; raises HeaderBroken with the file and what is wrong."""
    head, sql = split(path, _KEYS, _REPEATED)
    name = one(head, "check", path)
    if path.stem != name:
        raise HeaderBroken(path, f"文件名应与检查名“{name}”相同。")
    severity = one(head, "severity", path)
    if severity not in SEVERITIES:
        raise HeaderBroken(path, f"severity 应为 error 或 warning，现在是“{severity}”。")
    if not sql:
        raise HeaderBroken(path, "没有查询。")
    days = tuple(_day(text, path) for text in head.get("let", []))
    rules = tuple(head.get("rule", []))
    spans = tuple(span(text, path, rules) for text in head.get("span", []))
    for name_of_rule in (day.rule for day in days):
        if name_of_rule and name_of_rule not in rules:
            raise HeaderBroken(path, f"let 用到的规则“{name_of_rule}”没有写在 rule 里。")
    return Check(
        name=name,
        room=path.parent.parent.name,
        severity=severity,
        rules=rules,
        evidence=one(head, "evidence", path),
        found=one(head, "found", path),
        due=one(head, "due", path),
        todo=one(head, "todo", path),
        by=head.get("by", [""])[0],
        days=days,
        spans=spans,
        sql=sql,
        key=head.get("key", [""])[0],
    )


def _day(text: str, path: Path) -> Day:
    found = _LET.fullmatch(text)
    if not found:
        raise HeaderBroken(
            path, f"let 应写成“名 = last + 6 months”或“名 = eve - 规则编号”，现在是“{text}”。"
        )
    number, _, unit = found[4].partition(" ")
    return Day(
        name=found[1],
        start=found[2],
        sign=1 if found[3] == "+" else -1,
        months=int(number) if unit else 0,
        rule="" if unit else found[4],
    )


@lru_cache(maxsize=4)
def checks(folder: str = "checks") -> Mapping[str, Check]:
    """Return every check by name, in order of room and name.

    `folder` "claims" gives the exceptions: records that deny a claim and break no rule.
    """
    paths = sorted(ROOMS.glob(f"*/{folder}/*.sql"))
    found = {check.name: check for check in map(read, paths)}
    if len(found) != len(paths):
        raise ValueError("two rooms hold a check of the same name")
    return found


def check(name: str) -> Check:
    """Return the check or exception with this name, or raise CheckUnknown."""
    known = {**checks("claims"), **checks()}
    if name not in known:
        raise CheckUnknown(name, known)
    return known[name]

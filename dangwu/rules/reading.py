"""Reads one rule from its TOML file and refuses what is not in order.

id = "probation_months"
label = "预备期"
unit = "月"
choices = { 1 = "…" }     # optional: what each value means, of a rule that chooses

[[versions]]
from = 2014-05-28
until = 2026-05-18        # optional: the first day on which it no longer holds
value = 12                # a whole number, or a list of bands
instrument = "中国共产党发展党员工作细则"
article = "第三十一条"
compared_on = 2026-11-23
confirmed = false
provisional = "…"         # optional: why an older text stands for one that is not in hand
note = "…"                # optional
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from dangwu.rules import errors
from dangwu.rules.bands import examine_bands
from dangwu.rules.keys import faults_of
from dangwu.rules.rule import FOREVER, Band, Content, Rule, Version

_HEAD: dict[str, type] = {"id": str, "label": str, "unit": str, "versions": list}
_VERSION: dict[str, type] = {
    "from": date,
    "value": object,
    "instrument": str,
    "article": str,
    "compared_on": date,
    "confirmed": bool,
}
_OPTIONAL: dict[str, type] = {"until": date, "note": str, "provisional": str}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file holds: the rule where it can be used, the versions read, and all its faults.

    `versions` bear the words by which messages name them: 第2个版本.
    """

    path: Path
    rule: Rule | None
    versions: tuple[tuple[str, Version], ...]
    faults: tuple[errors.RuleBroken, ...]


def read(path: Path, room: str, region: str = "") -> Rule:
    """Return the rule of this file; raises a RuleBroken that says what to change."""
    found = examine(path, room, region)
    if found.rule is None:
        raise found.faults[0]
    return found.rule


def examine(path: Path, room: str, region: str = "") -> Examined:
    """Return the rule of this file, or everything that is wrong with it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Examined(path, None, (), (errors.RuleUnreadable(path, str(error)),))
    faults = list(faults_of(path, "文件", data, _HEAD, {"choices": dict}))
    choices, broken = _choices(path, data.get("choices"))
    faults += broken
    if isinstance(data.get("id"), str) and path.stem != data["id"]:
        faults.append(errors.RuleNamedOtherwise(path, data["id"]))
    rows = data.get("versions")
    rows = rows if isinstance(rows, list) else []
    if not (rows or faults):
        faults.append(errors.RuleWithoutVersion(path))
    versions: list[tuple[str, Version]] = []
    for number, row in enumerate(rows, 1):
        where = f"第{number}个版本"
        for one in _examine_version(path, where, row, region):
            if isinstance(one, Version):
                versions.append((where, one))
            else:
                faults.append(one)
    whole = len(versions) == len(rows)
    line, broken = in_line(path, versions) if whole else ((), [])
    faults += broken
    rule = None
    if not faults and line:
        rule = Rule(data["id"], data["label"], data["unit"], room, line, choices)
        faults += _refused(path, rule, versions)
    return Examined(path, None if faults else rule, tuple(versions), tuple(faults))


def _choices(
    path: Path, rows: object
) -> tuple[tuple[tuple[int, str], ...], list[errors.RuleBroken]]:
    """Return what the values of a rule that chooses mean."""
    if not isinstance(rows, dict):
        return (), []
    wrong = [key for key, word in rows.items() if not (key.isdecimal() and isinstance(word, str))]
    if wrong:
        return (), [errors.ChoiceUnreadable(path, key, rows[key]) for key in wrong]
    return tuple((int(key), word) for key, word in rows.items()), []


def _refused(
    path: Path, rule: Rule, versions: Sequence[tuple[str, Version]]
) -> Iterator[errors.RuleBroken]:
    for where, version in versions:
        if isinstance(version.value, int) and (why := rule.refuses(version.value)):
            yield errors.ValueRefused(path, where, version.value, why)


def _examine_version(
    path: Path, where: str, row: Any, region: str
) -> Iterator[Version | errors.RuleBroken]:
    """Yield the version, or else everything that is wrong with it."""
    faults = list(faults_of(path, where, row, _VERSION, _OPTIONAL))
    row = row if isinstance(row, dict) else {}
    since, until = row.get("from"), row.get("until")
    if not faults and until is not None and until <= since:
        faults.append(errors.VersionReversed(path, where, since, until))
    value, broken = _value(path, where, row["value"]) if "value" in row else (0, [])
    faults += broken
    if faults:
        yield from faults
        return
    yield Version(
        since=row["from"],
        until=until or FOREVER,
        value=value,
        instrument=row["instrument"],
        article=row["article"],
        compared_on=row["compared_on"],
        confirmed=row["confirmed"],
        region=region,
        note=row.get("note", ""),
        provisional=row.get("provisional", ""),
    )


def _value(path: Path, where: str, value: object) -> tuple[Content, list[errors.RuleBroken]]:
    if isinstance(value, list) and value:
        found = list(examine_bands(path, where, value))
        bands = tuple(one for one in found if isinstance(one, Band))
        return bands, [one for one in found if isinstance(one, errors.RuleBroken)]
    if isinstance(value, int) and not isinstance(value, bool):
        return value, []
    return 0, [errors.RuleKindWrong(path, where, "value", "整数或分档列表", value)]


def in_line(
    path: Path, versions: Sequence[tuple[str, Version]]
) -> tuple[tuple[Version, ...], list[errors.RuleBroken]]:
    """Return the versions in order of date, and where they overlap or leave holes.

    An end left out is the next one's beginning.
    """
    ordered = sorted(versions, key=lambda one: one[1].since)
    line: list[Version] = []
    faults: list[errors.RuleBroken] = []
    for (_, version), (where, following) in pairwise(ordered):
        until = following.since if version.until == FOREVER else version.until
        if following.since == version.since or following.since < until:
            faults.append(errors.VersionsOverlap(path, where, following.since, until))
        if following.since > until:
            faults.append(errors.VersionsLeaveHole(path, where, following.since, until))
        line.append(replace(version, until=until))
    return (*line, *(one for _, one in ordered[-1:])), faults

"""Reads one rule from its TOML file and refuses what is not in order.

id = "probation_months"
label = "预备期"
unit = "月"

[[versions]]
from = 2014-05-28
until = 2026-05-18        # optional: the first day on which it no longer holds
provisional = "…"         # optional: a newer text holds that is not in hand, this one stands for it
value = 12                # a whole number, or a list of bands
instrument = "中国共产党发展党员工作细则"
article = "第三十一条"
compared_on = 2026-11-23
confirmed = false
note = "…"                # optional
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from dangwu.rules import errors
from dangwu.rules.bands import read_bands
from dangwu.rules.rule import FOREVER, Content, Rule, Version

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
_WORDS = {str: "文字", date: "日期（如 2020-01-01）", bool: "true 或 false", list: "列表"}


def read(path: Path, room: str, region: str = "") -> Rule:
    """Return the rule of this file; raises a RuleBroken that says what to change."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise errors.RuleUnreadable(path, str(error)) from error
    _check(path, "文件", data, _HEAD, {})
    if path.stem != data["id"]:
        raise errors.RuleNamedOtherwise(path, data["id"])
    if not data["versions"]:
        raise errors.RuleWithoutVersion(path)
    versions = [
        _version(path, f"第{number}个版本", dict(row), region)
        for number, row in enumerate(data["versions"], 1)
    ]
    return Rule(data["id"], data["label"], data["unit"], room, _in_line(path, versions))


def _check(
    path: Path, where: str, data: dict[str, Any], wanted: dict[str, type], also: dict[str, type]
) -> None:
    known = wanted | also
    for key, value in data.items():
        if key not in known:
            raise errors.RuleKeyUnknown(path, where, key, known)
        if known[key] is date and isinstance(value, datetime):
            raise errors.RuleKindWrong(path, where, key, _WORDS[date], str(value))
        if not isinstance(value, known[key]):
            raise errors.RuleKindWrong(path, where, key, _WORDS[known[key]], value)
    for key in wanted:
        if key not in data:
            raise errors.RuleKeyMissing(path, where, key)


def _version(path: Path, where: str, row: dict[str, Any], region: str) -> Version:
    _check(path, where, row, _VERSION, _OPTIONAL)
    until = row.get("until")
    if until is not None and until <= row["from"]:
        raise errors.VersionReversed(path, where, row["from"], until)
    return Version(
        since=row["from"],
        until=until or FOREVER,
        value=_value(path, where, row["value"]),
        instrument=row["instrument"],
        article=row["article"],
        compared_on=row["compared_on"],
        confirmed=row["confirmed"],
        region=region,
        note=row.get("note", ""),
        provisional=row.get("provisional", ""),
    )


def _value(path: Path, where: str, value: object) -> Content:
    if isinstance(value, list) and value:
        return read_bands(path, where, value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise errors.RuleKindWrong(path, where, "value", "整数或分档列表", value)


def _in_line(path: Path, versions: list[Version]) -> tuple[Version, ...]:
    """Return the versions in order of date; an end left out is the next one's beginning."""
    places = {id(version): number for number, version in enumerate(versions, 1)}
    ordered = sorted(versions, key=lambda version: version.since)
    line: list[Version] = []
    for version, following in pairwise(ordered):
        where = f"第{places[id(following)]}个版本"
        until = following.since if version.until == FOREVER else version.until
        if following.since == version.since or following.since < until:
            raise errors.VersionsOverlap(path, where, following.since, until)
        if following.since > until:
            raise errors.VersionsLeaveHole(path, where, following.since, until)
        line.append(replace(version, until=until))
    return (*line, ordered[-1])

"""Holds the keys of a table in a rule's file against those that should stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from dangwu.rules import errors

_WORDS = {str: "文字", date: "日期（如 2020-01-01）", bool: "true 或 false", list: "列表",
          int: "整数", dict: "一张表"}  # fmt: skip


def faults_of(
    path: Path, where: str, data: object, wanted: Mapping[str, type], also: Mapping[str, type]
) -> Iterator[errors.RuleBroken]:
    """Yield every key that is unknown, of another kind than it should be, or missing."""
    known = {**wanted, **also}
    if not isinstance(data, Mapping):
        yield errors.RowNoTable(path, where, data)
        return
    for key, value in data.items():
        if key not in known:
            yield errors.RuleKeyUnknown(path, where, key, known)
        elif not _fits(value, known[key]):
            shown = str(value) if isinstance(value, datetime) else value
            yield errors.RuleKindWrong(path, where, key, _WORDS[known[key]], shown)
    for key in wanted:
        if key not in data:
            yield errors.RuleKeyMissing(path, where, key)


def _fits(value: object, kind: type) -> bool:
    if kind is date and isinstance(value, datetime):
        return False
    if kind is int and isinstance(value, bool):
        return False
    return isinstance(value, kind)

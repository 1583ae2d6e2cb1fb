"""The head of a .sql file: lines of `-- key: value` before the text."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from dangwu.core.errors import DangwuError

_LINE = re.compile(r"-- ([a-z]+): (.*\S)\s*")
_SPAN = re.compile(r"([a-z_]+) = ([a-z_]+(?: \+ [a-z_]+)?)")
JOINED = " + "


class HeaderBroken(DangwuError):
    """A .sql file's head lacks or repeats something."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path.parent.parent.name}/{path.parent.name}/{path.name}：{what}")


def split(
    path: Path, allowed: frozenset[str], repeated: frozenset[str]
) -> tuple[dict[str, list[str]], str]:
    """Return the head as key → values, and the text below it.

    Raises HeaderBroken where a key is unknown or stands twice without being in `repeated`.
    """
    head: dict[str, list[str]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    below = len(lines)
    for number, line in enumerate(lines):
        found = _LINE.fullmatch(line)
        if not found:
            below = number
            break
        key, value = found[1], found[2]
        if key not in allowed:
            raise HeaderBroken(path, f"不认识的项“{key}”，可用：{'、'.join(sorted(allowed))}。")
        if key in head and key not in repeated:
            raise HeaderBroken(path, f"“{key}”写了两次，请只留一行。")
        head.setdefault(key, []).append(value)
    return head, "\n".join(lines[below:]).strip()


def one(head: dict[str, list[str]], key: str, path: Path) -> str:
    """Return the single value of a key that must be there."""
    if key not in head:
        raise HeaderBroken(path, f"缺少“-- {key}: …”一行。")
    return head[key][0]


def span(text: str, path: Path, rules: Collection[str]) -> tuple[str, str]:
    """Return name and rule of a line `span: probation = probation_months`.

    Of `span: late = probation_months + overdue_months` the months of one after those of the other.
    """
    found = _SPAN.fullmatch(text)
    if not found:
        raise HeaderBroken(path, f"span 应写成“名 = 规则编号”，现在是“{text}”。")
    for rule in found[2].split(JOINED):
        if rule not in rules:
            raise HeaderBroken(path, f"span 用到的规则“{rule}”没有写在 rule 里。")
    return found[1], found[2]

"""The papers that can be written, each a text with its head: texts/<step>-<paper>.txt.

-- paper: 入党申请人谈话记录      the name of the paper, and of its file
-- step: 2                        the step that it belongs to
-- after: 1                       optional: the step after which it can be asked for, else its own

Below the head stands the text with the facts of facts.py in double braces. A line a paragraph; the
first is the title. `手写(n)` leaves n lines for the pen; 空格, 空日期, 空数 and 签名 a blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
_HEAD = re.compile(r"-- (\w+): (.+)")


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper; `key` ends its address."""

    key: str
    name: str
    step: int
    after: int
    text: str


@lru_cache(maxsize=2)
def papers(folder: Path = TEXTS) -> dict[str, Paper]:
    """Return the papers by key, in the order of the steps and of what comes first."""
    found = [_read(path) for path in sorted(folder.glob("*.txt"))]
    found.sort(key=lambda one: (one.step, one.after))
    return {one.key: one for one in found}


def papers_of(step: int) -> list[Paper]:
    """Return the papers of a step."""
    return [one for one in papers().values() if one.step == step]


def _read(path: Path) -> Paper:
    head: dict[str, str] = {}
    lines = path.read_text("utf-8").splitlines()
    while lines and (found := _HEAD.fullmatch(lines[0])):
        head[found[1]] = found[2]
        del lines[0]
    step = int(head["step"])
    return Paper(path.stem, head["paper"], step, int(head.get("after", step)), "\n".join(lines))

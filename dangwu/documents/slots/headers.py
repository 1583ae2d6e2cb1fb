"""Read the figures' phrases from the heads of their .sql files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dangwu.documents.slots.lexicon import FigureWords
from dangwu.documents.slots.phrases import split_says

_LINE = re.compile(r"-- (figure|unit|group|says): (.*\S)\s*")


def figure_words(root: Path) -> Iterator[FigureWords]:
    """Yield the words of every figure below `root`, in the files' order."""
    for path in sorted(root.glob("*/figures/*.sql")):
        words = _words(path.read_text("utf-8"))
        if words:
            yield words


def _words(text: str) -> FigureWords | None:
    head: dict[str, list[str]] = {}
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        found = _LINE.fullmatch(line)
        if found:
            head.setdefault(found[1], []).append(found[2])
    if "figure" not in head:
        return None
    says = tuple(phrase for line in head.get("says", ()) for phrase in split_says(line))
    one = {key: values[0] for key, values in head.items()}
    return FigureWords(one["figure"], one.get("unit", ""), one.get("group", ""), says)

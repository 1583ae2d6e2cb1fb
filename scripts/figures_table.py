#!/usr/bin/env python3
"""Write docs/figures.md, the table of every figure: .venv/bin/python scripts/figures_table.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dangwu.catalogue.figures import Figure, figures
from dangwu.project.settings import ROOMS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "figures.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
_HEADING = re.compile(r"^## (?P<english>\w+) (?P<chinese>\S+)$", re.MULTILINE)
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def table() -> str:
    """Return the page: a heading and a table for each room, from low to high."""
    every = figures().values()
    lines = [
        "# Figures 指标",
        "",
        "Written by `scripts/figures_table.py` from the heads of the `.sql` files; do not edit it.",
        "",
        f"{len(every)} figures, each counted for a unit with all below it and a period, both ends included.",
        "In sentences about shares and changes there are three forms more, of any figure: 占比(甲,乙),",
        "增减(甲) against the period before, 增幅(甲) in per cent.",
    ]
    headings = {one["english"].lower(): one["chinese"] for one in _found(_HEADING)}
    terms = {one[2]: one[1] for one in _found(_ROW)}
    for room in ROOMS:
        own = [one for one in every if one.room == room]
        if own:
            lines += ["", f"## {room} {headings.get(room, '')}".rstrip(), ""]
            lines += ["| 指标 | English | 单位 | 组 | 定义 |", "| --- | --- | --- | --- | --- |"]
            lines += _rows(own, terms)
    return "\n".join(lines) + "\n"


def _found(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return pattern.finditer(GLOSSARY.read_text("utf-8"))


def _rows(own: list[Figure], terms: dict[str, str]) -> Iterator[str]:
    for one in sorted(own, key=lambda one: (one.group, one.name)):
        cells = (one.name, terms.get(one.name, ""), one.unit, one.group, one.means)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(figures())} figures")

"""Rows as aligned lines, a Chinese character being two columns wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

_LAST = 20
"""How long the rule under the last column is at most: definitions run on."""


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def lines(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return the headings, a rule and the rows, each column as wide as its widest cell."""
    cells = [list(headings), *(["" if c is None else str(c) for c in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    rule = ["─" * size for size in widths]
    rule[-1] = "─" * min(widths[-1], _LAST)
    cells.insert(1, rule)
    return [
        "  ".join(
            cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]

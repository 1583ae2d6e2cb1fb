"""What the cells beside and above a table's mask say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots.masks import find_masks

_CELL = re.compile(r"(?P<table>.*table\d+)/r(?P<row>\d+)c(?P<column>\d+)")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2,}")
_CHANGE = re.compile(r"增|减|同比|环比|±")


class Tables:
    """The cells of every table of a document."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._cells: dict[tuple[str, int, int], str] = {}
        for paragraph in paragraphs:
            found = _CELL.fullmatch(paragraph.part)
            if found:
                key = (found["table"], int(found["row"]), int(found["column"]))
                self._cells[key] = self._cells.get(key, "") + paragraph.text.strip()

    def labels(self, part: str) -> list[str]:
        """Return the readings of a cell's labels: row and column, in both orders.

        Empty where the part is no cell, has no label, or stands in a column of changes.
        """
        found = _CELL.fullmatch(part)
        if not found:
            return []
        table, row, column = found["table"], int(found["row"]), int(found["column"])
        beside = self._nearest(table, [(row, at) for at in range(column - 1, 0, -1)])
        above = self._nearest(table, [(at, column) for at in range(row - 1, 0, -1)])
        if _CHANGE.search(above):
            return []
        texts = (
            [f"{above}，{beside}", f"{beside}，{above}"] if above and beside else [beside, above]
        )
        return [text for text in texts if text]

    def _nearest(self, table: str, places: list[tuple[int, int]]) -> str:
        for row, column in places:
            text = self._cells.get((table, row, column), "")
            if _WORDS.search(text) and not find_masks(text):
                return text
        return ""

"""By what a slot is known again: its sentence, without numbers of years and without masks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dangwu.documents.docx.figures import MARKED
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Slot, find_masks

_END = re.compile(r"[。！？!?；;\n]")
_TIMES = (
    (re.compile(r"(?:19|20)\d\d年"), "某年"),
    (re.compile(r"[上下]半年"), "半年"),
    (re.compile(r"第?[一二三四1-4]季度"), "季度"),
    (re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月(?:底|末|份)?"), "某月"),
)
_GAP = "▢"
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Address:
    """A sentence, which of its masks, and which of the same sentences of a document; from 1."""

    sentence: str
    number: int
    occurrence: int


def addresses(paragraphs: Sequence[Paragraph], slots: Sequence[Slot]) -> list[Address]:
    """Return the address of each slot; the slots stand in reading order."""
    found: list[Address] = []
    seen: Counter[str] = Counter()
    before: tuple[int, int] | None = None
    sentence, number = "", 0
    for slot in slots:
        text = paragraphs[slot.paragraph].text
        start, end = sentence_around(text, slot.start, slot.end)
        if (slot.paragraph, start) != before:
            before, number = (slot.paragraph, start), 0
            sentence = plain(text[start:end])
            seen[sentence] += 1
        number += 1
        found.append(Address(sentence, number, seen[sentence]))
    return found


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around characters [start, end) begins and ends."""
    before = [one.end() for one in _END.finditer(text, 0, start)]
    after = _END.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def plain(sentence: str) -> str:
    """Return the sentence as it is in every period: no blanks, masks, years, halves and months."""
    for mask in reversed(find_masks(sentence)):
        sentence = sentence[: mask.start] + _GAP + sentence[mask.end :]
    sentence = MARKED.sub(_GAP, sentence)
    for pattern, word in _TIMES:
        sentence = pattern.sub(word, sentence)
    return re.sub(r"\s+", "", sentence)[:_LONGEST]

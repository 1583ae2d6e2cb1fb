"""What a document says that its records deny: claims, typed numbers, totals that disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context
from dangwu.documents.typed import agrees, find_typed
from dangwu.reports.deciding import Decider, Decision
from dangwu.reports.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Doubt:
    """Characters [start, end) of a paragraph of the sample; `denies` where the records say otherwise."""

    paragraph: int
    start: int
    end: int
    kind: str
    says: str
    denies: bool
    rows: tuple[Mapping[str, Any], ...] = field(default=())

    @property
    def kept(self) -> dict[str, Any]:
        """What the manifest keeps of it."""
        return {"kind": self.kind, "says": self.says, "denies": self.denies}


def find_doubts(
    paragraphs: Sequence[Paragraph],
    decisions: Sequence[Decision],
    decider: Decider,
    known: Context,
) -> tuple[list[Doubt], int]:
    """Return the doubts in reading order, and how many claims were held against the records."""
    found = _typed(paragraphs, decider, known)
    return sorted(found, key=lambda doubt: (doubt.paragraph, doubt.start)), 0


def _typed(paragraphs: Sequence[Paragraph], decider: Decider, known: Context) -> list[Doubt]:
    found = []
    for typed in find_typed(paragraphs, lexicon(), known):
        slot = typed.slot
        text = paragraphs[slot.paragraph].text
        value = decider.decide(slot, paragraphs[slot.paragraph]).value
        if value is None or not value.certain or agrees(typed, value, text):
            continue
        says = f"“{slot.before[-8:]}{slot.mask}{slot.after[:3]}”：{value.figure}的记录为{value.shown}{value.unit}"
        found.append(Doubt(slot.paragraph, slot.start, slot.end, "数字", says, denies=True))
    return found

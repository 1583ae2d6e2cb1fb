"""Find every slot of a document and decide which figure it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots.decision import Decision
from dangwu.documents.slots.lexicon import Lexicon
from dangwu.documents.slots.masks import Mask, find_masks
from dangwu.documents.slots.scope import Context
from dangwu.documents.slots.tables import Tables
from dangwu.documents.slots.telling import Teller
from dangwu.documents.slots.vocabulary import vocabulary

_AROUND = 20
_HEADING = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、")


@dataclass(frozen=True, slots=True)
class Slot:
    """A mask of a document, and the figure it stands for where that is certain."""

    paragraph: int
    part: str
    start: int
    end: int
    mask: str
    before: str
    after: str
    figure: str | None
    scope: str | None
    period: str | None
    certain: bool
    candidates: tuple[str, ...]
    because: str


def find_slots(paragraphs: Sequence[Paragraph], lexicon: Lexicon, context: Context) -> list[Slot]:
    """Return every slot of the paragraphs in order, each decided and explained."""
    slots: list[Slot] = []
    planned = False
    tables = Tables(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        if _HEADING.match(paragraph.text):
            planned = bool(vocabulary().plan_headings.search(paragraph.text))
        masks = find_masks(paragraph.text)
        if not masks:
            continue
        teller = Teller(lexicon, context, planned=planned, labels=tables.labels(paragraph.part))
        decisions = teller.decide(paragraph.text, masks)
        slots += [
            _slot(index, paragraph, mask, decision)
            for mask, decision in zip(masks, decisions, strict=True)
        ]
    return slots


def _slot(index: int, paragraph: Paragraph, mask: Mask, decision: Decision) -> Slot:
    text = paragraph.text
    return Slot(
        paragraph=index,
        part=paragraph.part,
        start=mask.start,
        end=mask.end,
        mask=mask.text,
        before=text[max(0, mask.start - _AROUND) : mask.start],
        after=text[mask.end : mask.end + _AROUND],
        figure=decision.figure,
        scope=decision.scope,
        period=decision.period,
        certain=decision.certain,
        candidates=decision.candidates,
        because=decision.because,
    )

"""From a slot to what is written there, or to the reason why it stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Slot
from dangwu.documents.wording import Surroundings, Unwordable, word
from dangwu.reports.references import compared_period, spoken_period, spoken_scope, wider_subject
from dangwu.reports.stretches import Open, stretch

_SENTENCE = re.compile(r"[。！？!?；;\n]")
By = Literal["records", "chosen", "typed"]
"""Who decided: the records alone, or a person who chose a figure or typed a text."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A slot with its value and the text to write; `text` is None where the slot stays.

    A text that a person typed has no value; `reason` and `who` tell why and by whom.
    """

    slot: Slot
    value: Value | None = None
    text: str | None = None
    against: Period | None = None
    why: str = ""
    others: tuple[Value, ...] = ()
    by: By = "records"
    reason: str = ""
    who: str = ""


@dataclass(frozen=True)
class Decider:
    """Decides the slots of one document for its unit and period."""

    catalogue: Catalogue
    scope: Scope
    period: Period
    below: list[Scope]
    evidence: bool = True

    def decide(self, slot: Slot, paragraph: Paragraph) -> Decision:
        """Return what to write for the slot; nothing is written unless it is certain."""
        if not slot.certain or slot.figure is None:
            return self._left(slot, slot.because)
        scope, period = self.scope, self.period
        before = _SENTENCE.split(paragraph.text[: slot.start])[-1]
        wider = wider_subject(before, scope) if slot.scope is None else ""
        if wider:
            return self._left(slot, f"此处说的是“{wider}”，不止本文件的“{scope.name}”")
        if slot.scope is not None:
            found = spoken_scope(slot.scope, [self.scope, *self.below])
            if found is None:
                return self._left(slot, f"此处说的是“{slot.scope}”，记录里找不到这个单位或不唯一")
            scope = found
        try:
            spoken = stretch(before, period)
        except Open as words:
            return self._left(slot, f"此处说的是“{words}”，不在{period.label}之内")
        if spoken is None and slot.period is not None:
            spoken = spoken_period(slot.period, period)
            if spoken is None:
                return self._left(slot, f"此处说的是“{slot.period}”，无法确定起止日")
        period = spoken or period
        return self._with_value(slot, paragraph, scope, period)

    def offer(self, slot: Slot, paragraph: Paragraph, figure: str) -> Decision:
        """Return what would stand there if the slot were this figure.

        Of the unit and time that the sentence names where they are clear, else of the document's.
        """
        told = replace(
            slot, figure=figure, certain=True, candidates=(figure,), because="由人选定为这个指标"
        )
        found = self.decide(told, paragraph)
        if found.value is not None or found.against is not None:
            return found
        return self._with_value(told, paragraph, self.scope, self.period)

    def _with_value(
        self, slot: Slot, paragraph: Paragraph, scope: Scope, period: Period
    ) -> Decision:
        before = _SENTENCE.split(paragraph.text[: slot.start])[-1]
        against = None
        if slot.figure and slot.figure.startswith(("增减(", "增幅(")):
            against = compared_period(before, period)
            if against is None:
                last_year = re.search(r"上(?:一)?年|去年", before)
                said = "“上年”指全年还是同期" if last_year else "与什么时候相比"
                return self._left(slot, f"{said}，文中没有写明")
        figure = slot.figure or ""
        value = self.catalogue.value(figure, scope, period, against=against, evidence=self.evidence)
        if not value.certain:
            return Decision(slot, value, why=value.because or "没有记录", against=against)
        around = Surroundings(paragraph.text[: slot.start], slot.mask, paragraph.text[slot.end :])
        try:
            return Decision(slot, value, word(value, around), against)
        except Unwordable as error:
            return Decision(slot, value, why=str(error), against=against)

    def _left(self, slot: Slot, why: str) -> Decision:
        others = tuple(
            self.catalogue.value(name, self.scope, self.period) for name in slot.candidates
        )
        return Decision(slot, why=why, others=others)

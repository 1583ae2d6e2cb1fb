"""Fill a sample: every slot decided, claims and totals held against the records; nothing written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.documents.docx import Document
from dangwu.documents.docx.writing import Layout
from dangwu.reports.chosen import Choices, apply, overruled
from dangwu.reports.deciding import Decider, Decision
from dangwu.reports.doubts import find_doubts
from dangwu.reports.reading import read
from dangwu.reports.references import context, scopes_below
from dangwu.reports.rendering import is_template, readable, render
from dangwu.reports.sources import digest, open_source
from dangwu.reports.totals import Doubt


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: which file, for whom and when, and how."""

    source: Path
    scope: Scope
    period: Period
    made_at: datetime
    layout: Layout = "keep"
    over: str | None = None

    @property
    def draft(self) -> bool:
        """Whether the period has not ended yet."""
        return self.made_at.date() <= self.period.last


@dataclass(frozen=True)
class Filled:
    """A sample with every slot decided, not yet written."""

    order: Order
    document: Document
    decisions: tuple[Decision, ...]
    doubts: tuple[Doubt, ...]
    claims: int
    engine: str
    source_digest: str

    @property
    def written(self) -> list[Decision]:
        """The slots that get a text."""
        return [one for one in self.decisions if one.text is not None]

    @property
    def left(self) -> list[Decision]:
        """The slots that stay."""
        return [one for one in self.decisions if one.text is None]

    @property
    def contradictions(self) -> list[Doubt]:
        """What must be put right, or taken over with a reason."""
        return [one for one in self.doubts if one.denies]

    @property
    def remarks(self) -> list[str]:
        """What the review copy says of the whole document."""
        said = []
        if self.order.draft:
            said.append(f"草稿：{self.order.period.label}尚未结束，数字还会变。")
        if self.order.over and self.contradictions:
            said.append(f"与记录有矛盾，仍然成文，理由：{self.order.over}")
        return said

    @cached_property
    def mark(self) -> str:
        """What names this copy: the same only for the same text from the same sample at once."""
        order = self.order
        told = [one.text or "" for one in self.decisions]
        name = [self.source_digest, str(order.scope), order.period.key, order.made_at.isoformat()]
        return hashlib.sha256("\n".join([*name, order.over or "", *told]).encode()).hexdigest()[:10]

    def key(self, number: int) -> str:
        """The bookmark's name of the figure with this number."""
        return f"dw_{self.mark}_{number}"


def fill(
    order: Order, catalogue: Catalogue, choices: Choices | None = None, *, evidence: bool = True
) -> Filled:
    """Decide every slot of the sample; writes nothing. `choices` are a person's decisions.

    Without `evidence` the values come without their records: for looking, not for writing.
    """
    document = open_source(order.source)
    source_digest = digest(order.source, document)
    below = scopes_below(order.scope, order.period)
    known = context(order.scope, order.period, below)
    decider = Decider(catalogue, order.scope, order.period, below, evidence)
    rendered: list[Decision] = []
    if is_template(document):
        document, rendered = render(order.source, document, decider)
    paragraphs = document.paragraphs
    reading = read(paragraphs, known)
    slots = list(reading.slots)
    if rendered:
        told = {(one.slot.paragraph, one.slot.start): one.text or "" for one in rendered}
        slots = [readable(slot, paragraphs, told) for slot in slots]
    sure = _in_order(
        [*rendered, *(decider.decide(slot, paragraphs[slot.paragraph]) for slot in slots)]
    )
    decisions = apply(sure, choices or {}, paragraphs, decider)
    found, claims = find_doubts(paragraphs, decisions, decider, reading)
    found = _by_place([*found, *overruled(sure, decisions)])
    engine = catalogue.engine.name
    return Filled(order, document, decisions, tuple(found), claims, engine, source_digest)


def _by_place(doubts: Sequence[Doubt]) -> list[Doubt]:
    return sorted(doubts, key=lambda doubt: (doubt.paragraph, doubt.start))


def _in_order(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda one: (one.slot.paragraph, one.slot.start)))

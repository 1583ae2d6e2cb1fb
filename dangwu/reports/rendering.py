"""Templates: {{ 党员总数 }}, loops over 支部列表, conditions; each figure as in a filled sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dangwu.catalogue.figures import figures
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.docx import Document
from dangwu.documents.docx.figures import Figure
from dangwu.documents.docx.template import prepare_template
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Slot
from dangwu.reports.deciding import Decider, Decision

BRANCHES = "支部列表"
NAME, UNIT, PERIOD = "名称", "单位", "时段"
_TAG = re.compile(r"\{\{|\{%|｛｛|｛%")
_AROUND = 20


def is_template(document: Document) -> bool:
    """Return whether the document holds tags."""
    return any(_TAG.search(paragraph.text) for paragraph in document.paragraphs)


@dataclass
class Offer:
    """What a template may name; remembers which value each figure's key stands for."""

    decider: Decider
    words: str
    values: dict[str, Value] = field(default_factory=dict)

    def context(self) -> dict[str, object]:
        """Return the unit's figures, 单位, 时段 and the branches with theirs."""
        decider = self.decider
        branches = [one for one in decider.below if one.kind == "党支部"]
        return {
            UNIT: decider.scope.name,
            PERIOD: decider.period.label,
            **self._figures(decider.scope),
            BRANCHES: [{NAME: one.name, **self._figures(one)} for one in branches],
        }

    def _figures(self, scope: Scope) -> dict[str, object]:
        """Return every figure; only those that the template names are counted."""
        return {name: self._figure(name, scope) for name in figures() if name in self.words} | {
            name: None for name in figures() if name not in self.words
        }

    def _figure(self, name: str, scope: Scope) -> Figure:
        decider = self.decider
        value = decider.catalogue.value(name, scope, decider.period, evidence=True)
        key = f"t{len(self.values)}"
        self.values[key] = value
        text = value.shown if value.certain else None
        return Figure(
            name, key, text, value.number, value.unit, because=value.because or "没有记录"
        )


def render(path: Path, document: Document, decider: Decider) -> tuple[Document, list[Decision]]:
    """Render a template; every mistake is an error with its place and what to write instead."""
    words = "\n".join(p.text for p in document.paragraphs if _TAG.search(p.text))
    offer = Offer(decider, words)
    rendered = prepare_template(path, offer.context())
    paragraphs = rendered.document.paragraphs
    decisions = [
        Decision(_slot(paragraphs, one.paragraph, one.start, one.end, value), value, one.text)
        for one in rendered.fillings
        for value in _values(offer, one.key)
    ]
    return rendered.document, decisions


def _values(offer: Offer, key: str) -> Iterator[Value]:
    found = re.match(r"t\d+", key)
    if found:
        yield offer.values[found[0]]


def _slot(
    paragraphs: tuple[Paragraph, ...], index: int, start: int, end: int, value: Value
) -> Slot:
    text = paragraphs[index].text
    return Slot(
        index, paragraphs[index].part, start, end, "X",
        text[max(0, start - _AROUND) : start], text[end : end + _AROUND], value.figure,
        None, None, certain=True, candidates=(value.figure,), because="模板写明此处是这个指标",
    )  # fmt: skip

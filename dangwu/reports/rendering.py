"""Templates: {{ 党员总数 }}, loops over 支部列表, conditions; each figure as in a filled sample."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from dangwu.catalogue.figures import figures
from dangwu.core.errors import DangwuError
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.docx import Document
from dangwu.documents.docx.figures import MARKED, Figure
from dangwu.documents.docx.template import prepare_template
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Slot
from dangwu.reports.deciding import Decider, Decision

BRANCHES = "支部列表"
NAME, UNIT, PERIOD = "名称", "单位", "时段"
_TAG = re.compile(r"\{\{|\{%|｛｛|｛%")
_AROUND = 20
_NUMERALS = "零一二三四五六七八九"


class DerivedMisused(DangwuError):
    """占比, 增减 or 增幅 of something else than figures."""

    def __init__(self, form: str) -> None:
        example = "占比(女党员数, 党员总数)" if form == "占比" else f"{form}(党员总数)"
        super().__init__(
            f"模板：“{form}”用得不对，请写作“{{{{ {example} }}}}”，括号里是指标的名称。"
        )


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
            "占比": partial(self._derived, "占比"),
            "增减": partial(self._derived, "增减"),
            "增幅": partial(self._derived, "增幅"),
        }

    def _figures(self, scope: Scope) -> dict[str, object]:
        """Return every figure; only those that the template names are counted."""
        named = {spoken(name): name for name in figures()}
        return {
            said: self._figure(name, scope) if said in self.words else None
            for said, name in named.items()
        }

    def _derived(self, form: str, *given: object) -> Figure:
        """Return a derived form of figures: 占比 of two, 增减 and 增幅 of one."""
        parts = [one for one in given if isinstance(one, Figure)]
        wanted = 2 if form == "占比" else 1
        if len(parts) != len(given) or len(given) != wanted:
            raise DerivedMisused(form)
        name = f"{form}({','.join(one.name for one in parts)})"
        return self._figure(name, self.values[parts[0].key].scope)

    def _figure(self, name: str, scope: Scope) -> Figure:
        decider = self.decider
        value = decider.catalogue.value(name, scope, decider.period, evidence=decider.evidence)
        key = f"t{len(self.values)}"
        self.values[key] = value
        text = value.shown if value.certain else None
        return Figure(
            name, key, text, value.number, value.unit, because=value.because or "没有记录"
        )


def spoken(name: str) -> str:
    """Return a figure's name as a template writes it: 三十五岁以下党员数, since none starts with a digit."""
    found = re.match(r"[1-9]\d", name)
    if found is None:
        return name
    tens, ones = divmod(int(found[0]), 10)
    words = f"{_NUMERALS[tens] if tens > 1 else ''}十{_NUMERALS[ones] if ones else ''}"
    return words + name[2:]


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
    told = {(one.slot.paragraph, one.slot.start): one.text or "" for one in decisions}
    return rendered.document, [
        replace(one, slot=readable(one.slot, paragraphs, told)) for one in decisions
    ]


def readable(
    slot: Slot, paragraphs: Sequence[Paragraph], told: Mapping[tuple[int, int], str]
) -> Slot:
    """Return the slot with the figures in place of the marks that stand around it.

    `told` are the figures' texts by paragraph and start.
    """
    index, text = slot.paragraph, paragraphs[slot.paragraph].text

    def words(start: int, end: int) -> str:
        return MARKED.sub(lambda mark: told.get((index, start + mark.start()), ""), text[start:end])

    return replace(
        slot,
        before=words(0, slot.start)[-_AROUND:],
        after=words(slot.end, len(text))[:_AROUND],
    )


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

"""A report as a page: paragraphs of text and slots, each slot with its state and its doubts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dangwu.core.value import Value
from dangwu.documents.docx.figures import MARKED
from dangwu.documents.docx.levels import kinds
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Slot
from dangwu.reports.addresses import Address, addresses
from dangwu.reports.deciding import Decision
from dangwu.reports.filling import Filled
from dangwu.reports.progress import Progress
from dangwu.reports.totals import Doubt

__all__ = ["Block", "Paper", "Progress", "Run", "Spot", "lay_out"]

SlotState = Literal["certain", "choose", "no_record", "chosen", "typed"]
STATES: dict[SlotState, str] = {
    "certain": "确定",
    "choose": "待选",
    "no_record": "缺记录",
    "chosen": "人工选定",
    "typed": "人工填写",
}
_AROUND = 24
PAGE_NUMBER = re.compile(r"[\s\d—–-]*")
"""A line that says nothing but its page, or nothing at all."""
_CELL = re.compile(r"(.*/table\d+)/r(\d+)c(\d+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A slot on the page; `number` counts from 1, `text` is what stands there."""

    number: int
    state: SlotState
    text: str
    slot: Slot
    paragraph: Paragraph
    address: Address
    figure: str
    unit: str
    records: int
    why: str
    reason: str
    who: str
    candidates: tuple[str, ...]
    value: Value | None = None

    @property
    def before(self) -> str:
        """What stands before the slot."""
        return self.slot.before

    @property
    def mask(self) -> str:
        """What stands there in the sample."""
        return self.slot.mask

    @property
    def after(self) -> str:
        """What stands behind the slot."""
        return self.slot.after

    @property
    def label(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def open(self) -> bool:
        """Whether nothing stands there yet."""
        return self.state in ("choose", "no_record")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph: plain text, or a slot; `doubted` where the records deny it."""

    text: str
    spot: Spot | None = None
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table whose cells are blocks; `kind` as in the official layout."""

    index: int
    kind: str
    runs: tuple[Run, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()


@dataclass(frozen=True)
class Paper:
    """A whole report as a page."""

    blocks: tuple[Block, ...]
    spots: tuple[Spot, ...]
    doubts: tuple[Doubt, ...]
    progress: Progress
    claims: int
    draft: bool
    around: Mapping[int, tuple[str, str]] = field(default_factory=dict, repr=False)
    texts: tuple[str, ...] = field(default=(), repr=False)

    def spot(self, number: int) -> Spot | None:
        """Return the slot with this number."""
        return self.spots[number - 1] if 0 < number <= len(self.spots) else None


def lay_out(filled: Filled) -> Paper:
    """Return the page of a filled sample."""
    paragraphs = filled.document.paragraphs
    places = addresses(paragraphs, [one.slot for one in filled.decisions])
    spots = tuple(
        _spot(number, one, place, paragraphs[one.slot.paragraph])
        for number, (one, place) in enumerate(zip(filled.decisions, places, strict=True), 1)
    )
    texts = finished(filled)
    at: dict[int, list[tuple[Decision, Spot]]] = {}
    for one, spot in zip(filled.decisions, spots, strict=True):
        at.setdefault(one.slot.paragraph, []).append((one, spot))
    doubts: dict[int, list[Doubt]] = {}
    for doubt in filled.doubts:
        doubts.setdefault(doubt.paragraph, []).append(doubt)
    levels = kinds(texts)
    blocks = [
        Block(
            index, _kind(paragraph.part, levels[index]),
            tuple(_runs(paragraph.text, at.get(index, []), doubts.get(index, []))),
            tuple(doubts.get(index, [])),
        )
        for index, paragraph in enumerate(paragraphs)
    ]  # fmt: skip
    blocks = [
        one for one in blocks if one.kind != "margin" or not PAGE_NUMBER.fullmatch(_said(one))
    ]
    parts = [paragraphs[one.index].part for one in blocks]
    return Paper(
        tuple(_with_tables(blocks, parts)), spots, filled.doubts,
        progress_of(spots, len(filled.contradictions)), filled.claims, filled.order.draft,
        _around(blocks), tuple(texts),
    )  # fmt: skip


def finished(filled: Filled) -> list[str]:
    """Return the paragraphs as they read with every text in place; open slots keep their mask."""
    texts = [paragraph.text for paragraph in filled.document.paragraphs]
    for one in reversed(filled.decisions):
        slot, text = one.slot, texts[one.slot.paragraph]
        if one.text is not None:
            texts[slot.paragraph] = text[: slot.start] + one.text + text[slot.end :]
    return texts


def state_of(one: Decision) -> SlotState:
    """Return what a decision comes to."""
    if one.text is not None:
        return "certain" if one.by == "records" else one.by
    return "no_record" if one.value is not None else "choose"


def progress_of(spots: Sequence[Spot], denied: int) -> Progress:
    """Count the states."""
    found = Counter(one.state for one in spots)
    return Progress(
        len(spots), found["certain"], found["choose"], found["no_record"],
        found["chosen"] + found["typed"], denied,
    )  # fmt: skip


def _spot(number: int, one: Decision, address: Address, paragraph: Paragraph) -> Spot:
    slot, value = one.slot, one.value
    names = [*([value.figure] if value else []), *(other.figure for other in one.others)]
    return Spot(
        number=number,
        state=state_of(one),
        text=one.text if one.text is not None else slot.mask,
        slot=slot,
        paragraph=paragraph,
        address=address,
        figure=value.figure if value else "",
        unit=value.unit if value and value.unit != "文本" else "",
        records=value.records if value else 0,
        why=one.why or slot.because,
        reason=one.reason,
        who=one.who,
        candidates=tuple(dict.fromkeys([*names, *slot.candidates])),
        value=value,
    )


def _runs(
    text: str, spots: Sequence[tuple[Decision, Spot]], doubts: Sequence[Doubt]
) -> Iterator[Run]:
    """Cut a paragraph at its slots and at what is doubted."""
    slots = {one.slot.start: (one.slot.end, spot) for one, spot in spots}
    inside = {place for start, (end, _) in slots.items() for place in range(start + 1, end)}
    cuts = {0, len(text), *slots, *(end for end, _ in slots.values())}
    cuts |= {place for doubt in doubts for place in (doubt.start, doubt.end)}
    edges = sorted(place for place in cuts - inside if place <= len(text))
    for start, end in pairwise(edges):
        doubted = any(one.denies and one.start < end and start < one.end for one in doubts)
        if start in slots:
            yield Run(slots[start][1].text, slots[start][1], doubted)
        else:
            yield Run(MARKED.sub("", text[start:end]), None, doubted)


def _said(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def _around(blocks: Sequence[Block]) -> dict[int, tuple[str, str]]:
    """Return what stands before and behind each slot as the report reads now, by its number."""
    found: dict[int, tuple[str, str]] = {}
    for block in blocks:
        texts = [run.text for run in block.runs]
        for place, run in enumerate(block.runs):
            if run.spot is not None:
                before, after = "".join(texts[:place]), "".join(texts[place + 1 :])
                found[run.spot.number] = (before[-_AROUND:], after[:_AROUND])
    return found


def _kind(part: str, level: str) -> str:
    top = part.split("/", maxsplit=1)[0]
    if top in ("body", "text"):
        return str(level)
    return "margin"


def _with_tables(blocks: Sequence[Block], parts: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks with the cells of each table put together."""
    table: list[tuple[int, int, Block]] = []
    name = ""
    for block, part in zip(blocks, parts, strict=True):
        found = _CELL.match(part)
        if table and (found is None or found[1] != name):
            yield _table(table)
            table = []
        if found is None:
            yield block
        else:
            name = found[1]
            table.append((int(found[2]), int(found[3]), block))
    if table:
        yield _table(table)


def _table(cells: Sequence[tuple[int, int, Block]]) -> Block:
    rows: dict[int, dict[int, list[Block]]] = {}
    for row, column, block in cells:
        rows.setdefault(row, {}).setdefault(column, []).append(block)
    return Block(
        cells[0][2].index, "table",
        doubts=tuple(doubt for _, _, block in cells for doubt in block.doubts),
        rows=tuple(tuple(tuple(cell) for cell in row.values()) for row in rows.values()),
    )  # fmt: skip

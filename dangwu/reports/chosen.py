"""What a person decided for slots: another figure, or a text of her own, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dangwu.documents.paragraphs import Paragraph
from dangwu.reports.addresses import Address, addresses
from dangwu.reports.deciding import Decider, Decision
from dangwu.reports.totals import Doubt


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure, or a typed `text` in its place; who decided so, why and on which day."""

    figure: str = ""
    text: str = ""
    reason: str = ""
    who: str = ""


Choices = Mapping[Address, Chosen]


def apply(
    decisions: Sequence[Decision],
    choices: Choices,
    paragraphs: Sequence[Paragraph],
    decider: Decider,
) -> tuple[Decision, ...]:
    """Return the decisions with a person's in place of the machine's."""
    if not choices:
        return tuple(decisions)
    places = addresses(paragraphs, [one.slot for one in decisions])
    return tuple(
        _with(one, choices[place], paragraphs, decider) if place in choices else one
        for one, place in zip(decisions, places, strict=True)
    )


def _with(
    one: Decision, chosen: Chosen, paragraphs: Sequence[Paragraph], decider: Decider
) -> Decision:
    if chosen.text:
        return replace(
            one, value=None, text=chosen.text, why="", by="typed", reason=chosen.reason,
            who=chosen.who,
        )  # fmt: skip
    made = decider.offer(one.slot, paragraphs[one.slot.paragraph], chosen.figure)
    return replace(made, by="chosen", reason=chosen.reason, who=chosen.who, others=one.others)


def overruled(before: Sequence[Decision], after: Sequence[Decision]) -> Iterator[Doubt]:
    """Yield where a person wrote something else than what the records surely give."""
    for sure, now in zip(before, after, strict=True):
        value = sure.value
        if sure.text is None or value is None or now.text in (None, sure.text):
            continue
        slot = now.slot
        word = "填" if now.by == "typed" else "选"
        says = (
            f"…{slot.before[-8:]}{now.text}{slot.after[:4]}…由{now.who or '人工'}{word}定，"
            f"{value.figure}的记录为{value.shown}{'' if value.unit == '文本' else value.unit}"
        )
        yield Doubt(
            slot.paragraph, slot.start, slot.end, "人工填写", says, denies=True,
            figure=value.figure,
        )  # fmt: skip

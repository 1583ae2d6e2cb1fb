"""Numbers of one document that cannot all be true, and wholes of which a part is not told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dangwu.catalogue.contradictions import Stated, Sum, contradictions, relations
from dangwu.core.value import plain_number
from dangwu.documents.slots import Slot
from dangwu.reports.deciding import Decider


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
    figure: str = ""

    @property
    def kept(self) -> dict[str, Any]:
        """What the manifest keeps of it."""
        return {"kind": self.kind, "says": self.says, "denies": self.denies}


def find_totals(
    numbers: Iterable[tuple[Stated, Slot]], denied: Collection[str], decider: Decider
) -> Iterator[Doubt]:
    """Yield what the numbers say against each other, and a reminder of each part left out.

    That a figure is told twice, differently, goes without saying where it is `denied` already.
    """
    every = sorted(numbers, key=lambda one: (one[1].paragraph, one[1].start))
    stated = [number for number, _ in every]
    for one in contradictions(stated):
        if len(one.figures) == 1 and one.figures[0] in denied:
            continue
        number, slot = next(
            (number, slot)
            for number, slot in every
            if number.paragraph in one.places and number.figure in one.figures
        )
        yield Doubt(number.paragraph, slot.start, slot.end, "合计", one.because, denies=True)
    for relation in relations().sums:
        for paragraph in dict.fromkeys(one.paragraph for one in stated):
            here = [pair for pair in every if pair[0].paragraph == paragraph]
            yield from _left_out(relation, here, decider)


def _left_out(
    relation: Sum, numbers: Sequence[tuple[Stated, Slot]], decider: Decider
) -> Iterator[Doubt]:
    """Remind of the parts that a paragraph leaves out, where the records explain the rest by them."""
    told = {one.figure: (one, slot) for one, slot in numbers if one.scope is one.period is None}
    whole = told.get(relation.whole)
    parts = [name for name in relation.parts if name in told]
    if whole is None or len(parts) < 2 or len(parts) == len(relation.parts):
        return
    rest = whole[0].number - sum((told[name][0].number for name in parts), Decimal(0))
    values = {
        name: decider.catalogue.value(name, decider.scope, decider.period)
        for name in relation.parts
        if name not in told
    }
    missing = {name: one.number for name, one in values.items() if one.certain and one.number}
    if rest <= 0 or sum(missing.values(), Decimal(0)) != rest:
        return
    listed = [f"{name}{plain_number(told[name][0].number)}" for name in parts]
    unsaid = [f"{name}{plain_number(number)}" for name, number in missing.items()]
    says = (
        f"{relation.whole}{plain_number(whole[0].number)} = {' + '.join([*listed, *unsaid])}，"
        f"文中没有写{'、'.join(missing)}"
    )
    slot = whole[1]
    yield Doubt(slot.paragraph, slot.start, slot.end, "合计", says, denies=False)

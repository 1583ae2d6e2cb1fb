"""Go through a paragraph's masks in order: what was told decides what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dangwu.documents.slots import derived, series
from dangwu.documents.slots.decision import Decision, certain, left
from dangwu.documents.slots.derived import Told
from dangwu.documents.slots.guards import of_others
from dangwu.documents.slots.judging import Judge
from dangwu.documents.slots.lexicon import Lexicon
from dangwu.documents.slots.masks import Mask
from dangwu.documents.slots.matching import stripped
from dangwu.documents.slots.names import NAMES, name_or_date
from dangwu.documents.slots.places import (
    Place,
    chained_place,
    last_clause,
    place_of,
    prepare,
    topic_place,
)
from dangwu.documents.slots.refusals import no_number, norm_or_plan
from dangwu.documents.slots.scope import Context, is_only_scope, is_only_time, period_of, scope_of
from dangwu.documents.slots.vocabulary import MASK, vocabulary

_DIGITS = re.compile(rf"\d+[余多]?[名人个次][^,{MASK}\d]{{0,3}},?(?:其中|其中,)[^,{MASK}]*$")
_SHARED = re.compile(r"分别占(?:到|比)?([^,]*?)(?:的|比例|比重)*(?:为|是|达)?$")
_HONOURED = re.compile("被评|被授|被表彰|荣获|获评")
_PREDICATE = re.compile("已|均|全部|被|获|得到|受到|都|未|正|为|评|因|由|入选|符合|来自")


def _counts_by_digits(place: Place) -> bool:
    """Return whether 其中 divides a number that is written out: 党支部46个，其中."""
    return bool(_DIGITS.search(place.before))


def _tells_more(place: Place) -> bool:
    """Return whether words behind the number say something of it that no carried topic says."""
    return bool(_PREDICATE.match(place.rest) or _HONOURED.search(place.rest))


class Teller:
    """Decides the masks of one paragraph from left to right, remembering what was told."""

    def __init__(
        self, lexicon: Lexicon, context: Context, *, planned: bool, labels: Sequence[str] = ()
    ) -> None:
        self._judge, self._context, self._planned = Judge(lexicon), context, planned
        self._labels = [prepare(label, [])[0] for label in labels]
        self._told: list[Told] = []
        self._sentence = 0

    def _decided(self, place: Place, *, strict: bool = False) -> Decision:
        last = None if _counts_by_digits(place) else self._last()
        plain = last.plain if last else None
        return self._judge.decide(place, plain, whole=self._whole(), strict=strict)

    def decide(self, text: str, masks: Sequence[Mask]) -> list[Decision]:
        """Return a decision for each mask of the text."""
        flat, signs = prepare(text, masks)
        decisions = []
        for mask, at in zip(masks, signs, strict=True):
            place = place_of(flat, at)
            self._sentence = at - len(place.before)
            self._told = self._here()
            decision = self._one(place, mask.text)
            self._told.append(Told(decision.figure, at, place.unit))
            decisions.append(decision)
        return decisions

    def _one(self, place: Place, mask: str) -> Decision:
        labelled = self._labelled(place)
        if labelled:
            return labelled
        decision = no_number(place, mask) or name_or_date(place, mask)
        if decision:
            return decision
        if self._planned:
            return left("本节写的是下一步打算，不是已发生的数")
        decision = norm_or_plan(place) or self._derived(place) or self._same_for_other(place)
        return self._located(decision or self._undivided(self._figure(place), place), place)

    def _undivided(self, decision: Decision, place: Place) -> Decision:
        """Leave what repeats a figure behind 其中: it counts a part of what was told."""
        told = {told.figure for told in self._here()}
        doubt = of_others(place, decision.figure, told) if decision.figure else ""
        if doubt:
            return left(doubt, decision.candidates)
        if "其中" not in place.before or decision.figure is None or decision.figure not in told:
            return decision
        if self._scope(place) or period_of(place.before, self._context):
            return decision
        return left(f"“其中”后又说{decision.figure}，只是它的一部分", decision.candidates)

    def _located(self, decision: Decision, place: Place) -> Decision:
        """Add whom and when the sentence speaks of, where not of the document's own."""
        if not decision.candidates:
            return decision
        scope = decision.scope or self._scope(place)
        period = period_of(place.before, self._context)
        notes = [f"句中说的是“{scope}”"] if scope else []
        notes += [f"说的是“{period}”"] if period else []
        because = "；".join((decision.because, *notes))
        return replace(decision, scope=scope, period=period, because=because)

    def _scope(self, place: Place) -> str | None:
        scope = scope_of(place.before, self._context)
        listed = series.items(place) if scope else None
        if not scope or not listed:
            return scope
        item = last_clause(listed[1][listed[0]])
        kind = re.search(r"党?(?:支部|总支)$|$", scope)
        return item if item in scope or not kind else item.removesuffix(kind[0]) + kind[0]

    def _labelled(self, place: Place) -> Decision | None:
        """Decide a table's cell without words of its own by the cells beside and above it."""
        if stripped(place.before) or stripped(place.rest):
            return None
        decisions = []
        for label in self._labels:
            read = replace(place, before=label)
            decision = self._decided(read)
            if decision.certain:
                decisions.append(self._located(decision, read))
        agreed = {decision.figure for decision in decisions}
        return decisions[0] if len(agreed) == 1 else None

    def _here(self) -> list[Told]:
        """Return what was told in this sentence, the last at the end."""
        return [told for told in self._told if told.at >= self._sentence]

    def _last(self) -> Told | None:
        here = [told for told in self._here() if told.figure not in NAMES]
        return here[-1] if here else None

    def _whole(self) -> str | None:
        """Return the last figure told in this sentence that other figures are parts of."""
        wholes = vocabulary().parents.values()
        named = [told.figure for told in self._here() if told.figure in wholes]
        return named[-1] if named else None

    def _derived(self, place: Place) -> Decision | None:
        several = self._changes_in_series(place)
        if several:
            return several
        share = derived.share(place, self._resolve, self._last())
        if share:
            return self._guessed(share, place, shared=True)
        change = derived.change(place, self._resolve, self._last())
        return self._guessed(change, place, shared=False) if change else None

    def _guessed(self, decision: Decision, place: Place, *, shared: bool) -> Decision:
        """Add what the share or change might be of: what was told before, then what words suggest."""
        if decision.candidates:
            return decision
        told = [told.plain for told in reversed(self._here()) if told.figure not in NAMES]
        names = dict.fromkeys(name for name in (*told, *self._judge.guesses(place)) if name)
        form = "增幅" if place.unit == "%" else "增减"
        parents = vocabulary().parents
        guesses = (
            derived.named_share(name, parents.get(name, "党员总数"))
            if shared
            else f"{form}({name})"
            for name in names
        )
        return replace(decision, candidates=tuple(guesses)[:3])

    def _changes_in_series(self, place: Place) -> Decision | None:
        found = series.series_place(place)
        if not found or "分别" not in found[2]:
            return None
        base = _SHARED.search(found[2]) if place.unit == "%" else None
        if not (base or series.CHANGE.search(found[2])):
            return None
        index, length, _ = found
        here = self._here()
        first = len(here) - index - length
        figure = here[first + index].figure if first >= 0 else None
        if figure is None or "(" in figure:
            return left("“分别”所指的前几项没有全部认出")
        if base:
            return derived.share_of(figure, base[1], self._resolve)
        form = "增幅" if place.unit == "%" else "增减"
        return certain(f"{form}({figure})", f"“分别”的第{index + 1}项：{figure}的{form}")

    def _same_for_other(self, place: Place) -> Decision | None:
        """Decide 「第一党支部有党员X名，第二党支部X名」: the figure told last, of another unit."""
        last = self._last()
        clause = place.clause
        if not last or not last.figure or last.unit != place.unit or "(" in last.figure:
            return None
        if clause and is_only_scope(clause, self._context):
            decision = certain(last.figure, f"与前面一样说的是{last.figure}，只是换了单位")
            return replace(decision, scope=scope_of(place.before, self._context))
        if clause and is_only_time(clause):
            return certain(last.figure, f"与前面一样说的是{last.figure}，只是换了时间")
        return None

    def _resolve(self, place: Place) -> str | None:
        """Return the figure that a place surely stands for, None where none does."""
        return self._decided(place).figure

    def _figure(self, place: Place) -> Decision:
        for own in series.divided(place):
            decision = self._decided(own)
            if decision.certain:
                return decision
        decision = self._decided(place)
        if decision.certain or decision.final or _tells_more(place):
            return decision
        told = {told.figure for told in self._here()}
        for other in (topic_place(place), chained_place(place)):
            spoken = self._decided(other, strict=True) if other else decision
            if spoken.certain and spoken.figure not in told:
                return spoken
        return decision

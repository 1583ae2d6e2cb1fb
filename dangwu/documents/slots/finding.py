"""Find every slot of a document and decide which figure it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import derived, series
from dangwu.documents.slots.decision import Decision, certain, left
from dangwu.documents.slots.derived import Told
from dangwu.documents.slots.lexicon import NOT_KEPT, Lexicon
from dangwu.documents.slots.masks import Mask, find_masks
from dangwu.documents.slots.matching import Match, matches, stripped
from dangwu.documents.slots.names import name_or_date
from dangwu.documents.slots.places import Place, chained_place, place_of, prepare, topic_place
from dangwu.documents.slots.ranking import Ranking, stands_out
from dangwu.documents.slots.refusals import no_number, norm_or_plan
from dangwu.documents.slots.residue import EVENT_UNITS
from dangwu.documents.slots.scope import Context, is_only_scope, is_only_time, period_of, scope_of
from dangwu.documents.slots.vocabulary import vocabulary

_AROUND = 20
_HEADING = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、")
_MARGIN = 0.5
_KEEPING = 0.5


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
    for index, paragraph in enumerate(paragraphs):
        if _HEADING.match(paragraph.text):
            planned = bool(vocabulary().plan_headings.search(paragraph.text))
        masks = find_masks(paragraph.text)
        if not masks:
            continue
        decisions = _Teller(lexicon, context, planned=planned).decide(paragraph.text, masks)
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


@lru_cache(maxsize=4)
def _ranking(lexicon: Lexicon) -> Ranking:
    return Ranking(lexicon)


class _Teller:
    """Decides the masks of one paragraph from left to right, remembering what was told."""

    def __init__(self, lexicon: Lexicon, context: Context, *, planned: bool) -> None:
        self._lexicon, self._context, self._planned = lexicon, context, planned
        self._told: list[Told] = []
        self._sentence = 0

    def decide(self, text: str, masks: Sequence[Mask]) -> list[Decision]:
        flat, signs = prepare(text, masks)
        decisions = []
        for mask, at in zip(masks, signs, strict=True):
            place = place_of(flat, at)
            self._sentence = at - len(place.before)
            decision = self._one(place, mask.text)
            self._told.append(Told(decision.figure, at, place.unit))
            decisions.append(decision)
        return decisions

    def _one(self, place: Place, mask: str) -> Decision:
        decision = no_number(place, mask) or name_or_date(place, mask)
        if decision:
            return decision
        if self._planned:
            return left("本节写的是下一步打算，不是已发生的数")
        decision = norm_or_plan(place) or self._derived(place) or self._same_for_other(place)
        return self._located(decision or self._figure(place), place)

    def _located(self, decision: Decision, place: Place) -> Decision:
        """Add whom and when the sentence speaks of, where not of the document's own."""
        if not decision.candidates:
            return decision
        scope = decision.scope or scope_of(place.before, self._context)
        period = period_of(place.before, self._context)
        notes = [f"句中说的是“{scope}”"] if scope else []
        notes += [f"说的是“{period}”"] if period else []
        because = "；".join((decision.because, *notes))
        return replace(decision, scope=scope, period=period, because=because)

    def _here(self) -> list[Told]:
        """Return what was told in this sentence, the last at the end."""
        return [told for told in self._told if told.at >= self._sentence]

    def _last(self) -> Told | None:
        here = self._here()
        return here[-1] if here else None

    def _derived(self, place: Place) -> Decision | None:
        several = self._changes_in_series(place)
        if several:
            return several
        return derived.share(place, self._resolve, self._last()) or derived.change(
            place, self._resolve, self._last()
        )

    def _changes_in_series(self, place: Place) -> Decision | None:
        found = series.series_place(place)
        if not found or not series.CHANGE.search(found[2]) or "分别" not in found[2]:
            return None
        index, length, _ = found
        here = self._here()
        first = len(here) - index - length
        figure = here[first + index].figure if first >= 0 else None
        if figure is None or "(" in figure:
            return left("“分别”所指的前几项没有全部认出")
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
        return self._judge(place, matches(place, self._lexicon)).figure

    def _figure(self, place: Place) -> Decision:
        for own in series.divided(place):
            decision = self._judge(own, matches(own, self._lexicon))
            if decision.certain:
                return decision
        decision = self._judge(place, matches(place, self._lexicon))
        if decision.certain:
            return decision
        for other in (topic_place(place), chained_place(place)):
            spoken = self._judge(other, matches(other, self._lexicon)) if other else decision
            if spoken.certain:
                return spoken
        return decision

    def _judge(self, place: Place, found: list[Match]) -> Decision:
        if not found:
            return self._by_words(place)
        found = self._in_keeping(found)
        best = found[0]
        if best.figure.startswith(NOT_KEPT):
            return left(f"“{best.words}”是{best.figure[1:]}，台账不记这一项")
        names = self._candidates(place, found)
        if best.fault and self._own_words(best):
            best = replace(best, fault="")
        if best.fault and self._outstanding(place, best):
            return certain(
                best.figure, f"“{best.words.replace('{}', '…')}”只用于{best.figure}", names
            )
        if best.fault:
            return left(f"像是{best.figure}，但“{best.fault}”改变了意思", names)
        rival = next((m for m in found[1:] if m.score > best.score - _MARGIN and not m.fault), None)
        if rival:
            other = rival.figure.removeprefix(NOT_KEPT)
            return left(f"既像{best.figure}，又像{other}，不能确定", names)
        stranger = self._wrong_part(place, best.figure)
        if stranger:
            return left(f"“其中”说的是{stranger}的一部分，不是{best.figure}", names)
        unit = f"，单位为“{place.unit}”" if place.unit else ""
        return certain(
            best.figure, f"“{best.words.replace('{}', '…')}”{unit}：{best.figure}", names
        )

    def _in_keeping(self, found: list[Match]) -> list[Match]:
        """Prefer, of phrases that rest on the sentence, that of the figure told last."""
        last = self._last()
        subject = last.plain if last else None
        raised = [
            replace(match, score=match.score + _KEEPING)
            if match.figure == subject and match.phrase.earlier and not match.fault
            else match
            for match in found
        ]
        return sorted(raised, key=lambda match: -match.score)

    def _by_words(self, place: Place) -> Decision:
        """Decide by the words alone where no phrase fits: one figure must stand out by far."""
        names = self._candidates(place, [])
        near = stripped(place.clause)
        own = bool(names) and _ranking(self._lexicon).knows(names[0], near)
        if own and self._outstanding(place, None) and not self._changed(place):
            return certain(names[0], f"前后的词只有{names[0]}才用", names)
        return left("没有一项指标的说法与前后的词相合", names)

    def _own_words(self, match: Match) -> bool:
        """Return whether the words left over are among those of the figure itself."""
        return not match.grave and _ranking(self._lexicon).knows(match.figure, match.fault)

    def _outstanding(self, place: Place, match: Match | None) -> bool:
        """Return whether one figure's words stand out, and are those of the match."""
        if place.unit not in EVENT_UNITS or (match and match.grave):
            return False
        scored = _ranking(self._lexicon).scored(place)
        if match and (not scored or scored[0][0] != match.figure):
            return False
        return bool(scored) and stands_out(scored, enough=8.0 if match else 12.0)

    def _changed(self, place: Place) -> bool:
        return bool(vocabulary().changing.search(place.clause)) or "、" in place.before[-12:]

    def _candidates(self, place: Place, found: list[Match]) -> tuple[str, ...]:
        names = [match.figure for match in found if not match.figure.startswith(NOT_KEPT)]
        if len(names) < 3:
            names += _ranking(self._lexicon).candidates(place)
        return tuple(dict.fromkeys(names))[:3]

    def _wrong_part(self, place: Place, figure: str) -> str | None:
        """Return the whole that 其中 divides, where `figure` is no part of it."""
        last = self._last()
        if "其中" not in place.clause or last is None or not last.figure:
            return None
        chain = []
        parent = vocabulary().parents.get(figure)
        while parent:
            chain.append(parent)
            parent = vocabulary().parents.get(parent)
        return (
            last.figure if chain and last.figure not in chain and chain[-1] != last.figure else None
        )

"""Decide between the phrases that fit a place, and say why."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dangwu.documents.slots.decision import Decision, certain, left
from dangwu.documents.slots.lexicon import NOT_KEPT, Lexicon
from dangwu.documents.slots.matching import Match, matches
from dangwu.documents.slots.places import Place
from dangwu.documents.slots.ranking import Ranking, stands_out
from dangwu.documents.slots.residue import EVENT_UNITS
from dangwu.documents.slots.vocabulary import MASK, vocabulary

_MARGIN = 0.5
_KEEPING = 0.5
_LISTED_PARTS = re.compile(rf"其中[^;。,]*{MASK}[^,;、。]{{0,3}}、[^,;、。{MASK}共现]*$")
_PEOPLE = frozenset(["名", "人", "个"])


@lru_cache(maxsize=4)
def _ranking(lexicon: Lexicon) -> Ranking:
    return Ranking(lexicon)


class Judge:
    """Judges places by the phrases of a lexicon; `told` is the figure told last, if any."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ranking = _ranking(lexicon)

    def decide(
        self, place: Place, told: str | None, *, whole: str | None = None, strict: bool = False
    ) -> Decision:
        """Return the figure that the words around a place stand for, or why it stays open.

        `whole` is the last figure told that others are parts of. If `strict`, a phrase must
        explain every word.
        """
        found = _in_keeping(matches(place, self._lexicon), told, whole)
        if strict and (not found or found[0].fault):
            return left("没有一项指标的说法与前后的词相合")
        if not found:
            return left("没有一项指标的说法与前后的词相合", self._candidates(place, []))
        best = found[0]
        names = self._candidates(place, found)
        if best.figure.startswith(NOT_KEPT):
            return left(f"“{best.words}”是{best.figure[1:]}，台账不记这一项", names, final=True)
        if best.fault and not self._own_words(best):
            return self._by_standing_out(place, best, names)
        return _doubt(place, found, told, names) or certain(
            best.figure, _because(place, best), names
        )

    def guesses(self, place: Place) -> tuple[str, ...]:
        """Return the figures that the words around a place are nearest to, whatever its unit."""
        return self._ranking.candidates(replace(place, unit=""))

    def _by_standing_out(self, place: Place, best: Match, names: tuple[str, ...]) -> Decision:
        """Decide where words are left over: only if the figure's own words stand out by far."""
        if self._outstanding(place, best):
            return certain(best.figure, f"“{_quoted(best)}”只用于{best.figure}", names)
        return left(f"像是{best.figure}，但“{best.fault}”改变了意思", names)

    def _own_words(self, match: Match) -> bool:
        """Return whether the words left over are among those of the figure itself."""
        own = self._ranking.knows(match.figure, match.fault)
        return own and not match.grave and not self._acts(match)

    def _acts(self, match: Match) -> bool:
        """Return whether the words left over do something: 发展少数民族党员 are the new ones only."""
        if not match.phrase.units & _PEOPLE:
            return False
        words, acting = match.fault, vocabulary().acting
        verbs = [acting.ending(words[:end]) for end in range(2, len(words) + 1)]
        return any(len(verb) > 1 and not self._ranking.knows(match.figure, verb) for verb in verbs)

    def _outstanding(self, place: Place, match: Match) -> bool:
        """Return whether one figure's words stand out by far, and are those of the match."""
        if match.grave or match.figure in vocabulary().parents.values():
            return False
        if self._acts(match):
            return False
        scored = self._ranking.scored(place)
        ratio = 1.4 if place.unit in EVENT_UNITS else 2.0
        return bool(scored) and scored[0][0] == match.figure and stands_out(scored, ratio)

    def _candidates(self, place: Place, found: list[Match]) -> tuple[str, ...]:
        names = [match.figure for match in found if not match.figure.startswith(NOT_KEPT)]
        if len(names) < 3:
            names += self._ranking.candidates(place)
        return tuple(dict.fromkeys(names))[:3]


def _in_keeping(found: list[Match], told: str | None, whole: str | None) -> list[Match]:
    """Prefer, of phrases that rest on the sentence, the figure told last and parts of the whole."""
    parents = vocabulary().parents
    raised = [
        replace(match, score=match.score + _KEEPING)
        if match.phrase.earlier
        and not match.fault
        and (match.figure == told or (whole and parents.get(match.figure) == whole))
        else match
        for match in found
    ]
    return sorted(raised, key=lambda match: -match.score)


def _doubt(
    place: Place, found: list[Match], told: str | None, names: tuple[str, ...]
) -> Decision | None:
    """Return the reason not to be certain: a rival as good, or a part of another whole."""
    best = found[0]
    rival = next((m for m in found[1:] if m.score > best.score - _MARGIN and not m.fault), None)
    if rival:
        other = rival.figure.removeprefix(NOT_KEPT)
        return left(f"既像{best.figure}，又像{other}，不能确定", names)
    divided = told and "其中" in place.clause
    listed = told and _LISTED_PARTS.search(place.before)
    if told and listed and _is_stranger(best.figure, told) and not _are_siblings(best.figure, told):
        return left(f"“其中”说的是{told}所属的一部分，不是{best.figure}", names)
    if told and divided and (best.figure == told or _is_stranger(best.figure, told)):
        return left(f"“其中”说的是{told}的一部分，不是{best.figure}", names)
    return None


def _are_siblings(figure: str, other: str) -> bool:
    """Return whether two figures are parts of one whole."""
    return bool(_wholes(figure) & _wholes(other))


def _wholes(figure: str) -> set[str]:
    """Return all that a figure is a part of."""
    parents, found = vocabulary().parents, set[str]()
    while figure in parents:
        figure = parents[figure]
        found.add(figure)
    return found


def _is_stranger(figure: str, whole: str) -> bool:
    """Return whether a figure that is a part of something is no part of `whole`."""
    chain = _wholes(figure)
    return bool(chain) and whole not in chain and figure != whole


def _quoted(match: Match) -> str:
    return match.words.replace("{}", "…")


def _because(place: Place, match: Match) -> str:
    unit = f"，单位为“{place.unit}”" if place.unit else ""
    context = f"，前文说的是“{match.context}”" if match.context else ""
    return f"“{_quoted(match)}”{unit}{context}：{match.figure}"

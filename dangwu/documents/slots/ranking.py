"""Rank the figures that a mask might stand for when no phrase decides."""

from __future__ import annotations

import math
import re
from collections import defaultdict

from dangwu.documents.slots.lexicon import NOT_KEPT, Lexicon
from dangwu.documents.slots.places import Place
from dangwu.documents.slots.vocabulary import vocabulary

_SIGNS = re.compile(r"[^\u4e00-\u9fff0-9]+")
_WINDOW = 40


class Ranking:
    """Word pairs of the figures' names and phrases, weighted by how few figures use them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._units: dict[str, set[str]] = defaultdict(set)
        pairs: dict[str, dict[str, float]] = defaultdict(dict)
        for name in lexicon.figures:
            for pair in _pairs(name):
                pairs[pair][name] = 1.5
        for phrase in lexicon.phrases:
            if phrase.figure.startswith(NOT_KEPT):
                continue
            self._units[phrase.figure] |= phrase.units
            for pair in _pairs(re.sub(r"<[^>]*>", " ", phrase.text)):
                pairs[pair].setdefault(phrase.figure, 1.0)
        total = len(lexicon.figures) or 1
        self._weights = {
            pair: {
                name: weight * math.log(1 + total / len(names)) for name, weight in names.items()
            }
            for pair, names in pairs.items()
        }

    def candidates(self, place: Place, limit: int = 3) -> tuple[str, ...]:
        """Return up to `limit` figures of a fitting unit, the likeliest first."""
        return tuple(name for name, score in self.scored(place) if score > 0.8)[:limit]

    def scored(self, place: Place) -> list[tuple[str, float]]:
        """Return the figures with their weights, the likeliest first."""
        scores: dict[str, float] = defaultdict(float)
        self._add(scores, place.before[-_WINDOW:][::-1], backwards=True)
        self._add(scores, place.after[:_WINDOW], backwards=False)
        same = vocabulary().same_unit.get(place.unit, frozenset((place.unit,)))
        for name in scores:
            if place.unit and not self._units[name] & same:
                scores[name] *= 0.35
        return sorted(scores.items(), key=lambda item: (-item[1], self._lexicon.rank(item[0])))

    def knows(self, name: str, words: str) -> bool:
        """Return whether the last two signs of `words` are the figure's own."""
        return len(words) > 1 and name in self._weights.get(words[-2:], {})

    def _add(self, scores: dict[str, float], text: str, *, backwards: bool) -> None:
        far = 1.0
        for at in range(len(text) - 1):
            pair = text[at : at + 2]
            if pair[0] in ",;、":
                far *= 0.7
            pair = pair[::-1] if backwards else pair
            for name, weight in self._weights.get(pair, {}).items():
                scores[name] += weight * far / (1 + at / 10)


def _pairs(text: str) -> set[str]:
    return {part[at : at + 2] for part in _SIGNS.split(text) for at in range(len(part) - 1)}


def stands_out(scored: list[tuple[str, float]], ratio: float, enough: float = 7.0) -> bool:
    """Return whether the first figure's weight is enough and far above the second's."""
    first = scored[0][1]
    second = scored[1][1] if len(scored) > 1 else 0.0
    return first >= enough and first >= second * ratio

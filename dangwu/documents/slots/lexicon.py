"""The figures and their phrases, read once and indexed by the signs next to the number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dangwu.documents.slots.phrases import Phrase, read_phrase
from dangwu.documents.slots.vocabulary import vocabulary

NOT_KEPT = "："
"""The first sign of the pseudo-figures: things that documents count and no figure does."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure's name, unit and group, and the phrases by which documents say it."""

    name: str
    unit: str
    group: str
    says: tuple[str, ...]


class Lexicon:
    """All phrases of all figures, and those of things that are no figure.

    Raises PhraseUnreadable for a phrase that is not written in the phrase language.
    """

    def __init__(self, figures: Iterable[FigureWords]) -> None:
        self.figures = {figure.name: figure for figure in figures}
        self._ranks = {name: place for place, name in enumerate(self.figures)}
        self._left: dict[str, list[Phrase]] = defaultdict(list)
        self._right: dict[str, list[Phrase]] = defaultdict(list)
        self._open: list[Phrase] = []
        self._open_right: list[Phrase] = []
        self.phrases = tuple(self._read())
        for phrase in self.phrases:
            self._index(phrase)

    def _read(self) -> Iterator[Phrase]:
        for figure in self.figures.values():
            for text in figure.says:
                yield read_phrase(figure.name, text, figure.unit)
        for note, text in vocabulary().others:
            yield read_phrase(NOT_KEPT + note, text, "个")

    def _index(self, phrase: Phrase) -> None:
        if phrase.left and phrase.left_edge:
            for sign in phrase.left_edge:
                self._left[sign].append(phrase)
        elif phrase.left:
            self._open.append(phrase)
        elif phrase.right_edge:
            for sign in phrase.right_edge:
                self._right[sign].append(phrase)
        else:
            self._open_right.append(phrase)

    def by_left(self, sign: str) -> Iterator[Phrase]:
        """Yield the phrases whose words before the number may end with `sign`."""
        yield from self._left.get(sign, ())
        yield from self._open

    def by_right(self, signs: Iterable[str]) -> Iterator[Phrase]:
        """Yield the phrases without words before the number that may begin with a sign."""
        seen: set[int] = set()
        for sign in sorted(signs):
            for phrase in self._right.get(sign, ()):
                if id(phrase) not in seen:
                    seen.add(id(phrase))
                    yield phrase
        yield from self._open_right

    def rank(self, name: str) -> int:
        """Return a figure's place in the catalogue, for a steady order."""
        return self._ranks.get(name, len(self._ranks))

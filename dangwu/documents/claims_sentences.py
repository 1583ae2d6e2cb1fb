"""Cuts a paragraph into sentences in the signs that claims are read in, with the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WIDE = {
    ord(a): b
    for a, b in zip(",;!?:％（）０１２３４５６７８９", "，；！？：%()0123456789", strict=True)
}
_UNSEEN = re.compile(r"[\s“”‘’\"'「」『』〝〞＂]")
# A title says nothing of what was done, nor does the name of the study platform.
_TITLE = re.compile(r"《[^《》]*》|学习强[国安军警]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_END = re.compile(r"[^。；！？]*[。；！？]?")
TITLE = "◇"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without quotation marks and blanks; `places` are its signs' places in the text."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the signs from start to end (not included) stand in the paragraph."""
        return self.places[start], self.places[end - 1] + 1

    def clause(self, place: int) -> tuple[int, int]:
        """Return the ends of the clause that holds a place."""
        start = max(self.text.rfind(stop, 0, place) for stop in "，：") + 1
        ends = [at for stop in "，。；：！？" if (at := self.text.find(stop, place)) >= 0]
        return start, min(ends, default=len(self.text))


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph in order."""
    signs: list[str] = []
    places: list[int] = []
    titles = {found.start(): found.end() for found in _TITLE.finditer(text)}
    place = 0
    while place < len(text):
        if place in titles:
            signs.append(TITLE)
            places.append(place)
            place = titles[place]
            continue
        if not _UNSEEN.match(text[place]):
            within = _THOUSANDS.match(text, place)
            signs.append(text[place] if within else text[place].translate(_WIDE))
            places.append(place)
        place += 1
    flat = "".join(signs)
    for found in _END.finditer(flat):
        if found[0]:
            yield Sentence(found[0], tuple(places[found.start() : found.end()]))

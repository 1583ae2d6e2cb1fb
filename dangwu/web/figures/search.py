"""Finds a figure by any part of its name or meaning, by pinyin or by initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from dangwu.catalogue.figures import Figure, figures

_LATIN = re.compile(r"[a-z0-9]+")
_LONGEST = 60
_GROUPS = (
    "党员", "组织", "换届", "发展党员", "组织生活", "学习", "党费", "责任", "廉政", "考勤",
    "活动", "值守", "保供", "信息", "文库", "基本",
)  # fmt: skip
_SPACE = re.compile(r"[\s'’、，,]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with what it is found by; `letters` and `starts` are its name in pinyin."""

    figure: Figure
    syllables: tuple[str, ...]
    letters: str
    starts: str


@dataclass(frozen=True)
class Index:
    """Every figure, ready to be searched."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, known: Iterable[Figure]) -> Index:
        """Return the index over these figures; the order breaks ties."""
        return cls(tuple(map(_entry, known)))

    def find(self, asked: str) -> list[Figure]:
        """Return the figures that every word of `asked` fits, the best fit first."""
        words = [word for word in _SPACE.split(asked.strip().lower()[:_LONGEST]) if word]
        if not words:
            return []
        ranked = []
        for place, entry in enumerate(self.entries):
            ranks = [_rank(entry, word) for word in words]
            if all(rank is not None for rank in ranks):
                worst = max(rank for rank in ranks if rank is not None)
                ranked.append((worst, len(entry.figure.name), place, entry.figure))
        return [one for *_, one in sorted(ranked, key=lambda row: row[:3])]


@lru_cache(maxsize=1)
def index() -> Index:
    """Return the index over the whole catalogue, built once."""
    return Index.of(figures().values())


def grouped(known: Iterable[Figure] | None = None) -> Mapping[str, list[Figure]]:
    """Return figures by group, the groups in the order of an office's day."""
    found: dict[str, list[Figure]] = {}
    for one in figures().values() if known is None else known:
        found.setdefault(one.group, []).append(one)
    places = {name: place for place, name in enumerate(_GROUPS)}
    return dict(sorted(found.items(), key=lambda pair: places.get(pair[0], len(places))))


def _entry(one: Figure) -> Entry:
    syllables = tuple(part.lower() for part in lazy_pinyin(one.name))
    starts = "".join(lazy_pinyin(one.name, style=Style.FIRST_LETTER)).lower()
    return Entry(one, syllables, "".join(syllables), starts)


def _rank(entry: Entry, word: str) -> int | None:
    """Return how well one word fits, 0 best; None where it does not."""
    if _LATIN.fullmatch(word) and (rank := _by_sound(entry, word)) is not None:
        return rank
    one = entry.figure
    tests = (
        (one.name == word, 0),
        (one.name.lower().startswith(word), 1),
        (word in one.name.lower(), 2),
        (one.group.startswith(word), 6),
        (_in_order(word, one.name), 7),
        (word in one.means.lower(), 8),
    )
    return next((rank for fits, rank in tests if fits), None)


def _by_sound(entry: Entry, word: str) -> int | None:
    if word in (entry.starts, entry.letters):
        return 1
    if entry.starts.startswith(word) or entry.letters.startswith(word):
        return 2
    if word in entry.starts:
        return 3
    # dangfei inside shoujiaodangfei…: only where a syllable begins
    for place in range(1, len(entry.syllables)):
        if "".join(entry.syllables[place:]).startswith(word):
            return 4
    return 5 if _mixed(entry.syllables, word) else None


def _mixed(syllables: tuple[str, ...], word: str) -> bool:
    """Whether the word is made of beginnings of the name's syllables: dangfsj for 党费收缴."""

    def fits(place: int, rest: str) -> bool:
        if not rest:
            return True
        if place == len(syllables):
            return False
        syllable = syllables[place]
        return any(
            rest.startswith(syllable[:size]) and fits(place + 1, rest[size:])
            for size in range(len(syllable), 0, -1)
        )

    return any(fits(place, word) for place in range(len(syllables)))


def _in_order(word: str, name: str) -> bool:
    """Whether the characters stand in the name in this order: 党费率 in 党费收缴率."""
    if len(word) < 2:
        return False
    rest = iter(name)
    return all(sign in rest for sign in word)

"""Hold the figures' phrases against the words around a mask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dangwu.documents.slots.lexicon import Lexicon
from dangwu.documents.slots.phrases import Phrase
from dangwu.documents.slots.places import Place
from dangwu.documents.slots.residue import is_grave, left_fault, of_another, right_fault
from dangwu.documents.slots.vocabulary import MASK, vocabulary

_GROWN = re.compile(
    rf"[由从](?:[^,;、{MASK}\d]{{1,8}}的)?(?:{MASK}|\d+)[\w%]{{0,2}}(?:增加|增|扩大|扩展|上升|升|提高|提升)?[到至]?$"
    rf"|[由从](?:去年|上年|年初|上季度|上月|上一年|前年|往年)[^,;、{MASK}]{{0,4}}?的?$"
)


_ACTS = ("慰问", "捐款", "表彰")
_LEVELS = re.compile("区县|县区|乡镇|镇街|镇办|[市县省区]直(?!机关|属)|各县")
_DATE = re.compile(
    rf"(?:20|19){MASK}年度?(?:的)?|(?<!\d){MASK}月{MASK}日(?:之?前)?|[为历]期?时?{MASK}[余多]?[天日周](?:的)?"
)
_TOPIC = 6
_REFUTED = 1.5
"""What a phrase loses when the words behind the number are those of another thing."""

_FAULTY = 2.0
"""What a faultless match of a figure may score less and still stand for it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that fits; `fault` says which words it leaves unexplained, empty where none.

    `grave` where these words surely change what is counted, and are not merely unknown;
    `context` is what was spoken of earlier or later.
    """

    phrase: Phrase
    score: float
    words: str
    fault: str
    grave: bool = False
    context: str = ""

    @property
    def figure(self) -> str:
        """The figure (or, for what is no figure, the note) that the phrase stands for."""
        return self.phrase.figure


def matches(place: Place, lexicon: Lexicon) -> list[Match]:
    """Return the best match of every figure whose phrases fit, the best first."""
    best: dict[str, Match] = {}
    place = _undated(place)
    for match in _all(place, lexicon):
        known = best.get(match.figure)
        best[match.figure] = _better(known, match) if known else match
    return sorted(best.values(), key=lambda m: (-m.score, bool(m.fault), lexicon.rank(m.figure)))


def _better(known: Match, match: Match) -> Match:
    """Return which of a figure's matches stands: a faultless one of nearly the highest score."""
    first, second = sorted((known, match), key=lambda m: (m.score, not m.fault), reverse=True)
    if first.fault and not second.fault and second.score > first.score - _FAULTY:
        return replace(second, score=max(second.score, first.score - 1.0))
    return first


def _undated(place: Place) -> Place:
    """Return the place without masked dates: 上缴20XX年度党费 is read as 上缴党费."""
    before = _DATE.sub("", place.before)
    after = _DATE.sub("", place.after)
    return replace(place, before=before, after=after)


def _all(place: Place, lexicon: Lexicon) -> Iterator[Match]:
    tails = list(_stripped_right(place.after))
    for head in _stripped_left(place.before):
        backwards = head[::-1]
        for phrase in lexicon.by_left(head[-1:]):
            if not place.unit or place.unit in phrase.units:
                yield from _left_match(place, phrase, backwards, tails)
    for phrase in lexicon.by_right({tail[:1] for tail in tails}):
        if not place.unit or place.unit in phrase.units:
            yield from _right_match(place, phrase, tails)


def _stripped_left(before: str) -> Iterator[str]:
    """Yield the text before a mask with ever more neutral words taken off its end."""
    gap = vocabulary().gap
    yield before
    for _ in range(6):
        word = gap.ending(before)
        grown = _GROWN.search(before)
        if not word and not grown:
            return
        before = before[: grown.start()] if grown else before[: -len(word)]
        yield before


def stripped(before: str) -> str:
    """Return the text before a mask without the neutral words at its end."""
    *_, last = _stripped_left(before)
    return last


def _stripped_right(after: str) -> Iterator[str]:
    yield after
    word = vocabulary().after.starting(after)
    if word:
        yield after[len(word) :]


def _left_match(place: Place, phrase: Phrase, backwards: str, tails: list[str]) -> Iterator[Match]:
    found = phrase.left.match(backwards) if phrase.left else None
    if not found:
        return
    head = backwards[found.end() :][::-1]
    for tail in tails:
        right = phrase.right.match(tail) if phrase.right else None
        if phrase.right and not right:
            continue
        rest = tail[right.end() :] if right else tail
        yield from _judged(place, phrase, (found, right), head, rest)
        return


def _right_match(place: Place, phrase: Phrase, tails: list[str]) -> Iterator[Match]:
    for tail in tails:
        right = phrase.right.match(tail) if phrase.right else None
        if right:
            yield from _judged(place, phrase, (None, right), place.before, tail[right.end() :])
            return


def _judged(
    place: Place,
    phrase: Phrase,
    found: tuple[re.Match[str] | None, re.Match[str] | None],
    head: str,
    rest: str,
) -> Iterator[Match]:
    if _passes_over_a_turn(found, of_people="名" in phrase.units) or _does_more(phrase, found):
        return
    score = sum(_content(part) for part in found if part)
    contexts: list[str] = []
    for context, text in ((phrase.earlier, head), (phrase.later, rest)):
        if context:
            spoken = context.search(text)
            if not spoken:
                return
            score += min(_content(spoken), _TOPIC) * 0.5
            contexts.append(spoken[0])
    left, right = (part[0] if part else "" for part in found)
    left = left[::-1]
    before = left_fault(phrase, left, head)
    behind = right_fault(phrase, right, rest, bare=not place.unit)
    if not place.unit:
        score -= 0.5
    if behind:
        score -= _REFUTED
    fault = before or behind
    grave = bool(fault) and (is_grave(fault) or of_another(phrase, fault))
    yield Match(phrase, score, f"{left}{{}}{right}", fault, grave, "”“".join(contexts))


def _passes_over_a_turn(
    found: tuple[re.Match[str] | None, re.Match[str] | None], *, of_people: bool
) -> bool:
    """Return whether … passes over a word that turns the sense: 未, 人均; 区县 of people."""
    left, right = found
    texts = [group[::-1] for group in (left.groups() if left else ()) if group]
    texts += [group for group in (right.groups() if right else ()) if group]
    return any(
        vocabulary().changing.search(text) or (of_people and _LEVELS.search(text)) for text in texts
    )


def _does_more(phrase: Phrase, found: tuple[re.Match[str] | None, re.Match[str] | None]) -> bool:
    """Return whether … passes over what another figure counts: 入户慰问 for those 入户."""
    passed = "".join(group for part in found if part for group in part.groups() if group)
    return any(act in passed or act[::-1] in passed for act in _ACTS if act not in phrase.text)


def _content(found: re.Match[str]) -> float:
    """Return how many signs of a match are the phrase's own words, gaps left out."""
    gaps = sum(len(group) for group in found.groups() if group)
    return float(len(found[0]) - gaps)

"""Finds the claims of a document: sentences whose truth follows from figures.

A claim is found only where it is asserted, for the document's own unit and period: no plan, no
demand, no other subject, no other year, nothing taken back.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dangwu.core.numerals import read_numeral
from dangwu.documents.claims_others import of_other_time, of_others
from dangwu.documents.claims_phrases import Phrase, guards, read_phrase
from dangwu.documents.claims_sentences import Sentence, sentences
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots.scope import Context

_NEAR = 40
_LETTERS = re.compile(r"[，。；：！？]$")
_ANYWHERE = "…"
_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:部分|章))"
)
_SUBHEADING = re.compile(r"^\s*[（(][一二三四五六七八九十]{1,3}[)）]")
_TITLE = 40
_TOLD = re.compile(r"总结|汇报|报告|情况|小结|回顾")
_UNIVERSAL = re.compile(r"全体|所有|全部|每[名位个]|均|都|各|无一|人人|个个|全员|全覆盖")
_EXCEPTED = re.compile(r"除了?[^。；]{1,24}?外")
_PLAN_OF_REST = "下半年"


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim's name and the phrases that make it; `unless` are words that make it another.

    One of the words `about` stands in every such sentence (none: any sentence is looked at).
    An `unless` that begins with … is looked for in all of the claim's clauses.
    `once` where doing it in one month of the period is doing it in the period (捐款, 述职).
    """

    name: str
    says: tuple[str, ...]
    unless: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim at its place in a paragraph. `number` is what it speaks of, where it names one.

    `about` where the number is 近 or 约 so many. A claim of a masked number is none: its slot
    is filled from the same records.
    """

    paragraph: int
    start: int
    end: int
    text: str
    name: str
    number: Decimal | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """The places of a phrase's parts in a sentence, and of the loose words inside them."""

    spans: tuple[tuple[int, int], ...]
    gaps: tuple[tuple[int, int], ...]
    number: str
    about: bool

    @property
    def start(self) -> int:
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        return max(end for _, end in self.spans)


@dataclass(frozen=True)
class _Reader:
    name: str
    phrases: tuple[Phrase, ...]
    unless: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    about: tuple[str, ...]
    once: bool


@lru_cache(maxsize=256)
def _reader(words: ClaimWords) -> _Reader:
    phrases = tuple(read_phrase(words.name, text) for text in words.says)
    beside = [text[1:] for text in words.unless if text.startswith(_ANYWHERE)]
    unless = [text for text in words.unless if not text.startswith(_ANYWHERE)]
    about = words.about or ("",)
    return _Reader(words.name, phrases, _any_of(unless), _any_of(beside), about, words.once)


def _any_of(words: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(words)) if words else None


def find_claims(
    paragraphs: Sequence[Paragraph], patterns: Sequence[ClaimWords], context: Context | None = None
) -> list[Claim]:
    """Return the claims of the paragraphs in order of place."""
    known = context or Context()
    readers = [_reader(words) for words in patterns]
    if _is_plan(paragraphs):
        return []
    found: list[Claim] = []
    section = part = False
    for number, paragraph in enumerate(paragraphs):
        if _HEADING.match(paragraph.text):
            section, part = _plans_ahead(paragraph.text, known), False
        elif _SUBHEADING.match(paragraph.text):
            part = _plans_ahead(paragraph.text, known)
        if not (section or part):
            found += _in_paragraph(number, paragraph.text, readers, known)
    return found


def _is_plan(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the title says that the document as a whole speaks of what will or must be."""
    title = next((one.text.strip() for one in paragraphs if one.text.strip()), "")
    told = _HEADING.match(title) or _TOLD.search(title) or len(title) > _TITLE
    return not told and bool(guards().plan.search(title))


def _plans_ahead(text: str, context: Context) -> bool:
    heading = re.split(r"[。；]", text, maxsplit=1)[0][:30]
    return bool(guards().sections.search(_without_own(heading, context)))


def _without_own(text: str, context: Context) -> str:
    """Take 下半年 out of a heading where the document is itself about a second half year."""
    own = context.period
    return text.replace(_PLAN_OF_REST, "") if own and own.first.month > 6 else text


def _in_paragraph(
    number: int, text: str, readers: Sequence[_Reader], context: Context
) -> list[Claim]:
    found: list[Claim] = []
    for sentence in sentences(text):
        if guards().planned.search(sentence.text):
            break
        if sentence.text.endswith("？"):
            continue
        for reader in (one for one in readers if any(w in sentence.text for w in one.about)):
            found += _claims(number, text, sentence, reader, context)
    return sorted(found, key=lambda claim: (claim.start, claim.end))


def _claims(
    paragraph: int, text: str, sentence: Sentence, reader: _Reader, context: Context
) -> Iterator[Claim]:
    """Yield a claim once a sentence, or once for each number that it names."""
    taken: list[tuple[int, int]] = []
    plain = guards().chance.sub(lambda found: "◇" * len(found[0]), sentence.text)
    hits = itertools.chain.from_iterable(_hits(plain, one) for one in reader.phrases)
    for hit in sorted(hits, key=lambda hit: (hit.end - hit.start, hit.start)):
        again = any(hit.start < end and start < hit.end for start, end in taken)
        if again or (taken and not hit.number):
            continue
        if _is_masked(hit) or not _asserted(sentence, hit, reader, context):
            continue
        taken.append((hit.start, hit.end))
        start, end = sentence.original(hit.start, hit.end)
        yield Claim(
            paragraph, start, end, text[start:end], reader.name, _number(hit.number), hit.about
        )


def _hits(text: str, phrase: Phrase) -> Iterator[_Hit]:
    """Yield, for each place of the first part, the nearest places of the others."""
    found = [list(part.finditer(text)) for part in phrase.parts]
    if not all(found):
        return
    for first in found[0]:
        hit = _hit([first, *(_nearest(others, first) for others in found[1:])])
        if hit.end - hit.start <= _NEAR:
            yield hit


def _nearest(matches: Sequence[re.Match[str]], to: re.Match[str]) -> re.Match[str]:
    return min(matches, key=lambda one: _apart(one, to))


def _apart(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end(), 0)


def _hit(matches: Sequence[re.Match[str]]) -> _Hit:
    gaps = [
        match.span(group)
        for match in matches
        for group in range(1, match.re.groups + 1)
        if group not in match.re.groupindex.values() and match.start(group) >= 0
    ]
    numbers = [match for match in matches if "n" in match.re.groupindex and match["n"]]
    return _Hit(
        spans=tuple(match.span() for match in matches),
        gaps=tuple(gaps),
        number=numbers[0]["n"] if numbers else "",
        about=bool(numbers and numbers[0]["about"]),
    )


def _number(text: str) -> Decimal | None:
    plain = text.replace(",", "")
    if "." in plain:
        return Decimal(plain)
    whole = read_numeral(plain) if plain else None
    return None if whole is None else Decimal(whole)


def _is_masked(hit: _Hit) -> bool:
    return bool(hit.number) and _number(hit.number) is None


def _asserted(sentence: Sentence, hit: _Hit, reader: _Reader, context: Context) -> bool:
    """Whether the words around and between the parts leave the claim standing."""
    loose = _loose(sentence.text, hit)
    if reader.unless and reader.unless.search(loose):
        return False
    start, _ = sentence.clause(hit.start)
    _, end = sentence.clause(hit.end - 1)
    if reader.beside and reader.beside.search(sentence.text[start:end]):
        return False
    return (
        not _taken_back(sentence, hit, loose)
        and not _only_planned(sentence, hit, loose)
        and not of_others(sentence.text[: hit.end], start, context)
        and not of_other_time(sentence.text[: hit.end], context, once=reader.once)
    )


def _loose(text: str, hit: _Hit) -> str:
    """Return the words between and inside the parts that the phrase does not name."""
    named = [False] * len(text)
    for start, end in hit.spans:
        named[start:end] = [True] * (end - start)
    for start, end in hit.gaps:
        named[start:end] = [False] * (end - start)
    signs = (text[place] if not named[place] else "\x00" for place in range(hit.start, hit.end))
    return re.sub("\x00+", "◆", "".join(signs))


def _bare(text: str) -> str:
    return guards().harmless.sub("", text)


def _taken_back(sentence: Sentence, hit: _Hit, loose: str) -> bool:
    clause_start, _ = sentence.clause(hit.start)
    _, clause_end = sentence.clause(hit.end - 1)
    before = sentence.text[clause_start : hit.start]
    behind = sentence.text[hit.end : clause_end]
    if guards().norm.search(sentence.text[hit.end :]):
        return True
    if not guards().follows.match(_LETTERS.sub("", behind)):
        return True
    if guards().after.search(behind) or _EXCEPTED.search(sentence.text[: hit.start]):
        return True
    return any(guards().denials.search(_bare(part)) for part in (before, loose, behind))


def _only_planned(sentence: Sentence, hit: _Hit, loose: str) -> bool:
    clause_start, _ = sentence.clause(hit.start)
    before, here, inside = (
        _bare(part)
        for part in (sentence.text[: hit.start], sentence.text[clause_start : hit.start], loose)
    )
    words = guards()
    if words.ruled.search(sentence.text[:clause_start]):
        told = sentence.text[clause_start : hit.end]
        return not words.done.search(told)
    if words.plans.search(before) or words.plans.search(inside) or words.modal.search(before):
        return True
    if words.demands.search(here) or words.demands.search(inside):
        return True
    anew = hit.number or _UNIVERSAL.search(sentence.text[clause_start : hit.end])
    return not anew and bool(words.demands.search(before) or words.onward.search(before))

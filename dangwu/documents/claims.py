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

from dangwu.core.numerals import NUMERAL_CHARACTERS, read_numeral
from dangwu.core.period import Period, PeriodUnreadable
from dangwu.documents.claims_phrases import Phrase, guards, read_phrase
from dangwu.documents.claims_sentences import Sentence, sentences
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots.scope import Context, period_of, scope_of

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
_EVERYBODY = re.compile(r"全体|各级")
_BUREAU = re.compile(r"(?:省|市|区|县)[\u4e00-\u9fff]{1,8}?(?:局|厅|办|中心|公司|学院|医院)")
# 省局 is another to a 市局.
_SUPERIOR = re.compile(r"(?:在)?(省|市|县|区|总)(?:局|厅)|[省市县区](直)(?:机关|单位)")
_DEPARTMENT = re.compile(
    r"(水务|水利|教育|财政|公安|民政|司法|人社|农业农村|农业|卫健|卫生|住建|交通|环保|生态环境|自然资源"
    r"|商务|统计|审计|税务|市场监管|应急|林业|城管|文旅|体育|物价|工信|发改|科技|国土|规划|烟草|气象"
    r"|邮政|供销|档案|医保|法院|检察)(?:局|委|厅|社|院)(?=党|机关|支部|全体|所有|全部|各|均|都)"
)
# 机关一支部等四个支部 speaks of all four.
_LISTED = re.compile(
    rf"[\u4e00-\u9fff、\d]{{1,30}}?等(?=[{NUMERAL_CHARACTERS}\d]+[个名家]|全体|全部)"
)
_EXCEPTED = re.compile(r"除了?[^。；]{1,24}?外")
_UNTIL = re.compile(
    r"(?:截[至止]到?|\d{1,2}月?(?:份|日)?[-—－至到~]{1,2})(?:(?:19|20)\d\d年)?"
    r"(?P<month>\d{1,2})月(?:份|底|末|\d{1,2}日)?"
)
_YEAR = len("2020年")
_DECEMBER = 12
# A half year's summary that speaks of having the whole year done speaks of its aim.
_WHOLE_YEAR = re.compile(r"(?:实现|完成|做到|达到|保证|确保|保持)[^，。；]{0,2}全年")
_MONTH = re.compile(r"(\d{1,2})月份?")
_QUARTERS = "一二三四1234"
_QUARTER = re.compile(rf"第?([{_QUARTERS}])季度")
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
        and not _of_others(sentence, hit, context)
        and not _of_other_time(sentence.text[: hit.end], reader, context)
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


def _of_others(sentence: Sentence, hit: _Hit, context: Context) -> bool:
    said = sentence.text[: hit.end].replace("所有", "全部")  # not a 所 by name
    said = _LISTED.sub("", said)
    clause_start, _ = sentence.clause(hit.start)
    clause = _EVERYBODY.sub("", said[clause_start:])
    bureau = _BUREAU.match(clause)
    if bureau and not any(name.endswith(bureau[0]) for name in context.unit_names):
        return True
    if _is_of_a_part(clause, context) or guards().others.match(clause):
        return True
    wide = guards().wide.search(said)
    if wide and not any(
        name.endswith((wide[0][-1], wide[0][-1] + "委")) or wide[0][:2] in name
        for name in context.unit_names
    ):
        return True
    department = _DEPARTMENT.match(clause)
    if department and not any(department[1] in name for name in context.unit_names):
        return True
    level = _SUPERIOR.match(clause)
    if level and not any((level[1] or level[2]) in name for name in context.unit_names):
        return True
    return (scope_of(said, context) or scope_of(clause, context)) is not None


def _is_of_a_part(clause: str, context: Context) -> bool:
    part = guards().part.search(clause)
    return part is not None and not any(part[0][:2] in name for name in context.unit_names)


def _of_other_time(said: str, reader: _Reader, context: Context) -> bool:
    own = context.period
    if own and own.last.month < _DECEMBER and _WHOLE_YEAR.search(said):
        return True
    other = period_of(_without_end(said, context), context)
    return other is not None and not (reader.once and own is not None and _within(other, own))


def _within(spoken: str, own: Period) -> bool:
    """Whether a month or quarter that is named lies in the document's period."""
    try:
        part = Period.parse(spoken)
    except PeriodUnreadable:
        month, quarter = _MONTH.fullmatch(spoken), _QUARTER.fullmatch(spoken)
        if month:
            return own.first.month <= int(month[1]) <= own.last.month
        first = _QUARTERS.index(quarter[1]) % 4 * 3 + 1 if quarter else 0
        return quarter is not None and own.first.month <= first <= own.last.month
    return own.first <= part.first and part.last <= own.last


def _without_end(text: str, context: Context) -> str:
    """Take out the words for the period itself: 截至6月底, 1至6月, 上半年."""
    own = context.period
    if own is not None:
        text = text.replace(own.label, "").replace(own.label[_YEAR:], "")

    def same(found: re.Match[str]) -> str:
        ours = own is None or int(found["month"]) == own.last.month
        return "" if ours else found[0]

    return _UNTIL.sub(same, text)

"""Where a mask stands: the words before and behind it, its unit, its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dangwu.documents.slots.masks import Mask, narrow
from dangwu.documents.slots.vocabulary import MASK, STOPS, vocabulary

_DROPPED = frozenset("“”\"'‘’《》「」『』【】 \t\u3000")
_ASIDE = re.compile(r"\(([^()]{1,12})\)")
_SENTENCE_END = re.compile(r"[。!?\n]")
_MULTIPLE = re.compile(r"(余|多|来|几)?(万|亿|千|百|十)?(余|多)?")
_NUMBERED = re.compile(rf"(?:\d*{MASK}|\d+(?:\.\d+)?)[余多]?[万亿千百]?[余多]?")
_DATED = frozenset(["岁", "年", "年度", "月", "月份", "日", "号", "级", "届", "季度", "周年"])
_COLUMNS = re.compile(r"(?<=\S)(?: {2,}|\t+|(?<=[名人个次元%_Xx×*〇])\u3000+)(?=\S)")
_LABELLED = re.compile(
    r"([\u4e00-\u9fff]:?(?:\d+|[Xx]+|×+|\*+|_+|〇+)(?:[名人个次元%篇期吨户天项份岁])?)[ \u3000]"
    r"(?=(?:其中:?|本年|累计)?[\u4e00-\u9fff\d]{2,10}:?[\dXx×*_〇])"
)
_LABEL = re.compile(rf":\s*{MASK}")
_OFTEN = re.compile(r"每(?:个)?(?:月|季度|季|周[一二三四五六日]?|半年|年)(?:[一二两三\d]次)?")
_LEAD = re.compile(r"^.*(?:为|严格执行|落实|召开|开展|过好|举办|组织(?!生活)|执行|参加)(?=.{3})")
_TURN = str.maketrans({"\n": "。", ":": ",", "(": ",", ")": ",", "[": ",", "]": ",", "—": ","})


@dataclass(frozen=True, slots=True)
class Place:
    """A mask with the text of its sentence; `before` ends and `after` begins at the mask.

    `after` starts behind the unit; `multiple` holds 余, 万 and the like between mask and unit.
    """

    before: str
    after: str
    unit: str
    multiple: str = ""

    @property
    def clause(self) -> str:
        """The words before the mask back to the nearest stop or counted thing."""
        return last_clause(self.before)

    @property
    def rest(self) -> str:
        """The words behind the unit up to the nearest stop."""
        return re.split(f"[{re.escape(STOPS)}]", self.after, maxsplit=1)[0]


def last_clause(text: str) -> str:
    """Return what follows the last stop of `text`."""
    return re.split(f"[{re.escape(STOPS)}]", text)[-1]


def prepare(text: str, masks: Sequence[Mask]) -> tuple[str, list[int]]:
    """Return the text ready for matching, a sign for each mask, and the signs' places.

    Quotation marks and blanks are dropped, short remarks in brackets too; stops are made alike.
    """
    plain = narrow(_COLUMNS.sub(lambda found: ";" * len(found[0]), text))
    plain = _LABELLED.sub(lambda found: f"{found[1]};", plain)
    signs: list[str] = []
    last = 0
    for mask in masks:
        signs += (plain[last : mask.start], MASK)
        last = mask.end
    joined = "".join((*signs, plain[last:]))
    joined = _ASIDE.sub(lambda found: found[0] if MASK in found[1] else "", joined)
    joined = _LABEL.sub(MASK, joined)
    flat = "".join(sign for sign in joined if sign not in _DROPPED).translate(_TURN)
    return flat, [place for place, sign in enumerate(flat) if sign == MASK]


def place_of(flat: str, at: int) -> Place:
    """Return the place of the mask whose sign stands at flat[at]."""
    ends = [found.end() for found in _SENTENCE_END.finditer(flat, max(0, at - 160), at)]
    start = max(ends[-1] if ends else 0, at - 160)
    end = _SENTENCE_END.search(flat, at, at + 121)
    tail = flat[at + 1 : end.start() if end else at + 120]
    multiple, unit = unit_of(tail)
    before = flat[start:at]
    if not unit and before.endswith("百分之"):
        before, unit = before[:-3], "%"
    return Place(
        before,
        tail[len(multiple) + (0 if before != flat[start:at] else len(unit)) :],
        unit,
        multiple,
    )


def unit_of(tail: str) -> tuple[str, str]:
    """Return what stands between a number and its unit (余, 万), and the unit."""
    words = vocabulary()
    whole = words.units.starting(tail)
    if len(whole) > 1:
        return "", whole
    found = _MULTIPLE.match(tail)
    multiple = found[0] if found else ""
    unit = words.units.starting(tail[len(multiple) :])
    return (multiple, unit) if unit else ("", whole)


def counted_end(text: str) -> int:
    """Return where the last number with its unit ends in `text`, 0 where there is none."""
    end = 0
    for found in _NUMBERED.finditer(text):
        unit = vocabulary().units.starting(text[found.end() :])
        if unit not in _DATED:
            end = found.end() + len(unit)
    return end


def topic_place(place: Place) -> Place | None:
    """Return the place with the clause before it, where its own says only that it was held.

    「每月一天为主题党日，全年举行X次」 is read as 「主题党日X次」.
    """
    clause, vocab = place.clause, vocabulary()
    if not place.before[: -len(clause) or None].endswith(","):
        return None
    while clause:
        word = vocab.gap.ending(clause)
        if not word:
            return None
        clause = clause[: -len(word)]
    before = place.before[: len(place.before) - len(place.clause) - 1]
    topic = last_clause(before)
    if "其中" in place.clause:
        return None
    if not topic or counted_end(topic) == len(topic):
        return None
    topic = _OFTEN.sub("", topic)
    return Place(_LEAD.sub("", topic), place.after, place.unit, place.multiple)


def chained_place(place: Place) -> Place | None:
    """Return the place with the verb of the counted thing before it.

    「专题研究党建工作X次、意识形态工作X次」: the second is read as 「专题研究意识形态工作X次」;
    「排查居民X户、X人」: the second as 「排查居民X人」.
    """
    clause = place.clause
    if clause and counted_end(clause) == len(clause):
        told, clause = clause, ""
    else:
        head = place.before[: len(place.before) - len(clause)]
        if not head.endswith(("、", ",")) or "其中" in clause:
            return None
        told = last_clause(head[:-1])
    numbers = list(_NUMBERED.finditer(told))
    if not numbers or counted_end(told) != len(told):
        return None
    words = told[: numbers[-1].start()]
    if not clause:
        return Place(words, place.after, place.unit, place.multiple)
    if len(vocabulary().acting.starting(clause)) > 1:
        return None
    verb = _last_verb(words)
    return Place(verb + clause, place.after, place.unit, place.multiple) if verb else None


def _last_verb(words: str) -> str:
    """Return `words` up to the end of the last verb in them, empty where there is none."""
    acting = vocabulary().acting
    for end in range(len(words), 1, -1):
        word = acting.ending(words[:end])
        if len(word) > 1:
            return words[:end]
    return ""

"""The small language in which a figure says how documents speak of it.

{}            the number, its unit right behind:   党员{}名
[a|b]         a or b or nothing                     [累计]收缴
(a|b)         a or b                                (党员|同志)
<word>        a class of vocabulary.toml            <收缴>党费{}元
a space       neutral words may stand here          收缴 党费 {}元
…             any words of the same clause          讲…党课{}次
//            spoken of earlier or later            党费 // 实收{}元
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dangwu.documents.slots.errors import PhraseUnreadable
from dangwu.documents.slots.vocabulary import MASK, STOPS, one_of, vocabulary

_ANY = f"([^{re.escape(STOPS.replace('、', ''))}{MASK}]{{0,24}}?)"
_CLOSING = {"[": "]", "(": ")", "<": ">"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, or nothing at all where it is optional."""

    options: tuple[Sequence, ...]
    optional: bool = False


Sequence = tuple["str | Choice", ...]
"""Literal text, " " (a gap of neutral words), "…" (any words) and choices."""


@dataclass(frozen=True)
class Phrase:
    """A phrase, ready to be held against the words around a mask.

    `free` where it begins with …: whatever stands before it in the clause changes nothing.
    """

    figure: str
    text: str
    units: frozenset[str]
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    earlier: re.Pattern[str] | None
    later: re.Pattern[str] | None
    free: bool = False
    left_edge: frozenset[str] = field(default=frozenset())
    right_edge: frozenset[str] = field(default=frozenset())


def split_says(text: str) -> tuple[str, ...]:
    """Split a header line 「甲{}名 | 乙[丙|丁]{}名」 at the bars outside brackets."""
    parts, depth, last = [], 0, 0
    for place, sign in enumerate(text):
        if sign in "[(":
            depth += 1
        elif sign in "])":
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(text[last:place])
            last = place + 1
    return tuple(part.strip() for part in (*parts, text[last:]) if part.strip())


class _Reader:
    """Reads one phrase; every fault names the figure and the phrase."""

    def __init__(self, figure: str, text: str) -> None:
        self.figure, self.text = figure, text

    def fault(self, fault: str, advice: str) -> PhraseUnreadable:
        return PhraseUnreadable(self.figure, self.text, fault, advice)

    def sequence(self, text: str) -> Sequence:
        nodes: list[str | Choice] = []
        place = 0
        while place < len(text):
            sign = text[place]
            if sign in _CLOSING:
                end = self._closing(text, place)
                nodes.append(self._choice(sign, text[place + 1 : end]))
                place = end + 1
            elif sign in "])>{}":
                raise self.fault(f"多了一个“{sign}”", "请去掉它，或补上与它成对的括号。")
            else:
                nodes.append(sign)
                place += 1
        return tuple(nodes)

    def _closing(self, text: str, start: int) -> int:
        depth, opening, closing = 0, text[start], _CLOSING[text[start]]
        for place in range(start, len(text)):
            depth += (text[place] == opening) - (text[place] == closing)
            if depth == 0:
                return place
        raise self.fault(f"“{opening}”没有配对的“{closing}”", f"请补上“{closing}”。")

    def _choice(self, sign: str, inner: str) -> Choice:
        if sign == "<":
            if inner not in vocabulary().classes:
                known = "、".join(sorted(vocabulary().classes))
                raise self.fault(f"没有名为“{inner}”的词类", f"已有的词类：{known}。")
            return Choice(tuple(tuple(word) for word in vocabulary().classes[inner]))
        parts = _bars(inner)
        return Choice(tuple(self.sequence(part) for part in parts), optional=sign == "[")


def _bars(text: str) -> list[str]:
    parts, depth, last = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "[(<") - (sign in "])>")
        if sign == "|" and depth == 0:
            parts.append(text[last:place])
            last = place + 1
    return [*parts, text[last:]]


def pattern(sequence: Sequence, *, reverse: bool = False) -> str:
    """Return the regular expression of a sequence, for text read backwards if `reverse`."""
    nodes = reversed(sequence) if reverse else iter(sequence)
    return "".join(_node(node, reverse=reverse) for node in nodes)


def _node(node: str | Choice, *, reverse: bool) -> str:
    if node == " ":
        return f"((?:{one_of(vocabulary().gap.all, reverse=reverse)}){{0,4}})"
    if node == "…":
        return _ANY if reverse else f"(?!、){_ANY}"
    if isinstance(node, str):
        return re.escape(node)
    options = sorted(node.options, key=_length, reverse=True)
    inner = "|".join(pattern(option, reverse=reverse) for option in options)
    return f"(?:{inner})" + ("?" if node.optional else "")


def _length(sequence: Sequence) -> int:
    """Return how many signs a sequence has at most, for the longest to be tried first."""
    return sum(
        1 if isinstance(node, str) else max(_length(option) for option in node.options)
        for node in sequence
    )


def _opened(sequence: Sequence) -> Sequence:
    """Move the blank or … behind an optional beginning into it: no gap opens a phrase."""
    if not sequence:
        return ()
    first, rest = sequence[0], sequence[1:]
    if first == " ":
        return _opened(rest)
    if not (isinstance(first, Choice) and first.optional):
        return sequence
    blank = rest[:1] if rest[:1] in ((" ",), ("…",)) else ()
    options = tuple((*option, *blank) for option in first.options)
    return (Choice(options, optional=True), *_opened(rest[len(blank) :]))


def edge(sequence: Sequence, *, reverse: bool = False) -> tuple[frozenset[str], bool]:
    """Return the signs that may come first, and whether the sequence may be empty or open."""
    signs: set[str] = set()
    for node in reversed(sequence) if reverse else sequence:
        if node in (" ", "…"):
            return frozenset(), True
        if isinstance(node, str):
            return frozenset(signs | {node}), False
        inner = [edge(option, reverse=reverse) for option in node.options]
        signs |= {sign for found, _ in inner for sign in found}
        if not node.optional and not any(empty for _, empty in inner):
            return frozenset(signs), False
    return frozenset(signs), True


def read_phrase(figure: str, text: str, unit: str) -> Phrase:
    """Read a phrase of a figure counted in `unit`.

    Raises PhraseUnreadable with the figure, the phrase, the fault and what to write instead.
    """
    reader = _Reader(figure, text)
    parts = [part.strip() for part in text.split("//")]
    here = [place for place, part in enumerate(parts) if "{}" in part]
    if len(here) != 1 or text.count("{}") != 1:
        raise reader.fault("数字的位置 {} 应当恰好出现一次", "例如：收缴党费{}元。")
    if len(parts) > 3 or here[0] > 1 or len(parts) - here[0] > 2:
        raise reader.fault("“//”太多", "{} 的前面和后面最多各用一个“//”。")
    left_text, right_text = parts[here[0]].split("{}")
    free = left_text.startswith("…")
    left = _opened(reader.sequence(left_text.removeprefix("…").rstrip(" ")))
    units, right = _units(reader, right_text, unit)
    earlier = reader.sequence(parts[0]) if here[0] else ()
    later = reader.sequence(parts[-1]) if here[0] < len(parts) - 1 else ()
    if not (left or right):
        raise reader.fault("{} 的前后没有词", "请写出数字前面或单位后面的词。")
    left_edge, left_open = edge(left, reverse=True)
    right_edge, right_open = edge(right)
    return Phrase(
        figure=figure,
        text=text,
        units=units,
        left=re.compile(pattern(left, reverse=True)) if left else None,
        right=re.compile(pattern(right)) if right else None,
        earlier=re.compile(pattern(earlier)) if earlier else None,
        later=re.compile(pattern(later)) if later else None,
        free=free,
        left_edge=frozenset() if left_open else left_edge,
        right_edge=frozenset() if right_open else right_edge,
    )


def _units(reader: _Reader, text: str, unit: str) -> tuple[frozenset[str], Sequence]:
    words = vocabulary()
    if text.startswith("("):
        inner, rest = text[1:].split(")", 1)
        names = inner.split("|")
        known = [name in words.units.all for name in names]
        if all(known):
            several = [f"个{name}" for name in names if f"个{name}" in words.units.all]
            return frozenset((*names, *several)), reader.sequence(rest.lstrip(" "))
        if any(known):
            unknown = names[known.index(False)]
            raise reader.fault(f"“{unknown}”不是单位", "单位见 vocabulary.toml 的 [units]。")
    name = words.units.starting(text)
    rest = text[len(name) :].lstrip(" ")
    name = name or unit
    return words.same_unit.get(name, frozenset((name,))), reader.sequence(rest)

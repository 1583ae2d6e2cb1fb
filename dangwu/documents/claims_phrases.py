"""The small language in which a claim says how documents make it.

    [a|b]      a or b or nothing
    (a|b)      a or b
    <word>     a class of claims_words.toml
    …          up to twelve signs of the same clause
    a & b      both in one sentence near each other, in any order
    {n}        the number it speaks of: 六, 6, 六十 or a mask
Quotation marks and blanks of a document are not seen; a title 《…》 is one sign that nothing matches.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.core.numerals import NUMERAL_CHARACTERS

WORDS = Path(__file__).with_name("claims_words.toml")
_CLOSING = {"[": "]", "(": ")", "<": ">"}
_GAP = "([^，。；！？]{0,12}?)"
_NUMBER = rf"(?P<about>近|约|逾|超过?|将近|大约)?(?P<n>\d[\d,]*(?:\.\d+)?|[{NUMERAL_CHARACTERS}]+|[X×x＊*]+|_+)"


class ClaimPhraseUnreadable(DangwuError):
    """A claim's phrase breaks the small language."""

    def __init__(self, name: str, phrase: str, fault: str) -> None:
        super().__init__(f"断言“{name}”的说法“{phrase}”：{fault}。")


@dataclass(frozen=True, slots=True)
class Guards:
    """What keeps a sentence from being a claim of this unit and period."""

    harmless: re.Pattern[str]
    plans: re.Pattern[str]
    demands: re.Pattern[str]
    modal: re.Pattern[str]
    onward: re.Pattern[str]
    denials: re.Pattern[str]
    after: re.Pattern[str]
    wide: re.Pattern[str]
    sections: re.Pattern[str]
    plan: re.Pattern[str]
    planned: re.Pattern[str]
    norm: re.Pattern[str]
    others: re.Pattern[str]
    follows: re.Pattern[str]
    part: re.Pattern[str]
    ruled: re.Pattern[str]
    done: re.Pattern[str]
    chance: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to make a claim: parts that stand near each other."""

    parts: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def classes() -> dict[str, tuple[str, ...]]:
    """Return the classes of words, the longest word first."""
    rows = tomllib.loads(WORDS.read_text("utf-8"))["classes"]
    return {name: tuple(sorted(text.split(), key=len, reverse=True)) for name, text in rows.items()}


@lru_cache(maxsize=1)
def guards() -> Guards:
    """Return the guards of claims_words.toml."""
    rows = tomllib.loads(WORDS.read_text("utf-8"))["guards"]
    return Guards(**{name: re.compile(text) for name, text in rows.items()})


def read_phrase(name: str, text: str) -> Phrase:
    """Return the phrase of the claim `name`; raises ClaimPhraseUnreadable."""
    if text.count("{n}") > 1:
        raise ClaimPhraseUnreadable(name, text, "{n} 最多出现一次")
    parts = [part.strip() for part in text.split(" & ")]
    if not all(parts):
        raise ClaimPhraseUnreadable(name, text, "“&”的两边都要有词")
    return Phrase(tuple(re.compile(_pattern(name, text, part)) for part in parts))


def _pattern(name: str, phrase: str, text: str) -> str:
    found: list[str] = []
    place = 0
    while place < len(text):
        sign = text[place]
        if text.startswith("{n}", place):
            found.append(_NUMBER)
            place += 3
        elif sign in _CLOSING:
            end = _closing(name, phrase, text, place)
            found.append(_choice(name, phrase, sign, text[place + 1 : end]))
            place = end + 1
        elif sign in "])>{}":
            raise ClaimPhraseUnreadable(name, phrase, f"多了一个“{sign}”")
        else:
            found.append(_GAP if sign == "…" else re.escape(sign))
            place += 1
    return "".join(found)


def _closing(name: str, phrase: str, text: str, start: int) -> int:
    depth, opening, closing = 0, text[start], _CLOSING[text[start]]
    for place in range(start, len(text)):
        depth += (text[place] == opening) - (text[place] == closing)
        if depth == 0:
            return place
    raise ClaimPhraseUnreadable(name, phrase, f"“{opening}”没有配对的“{closing}”")


def _choice(name: str, phrase: str, sign: str, inner: str) -> str:
    if sign == "<":
        if inner not in classes():
            raise ClaimPhraseUnreadable(name, phrase, f"没有名为“{inner}”的词类")
        return f"(?:{'|'.join(map(re.escape, classes()[inner]))})"
    options = "|".join(_pattern(name, phrase, part) for part in _bars(inner))
    return f"(?:{options})" + ("?" if sign == "[" else "")


def _bars(text: str) -> list[str]:
    parts, depth, last = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "[(<") - (sign in "])>")
        if sign == "|" and depth == 0:
            parts.append(text[last:place])
            last = place + 1
    return [*parts, text[last:]]

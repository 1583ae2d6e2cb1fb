"""General words of official writing, read from vocabulary.toml: no figure is named here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MASK = "\ue000"
"""The sign that stands for a mask in text prepared for matching."""

STOPS = ",;。:!?、|\n()〔〕"
"""Signs that end a clause in text prepared for matching."""

_PATH = Path(__file__).with_name("vocabulary.toml")


def one_of(words: Iterable[str], *, reverse: bool = False) -> str:
    """Return a pattern for any of the words, the longest first."""
    texts = sorted({word[::-1] if reverse else word for word in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(text) for text in texts) + ")"


class Words:
    """A set of words, looked for at the end or at the start of a text, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        self.all = frozenset(words)
        self._lengths = tuple(sorted({len(word) for word in self.all}, reverse=True))

    def ending(self, text: str) -> str:
        """Return the longest word that `text` ends with, or an empty text."""
        for length in self._lengths:
            if text[-length:] in self.all and len(text) >= length:
                return text[-length:]
        return ""

    def starting(self, text: str) -> str:
        """Return the longest word that `text` starts with, or an empty text."""
        for length in self._lengths:
            if text[:length] in self.all and len(text) >= length:
                return text[:length]
        return ""


@dataclass(frozen=True)
class Vocabulary:
    """The general words, ready for use."""

    units: Words
    same_unit: dict[str, frozenset[str]]
    classes: dict[str, tuple[str, ...]]
    gap: Words
    after: Words
    having: Words
    doing: Words
    acting: Words
    sending: Words
    actors: Words
    going_on: tuple[str, ...]
    meaning: Words
    owners: re.Pattern[str]
    norms: tuple[re.Pattern[str], ...]
    plans: tuple[re.Pattern[str], ...]
    changing: re.Pattern[str]
    targets: re.Pattern[str]
    pending: re.Pattern[str]
    plan_headings: re.Pattern[str]
    norms_after: Words
    preparing: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    parents: dict[str, str]
    shares: dict[tuple[str, str], str]
    names: dict[str, tuple[str, ...]]
    people: Words


def _patterns(texts: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in texts)


def _same_unit(rows: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row) for row in rows}


def _split(table: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(table[name]).split())


@cache
def vocabulary() -> Vocabulary:
    """Return the general words (read once)."""
    with _PATH.open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    words, judged = data["words"], data["judged"]
    names = {key: tuple(value.split()) for key, value in data["names"].items()}
    return Vocabulary(
        units=Words(data["units"]["all"].split()),
        same_unit=_same_unit(data["units"]["same"]),
        classes={key: tuple(value.split()) for key, value in data["classes"].items()},
        gap=Words(_split(words, "gap")),
        after=Words(_split(words, "after")),
        having=Words(_split(words, "having")),
        doing=Words(_split(words, "doing")),
        acting=Words(_split(words, "acting")),
        sending=Words(_split(words, "sending")),
        actors=Words(_split(words, "actors")),
        going_on=_split(words, "going_on"),
        meaning=Words(_split(words, "meaning")),
        owners=re.compile("(?:" + judged["owners"] + ")$"),
        norms=_patterns(judged["norms"]),
        plans=_patterns(judged["plans"]),
        changing=re.compile(judged["changing"]),
        targets=re.compile(judged["targets"]),
        pending=re.compile(judged["pending"]),
        plan_headings=re.compile(judged["plan_headings"]),
        norms_after=Words(_split(judged, "norms_after")),
        preparing=_split(judged, "preparing"),
        others=tuple((row[0], phrase) for row in data["others"]["says"] for phrase in row[1:]),
        parents=dict(data["parents"]),
        shares={(part, whole): name for part, whole, name in data["shares"]["figures"]},
        names=names,
        people=Words(data["names"]["people"].split()),
    )

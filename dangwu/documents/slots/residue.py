"""Judge the words that a phrase leaves unexplained: may they stand, or do they change the sense?"""

from __future__ import annotations

import re

from dangwu.documents.slots.phrases import Phrase
from dangwu.documents.slots.places import counted_end
from dangwu.documents.slots.vocabulary import STOPS, vocabulary

_STOP = re.compile(f"[{re.escape(STOPS)}]")
EVENT_UNITS = frozenset("次 场 场次 期 人次 篇 份 条 项 元 件 堂 节 则 户 万元 小时 学时 %".split())


def left_fault(phrase: Phrase, words: str, head: str) -> str:
    """Return the words before the phrase that change what it counts, empty where none do."""
    vocab = vocabulary()
    clause = _attached(head)
    changed = vocab.changing.search(clause)
    if changed:
        return changed[0]
    event = bool(EVENT_UNITS & phrase.units)
    if phrase.free or vocab.acting.starting(words) or (event and vocab.actors.starting(words)):
        return ""
    rest = _strip(clause, event=event, bare=not words)
    if rest is None:
        return ""
    if not rest:
        return _listed(head[: len(head) - len(clause)])
    if not words:
        return "" if rest.endswith("等") or vocab.owners.search(rest) else rest[-6:]
    if vocab.meaning.ending(rest):
        return vocab.meaning.ending(rest)
    return "" if vocab.owners.search(rest) else rest[-6:]


def _attached(head: str) -> str:
    """Return the end of `head` behind the last stop or counted thing."""
    clause = _STOP.split(head)[-1]
    return clause[counted_end(clause) :]


def _strip(clause: str, *, event: bool, bare: bool) -> str | None:
    """Take neutral words off the end; None where a word of having or doing closes the phrase."""
    vocab = vocabulary()
    while clause:
        if vocab.having.ending(clause):
            return None
        if event and vocab.doing.ending(clause):
            return None
        if bare and vocab.sending.ending(clause):
            return None
        word = vocab.gap.ending(clause)
        if not word:
            return clause
        clause = clause[: -len(word)]
    return clause


def _listed(head: str) -> str:
    """Return the item before 、 that shares the number, empty where the number is its own."""
    if not head.endswith("、"):
        return ""
    item = _STOP.split(head[:-1])[-1]
    return "" if counted_end(item) == len(item) else f"{item[-6:]}、"


def right_fault(phrase: Phrase, rest: str) -> str:
    """Return the words behind the phrase that change what it counts, empty where none do."""
    vocab = vocabulary()
    norm = vocab.norms_after.starting(rest)
    if norm:
        return norm
    word = vocab.after.starting(rest)
    rest = rest[len(word) :]
    if not rest or _STOP.match(rest) or EVENT_UNITS & phrase.units:
        return ""
    if rest.startswith(vocab.going_on) or (phrase.right and (phrase.later or phrase.earlier)):
        return ""
    return _STOP.split(rest)[0][:6]

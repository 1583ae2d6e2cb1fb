"""Judge the words that a phrase leaves unexplained: may they stand, or do they change the sense?"""

from __future__ import annotations

import re

from dangwu.documents.slots.phrases import Phrase
from dangwu.documents.slots.places import counted_end
from dangwu.documents.slots.vocabulary import MASK, STOPS, vocabulary

_STOP = re.compile(f"[{re.escape(STOPS)}]")
_JOINED = ("与", "和", "及", "以及")
_AMONG = ("中", "当中", "里", "里面")
_TIME = re.compile(
    r"(?:截[至止](?:目前|今日)?|今年|去年|上年|前年|本年|当年)(?:末|底|初|同期|以来|上半年|下半年)?"
    rf"|[年月季期]末|[年月]底|年[初内]|(?:20|19)(?:\d\d|{MASK}|\d{MASK})年(?:度|上半年|下半年|末|底|初)?|[上下]半年|(?<!\d)\d{{1,2}}月(?:份|底|末|初|[上中下]旬)?|[本上]?学[年期]|[这此本][次批]|(?:(?:元旦|春节|清明|五一|端午|七一|八一|中秋|国庆|两节|双节|重阳)[、和及]?)+(?:期间|前夕|前后|前|等?[^,;、]{{0,4}}(?:节点|期间|节日|时节|佳节))|逢[^,;、]{{0,6}}(?:节点|节日|节)|[^,;、]{{0,8}}?期间|第?[一二三四]季度"
)
_HEADS = frozenset(["人次"])
_DOERS = ("书记", "领导", "班子成员", "中心组")
_REGISTERED = ("在册", "现有", "共有", "实有", "登记在册", "有")
_PLACES = frozenset(["社区", "机关", "企业", "高校"])
_INSIDE = {sign: sign for sign in "里内中上"}
HELD = frozenset(["次", "场", "期"])
EVENT_UNITS = frozenset(
    [
        "次",
        "场",
        "场次",
        "期",
        "人次",
        "篇",
        "份",
        "条",
        "项",
        "元",
        "件",
        "堂",
        "节",
        "则",
        "户",
        "万元",
        "小时",
        "学时",
        "%",
        "天",
    ]
)


def left_fault(phrase: Phrase, words: str, head: str) -> str:
    """Return the words before the phrase that change what it counts, empty where none do."""
    vocab = vocabulary()
    head = _TIME.sub("", head)
    clause = _attached(head)
    if phrase.earlier:
        clause = _behind(phrase.earlier, clause)
    event = bool(EVENT_UNITS & phrase.units)
    acts = event and vocab.actors.starting(words)
    changed = vocab.changing.search(clause.replace("其他", "") if acts else clause)
    if changed:
        return changed[0]
    other = _other_subject(phrase, clause)
    if phrase.free or acts or other:
        return other
    if _acts_on(phrase, words):
        return _other_actor(phrase, clause)
    rest = _strip(clause, event=event, bare=not words)
    if rest is None or (vocab.acting.starting(words) and vocab.actors.ending(rest)):
        return ""
    held = (clause.removeprefix(rest) or words).startswith(_REGISTERED)
    return _unexplained(rest, head, bare=not words, held=held) if rest else _listed(head)


def _other_subject(phrase: Phrase, clause: str) -> str:
    """Return the clause's own subject where the topic before is another: 书记讲X次，党员讲X次."""
    subject = vocabulary().actors.ending(clause)
    return subject if of_another(phrase, subject) else ""


def of_another(phrase: Phrase, subject: str) -> bool:
    """Return whether a phrase counts what certain people do, and `subject` are other people."""
    if not (phrase.earlier and HELD & phrase.units and subject in vocabulary().actors.all):
        return False
    people = any(phrase.earlier.search(word) for word in _DOERS)
    return people and not phrase.earlier.search(subject)


def _other_actor(phrase: Phrase, clause: str) -> str:
    """Return who does it where the topic before spoke of somebody: 干部培训X人次，党员轮训."""
    if not phrase.earlier or not phrase.units & _HEADS:
        return ""
    return vocabulary().actors.ending(clause)


def _unexplained(rest: str, head: str, *, bare: bool, held: bool) -> str:
    """Return the words left over, empty where they only say whose or give examples."""
    vocab = vocabulary()
    if rest.endswith("等") or (bare and rest.endswith(_JOINED) and counted_end(head)):
        return ""
    modifier = "" if bare else vocab.meaning.ending(rest)
    if held and modifier in _PLACES:
        modifier = ""
    if not modifier and vocab.owners.search(rest.removesuffix(_INSIDE.get(rest[-1:], ""))):
        return ""
    return modifier or rest[-6:]


def _acts_on(phrase: Phrase, words: str) -> bool:
    """Return whether a phrase begins with a verb; 检查X次 has a noun, whatever its form."""
    verb = vocabulary().acting.starting(words)
    return len(verb) > 1 and not (verb == words and HELD & phrase.units)


def is_grave(fault: str) -> bool:
    """Return whether unexplained words surely change the sense: 人均, 未, 以上, a shared list."""
    vocab = vocabulary()
    changed = vocab.changing.search(fault) or fault in vocab.norms_after.all
    waits = vocab.pending.match(fault)
    return bool(changed or waits) or fault.endswith("、") or fault in vocab.meaning.all


def _attached(head: str) -> str:
    """Return the end of `head` behind the last stop or counted thing."""
    clause = _STOP.split(head)[-1]
    return clause[counted_end(clause) :]


def _strip(clause: str, *, event: bool, bare: bool) -> str | None:
    """Take neutral words off the end; None where a word of having or doing closes the phrase."""
    vocab = vocabulary()
    while clause:
        has = vocab.having.ending(clause)
        if has:
            subject = clause[: -len(has)]
            return subject if subject.endswith(_AMONG) else None
        if event and vocab.doing.ending(clause):
            return None
        if bare and vocab.sending.ending(clause):
            return None
        if bare and event and len(vocab.acting.ending(clause)) > 1:
            return None
        word = vocab.gap.ending(clause)
        if not word:
            return clause
        clause = clause[: -len(word)]
    return clause


def _behind(context: re.Pattern[str], clause: str) -> str:
    """Return what follows the last mention of the topic: 党员队伍中 before 女性X名."""
    ends = [found.end() for found in context.finditer(clause)]
    return clause[ends[-1] :] if ends else clause


def _listed(head: str) -> str:
    """Return the item before 、 that shares the number, empty where the number is its own."""
    head = head[: len(head) - len(_attached(head))]
    if not head.endswith("、"):
        return ""
    item = _STOP.split(head[:-1])[-1]
    return "" if counted_end(item) else f"{item[-6:]}、"


def right_fault(phrase: Phrase, words: str, rest: str, *, bare: bool) -> str:
    """Return the words behind the phrase that change what it counts, empty where none do.

    `words` are those of the phrase behind the unit; `bare` where the number has no unit.
    """
    vocab = vocabulary()
    refuted = _refuted(rest)
    if refuted:
        return refuted
    rest = rest[len(vocab.after.starting(rest)) :]
    if not rest or _STOP.match(rest):
        return ""
    if not bare and EVENT_UNITS & phrase.units:
        return ""
    if rest.startswith(vocab.preparing):
        return rest[:2]
    if rest.startswith(vocab.going_on) or (words and _explained(phrase, words)):
        return ""
    return _STOP.split(rest)[0][:6]


def _refuted(rest: str) -> str:
    """Return the words that make a number a norm or say it is still to come: 以上, 尚未."""
    vocab = vocabulary()
    pending = vocab.pending.match(_STOP.split(rest)[0])
    return vocab.norms_after.starting(rest) or (pending[0][:8] if pending else "")


def _explained(phrase: Phrase, words: str) -> bool:
    """Return whether the phrase itself says what the counted people do."""
    if phrase.later or phrase.earlier:
        return True
    ends = (vocabulary().acting.ending(words[:end]) for end in range(2, len(words) + 1))
    return any(len(verb) > 1 for verb in ends if verb != "组织" or "党组织" not in words)

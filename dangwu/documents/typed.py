"""Numbers that somebody typed: found as if they were masks, so that records can be held to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dangwu.core.value import Value
from dangwu.documents.claims_phrases import guards
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, Lexicon, Slot, find_slots
from dangwu.documents.wording import Surroundings, Unwordable, word

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_BEFORE = re.compile(r"(?:第|〔|\[|[A-Za-z_.-]|\d|年|月|——?|至|—|-|/|:|：\s*\d*:)$")
_AFTER = re.compile(
    r"^(?:年(?!以上)|月|日|号|时(?!间)|:|：\d|[A-Za-z_/-]|〕|\]|[.．、]\D|[）)]|\d|周岁|岁)"
)
_MORE = re.compile(r"^\s*[万亿千百]{0,2}(?:余|多)|^\s*(?:余|多)")
_NEARLY = re.compile(r"(?:接近|将近|近)\s*$")
_ABOUT = re.compile(r"(?:约|大约)\s*$")
_SCALES = {"万": 10**4, "亿": 10**8}
_SENTENCE = re.compile(r"[。！？；\n]")
_AROUND = 20
_QUOTED = 12
_LIST = re.compile(r"^\s*[（(]?$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number in the text that stands for a figure; `slot` tells which, of whom and of when."""

    slot: Slot
    number: Decimal

    @property
    def text(self) -> str:
        """The number as it was typed."""
        return self.slot.mask

    @property
    def amount(self) -> Decimal:
        """The number itself: 120000 where 12万 is typed."""
        scale = _SCALES.get(self.slot.after.lstrip("余多 ")[:1], 1)
        return self.number * scale

    @property
    def about(self) -> bool:
        """Whether its words only say roughly how many."""
        slot = self.slot
        rough = _NEARLY.search(slot.before) or _ABOUT.search(slot.before)
        return bool(rough or _MORE.match(slot.after) or self.amount != self.number)


def find_typed(paragraphs: Sequence[Paragraph], lexicon: Lexicon, context: Context) -> list[Typed]:
    """Return the typed numbers that certainly stand for a figure, in reading order."""
    masked, places = [], []
    for paragraph in paragraphs:
        text, moved = _masked(paragraph.text)
        masked.append(replace(paragraph, text=text))
        places.append(moved)
    found = []
    for slot in find_slots(masked, lexicon, context):
        typed = places[slot.paragraph].get(slot.start)
        if typed is None or not slot.certain:
            continue
        start, text = typed
        whole = paragraphs[slot.paragraph].text
        end = start + len(text)
        if _is_planned(whole[:start]):
            continue
        before, after = whole[max(0, start - _AROUND) : start], whole[end : end + _AROUND]
        back = replace(slot, start=start, end=end, mask=text, before=before, after=after)
        found.append(Typed(back, Decimal(text.replace(",", ""))))
    return found


def _is_planned(before: str) -> bool:
    """Whether the sentence that leads to a number tells a plan."""
    return bool(guards().plans.search(guards().harmless.sub("", _SENTENCE.split(before)[-1])))


def quote(text: str, start: int, end: int) -> str:
    """Return what a reader needs to find characters [start, end) of a paragraph."""
    before = re.split(r"[。！？；，：、\s]", text[max(0, start - _QUOTED) : start])[-1]
    after = re.split(r"[。！？；，：、\s]", text[end : end + 4])[0]
    return f"“{before}{text[start:end]}{after}”"


def _masked(text: str) -> tuple[str, dict[int, tuple[int, str]]]:
    """Return the text with an X for each countable number, and where each X came from."""
    pieces: list[str] = []
    places: dict[int, tuple[int, str]] = {}
    last = length = 0
    for found in _NUMBER.finditer(text):
        if not _countable(text, found):
            continue
        pieces += (text[last : found.start()], "X")
        length += found.start() - last
        places[length] = (found.start(), found[0])
        length += 1
        last = found.end()
    return "".join((*pieces, text[last:])), places


def _countable(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if _BEFORE.search(before) or _AFTER.match(after):
        return False
    return not (_LIST.match(before) and re.match(r"[.．、）)]", after))


def agrees(typed: Typed, value: Value, text: str) -> bool:
    """Return whether the typed number says the value, in the roundness that its words allow."""
    if value.number is None:
        return True
    around = Surroundings(text[: typed.slot.start], typed.text, text[typed.slot.end :])
    try:
        return word(value, around) == typed.text.replace(",", "") or _near(typed, value, around)
    except Unwordable:
        # 3余 is true of 4, though nobody would write it so
        return typed.about and not value.figure.startswith("增") and _near(typed, value, around)


def _near(typed: Typed, value: Value, around: Surroundings) -> bool:
    scale = _SCALES.get(around.after.lstrip("余多 ")[:1], 1)
    scaled = abs(value.number or Decimal(0)) / scale
    if _MORE.match(around.after):
        return typed.number < scaled < 2 * typed.number
    if _NEARLY.search(around.before):
        return scaled < typed.number < 2 * scaled
    if _ABOUT.search(around.before):
        return abs(scaled - typed.number) * 10 <= typed.number
    places = -int(typed.number.as_tuple().exponent)
    return scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == typed.number

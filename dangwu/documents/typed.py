"""Numbers that somebody typed: found as if they were masks, so that records can be held to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dangwu.core.value import Value
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


def find_typed(
    paragraphs: Sequence[Paragraph], lexicon: Lexicon, context: Context
) -> list[Typed]:
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
        back = replace(slot, start=start, end=start + len(text), mask=text)
        found.append(Typed(back, Decimal(text.replace(",", ""))))
    return found


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
        return False


def _near(typed: Typed, value: Value, around: Surroundings) -> bool:
    scale = {"万": 10**4, "亿": 10**8}.get(around.after.lstrip("余多 ")[:1], 1)
    scaled = abs(value.number or Decimal(0)) / scale
    if _MORE.match(around.after):
        return typed.number < scaled < 2 * typed.number
    if _NEARLY.search(around.before):
        return scaled < typed.number < 2 * scaled
    if _ABOUT.search(around.before):
        return abs(scaled - typed.number) * 10 <= typed.number
    places = -int(typed.number.as_tuple().exponent)
    return scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == typed.number

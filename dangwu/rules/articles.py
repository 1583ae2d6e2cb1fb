"""Reads where in an instrument something stands: 第十条, 第三十三条第二款, 第一条至第六条, 条目不详."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dangwu.core.numerals import read_numeral

UNKNOWN = "条目不详"
FORMS = "第十条、第三十三条第二款、第一条至第六条、第五条、第六条，不知道的写“条目不详”"
"""How a message says what is understood."""
_NUMBER = r"[零〇一二三四五六七八九十百\d]+"
_PLACE = re.compile(
    rf"第(?P<article>{_NUMBER})(?P<unit>条|章|部分)"
    rf"(?:第(?P<paragraph>{_NUMBER})款)?(?:第?（?(?P<item>{_NUMBER})）?[项点])?"
)
_JOINTS = re.compile(r"[、，]|和")


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """A place in an instrument; `paragraph` (款) and `item` (项) are 0 where none is named."""

    number: int
    paragraph: int = 0
    item: int = 0
    unit: str = "条"


def parse(text: str) -> tuple[tuple[Article, Article], ...] | None:
    """Return the places named, each from one to another (the same, where it is one alone).

    Empty for 条目不详; None where the text is no place.
    """
    if text == UNKNOWN:
        return ()
    found = [_stretch(part) for part in _JOINTS.split(text)]
    whole = tuple(one for one in found if one is not None)
    return whole if len(whole) == len(found) else None


def _stretch(text: str) -> tuple[Article, Article] | None:
    ends = [_place(part) for part in text.split("至")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first.unit != last.unit:
        return None
    return (first, last) if len(ends) == 1 or first < last else None


def _place(text: str) -> Article | None:
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    parts = ("article", "paragraph", "item")
    numbers = [read_numeral(found[part]) if found[part] else 0 for part in parts]
    named = [number for part, number in zip(parts, numbers, strict=True) if found[part]]
    if not all(named):
        return None
    article, paragraph, item = (number or 0 for number in numbers)
    return Article(article, paragraph, item, found["unit"])

"""Find the signs that hide a number or a name: X, ××, **, __, 〇, 某."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dangwu.documents.slots.vocabulary import vocabulary

_RUNS = re.compile(r"[Xx]+(?:\.[Xx]+(?=[%万亿元]))?|×+|\*+|_+|[〇○]+|某+")
_NEAR = 30
_LATIN = re.compile(r"[A-Za-z]")
_ORDINARY_X = re.compile(
    r"(?:射线|光(?!明|荣|辉)|染色体|轴|坐标|线(?:片|机|检)|型(?:题|染)|档案袋)"
)
_COUNTING = "一二三四五六七八九十百千两"
_MULTIPLE = re.compile(r"(?:余|多|来|几)?(?:万|亿|千|百)?(?:余|多)?")
_BULLET = re.compile(r"(?m)^[ \t]*\*{1,2}(?=\s)|^[ \t]*\*{3,}[ \t]*$")
_BOLD = re.compile(r"(\*{1,3})(?=\S)([^*\n]{1,60}?)(?<=\S)\1(?!\*)")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1|2|19|20|19\d|20\d)$")
_NUMBER_BEFORE = re.compile(r"(?:百分之|率为|率达|率|为|达|达到|约|近|共|计)$")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2A2F: 0xD7}


@dataclass(frozen=True, slots=True)
class Mask:
    """A run of signs at text[start:end]."""

    start: int
    end: int
    text: str


def narrow(text: str) -> str:
    """Return the text with full-width signs made half-width, every offset kept."""
    return text.translate(_WIDE)


def find_masks(text: str) -> list[Mask]:
    """Return every mask of the text in order; offsets are those of the text itself."""
    plain = narrow(text)
    stars = _decorations(plain)
    return [
        Mask(found.start(), found.end(), text[found.start() : found.end()])
        for found in _RUNS.finditer(plain)
        if found.start() not in stars and _is_mask(plain, found)
    ]


def _is_mask(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    before, run, after = text[max(0, start - _NEAR) : start], found[0], text[end : end + _NEAR]
    kind = run[0]
    if kind in "Xx":
        return _is_letter_mask(before, run, after)
    if kind == "×":
        return _is_times_mask(before, run, after)
    if kind == "*":
        return _is_star_mask(before, run, after)
    if kind == "_":
        return _is_line_mask(before, run, after)
    if kind == "某":
        return bool(_name_follows(after)) or (len(run) > 1 and bool(before[-1:].strip()))
    return not (_is_counting(before[-1:]) or _is_counting(after[:1]))


def _is_counting(sign: str) -> bool:
    return bool(sign) and sign in _COUNTING


def _number_ends(before: str, after: str) -> bool:
    """Return whether a lone sign stands where only a number may: 率为×，"""
    return bool(_NUMBER_BEFORE.search(before)) and not after[:1].strip(",。;、")


def _is_letter_mask(before: str, run: str, after: str) -> bool:
    if _LATIN.search(before.rstrip(" ")[-1:] or "") or _LATIN.match(after):
        return False
    if re.match(r"[0-9@=+^/\\&'-]", after) and not _joins_masks(after):
        return False
    if re.search(r"[@=+^\\&'.]$", before):
        return False
    if before[-1:].isdigit() and not _YEAR_BEFORE.search(before):
        return bool(_unit_follows(after)) and len(run) > 1
    return not (len(run) == 1 and _ORDINARY_X.match(after))


def _joins_masks(after: str) -> bool:
    return bool(re.match(r"[-/][Xx\d]{1,4}(?:月|年|日|%|人|次|名)", after))


def _is_times_mask(before: str, run: str, after: str) -> bool:
    if after[:1].isdigit() or (before[-1:].isdigit() and not _YEAR_BEFORE.search(before)):
        return False
    if _unit_follows(after) or _name_follows(after):
        return True
    return len(run) > 1 or _number_ends(before, after)


def _is_star_mask(before: str, run: str, after: str) -> bool:
    if (before[-1:].isascii() and before[-1:].isalpha()) or re.match(r"[A-Za-z.\d]", after):
        return False
    if before[-1:].isdigit() and not _YEAR_BEFORE.search(before):
        return False
    if _unit_follows(after) or _name_follows(after):
        return True
    return (len(run) > 1 and bool(before.strip() or after.strip())) or _number_ends(before, after)


def _is_line_mask(before: str, run: str, after: str) -> bool:
    if _LATIN.match(after) or re.search(r"[A-Za-z]$", before):
        return False
    if before[-1:].isdigit() and after[:1].isdigit():
        return False
    if _unit_follows(after) or _name_follows(after):
        return True
    return len(run) > 1 or _number_ends(before, after)


def _unit_follows(after: str) -> str:
    plain = after.lstrip(" ")
    rest = plain[_end_of_multiple(plain) :]
    return vocabulary().units.starting(rest) or vocabulary().units.starting(plain)


def _end_of_multiple(text: str) -> int:
    found = _MULTIPLE.match(text)
    return found.end() if found else 0


def _name_follows(after: str) -> str:
    names = vocabulary().names
    words = (*names["own"], *names["district"], *names["community"], *names["other"])
    return next((word for word in words if after.startswith(word)), "")


def _decorations(text: str) -> set[int]:
    """Return where asterisks are a list's dots or the marks of bold type."""
    places = {found.end() - len(found[0].strip()) for found in _BULLET.finditer(text)}
    for found in _BOLD.finditer(text):
        inner, after = text[found.start(2) :], text[found.end() :]
        if not (_unit_follows(inner) or _name_follows(inner) or _unit_follows(after)):
            places |= {found.start(1), found.end(2)}
    return places

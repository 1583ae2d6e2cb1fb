"""Text as it was meant: spaces, full-width forms, bracketed notes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from dangwu.exchange.reading.fault import Cell

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"\s+")
_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z.])\s+(?=[A-Za-z])")
_OPENS = re.compile(r"[(\[【〔<〈《]")
_NOTE = re.compile(r"[(\[【〔<〈《][^()\[\]【】〔〕<>〈〉《》]*[)\]】〕>〉》]")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B),
                                          *range(0xFF41, 0xFF5B))} | {0x3000: 0x20, 0xA0: 0x20}  # fmt: skip
NONE_WORDS = frozenset({
    "", "-", "--", "---", "—", "——", "–", "/", "\\", "无", "空", "N/A", "n/a", "NA", "null", "NULL", "None",
    "暂无", "不适用", "未填", "·", "．", ".", "、",
})  # fmt: skip
"""What is written where there is nothing to say."""


def shown(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, days as 2020-06-30."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date | time | int | timedelta):
        return str(cell)
    raise TypeError(cell)


def flat(cell: Cell) -> str:
    """Return text in half-width forms without any space: for names of things, dates and numbers."""
    text = cell if isinstance(cell, str) else shown(cell)
    if text.isascii() and text.isalnum():
        return text
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _SPACES.sub("", text)


def prose(cell: Cell) -> str:
    """Return free text: letters and digits half-width, its punctuation and lines as they are."""
    text = _UNSEEN.sub("", shown(cell)).translate(_WIDE)
    return "\n".join(line.strip() for line in text.splitlines()).strip()


def name(cell: Cell) -> str:
    """Return a person's name: no spaces in a Chinese one, single ones in a Latin one, no notes."""
    text = shown(cell)
    if text.isalpha():
        return text
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    text = _BETWEEN_LATIN.sub("\0", without_notes(text).strip())
    return _SPACES.sub("", text).replace("\0", " ").replace("•", "·").replace("‧", "·")


def without_notes(text: str) -> str:
    """Return half-width text without its bracketed notes, unless nothing else would be left."""
    if not _OPENS.search(text):
        return text
    left = _NOTE.sub("", text)
    return left if left.strip() else text


def notes(text: str) -> str:
    """Return the bracketed notes of a text, joined."""
    return "".join(_NOTE.findall(unicodedata.normalize("NFKC", text)))


def is_nothing(cell: Cell) -> bool:
    """Whether the cell is empty or says that there is nothing."""
    return isinstance(cell, str) and (
        not cell or ((len(cell) < 5 or cell.isspace()) and cell.strip() in NONE_WORDS)
    )

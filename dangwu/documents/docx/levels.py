"""What a paragraph is in an official document, told by its words and its place.

GB/T 9704-2012 §7.3: title; 一、 in 黑体; （一） in 楷体; 1. and （1） in 仿宋, as the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
_LEVELS = (
    (1, re.compile(rf"{_NUMERAL}、")),
    (2, re.compile(rf"[（(]{_NUMERAL}[）)]")),
    (3, re.compile(r"\d{1,2}(?:[.．](?!\d)|、)")),
    (4, re.compile(r"[（(]\d{1,2}[）)]")),
)
_SENTENCE = re.compile(r"[^。！？]*[。！？]")
_KINDS = (
    "总结|打算|报告|汇报|方案|通知|计划|要点|意见|办法|规定|细则|制度|决定|决议|公告|通报|请示|批复|函|"
    "纪要|记录|简报|讲话|讲话稿|发言|发言稿|清单|情况|材料|提纲|说明|公示|命令|议案|倡议书|承诺书|责任书"
)
_TITLE_END = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]*[）)])?")
_TITLE_LINES = 40  # how far down a title may stand below notes of where the text comes from
_TITLE_LENGTH = 60
_HEADING_LENGTH = 45
_DATE = re.compile(r"(?:19|20)[\dXx×*_]{2}年[\dXx×*_]{1,2}月[\dXx×*_]{1,2}日")
_SIGNATURE_LENGTH = 30


class Kind(StrEnum):
    """The kinds of paragraph that are set differently."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    SIGNATURE = "signature"
    BODY = "body"


_KIND_OF_LEVEL = (Kind.BODY, Kind.FIRST, Kind.SECOND, Kind.THIRD, Kind.FOURTH)


def kinds(texts: Sequence[str]) -> list[Kind]:
    """Return the kind of each paragraph of a document."""
    plain = [text.strip() for text in texts]
    found = [_KIND_OF_LEVEL[level(text)] for text in plain]
    title = find_title(plain)
    if title is not None:
        found[title] = Kind.TITLE
        following = next((n for n in range(title + 1, len(plain)) if plain[n]), None)
        if following is not None and _is_addressee(plain[following]):
            found[following] = Kind.ADDRESSEE
    for number in _signature(plain):
        if found[number] is Kind.BODY:
            found[number] = Kind.SIGNATURE
    return found


def level(text: str) -> int:
    """Return the level of the numbering before a text, 0 where there is none."""
    return next((number for number, pattern in _LEVELS if pattern.match(text)), 0)


def heading_end(text: str) -> int:
    """Return where the heading in a numbered paragraph ends: after its first sentence.

    「（一）政治建设方面。制定……」 ends after 方面。; a long first sentence is no heading: 0.
    """
    sentence = _SENTENCE.match(text)
    end = len(text) if sentence is None else sentence.end()
    return end if len(text[:end].strip()) <= _HEADING_LENGTH else 0


def find_title(texts: Sequence[str]) -> int | None:
    """Return the title's place: the first short line that ends with a kind of document.

    Without one, the first line with words where it is short and ends without punctuation.
    """
    lines = [(n, text) for n, text in enumerate(texts) if text][:_TITLE_LINES]
    first: int | None = None
    for number, text in lines:
        if level(text) or len(text) > _TITLE_LENGTH:
            break
        if text[-1] in "。；，！？：:":
            continue
        first = number if first is None else first
        if _ends_as_title(text):
            return number
    return first


def _ends_as_title(text: str) -> bool:
    return any(found.end() == len(text) for found in _TITLE_END.finditer(text))


def _is_addressee(text: str) -> bool:
    return text.endswith(("：", ":")) and len(text) <= _TITLE_LENGTH and not level(text)


def _signature(texts: Sequence[str]) -> list[int]:
    """Return the places of the last line where it is a date, and of the office's name above it."""
    filled = [number for number, text in enumerate(texts) if text]
    if len(filled) < 3 or _DATE.fullmatch(texts[filled[-1]]) is None:
        return []
    above = texts[filled[-2]]
    is_name = len(above) <= _SIGNATURE_LENGTH and above[-1] not in "。；：！？"
    return filled[-2:] if is_name else filled[-1:]

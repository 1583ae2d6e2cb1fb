"""A document as the rest of the system sees it, and what is to be done to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dangwu.documents.docx.package import Package, open_package
from dangwu.documents.docx.reading import read_content
from dangwu.documents.paragraphs import Paragraph

_KEY = re.compile(r"[^\W\d_]\w{0,39}")  # what Word takes as the name of a bookmark
_PLACE = re.compile(r"(header|footer|footnote|endnote|table|textbox|r)(\d+)(?:c(\d+))?")
_WORDS = {
    "header": "页眉",
    "footer": "页脚",
    "footnote": "脚注",
    "endnote": "尾注",
    "table": "表",
    "textbox": "文本框",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A checked document; its paragraphs stand in reading order."""

    package: Package
    paragraphs: tuple[Paragraph, ...]
    bookmarks: frozenset[str]

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.package.name


@dataclass(frozen=True, slots=True)
class Filling:
    """A figure put in the place of characters [start, end) of a paragraph.

    `key` becomes the name of the bookmark (≤ 40 letters, digits, underscores, a letter first),
    `note` the comment (a line each) and `link` the address of the evidence in the review copy.
    """

    paragraph: int
    start: int
    end: int
    text: str
    key: str
    note: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A slot that stays: painted and commented in the review copy, untouched in the final one."""

    paragraph: int
    start: int
    end: int
    note: str
    painted: bool = True


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other words, without a mark, for characters [start, end) of a paragraph."""

    paragraph: int
    start: int
    end: int
    text: str


Change = TypeVar("Change", Filling | Leaving, Replacement)


def open_document(path: Path) -> Document:
    """Open a .docx after every check; one of the errors of this folder where it is refused."""
    return as_document(open_package(path))


def as_document(package: Package) -> Document:
    """Read a checked package."""
    content = read_content(package)
    paragraphs = tuple(block.paragraph for block in content.blocks)
    return Document(package, paragraphs, content.bookmarks)


def place(paragraphs: Sequence[Paragraph], index: int) -> str:
    """Return where a paragraph stands, as a clerk says it: 正文第3段, 表1第2行第3列, 页眉1."""
    part = paragraphs[index].part
    words = [_words(piece) for piece in part.split("/") if piece not in ("body", "text")]
    if words:
        return "".join(words)
    same = [number for number, one in enumerate(paragraphs[: index + 1]) if one.part == part]
    return f"正文第{len(same)}段"


def _words(piece: str) -> str:
    found = _PLACE.fullmatch(piece)
    if found is None:
        return piece
    kind, number, column = found.groups()
    return f"第{number}行第{column}列" if kind == "r" else f"{_WORDS[kind]}{number}"


def in_order(changes: Iterable[Change], paragraphs: Sequence[Paragraph]) -> dict[int, list[Change]]:
    """Return the changes of each paragraph from its end to its start; ValueError where they clash."""
    by_paragraph: dict[int, list[Change]] = {}
    for change in changes:
        by_paragraph.setdefault(change.paragraph, []).append(change)
    for index, found in by_paragraph.items():
        found.sort(key=lambda change: change.start, reverse=True)
        limit = len(paragraphs[index].text)
        for change in found:
            if not 0 <= change.start < change.end <= limit:
                raise ValueError(f"{change!r} overlaps another change or leaves its paragraph")
            limit = change.start
    return by_paragraph


def check_keys(fillings: Sequence[Filling]) -> None:
    """Raise ValueError where two keys are one or a key is no name of a bookmark."""
    keys = [filling.key.lower() for filling in fillings]
    if len(set(keys)) < len(keys):
        raise ValueError("two fillings have one key")
    for filling in fillings:
        if _KEY.fullmatch(filling.key) is None or not filling.text:
            raise ValueError(f"no name of a bookmark, or no text: {filling!r}")

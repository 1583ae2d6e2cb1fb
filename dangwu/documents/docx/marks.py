"""Reading the marks of a filled copy back, whichever program saved it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dangwu.documents.docx.lines import Anchor
from dangwu.documents.docx.names import w
from dangwu.documents.docx.package import open_package
from dangwu.documents.docx.reading import Block, read_content


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark and what stands in it now: characters [start, end) of a paragraph.

    A bookmark that reaches into later paragraphs gives its text with line breaks, and `end` is
    the end of its first paragraph.
    """

    key: str
    text: str
    paragraph: int
    start: int
    end: int


def read_marks(path: Path) -> list[Mark]:
    """Return all bookmarks of a document in reading order, the hidden ones of Word left out."""
    return find_marks(read_content(open_package(path)).blocks)


def find_marks(blocks: Iterable[Block]) -> list[Mark]:
    """Return the bookmarks of these paragraphs."""
    every = list(blocks)
    ends = _ends(every)
    marks: list[Mark] = []
    for index, anchor in _anchors(every, "bookmarkStart"):
        key, number = anchor.element.get(w("name"), ""), anchor.element.get(w("id"), "")
        target = ends.get((every[index].package_part, number))
        if target is not None and not key.startswith("_"):
            marks.append(_mark(every, key, (index, anchor.offset), target))
    return marks


def _mark(blocks: list[Block], key: str, first: tuple[int, int], last: tuple[int, int]) -> Mark:
    (index, start), (last_index, end) = first, last
    text = blocks[index].paragraph.text
    if last_index == index:
        return Mark(key, text[start:end], index, start, end)
    between = [block.paragraph.text for block in blocks[index + 1 : last_index]]
    tail = blocks[last_index].paragraph.text[:end]
    return Mark(key, "\n".join([text[start:], *between, tail]), index, start, len(text))


def _ends(blocks: list[Block]) -> Mapping[tuple[str, str], tuple[int, int]]:
    return {
        (blocks[index].package_part, anchor.element.get(w("id"), "")): (index, anchor.offset)
        for index, anchor in _anchors(blocks, "bookmarkEnd")
    }


def _anchors(blocks: list[Block], name: str) -> Iterable[tuple[int, Anchor]]:
    tag = w(name)
    for index, block in enumerate(blocks):
        for anchor in block.lines[0].anchors:
            if anchor.element.tag == tag:
                yield index, anchor

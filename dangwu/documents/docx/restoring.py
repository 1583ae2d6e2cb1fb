"""The way back: figures become masks again, and our marks, links and comments go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from dangwu.documents.docx.document import Document, Replacement, in_order
from dangwu.documents.docx.draft import Draft
from dangwu.documents.docx.formatting import drop_properties, first_child
from dangwu.documents.docx.marks import find_marks
from dangwu.documents.docx.names import Element, drop, r, w
from dangwu.documents.docx.properties import forget_people
from dangwu.documents.docx.reading import Block
from dangwu.documents.docx.runs import merge, replace

_RANGES = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_START, _END, _REFERENCE = _RANGES


def replace_texts(document: Document, out: Path, replacements: Sequence[Replacement]) -> None:
    """Write a copy with other words in the places given, without marks.

    OutputExists, OutputUnwritable; ValueError where the replacements clash.
    """
    draft = Draft(document.package)
    _settle(_replaced(draft, document, replacements))
    draft.save(out)


def restore(
    document: Document,
    out: Path,
    masks: Mapping[str, str],
    others: Sequence[Replacement] = (),
    *,
    links: Collection[str] = (),
) -> tuple[str, ...]:
    """Write the sample again: each mark of `masks` (key → mask) holds its mask, unmarked.

    `others` are words outside the marks, placed in the filled document. Our comments, links and
    painted slots, the manifest and the names of authors go; `links` are the addresses that ours led to, by which they are
    known after LibreOffice saved. Returns the keys that the document no longer holds whole.
    """
    draft = Draft(document.package)
    marks = [mark for mark in find_marks(draft.blocks) if mark.key in masks]
    whole = {mark.key: mark for mark in marks if mark.start < mark.end and "\n" not in mark.text}
    back = [
        Replacement(one.paragraph, one.start, one.end, masks[one.key]) for one in whole.values()
    ]
    bare = _remove_comments(draft)
    _remove_marks(draft, frozenset(masks), links)
    _settle([*bare, *_replaced(draft, document, [*back, *others])])
    forget_people(draft)
    draft.seal(None)
    draft.save(out)
    return tuple(key for key in masks if key not in whole)


def _replaced(
    draft: Draft, document: Document, replacements: Sequence[Replacement]
) -> list[Element]:
    """Make the replacements in every copy of their paragraphs; return the runs that hold them."""
    runs: list[Element] = []
    for index, changes in in_order(replacements, document.paragraphs).items():
        block = draft.blocks[index]
        for line in block.lines:
            runs += [replace(line, one.start, one.end, one.text) for one in changes]
        draft.touch(block.package_part)
    return runs


def _settle(runs: Sequence[Element]) -> None:
    """Join the runs with their neighbours, but those that an earlier one took in."""
    for run in runs:
        if run.getparent() is not None:
            merge(run)


def _remove_marks(draft: Draft, keys: frozenset[str], links: Collection[str]) -> None:
    for part, root in draft.content.trees.items():
        starts = [one for one in root.iter(w("bookmarkStart")) if one.get(w("name")) in keys]
        ids = {one.get(w("id")) for one in starts}
        ends = [one for one in root.iter(w("bookmarkEnd")) if one.get(w("id")) in ids]
        if not starts:
            continue
        known = draft.relations(part).ids_of(links) if links else frozenset()
        loose = {key for start in starts for key in _unlinked(start, known)}
        for element in (*starts, *ends):
            drop(element)
        for key in loose - {one.get(r("id")) for one in root.iter(w("hyperlink"))}:
            draft.relations(part).drop(key)
        draft.touch(part)


def _unlinked(start: Element, known: frozenset[str]) -> Iterator[str]:
    """Take our link off the runs of a mark: one right behind its start, or around it and ours."""
    behind, around = start.getnext(), start.getparent()
    for link in (behind, around):
        if link is None or link.tag != w("hyperlink"):
            continue
        key = link.get(r("id"), "")
        if link is behind or key in known:
            for child in reversed(link):
                link.addnext(child)
            drop(link)
            yield key


def _remove_comments(draft: Draft) -> list[Element]:
    """Remove our comments and the paint of slots that were left; return the runs laid bare."""
    ours = draft.comments.ours()
    if not ours:
        return []
    painted = draft.comments.painted()
    bare = [run for block in draft.blocks for run in _unpainted(block, painted)]
    for element in [one for one in draft.root.iter(*_RANGES) if one.get(w("id")) in ours]:
        parent = element.getparent()
        drop(element)
        if element.tag == _REFERENCE and parent is not None and _is_empty(parent):
            drop(parent)
    draft.comments.remove(ours)
    draft.touch(draft.main)
    return bare


def _unpainted(block: Block, painted: frozenset[str]) -> Iterator[Element]:
    """Take our paint off the runs between the ends of these comments."""
    opened: set[str] = set()
    for element in block.lines[0].element.iter(_START, _END, w("r")):
        key = element.get(w("id"), "")
        if element.tag == _START and key in painted:
            opened.add(key)
        elif element.tag == _END:
            opened.discard(key)
        elif opened:
            drop_properties(first_child(element, "rPr"), "highlight")
            yield element


def _is_empty(run: Element) -> bool:
    return all(child.tag == w("rPr") for child in run)

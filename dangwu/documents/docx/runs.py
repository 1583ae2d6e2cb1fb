"""Changing characters inside runs without disturbing their neighbours or their formatting."""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right

from lxml import etree

from dangwu.documents.docx.formatting import first_child, set_property
from dangwu.documents.docx.lines import Line, Piece
from dangwu.documents.docx.names import XML, Element, drop, w

RUN_PROPERTIES = w("rPr")
_TEXT = w("t")


def set_text(holder: Element, text: str) -> None:
    """Set the text of a w:t so that its spaces survive."""
    holder.text = text
    if text != text.strip():
        holder.set(f"{{{XML}}}space", "preserve")


def isolate(line: Line, start: int, end: int) -> list[Element]:
    """Split runs so that characters [start, end) have runs of their own, and return these.

    Ranges of one line are isolated from its end to its start, so that offsets stay true.
    """
    pieces = covered(line, start, end)
    last, first = pieces[-1], pieces[0]
    _split(last, end - last.start)
    right = _split(first, start - first.start)
    runs = [first.run if right is None else right]
    for piece in pieces[1:]:
        if piece.run is not first.run and piece.run is not runs[-1]:
            runs.append(piece.run)
    return runs


def covered(line: Line, start: int, end: int) -> list[Piece]:
    """Return the pieces that hold some of the characters [start, end)."""
    first = bisect_right(line.pieces, start, key=lambda piece: piece.end)
    last = bisect_left(line.pieces, end, key=lambda piece: piece.start)
    return line.pieces[first:last]


def replace(line: Line, start: int, end: int, text: str) -> Element:
    """Replace characters [start, end) in the formatting of the first one; return its run."""
    if any(piece.fixed for piece in covered(line, start, end)):
        raise ValueError(f"a tab, break or symbol stands in [{start}, {end}) of {line.text!r}")
    runs = isolate(line, start, end)
    keep, *spare = [holder for run in runs for holder in run.iterchildren(_TEXT)]
    set_text(keep, text)
    for holder in spare:
        drop(holder)
    for run in runs[1:]:
        if all(child.tag == RUN_PROPERTIES for child in run):
            drop(run)
    return runs[0]


def is_painted(run: Element) -> bool:
    """Whether the background of a run is coloured already."""
    return run.find(f"{RUN_PROPERTIES}/{w('highlight')}") is not None


def paint(run: Element) -> None:
    """Paint the background of a run yellow."""
    set_property(first_child(run, "rPr"), "highlight", val="yellow")


def merge(run: Element) -> None:
    """Join a run with its neighbours where they are plain text in the same formatting."""
    while (following := run.getnext()) is not None and _mergeable(run, following):
        _join(run, following)
    previous = run.getprevious()
    if previous is not None and _mergeable(previous, run):
        _join(previous, run)


def _split(piece: Piece, offset: int) -> Element | None:
    """Move what follows `offset` of a piece to a new run after its run; None where nothing does."""
    run, child = piece.run, piece.child
    text = child.text or ""
    if 0 < offset < len(text) and not piece.fixed:
        rest = etree.Element(_TEXT)
        set_text(rest, text[offset:])
        set_text(child, text[:offset])
        return _moved(run, [rest, *child.itersiblings()])
    if offset > 0:
        following = list(child.itersiblings())
        return _moved(run, following) if following else None
    previous = child.getprevious()
    if previous is None or previous.tag == RUN_PROPERTIES:
        return None
    return _moved(run, [child, *child.itersiblings()])


def _moved(run: Element, children: list[Element]) -> Element:
    """Put children into a new run of the same formatting right after `run`."""
    fresh = etree.Element(run.tag, {str(k): str(v) for k, v in run.attrib.items()})
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        fresh.append(copy.deepcopy(properties))
    fresh.extend(children)
    run.addnext(fresh)
    return fresh


def _mergeable(one: Element, other: Element) -> bool:
    return _is_plain(one) and _is_plain(other) and _formatting(one) == _formatting(other)


def _is_plain(run: Element) -> bool:
    if run.tag != w("r"):
        return False
    tags = [child.tag for child in run if child.tag != RUN_PROPERTIES]
    return tags == [_TEXT]


def _formatting(run: Element) -> bytes:
    properties = run.find(RUN_PROPERTIES)
    if properties is None or not len(properties):
        return b""
    bare = copy.deepcopy(properties)
    bare.tail = None
    return etree.tostring(bare, method="c14n", exclusive=True)


def _join(left: Element, right: Element) -> None:
    one, other = next(left.iterchildren(_TEXT)), next(right.iterchildren(_TEXT))
    set_text(one, (one.text or "") + (other.text or ""))
    drop(right)

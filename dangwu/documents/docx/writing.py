"""Writing a filled copy: the review copy (审核稿) and the final copy (正式稿)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Literal

from dangwu.documents.docx.comments import INITIALS, PAINTED, mark_range
from dangwu.documents.docx.document import (
    Document,
    Filling,
    Leaving,
    check_keys,
    in_order,
    place,
)
from dangwu.documents.docx.draft import Draft
from dangwu.documents.docx.errors import MarkNameTaken
from dangwu.documents.docx.lines import Line
from dangwu.documents.docx.names import Element, make, r, w
from dangwu.documents.docx.official import set_official
from dangwu.documents.docx.properties import mark_draft
from dangwu.documents.docx.reading import Block
from dangwu.documents.docx.runs import covered, is_painted, isolate, paint, replace

Layout = Literal["keep", "official"]

# between a paragraph and a w:hyperlink the schema takes these; not w:ins, nor another link
_TAKE_LINKS = frozenset(map(w, ("sdt", "sdtContent", "smartTag", "customXml", "fldSimple")))


def write(
    document: Document,
    out: Path,
    fillings: Sequence[Filling],
    leavings: Sequence[Leaving] = (),
    *,
    review: bool,
    layout: Layout = "keep",
    manifest: bytes | None = None,
    dated: date | None = None,
    remarks: Sequence[str] = (),
    unfinished: bool = False,
) -> None:
    """Write a copy of the document with the fillings in their places.

    `remarks` are comments of the review copy on the whole document, ahead of the others;
    `unfinished` gives either copy the status 草稿.
    Both copies carry a bookmark on each filling and the manifest; the review copy also comments
    (signed 党务, `dated`), links and painted leavings. OutputExists, OutputUnwritable,
    MarkNameTaken; ValueError where the changes clash.
    """
    check_keys(fillings)
    _check_free(document, fillings)
    every: list[Filling | Leaving] = [*fillings, *leavings]
    changes = in_order(every, document.paragraphs)
    draft = Draft(document.package, dated)
    writer = _Writer(draft, document, review=review)
    for index in sorted(changes):
        for change in changes[index]:
            if isinstance(change, Filling):
                writer.fill(draft.blocks[index], change)
            elif isinstance(change, Leaving) and review:
                writer.leave(draft.blocks[index], change)
    writer.comment_rest()
    writer.remark(remarks)
    if layout == "official":
        set_official(draft)
    if unfinished:
        mark_draft(draft)
    draft.seal(manifest)
    draft.save(out)


def _check_free(document: Document, fillings: Sequence[Filling]) -> None:
    taken = {name.lower() for name in document.bookmarks}
    for filling in fillings:
        if filling.key.lower() in taken:
            raise MarkNameTaken(filling.key)


class _Writer:
    def __init__(self, draft: Draft, document: Document, *, review: bool) -> None:
        self._draft, self._document, self._review = draft, document, review
        self._rest: list[tuple[int, int, str]] = []

    def fill(self, block: Block, filling: Filling) -> None:
        """Put the figure into every copy of the paragraph."""
        for line in block.lines:
            plain = not _is_computed(line, filling)
            run = replace(line, filling.start, filling.end, filling.text)
            _unbind(run)
            marked = self._link(run, block, filling) if self._review and plain else run
            ends = (marked, marked)
            if line is block.lines[0]:
                ends = self._comment(block, filling, ends, linked=marked is not run)
            self._bookmark(ends, filling.key)
        self._draft.touch(block.package_part)

    def leave(self, block: Block, leaving: Leaving) -> None:
        """Paint the slot in every copy of the paragraph, where asked, and say why it stays."""
        for line in block.lines:
            runs = isolate(line, leaving.start, leaving.end)
            fresh = [run for run in runs if leaving.painted and not is_painted(run)]
            for run in fresh:
                paint(run)
            if line is block.lines[0]:
                initials = PAINTED if fresh and len(fresh) == len(runs) else INITIALS
                self._comment(block, leaving, (runs[0], runs[-1]), initials=initials)
        self._draft.touch(block.package_part)

    def comment_rest(self) -> None:
        """Comment on the first paragraph of the body what Word lets nobody comment in its place.

        Headers, footers, notes, text boxes and fields take none; their figures are listed here.
        """
        blocks = [block for block in self._draft.blocks if block.takes_comments]
        if not self._rest or not blocks:
            return
        notes = [
            f"{place(self._document.paragraphs, index)}：{note}"
            for index, _, note in sorted(self._rest)
        ]
        self._comment_line(blocks[0].lines[0], notes)
        self._draft.touch(blocks[0].package_part)

    def remark(self, remarks: Sequence[str]) -> None:
        """Comment on the whole document, at the first paragraph of the body."""
        blocks = [block for block in self._draft.blocks if block.takes_comments]
        if not self._review or not remarks or not blocks:
            return
        self._comment_line(blocks[0].lines[0], remarks)
        self._draft.touch(blocks[0].package_part)

    def _comment_line(self, line: Line, notes: Sequence[str]) -> None:
        """Comment on the point where a paragraph starts, in the order of the notes.

        The range of a second comment would make LibreOffice shorten the bookmarks in it.
        """
        paragraph = line.element
        keys = [self._draft.comments.add(note) for note in notes]
        for key in reversed(keys):
            run = make("r")
            run.append(make("commentReference", id=key))
            paragraph.insert(0 if paragraph.find(w("pPr")) is None else 1, run)

    def _bookmark(self, ends: tuple[Element, Element], key: str) -> None:
        """Put a bookmark around siblings, the comment on them included.

        LibreOffice shortens bookmarks behind a comment's end, but not those around one.
        """
        number = self._draft.bookmark_id()
        ends[0].addprevious(make("bookmarkStart", id=number, name=key))
        ends[1].addnext(make("bookmarkEnd", id=number))

    def _link(self, run: Element, block: Block, filling: Filling) -> Element:
        """Wrap the run in a link and return it, or the run where the schema takes no link."""
        if filling.link is None or not _takes_link(run):
            return run
        key = self._draft.relations(block.package_part).link(filling.link)
        link = make("hyperlink", history="1")
        link.set(r("id"), key)
        run.addprevious(link)
        link.append(run)
        return link

    def _comment(
        self,
        block: Block,
        change: Filling | Leaving,
        ends: tuple[Element, Element],
        *,
        linked: bool = True,
        initials: str = INITIALS,
    ) -> tuple[Element, Element]:
        """Comment on what stands between two elements; return the ends of it and the comment."""
        note = change.note if linked else _with_address(change)
        if not self._review or not note:
            return ends
        if block.takes_comments and not _is_computed(block.lines[0], change):
            return mark_range(*ends, self._draft.comments.add(note, initials))
        old = block.paragraph.text[change.start : change.end]
        text = change.text if isinstance(change, Filling) else old
        self._rest.append((change.paragraph, change.start, f"“{text}”，{note}"))
        return ends


def _is_computed(line: Line, change: Filling | Leaving) -> bool:
    """Whether some of the characters are a field's result, where LibreOffice garbles comments."""
    return any(piece.computed for piece in covered(line, change.start, change.end))


def _takes_link(run: Element) -> bool:
    """Whether the schema takes a link around a run, by what stands between it and its paragraph."""
    between = takewhile(lambda one: one.tag != w("p"), run.iterancestors())
    return all(one.tag in _TAKE_LINKS for one in between)


def _with_address(change: Filling | Leaving) -> str:
    """Return the note with the address where no link could be placed."""
    link = change.link if isinstance(change, Filling) else None
    return change.note if link is None else f"{change.note}\n依据：{link}"


def _unbind(run: Element) -> None:
    """Cut content controls around the run off the data that Word would put over our text."""
    for control in run.iterancestors(w("sdt")):
        for properties in control.iterchildren(w("sdtPr")):
            for binding in properties.findall("{*}dataBinding"):
                properties.remove(binding)

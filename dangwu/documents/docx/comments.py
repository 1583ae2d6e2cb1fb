"""The comments part: ours are added after the existing ones and can be told from them."""

from __future__ import annotations

from datetime import date

from lxml import etree

from dangwu.documents.docx.names import WORD_TYPE, Element, R, W, add, make, number, serialise, w
from dangwu.documents.docx.package import Package
from dangwu.documents.docx.relations import ContentTypes, Relations

AUTHOR = "党务"
INITIALS = "党"
PAINTED = "留"  # the initials on a slot that we painted, so that the paint can be told and removed
_TYPE = f"{WORD_TYPE}comments+xml"
_SIZE = "18"  # half points: 9 pt, whatever the document's own style is


class Comments:
    """The comments of a document while a copy is written."""

    def __init__(
        self, package: Package, main: Relations, types: ContentTypes, dated: date | None
    ) -> None:
        found = main.find("comments")
        self.part = found[0][1] if found else _free_part(package)
        self._tied = bool(found)
        self._main, self._types, self._dated = main, types, dated
        known = self.part in package
        self.root = (
            package.tree(self.part)
            if known
            else etree.Element(w("comments"), nsmap={"w": W, "r": R})
        )
        ids = [number(one) for one in self.root.iterchildren(w("comment"))]
        self._next = max(ids, default=-1) + 1
        self.changed = False

    def add(self, text: str, initials: str = INITIALS) -> str:
        """Add a comment, a paragraph for each line of the text, and return its id."""
        key = str(self._next)
        self._next += 1
        comment = add(self.root, "comment", id=key, author=AUTHOR, initials=initials)
        if self._dated is not None:
            comment.set(w("date"), f"{self._dated.isoformat()}T00:00:00Z")
        for place, line in enumerate(text.split("\n")):
            _paragraph(comment, line, first=place == 0)
        self._tie()
        self.changed = True
        return key

    def ours(self) -> frozenset[str]:
        """The ids of the comments that this system wrote."""
        every = self.root.iterchildren(w("comment"))
        return frozenset(str(one.get(w("id"))) for one in every if one.get(w("author")) == AUTHOR)

    def painted(self) -> frozenset[str]:
        """The ids of those on slots that were painted."""
        marked = {str(one.get(w("id"))) for one in self.root if one.get(w("initials")) == PAINTED}
        return self.ours() & marked

    def remove(self, ids: frozenset[str]) -> None:
        """Remove the comments of these ids."""
        for one in [one for one in self.root if one.get(w("id")) in ids]:
            self.root.remove(one)
            self.changed = True

    def data(self) -> bytes:
        """Return the bytes of the part."""
        return serialise(self.root)

    def _tie(self) -> None:
        if not self._tied:
            self._main.add("comments", self.part)
            self._types.declare(self.part, _TYPE)
            self._tied = True


def _free_part(package: Package) -> str:
    names = ["word/comments.xml", *(f"word/comments{n}.xml" for n in range(2, 100))]
    return next(name for name in names if name not in package)


def _paragraph(comment: Element, text: str, *, first: bool) -> None:
    paragraph = add(comment, "p")
    properties = add(paragraph, "pPr")
    add(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
    add(properties, "ind", firstLineChars="0", firstLine="0")
    if first:
        add(add(paragraph, "r"), "annotationRef")
    run = add(paragraph, "r")
    size = add(run, "rPr")
    add(size, "sz", val=_SIZE)
    add(size, "szCs", val=_SIZE)
    add(run, "t").text = text


def mark_range(first: Element, last: Element, key: str) -> tuple[Element, Element]:
    """Anchor a comment on the siblings from `first` to `last`; return the ends of it all."""
    start, end, run = make("commentRangeStart", id=key), make("commentRangeEnd", id=key), make("r")
    add(run, "commentReference", id=key)
    first.addprevious(start)
    last.addnext(end)
    end.addnext(run)
    return start, run

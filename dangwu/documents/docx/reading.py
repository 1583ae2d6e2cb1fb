"""The paragraphs of a package in reading order, each with the places where it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dangwu.documents.docx.errors import DocumentDamaged, MainPartMissing, StrictFormatRefused
from dangwu.documents.docx.lines import Anchor, Fields, Line, read_line
from dangwu.documents.docx.names import STRICT_W, Element, W, mc, r, w
from dangwu.documents.docx.package import Package
from dangwu.documents.docx.relations import find_main, relations
from dangwu.documents.paragraphs import Paragraph

_THROUGH = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")))
_NEAR = 50  # how far copies of a text box may have drifted apart
_STARTS = frozenset(map(w, ("bookmarkStart", "commentRangeStart")))
_ENDS = frozenset(map(w, ("bookmarkEnd", "commentRangeEnd")))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and its lines: one, or several where a text box is stored in copies."""

    paragraph: Paragraph
    package_part: str
    lines: tuple[Line, ...]

    @property
    def takes_comments(self) -> bool:
        """Whether Word accepts a comment here: in the body, but in no text box."""
        part = self.paragraph.part
        return part.split("/")[0] == "body" and "/textbox" not in part


@dataclass(slots=True)
class Content:
    """The parsed parts with text, by name, and their paragraphs in reading order."""

    main: str
    trees: dict[str, Element]
    blocks: list[Block]

    @property
    def bookmarks(self) -> frozenset[str]:
        """The names of all bookmarks."""
        found = (mark for root in self.trees.values() for mark in root.iter(w("bookmarkStart")))
        return frozenset(str(mark.get(w("name"), "")) for mark in found)


def read_content(package: Package) -> Content:
    """Parse the parts with text and read them."""
    main = find_main(package)
    root = package.tree(main)
    body = root.find(w("body"))
    if root.tag == f"{{{STRICT_W}}}document":
        raise StrictFormatRefused(package.name)
    if root.tag != w("document") or body is None:
        raise MainPartMissing(package.name, f"{main} 里没有 w:body")
    story = _Stories(package, main, root)
    headers = story.referenced("headerReference", "header")
    notes = [*story.notes("footnote"), *story.notes("endnote")]
    footers = story.referenced("footerReference", "footer")
    blocks = [*headers, *_Story(main).read(body, "body"), *notes, *footers]
    return Content(main, story.trees, blocks)


def read_body(content: Content) -> list[Block]:
    """Read the body anew after its elements were changed."""
    body = content.trees[content.main].find(w("body"))
    return [] if body is None else _Story(content.main).read(body, "body")


class _Stories:
    """Finds the parts that hang on the document part."""

    def __init__(self, package: Package, main: str, root: Element) -> None:
        self.package, self.main = package, main
        self.trees = {main: root}
        self._relations = relations(package, main)

    def referenced(self, reference: str, label: str) -> list[Block]:
        """Read each header or footer that a section uses, once, in the order of the sections."""
        targets = {one.id: one.target for one in self._relations if one.kind == label}
        ids = [str(one.get(r("id"), "")) for one in self.trees[self.main].iter(w(reference))]
        parts = dict.fromkeys(targets[key] for key in ids if key in targets)
        blocks: list[Block] = []
        for number, part in enumerate(parts, 1):
            blocks += _Story(part).read(self._tree(part), f"{label}{number}")
        return blocks

    def notes(self, kind: str) -> list[Block]:
        """Read the footnotes or endnotes in the order of their marks in the text."""
        part = next((one.target for one in self._relations if one.kind == f"{kind}s"), None)
        if part is None:
            return []
        notes = {str(one.get(w("id"))): one for one in self._tree(part).iterchildren(w(kind))}
        marks = self.trees[self.main].iter(w(f"{kind}Reference"))
        ids = dict.fromkeys(str(mark.get(w("id"))) for mark in marks)
        story = _Story(part)
        blocks: list[Block] = []
        for number, key in enumerate((key for key in ids if key in notes), 1):
            blocks += story.read(notes[key], f"{kind}{number}")
        return blocks

    def _tree(self, part: str) -> Element:
        if part not in self.package:
            raise DocumentDamaged(self.package.name, f"缺少部件 {part}")
        return self.trees.setdefault(part, self.package.tree(part))


@dataclass(slots=True)
class _Story:
    """Walks one story (body, header, note …) and counts its tables and text boxes."""

    package_part: str
    fields: Fields = field(default_factory=Fields)
    counts: Counter[str] = field(default_factory=Counter)
    pending: list[Element] = field(default_factory=list)

    def read(self, container: Element, label: str) -> list[Block]:
        """Return the paragraphs of a container, tables and text boxes in their places."""
        blocks: list[Block] = []
        for child in _flattened(container):
            if child.tag == w("p"):
                blocks += self._paragraph(child, label)
            elif child.tag == w("tbl"):
                blocks += self._table(child, self._numbered(label, "table"))
            elif child.tag in _STARTS:
                self.pending.append(child)
            elif child.tag in _ENDS and blocks:
                line = blocks[-1].lines[0]
                line.anchors.append(Anchor(len(line.text), child))
        return blocks

    def _paragraph(self, element: Element, label: str) -> list[Block]:
        line = read_line(element, self.fields)
        line.anchors[:0] = [Anchor(0, mark) for mark in self.pending]
        self.pending.clear()
        blocks = [Block(Paragraph(label, line.text), self.package_part, (line,))]
        for copies in line.boxes:
            blocks += self._box(copies, self._numbered(label, "textbox"))
        return blocks

    def _box(self, copies: list[Element], label: str) -> list[Block]:
        first, *others = ([*self._copy(box, label)] for box in copies)
        for other in others:
            first = list(_paired(first, other))
        return first

    def _copy(self, box: Element, label: str) -> list[Block]:
        return _Story(self.package_part).read(box, label)

    def _table(self, table: Element, label: str) -> list[Block]:
        blocks: list[Block] = []
        rows = (one for one in _flattened(table) if one.tag == w("tr"))
        for row_number, row in enumerate(rows, 1):
            cells = (one for one in _flattened(row) if one.tag == w("tc"))
            for cell_number, cell in enumerate(cells, 1):
                blocks += self.read(cell, f"{label}/r{row_number}c{cell_number}")
        return blocks

    def _numbered(self, label: str, kind: str) -> str:
        key = f"{label}/{kind}"
        self.counts[key] += 1
        return f"{key}{self.counts[key]}"


def _flattened(container: Element) -> Iterator[Element]:
    """Yield the children, those of content controls and other wrappers in their places."""
    for child in container:
        if child.tag in _THROUGH:
            yield from _flattened(child)
        elif child.tag == mc("AlternateContent"):
            yield from _flattened(next(iter(child), child))
        elif isinstance(child.tag, str) and child.tag.startswith(f"{{{W}}}"):
            yield child


def _paired(blocks: list[Block], copies: list[Block]) -> Iterator[Block]:
    """Join each block with the next copy that has the same text."""
    position = 0
    for block in blocks:
        same = (
            index
            for index in range(position, min(position + _NEAR, len(copies)))
            if copies[index].paragraph.text == block.paragraph.text
        )
        found = next(same, None)
        if found is None:
            yield block
            continue
        position = found + 1
        lines = (*block.lines, *copies[found].lines)
        yield Block(block.paragraph, block.package_part, lines)

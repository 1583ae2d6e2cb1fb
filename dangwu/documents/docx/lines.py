"""One w:p as a line of characters, each traced to the element that holds it.

Left out: deleted and moved-away text, instructions of fields, mathematics, notes' marks.
Kept at fixed places that no filling may touch: tabs, breaks, hyphens, symbols, ruby.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dangwu.documents.docx.names import Element, mc, w

_FIXED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_CONTAINERS = frozenset(
    map(w, ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo"))
)
_RANGES = frozenset(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
)
_RUN, _TEXT, _SDT, _CONTENT = w("r"), w("t"), w("sdt"), w("sdtContent")
_INSTRUCTION = w("instrText")
_FIELD, _RUBY, _SYMBOL, _BOX = w("fldChar"), w("ruby"), w("sym"), w("txbxContent")
_DRAWN = frozenset(map(w, ("drawing", "pict", "object")))


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of a line, held by `child` (w:t, w:tab …) of a run."""

    start: int
    end: int
    run: Element
    child: Element
    computed: bool  # in the result of a field that word processors compute anew

    @property
    def fixed(self) -> bool:
        """Whether these characters are no text that may be replaced."""
        return bool(self.child.tag != _TEXT)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a bookmark or a comment starts or ends."""

    offset: int
    element: Element


@dataclass(slots=True)
class Line:
    """A w:p, its text, and the text boxes that hang on it: each the copies of one box."""

    element: Element
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    boxes: list[list[Element]] = field(default_factory=list)


class Fields:
    """The complex fields that stand open while runs are read; lasts over paragraphs."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, str]] = []  # whether still instructing, the instruction

    def meet(self, mark: Element) -> None:
        """Take note of a w:fldChar."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._open.append((True, ""))
        elif kind == "separate" and self._open:
            self._open[-1] = (False, self._open[-1][1])
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take note of a w:instrText."""
        if self._open:
            self._open[-1] = (True, self._open[-1][1] + text)

    @property
    def computed(self) -> bool:
        """Whether what comes now is a result that word processors compute anew; no plain link."""
        words = (instruction.split()[:1] for _, instruction in self._open)
        return any(one != ["HYPERLINK"] for one in words)

    @property
    def instructing(self) -> bool:
        """Whether what comes now is an instruction and no text."""
        return any(instructing for instructing, _ in self._open)


def read_line(paragraph: Element, fields: Fields) -> Line:
    """Return the line of a w:p."""
    reader = _Reader(Line(paragraph), fields)
    reader.inline(paragraph)
    reader.line.text = "".join(reader.texts)
    return reader.line


class _Reader:
    def __init__(self, line: Line, fields: Fields) -> None:
        self.line, self.fields = line, fields
        self.texts: list[str] = []
        self.offset = 0

    def inline(self, parent: Element) -> None:
        for child in parent:
            if child.tag == _RUN:
                self.run(child)
            elif child.tag in _CONTAINERS:
                self.inline(child)
            elif child.tag == _SDT:
                for content in child.iterchildren(_CONTENT):
                    self.inline(content)
            elif child.tag in _RANGES:
                self.line.anchors.append(Anchor(self.offset, child))
            elif child.tag == mc("AlternateContent"):
                self.line.boxes.extend(_paired_boxes(child))

    def run(self, run: Element) -> None:
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self.add(child.text or "", run, child)
            elif tag in _FIXED:
                self.add(_FIXED[tag], run, child)
            elif tag == _FIELD:
                self.fields.meet(child)
            elif tag == _INSTRUCTION:
                self.fields.instruct(child.text or "")
            elif tag in _DRAWN:
                self.line.boxes.extend([box] for box in _boxes(child))
            elif tag == mc("AlternateContent"):
                self.line.boxes.extend(_paired_boxes(child))
            elif tag == _SYMBOL:
                self.add(_symbol(child), run, child)
            elif tag == _RUBY:
                self.add(_ruby(child), run, child)

    def add(self, text: str, run: Element, child: Element) -> None:
        if not text or self.fields.instructing:
            return
        end = self.offset + len(text)
        self.line.pieces.append(Piece(self.offset, end, run, child, self.fields.computed))
        self.texts.append(text)
        self.offset = end


def _symbol(element: Element) -> str:
    """Return the character of a w:sym; those of symbol fonts (private use) have none of their own."""
    try:
        code = int(str(element.get(w("char"), "")), 16)
    except ValueError:
        return "\ufffd"
    is_plain = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE
    return chr(code) if is_plain else "\ufffd"


def _ruby(element: Element) -> str:
    return "".join(
        text.text or "" for base in element.iterchildren(w("rubyBase")) for text in base.iter(_TEXT)
    )


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the outermost text boxes under an element."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == mc("AlternateContent"):
            yield from (copies[0] for copies in _paired_boxes(child))
        else:
            yield from _boxes(child)


def _paired_boxes(alternate: Element) -> list[list[Element]]:
    """Return the boxes of an mc:AlternateContent, each with its copies in the other branches."""
    branches = [list(_boxes(branch)) for branch in alternate]
    filled = [branch for branch in branches if branch]
    if not filled:
        return []
    first, *others = filled
    return [
        [box, *(other[index] for other in others if index < len(other))]
        for index, box in enumerate(first)
    ]

"""The official layout of GB/T 9704-2012: fonts by level, indents, 22 lines of 28 characters.

Text, tables and figures stay; tables and text boxes keep their own formatting.
"""

from __future__ import annotations

from dangwu.documents.docx.draft import Draft
from dangwu.documents.docx.formatting import (
    drop_properties,
    first_child,
    paragraph_mark,
    set_property,
)
from dangwu.documents.docx.levels import Kind, heading_end, kinds
from dangwu.documents.docx.lines import Line
from dangwu.documents.docx.names import Element, add, w
from dangwu.documents.docx.reading import Block, read_body
from dangwu.documents.docx.runs import isolate
from dangwu.documents.docx.section import set_sections

BODY_FONT, TITLE_FONT = "仿宋_GB2312", "方正小标宋简体"
LATIN_FONT = "Times New Roman"
TRACKING = "-5"  # twentieths of a point: 28 × (16 − 0.25) = 441 pt of the 442 that a line has
_FONTS = {Kind.TITLE: TITLE_FONT, Kind.FIRST: "黑体", Kind.SECOND: "楷体_GB2312"}
_SIZES = {Kind.TITLE: "44"}  # half points: 2号 = 22 pt
_TITLE_LINE = "700"  # twentieths of a point: 35 pt, where the grid would take two lines
_SIZE = "32"  # 3号 = 16 pt
_OUTLINE = {Kind.FIRST: "0", Kind.SECOND: "1", Kind.THIRD: "2", Kind.FOURTH: "3"}
_CHARACTER = 315  # twentieths of a point: one character with its tracking
_SPACES = " \t\u3000\u00a0"
_DRAWN = tuple(map(w, ("drawing", "pict", "object")))
_NOTES = frozenset(map(w, ("footnoteReference", "endnoteReference", "commentReference")))


def set_official(draft: Draft) -> None:
    """Set the text of a draft in the official layout."""
    blocks = read_body(draft.content)
    text = [block for block in blocks if block.paragraph.part == "body"]
    for block, kind in zip(text, kinds([one.paragraph.text for one in text]), strict=True):
        if not _is_drawing(block.lines[0]):
            _set_paragraph(block.lines[0], kind)
    for block in blocks:
        if block.paragraph.part != "body" or _is_drawing(block.lines[0]):
            _keep_spacing(block)
    set_sections(draft)
    draft.touch(draft.main)


def _is_drawing(line: Line) -> bool:
    """Whether a paragraph holds pictures or text boxes and no words."""
    return not line.text.strip() and next(line.element.iter(*_DRAWN), None) is not None


def _set_paragraph(line: Line, kind: Kind) -> None:
    properties = first_child(line.element, "pPr")
    aligned = _alignment(properties, kind)
    drop_properties(properties, "snapToGrid", "contextualSpacing", "keepNext", "keepLines")
    set_property(properties, "widowControl", val="0")  # or a page would hold 21 lines
    _set_lines(properties, kind)
    set_property(properties, "jc", val=aligned)
    if kind is Kind.TITLE or kind in _OUTLINE:
        _drop_borders(properties)
    _indent(properties, line, kind, aligned)
    end = heading_end(line.text) if kind in _OUTLINE else 0
    if end and end == len(line.text):
        set_property(properties, "outlineLvl", val=_OUTLINE[kind])
    _set_runs(line, kind, end)
    _set_run(paragraph_mark(properties), kind)


def _drop_borders(properties: Element) -> None:
    """Take the lines off that a heading's style may draw."""
    borders = set_property(properties, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        add(borders, side, val="nil")


def _set_lines(properties: Element, kind: Kind) -> None:
    """Set one line of the grid for a line of text; the title, which is taller, has its own."""
    plain = {"line": "240", "lineRule": "auto"}
    height = {"line": _TITLE_LINE, "lineRule": "exact"} if kind is Kind.TITLE else plain
    none = dict.fromkeys(("before", "beforeAutospacing", "after", "afterAutospacing"), "0")
    set_property(properties, "spacing", **none, **height)
    if kind is Kind.TITLE:
        set_property(properties, "snapToGrid", val="0")


def _alignment(properties: Element, kind: Kind) -> str:
    if kind is Kind.TITLE:
        return "center"
    if kind is Kind.SIGNATURE:
        return "right"
    found = properties.find(w("jc"))
    own = "" if found is None else found.get(w("val"), "")
    return own if own in ("center", "right", "end") else "both"


def _indent(properties: Element, line: Line, kind: Kind, aligned: str) -> None:
    """Indent by two characters; a list keeps its own, and so does a text that starts with spaces."""
    if properties.find(w("numPr")) is not None:
        return
    if kind is Kind.SIGNATURE:
        right = str(4 * _CHARACTER)
        set_property(properties, "ind", left="0", right=right, rightChars="400", firstLine="0")
        return
    is_flush = kind in (Kind.TITLE, Kind.ADDRESSEE) or aligned != "both"
    if is_flush or line.text[:1] in tuple(_SPACES):
        set_property(properties, "ind", left="0", right="0", firstLineChars="0", firstLine="0")
    else:
        first = str(2 * _CHARACTER)
        set_property(properties, "ind", left="0", right="0", firstLineChars="200", firstLine=first)


def _set_runs(line: Line, kind: Kind, heading: int) -> None:
    """Set the heading's runs by its level and the others as body."""
    special = set()
    if kind is Kind.TITLE:
        special = set(line.element.iter(w("r")))
    elif 0 < heading <= len(line.text) and line.pieces:
        special = set(isolate(line, 0, heading))
    for run in _runs(line.element):
        if not any(child.tag in _NOTES for child in run):
            _set_run(first_child(run, "rPr"), kind if run in special else Kind.BODY)


def _runs(paragraph: Element) -> list[Element]:
    """Return the runs of a paragraph, those of its text boxes left out."""
    return [run for run in paragraph.iter(w("r")) if _owner(run) is paragraph]


def _owner(run: Element) -> Element:
    return next(run.iterancestors(w("p")))


def _set_run(properties: Element, kind: Kind) -> None:
    font = _FONTS.get(kind, BODY_FONT)
    size = _SIZES.get(kind, _SIZE)
    latin = {"ascii": LATIN_FONT, "hAnsi": LATIN_FONT, "cs": LATIN_FONT}
    set_property(properties, "rFonts", eastAsia=font, **latin)
    drop_properties(properties, "w", "kern", "fitText")
    set_property(properties, "spacing", val="0" if kind is Kind.TITLE else TRACKING)
    set_property(properties, "sz", val=size)
    set_property(properties, "szCs", val=size)
    if kind in _FONTS:
        set_property(properties, "b", val="0")
        set_property(properties, "bCs", val="0")
    if not _is_red(properties):
        set_property(properties, "color", val="auto")


def _is_red(properties: Element) -> bool:
    color = properties.find(w("color"))
    return color is not None and color.get(w("val"), "").upper() in ("FF0000", "C00000")


def _keep_spacing(block: Block) -> None:
    """Keep the lines of tables and text boxes as tight as they were: off the new grid."""
    for line in block.lines:
        properties = first_child(line.element, "pPr")
        set_property(properties, "snapToGrid", val="0")

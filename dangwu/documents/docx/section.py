"""The page of GB/T 9704-2012: paper, margins, grid, and page numbers — 1 — in the footers."""

from __future__ import annotations

import re

from dangwu.documents.docx.draft import Draft
from dangwu.documents.docx.formatting import insert_property, set_property
from dangwu.documents.docx.names import WORD_TYPE, Element, R, W, add, make, parse, r, serialise, w
from dangwu.documents.docx.reading import Block
from dangwu.documents.docx.runs import set_text

LINE = 579  # twips: 22 lines in the 225 mm of the text area
_WIDTH, _HEIGHT = 11906, 16838  # A4
_TOP, _BOTTOM, _LEFT, _RIGHT = 2098, 1984, 1587, 1474  # 37, 35, 28, 26 mm
_NUMBER_LINE = 320  # the footer's line; its top is 7 mm (397 twips) below the text area
_FOOTER = _BOTTOM - 397 - _NUMBER_LINE
_HEADER = 851
_SIZE = "28"  # 4号 = 14 pt
_FONT = "宋体"
_ODD, _EVEN = "word/footer_odd.xml", "word/footer_even.xml"
_PAGE_TEXT = re.compile(r"[\s\d—–\-－·.第页共/／~～]*")
_SETTINGS = "word/settings.xml"


def set_sections(draft: Draft) -> None:
    """Set paper, margins, grid and page numbers of every section."""
    sections = list(draft.root.iter(w("sectPr")))
    if not sections:
        body = next(draft.root.iterchildren(w("body")))
        sections = [add(body, "sectPr")]
    footers = _Footers(draft)
    for number, section in enumerate(sections):
        _set_page(section)
        footers.set(section, first=number == 0)
        _repeat_header(section)
    _set_even_and_odd(draft)


def _set_page(section: Element) -> None:
    size = section.find(w("pgSz"))
    if size is not None and size.get(w("orient")) == "landscape":
        _page(section, (_HEIGHT, _WIDTH), (_LEFT, _BOTTOM, _RIGHT, _TOP), "landscape")
    else:
        _page(section, (_WIDTH, _HEIGHT), (_TOP, _RIGHT, _BOTTOM, _LEFT), "portrait")
    set_property(section, "docGrid", type="lines", linePitch=str(LINE))


def _page(
    section: Element, size: tuple[int, int], margins: tuple[int, int, int, int], orient: str
) -> None:
    paper = set_property(section, "pgSz", w=str(size[0]), h=str(size[1]))
    if orient == "landscape":
        paper.set(w("orient"), orient)
    sides = zip(("top", "right", "bottom", "left"), map(str, margins), strict=True)
    margin = set_property(section, "pgMar", **dict(sides))
    footer = _FOOTER if orient == "portrait" else margins[2] // 2
    for name, value in (("header", _HEADER), ("footer", footer), ("gutter", 0)):
        margin.set(w(name), str(value))


def _repeat_header(section: Element) -> None:
    """Show the header on even pages too, now that these have one of their own."""
    headers = {one.get(w("type")): one for one in section.iterchildren(w("headerReference"))}
    if "default" in headers and "even" not in headers:
        insert_property(section, _reference("headerReference", "even", headers["default"]))


def _reference(name: str, kind: str, like: Element | str) -> Element:
    key = like if isinstance(like, str) else like.get(r("id"), "")
    element = make(name, type=kind)
    element.set(r("id"), key)
    return element


class _Footers:
    """Puts our footers in the place of those that hold but a number, and a number into the rest."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._parts = dict(draft.relations(draft.main).find("footer"))
        self._texts = _texts(draft.blocks, self._parts)
        self._numbered: set[str] = set()
        self._keys: dict[str, str] = {}

    def set(self, section: Element, *, first: bool) -> None:
        """Set the footers of one section; later sections inherit unless they have their own."""
        found = {one.get(w("type")): one for one in section.iterchildren(w("footerReference"))}
        kept = {kind: one for kind, one in found.items() if self._has_words(one)}
        for kind, one in found.items():
            if kind not in kept:
                section.remove(one)
        for one in kept.values():
            self._add_number(one)
        if not (first or found):
            return
        for kind in _wanted(section):
            if kind not in kept:
                key = self._key(_EVEN if kind == "even" else _ODD)
                like = kept.get("default", key)
                insert_property(section, _reference("footerReference", kind, like))

    def _has_words(self, reference: Element) -> bool:
        text = self._texts.get(self._parts.get(reference.get(r("id"), ""), ""), "")
        return _PAGE_TEXT.fullmatch(text) is None

    def _add_number(self, reference: Element) -> None:
        part = self._parts[reference.get(r("id"), "")]
        if part in self._numbered:
            return
        self._numbered.add(part)
        is_even = reference.get(w("type")) == "even"
        self._draft.content.trees[part].insert(0, _number(is_even=is_even))
        self._draft.touch(part)

    def _key(self, part: str) -> str:
        if part not in self._keys:
            root = parse(f'<w:ftr xmlns:w="{W}" xmlns:r="{R}"/>'.encode())
            root.append(_number(is_even=part == _EVEN))
            self._draft.put(part, serialise(root), f"{WORD_TYPE}footer+xml")
            known = [key for key, target in self._parts.items() if target == part]
            main = self._draft.relations(self._draft.main)
            self._keys[part] = known[0] if known else main.add("footer", part)
        return self._keys[part]


def _texts(blocks: list[Block], parts: dict[str, str]) -> dict[str, str]:
    texts = dict.fromkeys(parts.values(), "")
    for block in blocks:
        if block.package_part in texts:
            texts[block.package_part] += block.paragraph.text
    return texts


def _wanted(section: Element) -> tuple[str, ...]:
    title = section.find(w("titlePg"))
    has_title = title is not None and title.get(w("val"), "1") not in ("0", "false", "off")
    return ("default", "even", "first") if has_title else ("default", "even")


def _number(*, is_even: bool) -> Element:
    """Return the paragraph of a page number: odd to the right, even to the left, one character in."""
    side = "left" if is_even else "right"
    paragraph = make("p")
    properties = add(paragraph, "pPr")
    add(properties, "snapToGrid", val="0")
    add(properties, "spacing", before="0", after="0", line=str(_NUMBER_LINE), lineRule="exact")
    add(properties, "ind", **{f"{side}Chars": "100", side: "280", "firstLine": "0"})
    add(properties, "jc", val=side)
    _text(paragraph, "— ")
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = _run(paragraph)
        if kind == "instruction":
            add(run, "instrText").text = "PAGE"
        elif kind == "result":
            add(run, "t").text = "1"
        else:
            add(run, "fldChar", fldCharType=kind)
    _text(paragraph, " —")
    return paragraph


def _text(paragraph: Element, text: str) -> None:
    holder = add(_run(paragraph), "t")
    set_text(holder, text)


def _run(paragraph: Element) -> Element:
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    add(properties, "rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, cs=_FONT)
    add(properties, "sz", val=_SIZE)
    add(properties, "szCs", val=_SIZE)
    return run


def _set_even_and_odd(draft: Draft) -> None:
    main = draft.relations(draft.main)
    found = [part for _, part in main.find("settings") if part in draft.package]
    part = found[0] if found else _SETTINGS
    root = draft.package.tree(part) if found else parse(f'<w:settings xmlns:w="{W}"/>'.encode())
    set_property(root, "evenAndOddHeaders")
    if not found:
        main.add("settings", part)
    draft.put(part, serialise(root), f"{WORD_TYPE}settings+xml")

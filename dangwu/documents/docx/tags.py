"""The tags of a template: found in the text of its paragraphs, whole and in pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dangwu.documents.docx.document import place
from dangwu.documents.docx.errors import FullWidthSign, TagRefused, TagUnbalanced
from dangwu.documents.paragraphs import Paragraph

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ANY_TAG = re.compile(r"[{｛][{｛%％].*?[}｝%％][}｝]", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_BLOCK = re.compile(r"\{%(?:tr|tc|p|r)?(?:\s+|-\s*)?(\w+)(.*?)-?%\}", re.DOTALL)
_MISSING = {"{{": "}}", "{%": "%}", "{#": "#}", "}}": "{{", "%}": "{%", "#}": "{#"}
_WIDE_BRACKETS = "｛｝％"
_NARROW = str.maketrans(_WIDE_BRACKETS, "{}%")
_PAIRS = {"for": "endfor", "if": "endif"}
_BETWEEN = ("elif", "else")
_MERGES = ("vm", "hm")
_FORM = {"endfor": "{% for 支部 in 支部列表 %}", "endif": "{% if 条件 %}"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `word` is that of a block (for, if …), empty for {{ … }}; `inside` its expression."""

    text: str
    word: str
    inside: str
    paragraph: int
    place: str


def find_tags(paragraphs: Sequence[Paragraph]) -> list[Tag]:
    """Return all tags in reading order, comments left out.

    FullWidthSign, TagUnbalanced, TagRefused where one is broken, alone or of an unknown kind.
    """
    tags: list[Tag] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if any(sign in text for sign in "{}｛｝"):
            where = place_of(paragraphs, index)
            _check_brackets(text, where)
            found = (one.group() for one in _TAG.finditer(text))
            tags += [_tag(one, index, where) for one in found if not one.startswith("{#")]
    _check_notes(paragraphs, tags)
    _check_pairs(paragraphs, tags)
    return tags


def place_of(paragraphs: Sequence[Paragraph], index: int) -> str:
    """Return the place of a paragraph with its first words."""
    text = paragraphs[index].text.strip()
    start = text[:20] + ("…" if len(text) > 20 else "")
    return f"{place(paragraphs, index)}（{start}）"


def _check_brackets(text: str, where: str) -> None:
    for found in _ANY_TAG.finditer(text):
        tag = found.group()
        if any(sign in tag[:2] + tag[-2:] for sign in _WIDE_BRACKETS):
            raise FullWidthSign(where, tag, tag.translate(_NARROW))
    loose = _LOOSE.search(_TAG.sub("", text))
    if loose is not None:
        sign = loose.group()
        raise TagUnbalanced(where, sign, f"在同一段里补上“{_MISSING[sign]}”，或删去它")


def _tag(text: str, index: int, where: str) -> Tag:
    if text.startswith("{{"):
        if re.match(r"\{\{(?:tr|tc|p|r)\s", text):
            inside = text[2:-2].split(maxsplit=1)[-1].strip()
            raise TagRefused(where, text, f"改为“{{{{ {inside} }}}}”")
        return Tag(text, "", text[2:-2].strip().strip("-").strip(), index, where)
    found = _BLOCK.fullmatch(text)
    word = "" if found is None else found.group(1)
    if word not in (*_PAIRS, *_PAIRS.values(), *_BETWEEN, *_MERGES):
        raise TagRefused(where, text, "只用 for、if、elif、else、endif、endfor")
    inside = "" if found is None else found.group(2).strip()
    return Tag(text, word, inside, index, where)


def _check_notes(paragraphs: Sequence[Paragraph], tags: Sequence[Tag]) -> None:
    for tag in tags:
        if paragraphs[tag.paragraph].part.startswith("endnote"):
            raise TagRefused(tag.place, tag.text, "把它移到正文或脚注里，尾注不能用模板标记")


def _check_pairs(paragraphs: Sequence[Paragraph], tags: Sequence[Tag]) -> None:
    """Match blocks within each story, since each header, footer or body is rendered alone."""
    for story in dict.fromkeys(_story(paragraphs, tag) for tag in tags):
        _check_story([tag for tag in tags if _story(paragraphs, tag) == story])


def _story(paragraphs: Sequence[Paragraph], tag: Tag) -> str:
    part = paragraphs[tag.paragraph].part.split("/")[0]
    return "footnote" if part.startswith("footnote") else part


def _check_story(tags: Sequence[Tag]) -> None:
    opened: list[Tag] = []
    for tag in tags:
        if tag.word in _PAIRS:
            opened.append(tag)
        elif tag.word in _FORM:
            if not opened or _PAIRS[opened[-1].word] != tag.word:
                raise TagUnbalanced(
                    tag.place, tag.text, f"在它前面补上“{_FORM[tag.word]}”，或删去它"
                )
            opened.pop()
        elif tag.word in _BETWEEN and (
            not opened or (opened[-1].word, tag.word) == ("for", "elif")
        ):
            raise TagUnbalanced(tag.place, tag.text, f"在它前面补上“{_FORM['endif']}”，或删去它")
    if opened:
        last = opened[-1]
        raise TagUnbalanced(
            last.place, last.text, f"在它后面补上“{{% {_PAIRS[last.word]} %}}”，或删去它"
        )

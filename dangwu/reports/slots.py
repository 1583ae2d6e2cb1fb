"""The slots of a file that nobody has asked to fill yet; no office is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.documents.docx import read_text
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, Slot, find_slots
from dangwu.reports.lexicon import lexicon
from dangwu.reports.sources import open_source

_HEAD = 12
_PERIOD = re.compile(r"20\d\d年(?:度|[上下]半年|第?[一二三四1-4]季度)?")


class LineUnreadable(DangwuError):
    """A line of a .jsonl is not an object with id and text."""

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(
            f'“{path.name}”第{number}行不是 {{"id": …, "text": "…"}} 这样的一行 JSON，请改正后再试。'
        )


def of_file(path: Path) -> list[Slot]:
    """Return the slots of a .docx or .txt in reading order."""
    document = open_source(path)
    known = Context(period=own_period(document.paragraphs))
    return find_slots(document.paragraphs, lexicon(), known)


def of_lines(path: Path) -> Iterator[tuple[object, list[Slot]]]:
    """Yield each line's id and its slots; raises LineUnreadable with the line's number."""
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
            identifier, text = one["id"], str(one["text"])
        except (ValueError, TypeError, KeyError):
            raise LineUnreadable(path, number) from None
        yield identifier, find_slots([Paragraph("text", text)], lexicon(), Context())


def own_period(paragraphs: Sequence[Paragraph]) -> Period | None:
    """Return the period that the document's head names (2020年上半年党建工作总结)."""
    for paragraph in [one for one in paragraphs if one.text.strip()][:_HEAD]:
        found = _PERIOD.search(paragraph.text)
        if found and re.search(r"总结|报告|情况|汇报|简报|通报|要点|统计", paragraph.text):
            return Period.parse(found[0])
    return None

"""The evidence page: every figure of a document with its definition and its records."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template import Context, Engine

from dangwu.catalogue.figures import figures
from dangwu.core.value import Evidence, Value
from dangwu.documents.docx import place
from dangwu.reports.deciding import Decision
from dangwu.reports.notes import derived, titled

if TYPE_CHECKING:
    from dangwu.reports.filling import Filled

ROWS_SHOWN = 500
_AROUND = 20
_TEMPLATE = Path(__file__).parent / "templates" / "evidence.html"


def write(filled: Filled, path: Path) -> None:
    """Write the page into an empty draft."""
    template = Engine().from_string(_TEMPLATE.read_text(encoding="utf-8"))
    path.write_text(template.render(Context(_content(filled))), encoding="utf-8")


def _content(filled: Filled) -> dict[str, Any]:
    order = filled.order
    around = _around(filled)
    return {
        "title": order.source.stem,
        "unit": order.scope.name,
        "period": order.period.label,
        "draft": order.draft,
        "made_at": order.made_at,
        "mark": filled.mark,
        "figures": _figures(filled),
        "left": [
            {
                "place": place(filled.document.paragraphs, one.slot.paragraph),
                "before": one.slot.before,
                "mask": one.slot.mask,
                "after": one.slot.after,
                "why": one.why,
                "others": one.others,
            }
            for one in filled.left
        ],
        "typed": [
            {
                "decision": one,
                "key": filled.key(number),
                "around": around[number],
                "place": place(filled.document.paragraphs, one.slot.paragraph),
            }
            for number, one in enumerate(filled.written, 1)
            if one.by == "typed"
        ],
        "doubts": filled.doubts,
        "denied": bool(filled.contradictions),
        "over": order.over,
    }


def _figures(filled: Filled) -> list[dict[str, Any]]:
    """Return one entry a value, with every place where the document states it."""
    entries: dict[object, dict[str, Any]] = {}
    around = _around(filled)
    for number, one in enumerate(filled.written, 1):
        value = one.value
        if value is None:
            continue
        key = (value.figure, value.scope.organization_id, value.period, one.against)
        if key not in entries:
            elsewhere = [
                *([value.scope.name] if value.scope != filled.order.scope else []),
                *([value.period.label] if value.period != filled.order.period else []),
            ]
            entries[key] = _figure(one, value) | {"elsewhere": "，".join(elsewhere)}
        entries[key]["places"].append(
            {
                "key": filled.key(number),
                "written": one.text,
                "before": around[number][0],
                "after": around[number][1],
                "place": place(filled.document.paragraphs, one.slot.paragraph),
                "because": _because(one),
            }
        )
    return list(entries.values())


def _because(one: Decision) -> str:
    if one.by != "chosen":
        return one.slot.because
    return f"{one.who or '人工'}选定，理由：{one.reason}"


def _around(filled: Filled) -> dict[int, tuple[str, str]]:
    """Return what stands before and behind each figure in the finished document, by its number."""
    found: dict[int, tuple[str, str]] = {}
    texts: dict[int, str] = {}
    for number, one in reversed(list(enumerate(filled.written, 1))):
        slot = one.slot
        text = texts.get(slot.paragraph, filled.document.paragraphs[slot.paragraph].text)
        found[number] = ("", text[slot.end : slot.end + _AROUND])
        texts[slot.paragraph] = text[: slot.start] + (one.text or "") + text[slot.end :]
    shift: dict[int, int] = defaultdict(int)
    for number, one in enumerate(filled.written, 1):
        slot = one.slot
        start = slot.start + shift[slot.paragraph]
        before = texts[slot.paragraph][max(0, start - _AROUND) : start]
        found[number] = (before, found[number][1])
        shift[slot.paragraph] += len(one.text or "") - (slot.end - slot.start)
    return found


def _figure(one: Decision, value: Value) -> dict[str, Any]:
    about = figures().get(value.figure)
    rows = value.evidence.rows if value.evidence else ()
    columns = _shown_columns(value.evidence)
    headings = [value.evidence.headings[c] for c in columns] if value.evidence else []
    return {
        "name": value.figure,
        "title": titled(value.figure),
        "value": value,
        "unit": "" if value.unit == "文本" else value.unit,
        "places": [],
        "means": about.means if about else derived(value, one.against),
        "cites": about.cites if about else "",
        "against": one.against.label if one.against else "",
        "sql": about.sql if about else "",
        "headings": headings,
        "rows": [[row[c] for c in columns] for row in rows[:ROWS_SHOWN]],
        "hidden": max(0, len(rows) - ROWS_SHOWN),
    }


def _shown_columns(found: Evidence | None) -> list[int]:
    """Return the columns that have a Chinese heading; numbers of records say nothing to a reader."""
    if found is None:
        return []
    pairs = zip(found.columns, found.headings, strict=True)
    return [place_ for place_, (column, heading) in enumerate(pairs) if column != heading]

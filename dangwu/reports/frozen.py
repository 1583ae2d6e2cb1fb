"""The records behind an issued number, kept as they were."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dangwu.catalogue.figures import figures
from dangwu.core.value import Evidence, Value
from dangwu.organizations.models import Organization
from dangwu.reports.deciding import Decision
from dangwu.reports.filling import Filled
from dangwu.reports.models import FrozenFigure, Issue
from dangwu.reports.notes import derived


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the records are of one organization."""

    organization: str
    records: int


def freeze(filled: Filled, issue: Issue) -> list[FrozenFigure]:
    """Return one entry a value of the document, with its rows."""
    found: dict[object, FrozenFigure] = {}
    for one in filled.written:
        value = one.value
        if value is None:
            continue
        key = (value.figure, value.scope.organization_id, value.period, one.against)
        if key not in found:
            found[key] = _entry(issue, one, value)
    return list(found.values())


def _entry(issue: Issue, one: Decision, value: Value) -> FrozenFigure:
    about = figures().get(value.figure)
    rows = value.evidence
    return FrozenFigure(
        issue=issue, figure=value.figure, scope_id=value.scope.organization_id,
        scope=value.scope.name, period=value.period.key,
        against=one.against.key if one.against else "", value=value.shown, unit=value.unit,
        records=value.records, rows_digest=rows.digest() if rows else "",
        text_digest=about.digest if about else "",
        means=about.means if about else derived(value, one.against),
        cites=about.cites if about else "", sql=about.sql if about else "",
        model=rows.model if rows else "", rows=pack(rows),
    )  # fmt: skip


def pack(rows: Evidence | None) -> bytes:
    """Return the rows as packed JSON; empty where there are none."""
    if rows is None:
        return b""
    told = [rows.model, rows.columns, rows.headings, rows.rows]
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode())


def unpack(content: bytes | memoryview) -> Evidence | None:
    """Return the rows that were packed."""
    if not content:
        return None
    model, columns, headings, rows = json.loads(zlib.decompress(bytes(content)))
    return Evidence(model, tuple(columns), tuple(map(tuple, rows)), tuple(headings))


def shown(rows: Evidence | None) -> tuple[list[str], Iterator[list[object]]]:
    """Return the headings and rows that say something to a reader; keys of records do not."""
    if rows is None:
        return [], iter(())
    pairs = list(zip(rows.columns, rows.headings, strict=True))
    own = [place for place, (column, heading) in enumerate(pairs) if column != heading]
    return [rows.headings[place] for place in own], ([row[c] for c in own] for row in rows.rows)


def shares(rows: Evidence | None) -> list[Share]:
    """Return how many records each organization has: what a superior may see, and no person."""
    if rows is None or "organization_id" not in rows.columns:
        return []
    place = rows.columns.index("organization_id")
    counted = Counter(row[place] for row in rows.rows)
    known = Organization.objects.filter(pk__in=[one for one in counted if one is not None])
    names = dict(known.values_list("pk", "document_name"))
    return [
        Share(names.get(int(key or 0), "（已不在册的党组织）"), count)
        for key, count in sorted(counted.items(), key=lambda one: (-one[1], str(one[0])))
    ]

"""The preview as programs read it: the form is a public contract, written a row at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dangwu.exchange.preview import Preview


def answer(found: Preview) -> dict[str, object]:
    """Return the whole preview as one object."""
    return {
        "kind": found.kind,
        "sheet": found.sheet,
        "header_rows": list(found.header_rows),
        "rows": [{"row": row.number, "values": row.values} for row in found.certain],
        "refused": [
            {"row": one.row, "field": one.field, "reason": one.reason, "says": one.says}
            for row in found.refused for one in row.problems if not one.asks
        ],
        "asked": [
            {"row": one.row, "field": one.field, "reason": one.reason, "says": one.says,
             "may_read": one.may_read}
            for row in found.asked for one in row.problems
        ],
        "skipped": [{"row": row, "why": why} for row, why in found.skipped],
        "findings": found.findings,
        "payments": [
            {"row": row.number, "month": month, "amount_fen": fen}
            for row in found.certain for month, fen in row.payments
        ],
    }  # fmt: skip


def lines(found: Preview) -> Iterator[str]:
    """Yield the object as JSON text, a line for each row, without holding it whole."""
    yield "{"
    whole = answer(found)
    last = list(whole)[-1]
    for name, value in whole.items():
        end = "" if name == last else ","
        if isinstance(value, list) and value and name != "header_rows":
            yield f' "{name}": ['
            yield from _items(value)
            yield f" ]{end}"
        else:
            yield f' "{name}": {_text(value)}{end}'
    yield "}"


def _items(values: Iterable[object]) -> Iterator[str]:
    before: object = None
    for value in values:
        if before is not None:
            yield f"  {_text(before)},"
        before = value
    yield f"  {_text(before)}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

"""What a figure answers: a number, how many records, and the records themselves."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal

from dangwu.core.period import Period
from dangwu.core.scope import Scope

Cell = int | str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows that a figure counts; `columns` are their names, `headings` the Chinese ones."""

    model: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...] = ()

    def digest(self) -> str:
        """Return the SHA-256 of the rows, the same on every engine."""
        text = json.dumps([self.columns, sorted(map(_plain, self.rows))], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(row: tuple[Cell, ...]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure's answer. `number` is None where it cannot be known; `text` holds names and dates.

    `known` is False where a zero may only mean that nobody recorded anything.
    """

    figure: str
    unit: str
    scope: Scope
    period: Period
    number: Decimal | None = None
    text: str | None = None
    records: int = 0
    known: bool = True
    because: str = ""
    evidence: Evidence | None = field(default=None, compare=False)

    @property
    def shown(self) -> str:
        """The value as plain text: 1234, 98.25, 云岭市……局, or 不详."""
        if self.text is not None:
            return self.text
        return "不详" if self.number is None else plain_number(self.number)

    @property
    def certain(self) -> bool:
        """Whether a document may state it."""
        return self.known and (self.number is not None or self.text is not None)


def plain_number(number: Decimal) -> str:
    """Write a number without an exponent or idle zeros: 1E+2 → 100, 98.50 → 98.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

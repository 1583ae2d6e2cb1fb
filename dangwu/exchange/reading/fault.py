"""What is wrong with a cell, before it is said where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta
"""A cell as the file holds it; an empty one is an empty text."""


class CellError(str):
    """A cell whose formula failed (#N/A); its text is what Excel shows."""

    __slots__ = ()


ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
"""What Excel shows where a formula failed."""


@dataclass(frozen=True)
class Fault:
    """A reason of the contract, what exactly was found, and what the cell may be read as.

    `asks` says against the reason's custom that a person may decide (True) or that nobody can.
    """

    reason: str
    detail: str = ""
    reading: object = None
    asks: bool | None = None

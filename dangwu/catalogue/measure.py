"""How a figure folds its evidence into a number.

    count(*)   count(distinct c)   sum(c)   max(c)   min(c)   only(c)   day(c)
    count(known c)   sum(known c)      unknown as soon as one row's c is unknown
    any of these / any other, or / a whole number:   sum(amount_fen) / 100   sum(present) / sum(due)
    甲 / 乙      two figures by name
`only` is for names: the single text of the column, unknown where rows differ; `day` writes a
single yyyymmdd as 2020年6月30日.
The engine counts in whole numbers; the one division is made here, exactly, and rounded half up
to the figure's places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_FOLD = re.compile(
    r"count\(\*\)|(?:count\((?:distinct|known) |sum\((?:known )?|max\(|min\()([a-z_]+)\)"
)
_KNOWN = re.compile(r"(count|sum)\(known ([a-z_]+)\)")
_ONLY = re.compile(r"(only|day)\(([a-z_]+)\)")


class MeasureUnreadable(ValueError):
    """The measure is not of the forms above."""

    def __init__(self, text: str) -> None:
        super().__init__(f"measure not understood: {text!r}")


@dataclass(frozen=True, slots=True)
class Measure:
    """`above` and `below` are SQL folds; `figures` the two names of a ratio; `only` a column.

    `is_day` says that the column of `only` holds a day as yyyymmdd.
    """

    above: str = ""
    below: str = ""
    divisor: int = 1
    figures: tuple[str, str] | None = None
    only: str = ""
    is_day: bool = False

    @classmethod
    def parse(cls, text: str) -> Measure:
        """Read one of the forms above, or raise MeasureUnreadable."""
        if found := _ONLY.fullmatch(text):
            return cls(only=found[2], is_day=found[1] == "day")
        above, _, below = (part.strip() for part in text.partition(" / "))
        if _FOLD.fullmatch(above):
            if not below:
                return cls(above=above)
            if below.isdigit():
                return cls(above=above, divisor=int(below))
            if _FOLD.fullmatch(below):
                return cls(above=above, below=below)
        elif above and below and not re.search(r"[()a-z]", text):
            return cls(figures=(above, below))
        raise MeasureUnreadable(text)

    @property
    def select(self) -> str:
        """The select list over the evidence: records, above, below."""
        if self.only:
            return f"count(*) as records, count(distinct {self.only}) as above, min({self.only}) as below"
        below = _whole(self.below) if self.below else "1"
        return f"count(*) as records, {_whole(self.above)} as above, {below} as below"


def _whole(fold: str) -> str:
    if found := _KNOWN.fullmatch(fold):
        asked = "count(*)" if found[1] == "count" else f"cast(sum({found[2]}) as bigint)"
        return f"case when count({found[2]}) = count(*) then {asked} end"
    return f"cast({fold} as bigint)" if fold.startswith("sum") else fold


def day_label(number: int) -> str:
    """Write a day given as yyyymmdd: 20200630 → 2020年6月30日."""
    return f"{number // 10000}年{number // 100 % 100}月{number % 100}日"


def divide(
    above: int | Decimal, below: int | Decimal, places: int, factor: int = 1
) -> Decimal | None:
    """Return above × factor / below, rounded half up to `places`; None where below is 0.

    Half up goes away from zero: -0.125 to two places is -0.13.
    """
    if below == 0:
        return None
    exact = Fraction(above) * factor / Fraction(below)
    whole = int(abs(exact) * 10**places + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)

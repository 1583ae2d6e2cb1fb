"""Holds the number that a claim names against the records' number, as writers round it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Agreement = Literal["stands", "denied", "unknown"]

_WHOLE = Decimal(100)
_CLOSE = Decimal("0.1")
_FAR = Decimal("0.2")


def agrees(known: Decimal, said: Decimal, *, about: bool) -> Agreement:
    """Say whether a writer may give `known` as `said`; `about` is 近 or 约 so many.

    A number with fewer decimals may be rounded half up, but nothing short of 100 is 100. A rough
    number stands within a tenth, is denied where a fifth and at least one is missing or too much.
    """
    if not about:
        return "stands" if known == said or _is_rounded(known, said) else "denied"
    apart = abs(known - said)
    if apart <= said * _CLOSE:
        return "stands"
    return "denied" if apart > max(said * _FAR, Decimal(1)) else "unknown"


def _is_rounded(known: Decimal, said: Decimal) -> bool:
    places = max(-int(said.as_tuple().exponent), 0)
    if said in (_WHOLE, 0) or known == known.to_integral_value():
        return False
    return known.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == said

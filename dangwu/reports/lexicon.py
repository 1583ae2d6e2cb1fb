"""The words of every figure, for the finder of slots."""

from __future__ import annotations

from functools import lru_cache

from dangwu.catalogue.figures import figures
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.documents.slots import Context, FigureWords, Lexicon
from dangwu.reports.references import scopes_below


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the phrases of the whole catalogue, read once."""
    return Lexicon(
        FigureWords(one.name, one.unit, one.group, one.says) for one in figures().values()
    )


def context(scope: Scope, period: Period, below: list[Scope] | None = None) -> Context:
    """Return what the office knows of the document's unit, period and other units."""
    others = scopes_below(scope, period) if below is None else below
    return Context(
        unit_names=scope.names,
        period=period,
        other_units=tuple(name for one in others for name in one.names),
    )

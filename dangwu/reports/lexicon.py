"""The words of every figure, for the finder of slots."""

from __future__ import annotations

from functools import lru_cache

from dangwu.catalogue.figures import figures
from dangwu.documents.slots import FigureWords, Lexicon


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the phrases of the whole catalogue, read once."""
    return Lexicon(
        FigureWords(one.name, one.unit, one.group, one.says) for one in figures().values()
    )

"""What is due on a base: the band's rate on the whole base, in whole fen, half up."""

from __future__ import annotations

from collections.abc import Iterable

from dangwu.rules.rule import Band

_BASIS = 10_000


def due_fen(
    category: str, base_fen: int | None, bands: Iterable[Band], agreed_fen: int | None = None
) -> int | None:
    """Return the monthly due in fen, None where it cannot be known.

    It is unknown without a base, without a band for the category, and where the rule leaves a
    range and nothing within it was agreed. A base on a limit belongs to the band below it.
    """
    for band in bands:
        if band.category != category:
            continue
        if band.rate_bp is None:
            return _fixed(band, agreed_fen)
        if base_fen is None:
            return None
        if base_fen <= band.upto_fen:
            return (base_fen * band.rate_bp + _BASIS // 2) // _BASIS
    return None


def _fixed(band: Band, agreed_fen: int | None) -> int | None:
    least, most = band.least_fen, band.most_fen
    if least is None or most is None or least == most:
        return least
    return agreed_fen if agreed_fen is not None and least <= agreed_fen <= most else None

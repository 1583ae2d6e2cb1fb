"""What is due on a base: the band's rate on the whole base, in whole fen, half up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dangwu.core.money import yuan
from dangwu.rules.rule import Band

BASIS = 10_000
"""Basis points of a whole."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The monthly due in fen with the band it follows from; None where it cannot be known."""

    due_fen: int | None
    band: Band | None = None
    because: str = ""
    """Why it is not known, in Chinese."""


def due_fen(
    category: str, base_fen: int | None, bands: Iterable[Band], agreed_fen: int | None = None
) -> int | None:
    """Return the monthly due in fen, None where it cannot be known."""
    return reckon(category, base_fen, bands, agreed_fen).due_fen


def reckon(
    category: str, base_fen: int | None, bands: Iterable[Band], agreed_fen: int | None = None
) -> Reckoned:
    """Return the due with its band, or why it is unknown.

    It is unknown without a base, without a band for the category, and where the rule leaves a
    range and nothing within it was agreed. A base on a limit belongs to the band below it.
    """
    for band in bands:
        if band.category != category:
            continue
        if band.rate_bp is None:
            return _fixed(band, agreed_fen)
        if base_fen is None:
            return Reckoned(None, because="基数登记为不明")
        if base_fen <= band.upto_fen:
            return Reckoned((base_fen * band.rate_bp + BASIS // 2) // BASIS, band)
    return Reckoned(None, because=f"标准里没有“{category}”这一类")


def _fixed(band: Band, agreed_fen: int | None) -> Reckoned:
    least, most = band.least_fen, band.most_fen
    if least is None or most is None or least == most:
        return Reckoned(least, band)
    span = f"{yuan(least)}元至{yuan(most)}元"
    if agreed_fen is None:
        return Reckoned(None, band, f"每月{span}，还没有商定数额")
    if least <= agreed_fen <= most:
        return Reckoned(agreed_fen, band)
    return Reckoned(None, band, f"商定的{yuan(agreed_fen)}元不在{span}之间")

"""Reads the bands of a rule: by category, from nothing upward, the last one open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dangwu.rules import errors
from dangwu.rules.rule import OPEN_FEN, Band

_KEYS = frozenset(
    {
        "category",
        "over_fen",
        "upto_fen",
        "rate_bp",
        "amount_fen",
        "least_fen",
        "most_fen",
        "article",
    }
)
_WORDS = frozenset({"category", "article"})
_AMOUNTS = ({"rate_bp"}, {"amount_fen"}, {"least_fen", "most_fen"})


def read_bands(path: Path, where: str, rows: Sequence[Any]) -> tuple[Band, ...]:
    """Return the bands in order; raises a RuleBroken that says what to change."""
    bands = [_band(path, where, row) for row in rows]
    for category in dict.fromkeys(band.category for band in bands):
        _follow(path, where, [band for band in bands if band.category == category])
    return tuple(bands)


def _band(path: Path, where: str, row: object) -> Band:
    if not isinstance(row, Mapping):
        raise errors.RuleKindWrong(path, where, "value", "整数或分档列表", row)
    for key, value in row.items():
        if key not in _KEYS:
            raise errors.RuleKeyUnknown(path, f"{where}的一档", key, _KEYS)
        if key in _WORDS:
            continue
        if not isinstance(value, int) or isinstance(value, bool):
            raise errors.RuleKindWrong(path, f"{where}的一档", key, "整数", value)
    if not isinstance(row.get("category"), str):
        raise errors.RuleKeyMissing(path, f"{where}的一档", "category")
    if row.keys() - {*_WORDS, "over_fen", "upto_fen"} not in _AMOUNTS:
        raise errors.BandWithoutAmount(path, where, row["category"])
    fixed = row.get("amount_fen")
    return Band(
        category=row["category"],
        over_fen=row.get("over_fen", 0),
        upto_fen=row.get("upto_fen", OPEN_FEN),
        rate_bp=row.get("rate_bp"),
        least_fen=row.get("least_fen", fixed),
        most_fen=row.get("most_fen", fixed),
        article=str(row.get("article", "")),
    )


def _follow(path: Path, where: str, bands: Sequence[Band]) -> None:
    reached: int | None = 0
    for band in bands:
        if band.over_fen != reached or band.upto_fen <= band.over_fen:
            raise errors.BandsLeaveHole(path, where, band.category, band.over_fen, reached)
        reached = None if band.upto_fen == OPEN_FEN else band.upto_fen
    if reached is not None:
        raise errors.BandsEndTooSoon(path, where, bands[-1].category, reached)

"""Reads the bands of a rule: by category, from nothing upward, the last one open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dangwu.rules import errors
from dangwu.rules.rule import OPEN_FEN, Band

_WORDS = frozenset({"category", "article"})
_KEYS = _WORDS | {"over_fen", "upto_fen", "rate_bp", "amount_fen", "least_fen", "most_fen"}
_AMOUNTS = ({"rate_bp"}, {"amount_fen"}, {"least_fen", "most_fen"})


def examine_bands(
    path: Path, where: str, rows: Sequence[Any]
) -> Iterator[Band | errors.RuleBroken]:
    """Yield the bands in order, or everything that is wrong with them."""
    found = [one for row in rows for one in _examine(path, where, row)]
    bands = [one for one in found if isinstance(one, Band)]
    if len(bands) == len(found):
        for category in dict.fromkeys(band.category for band in bands):
            one_category = [band for band in bands if band.category == category]
            found += _follow(path, where, one_category)
    yield from found


def _examine(path: Path, where: str, row: object) -> Iterator[Band | errors.RuleBroken]:
    if not isinstance(row, Mapping):
        yield errors.RuleKindWrong(path, where, "value", "整数或分档列表", row)
        return
    faults = list(_faults(path, where, row))
    yield from faults
    if not faults:
        fixed = row.get("amount_fen")
        yield Band(
            category=row["category"],
            over_fen=row.get("over_fen", 0),
            upto_fen=row.get("upto_fen", OPEN_FEN),
            rate_bp=row.get("rate_bp"),
            least_fen=row.get("least_fen", fixed),
            most_fen=row.get("most_fen", fixed),
            article=row.get("article", ""),
        )


def _faults(path: Path, where: str, row: Mapping[str, Any]) -> Iterator[errors.RuleBroken]:
    for key, value in row.items():
        wanted = str if key in _WORDS else int
        if key not in _KEYS:
            yield errors.RuleKeyUnknown(path, f"{where}的一档", key, _KEYS)
        elif not isinstance(value, wanted) or isinstance(value, bool):
            word = "文字" if key in _WORDS else "整数"
            yield errors.RuleKindWrong(path, f"{where}的一档", key, word, value)
    if "category" not in row:
        yield errors.RuleKeyMissing(path, f"{where}的一档", "category")
    elif (row.keys() & _KEYS) - {*_WORDS, "over_fen", "upto_fen"} not in _AMOUNTS:
        yield errors.BandWithoutAmount(path, where, row["category"])


def _follow(path: Path, where: str, bands: Sequence[Band]) -> Iterator[errors.RuleBroken]:
    reached: int | None = 0
    for band in bands:
        if band.over_fen != reached or band.upto_fen <= band.over_fen:
            yield errors.BandsLeaveHole(path, where, band.category, band.over_fen, reached)
        reached = None if band.upto_fen == OPEN_FEN else band.upto_fen
    if reached is not None:
        yield errors.BandsEndTooSoon(path, where, bands[-1].category, reached)

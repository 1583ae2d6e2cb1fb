"""Bands as people write them, a line each: 在职 3000以上至5000元 1%, 农民 0.20至1元, 学生 0.20元."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from dangwu.core.errors import DangwuError
from dangwu.core.money import yuan
from dangwu.rules.rule import OPEN_FEN, Band

FORM = "在职 3000元及以下 0.5%、在职 3000元以上至5000元 1%、在职 10000元以上 2%、学生 0.20元、农民 0.20元至1元"
"""How a message shows what is understood."""
_SUM = r"(\d{1,9}(?:\.\d{1,2})?)元?"
_JOINT = r"(?:-|—|–|～|~|至|到)"
_REACH = (
    re.compile(rf"(?P<upto>{_SUM})(?:及以下|以下)"),
    re.compile(rf"(?P<over>{_SUM})(?:以上)?{_JOINT}(?P<upto>{_SUM})(?:（含）)?"),
    re.compile(rf"(?P<over>{_SUM})以上"),
)
_RATE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)%")
_RANGE = re.compile(rf"(?:每月)?{_SUM}{_JOINT}{_SUM}")
_FIXED = re.compile(rf"(?:每月)?{_SUM}")
_FULL = str.maketrans("０１２３４５６７８９．％：　，", "0123456789.%:  ")


class BandLineUnreadable(DangwuError):
    """A line that says no band."""

    def __init__(self, number: int, line: str) -> None:
        super().__init__(f"第{number}行“{line}”看不懂，每行写一档，例如：{FORM}。")


class BandsBroken(DangwuError):
    """The bands of a category do not follow one another from nothing upward without an end."""

    def __init__(self, category: str, what: str) -> None:
        super().__init__(f"“{category}”的各档没有接上：{what}")


def read_bands(text: str) -> tuple[Band, ...]:
    """Return the bands of a text; raises BandLineUnreadable or BandsBroken."""
    lines = [line.strip() for line in text.translate(_FULL).splitlines()]
    bands = tuple(_band(number, line) for number, line in enumerate(lines, 1) if line)
    for category in dict.fromkeys(band.category for band in bands):
        _follow(category, [band for band in bands if band.category == category])
    return bands


def write_bands(bands: Iterable[Band]) -> str:
    """Return the text that read_bands reads, a line a band."""
    return "\n".join(" ".join((band.category, *parts_of(band))) for band in bands)


def parts_of(band: Band) -> tuple[str, ...]:
    """Write how far a band reaches, where it is not any base, and what is due in it."""
    if band.rate_bp is not None:
        due = f"{_plain(band.rate_bp)}%"
    elif band.least_fen == band.most_fen:
        due = f"{_plain(band.least_fen or 0)}元"
    else:
        due = f"{_plain(band.least_fen or 0)}元至{_plain(band.most_fen or 0)}元"
    reach = reach_of(band)
    return (reach, due) if reach else (due,)


def reach_of(band: Band) -> str:
    """Write how far a band reaches; empty where it is any base."""
    over, upto = _plain(band.over_fen), _plain(band.upto_fen)
    if band.upto_fen == OPEN_FEN:
        return f"{over}元以上" if band.over_fen else ""
    return f"{over}元以上至{upto}元" if band.over_fen else f"{upto}元及以下"


def _plain(fen: int) -> str:
    return f"{yuan(fen).normalize():f}"  # basis points of 100 are percent, too


def _band(number: int, line: str) -> Band:
    words = line.replace(":", " ").split()
    band = Band(words[0]) if len(words) in {2, 3} else None
    if band is not None and len(words) == 3:
        band = _reach(band, words[1])
    if band is not None:
        band = _due(band, words[-1])
    if band is None:
        raise BandLineUnreadable(number, line)
    return band


def _reach(band: Band, word: str) -> Band | None:
    for form in _REACH:
        found = form.fullmatch(word)
        if found is not None:
            ends = found.groupdict()
            over = _fen(ends["over"]) if ends.get("over") else 0
            upto = _fen(ends["upto"]) if ends.get("upto") else OPEN_FEN
            return replace(band, over_fen=over, upto_fen=upto)
    return None


def _due(band: Band, word: str) -> Band | None:
    if found := _RATE.fullmatch(word):
        return replace(band, rate_bp=int(Decimal(found[1]) * 100))
    if found := _RANGE.fullmatch(word):
        least, most = _fen(found[1]), _fen(found[2])
        return replace(band, least_fen=least, most_fen=most) if least <= most else None
    if found := _FIXED.fullmatch(word):
        return replace(band, least_fen=_fen(found[1]), most_fen=_fen(found[1]))
    return None


def _fen(text: str) -> int:
    return int(Decimal(text.removesuffix("元")) * 100)


def _follow(category: str, bands: list[Band]) -> None:
    reached: int | None = 0
    for band in bands:
        if reached is None:
            raise BandsBroken(category, "前一档已没有上限，其后不应再有档。")
        if band.over_fen != reached:
            raise BandsBroken(
                category, f"应从{_plain(reached)}元接起，现在是{_plain(band.over_fen)}元。"
            )
        if band.upto_fen <= band.over_fen:
            raise BandsBroken(category, f"上限{_plain(band.upto_fen)}元应大于下限。")
        reached = None if band.upto_fen == OPEN_FEN else band.upto_fen
    if reached is not None:
        raise BandsBroken(
            category, f"最后一档到{_plain(reached)}元为止，请写成“以上”，使其没有上限。"
        )

"""What each member's dues are reckoned on month by month, and what falls due by the bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dangwu.core.calendar import month_first, month_no
from dangwu.demo.days import FIRST, LAST
from dangwu.demo.story import Person
from dangwu.dues.models import Category
from dangwu.rules.book import rule

_BASIS_POINTS = 10_000
_PENSION_PERCENT = 64
_RAISE_PERMILLE = 38
_YEARS = range(FIRST.year, LAST.year + 1)


@dataclass(frozen=True)
class Basis:
    """The base from a month on: who she is for the dues, and how much she earns."""

    month: int
    category: Category
    base_fen: int


def bases(person: Person) -> tuple[Basis, ...]:
    """Return her bases in order: at first, each January's raise, on retirement.

    `person.base_fen` is the base of 2020, or at the end of her work.
    """
    start = month_no(max(person.stays[0].since, FIRST))
    turns = {start, *(year * 12 for year in _YEARS if year * 12 > start)}
    retired = person.member.retired_on
    if retired and month_no(retired) > start:
        turns.add(month_no(retired))
    end = month_no(min(person.stays[-1].until, LAST))
    return tuple(_basis(person, month) for month in sorted(turns) if month <= end)


def _basis(person: Person, month: int) -> Basis:
    years_ago = LAST.year - month // 12
    base = person.base_fen * 1000 // (1000 + _RAISE_PERMILLE * years_ago)
    if not person.retired_on(month_first(month)):
        return Basis(month, Category.EMPLOYED, base)
    worked = person.stays[0].branch != "retired"
    return Basis(month, Category.RETIRED, base * _PENSION_PERCENT // 100 if worked else base)


@lru_cache(maxsize=4096)
def due_fen(category: Category, base_fen: int, month: int) -> int:
    """Return the month's dues in fen: the band's rate on the whole base, half up."""
    version = rule("dues_bands").at(month_first(month))
    for band in getattr(version, "bands", ()):
        if band.category == category and band.over_fen < base_fen <= band.upto_fen:
            return int((base_fen * band.rate_bp + _BASIS_POINTS // 2) // _BASIS_POINTS)
    raise LookupError(f"no band for {category} {base_fen} in {month}")


def liable(person: Person) -> Iterator[tuple[int, str, date]]:
    """Yield the months that she pays for: month, branch, the first day on which she could pay.

    A member pays where she belongs on the first of the month; one newly received, from that month.
    """
    admitted = person.member.admitted_on
    for month in range(month_no(FIRST), month_no(LAST) + 1):
        first = month_first(month)
        branch = person.branch_on(first)
        if branch:
            yield month, branch, first
        elif month_no(admitted) == month and (branch := person.branch_on(admitted)):
            yield month, branch, admitted

"""Finds numbers of one document that cannot all be true, and those that the records deny."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from dangwu.catalogue.derived import read_derived
from dangwu.catalogue.figures import figures
from dangwu.catalogue.measure import divide
from dangwu.core.value import Value, plain_number

RELATIONS = Path(__file__).with_name("contradictions.toml")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of the document with its figure; `about` where it is 近, 余 or 约 so many.

    `scope` and `period` are set where the sentence speaks of another unit or time.
    """

    figure: str
    number: Decimal
    paragraph: int
    about: bool = False
    scope: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why the numbers cannot all be true (Chinese), and the paragraphs that hold them."""

    because: str
    places: tuple[int, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts; where `complete` they give the whole, else they stay within it."""

    whole: str
    parts: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """What contradictions.toml and the ratios of the catalogue say."""

    sums: tuple[Sum, ...]
    subsets: tuple[tuple[str, str], ...]
    rates: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=1)
def relations() -> Relations:
    """Return the relations between figures."""
    data = tomllib.loads(RELATIONS.read_text("utf-8"))
    rates = {one.name: one.measure.figures for one in figures().values() if one.measure.figures}
    return Relations(
        sums=tuple(Sum(s["whole"], tuple(s["parts"]), s["complete"]) for s in data["sums"]),
        subsets=tuple((part, whole) for part, whole in data["subsets"]["pairs"]),
        rates={**rates, **{rate: (top, base) for rate, top, base in data["rates"]["rows"]}},
    )


def contradictions(
    numbers: Sequence[Stated], records: Mapping[str, Value] | None = None
) -> list[Contradiction]:
    """Return what cannot be, in the document by itself and, with `records`, against them.

    Only numbers of the document's own unit and period are held against each other.
    """
    own = [one for one in numbers if one.scope is None and one.period is None]
    found = list(_twice(own))
    told: dict[str, Stated] = {}
    for one in own:
        if not one.about:
            told.setdefault(one.figure, one)
    known = records or {}
    for group in (_sums(told, known), _subsets(told), _rates(told), _recorded(own, known)):
        found += group
    return found


def _twice(numbers: Sequence[Stated]) -> Iterator[Contradiction]:
    first: dict[str, Stated] = {}
    for one in numbers:
        if one.about:
            continue
        other = first.setdefault(one.figure, one)
        if other.number != one.number:
            yield _contradiction(
                f"{one.figure}前后不一：一处为{_shown(other)}，一处为{_shown(one)}", [other, one]
            )


def _sums(told: Mapping[str, Stated], records: Mapping[str, Value]) -> Iterator[Contradiction]:
    for relation in relations().sums:
        whole = told.get(relation.whole)
        parts = [told[name] for name in relation.parts if name in told]
        if whole is None or len(parts) < 2:
            continue
        total = sum((part.number for part in parts), Decimal(0))
        names = " + ".join(f"{part.figure}{plain_number(part.number)}" for part in parts)
        if total > whole.number:
            words = (
                f"{names} = {plain_number(total)}，多于{whole.figure}{plain_number(whole.number)}"
            )
        elif total < whole.number and _complete(relation, parts, records):
            words = (
                f"{names} = {plain_number(total)}，少于{whole.figure}{plain_number(whole.number)}"
            )
        else:
            continue
        yield _contradiction(words, [whole, *parts])


def _complete(relation: Sum, parts: Sequence[Stated], records: Mapping[str, Value]) -> bool:
    """Whether the parts that are told make up the whole: by nature, or by the records."""
    told = [part.figure for part in parts]
    if relation.complete and len(told) == len(relation.parts):
        return True
    values = [records.get(name) for name in (relation.whole, *told)]
    numbers = [value.number for value in values if value is not None and value.certain]
    known = [number for number in numbers if number is not None]
    return len(known) == len(values) and known[0] == sum(known[1:])


def _subsets(told: Mapping[str, Stated]) -> Iterator[Contradiction]:
    for name, whole_name in relations().subsets:
        part, whole = told.get(name), told.get(whole_name)
        if part and whole and part.number > whole.number:
            yield _contradiction(f"{_told(part)}，多于{_told(whole)}", [part, whole])


def _rates(told: Mapping[str, Stated]) -> Iterator[Contradiction]:
    for name, rate in told.items():
        share = read_derived(name)
        whole = (share.of, share.whole) if share and share.whole else None
        pair = whole or relations().rates.get(name)
        above, below = (told.get(one) for one in pair) if pair else (None, None)
        if above is None or below is None:
            continue
        places = max(-int(rate.number.as_tuple().exponent), 0)
        right = _percent(above.number, below.number, places)
        if right is not None and right != rate.number:
            yield _contradiction(
                f"{_told(above)}、{_told(below)}，应得{plain_number(right)}%，"
                f"而{name}写为{plain_number(rate.number)}%",
                [rate, above, below],
            )


def _percent(above: Decimal, below: Decimal, places: int) -> Decimal | None:
    return divide(above, below, places, 100)


def _recorded(numbers: Sequence[Stated], records: Mapping[str, Value]) -> Iterator[Contradiction]:
    for one in numbers:
        value = records.get(one.figure)
        if one.about or value is None or not value.certain or value.number is None:
            continue
        if value.number != one.number and not _rounded(one.number, value.number):
            yield _contradiction(
                f"{one.figure}写为{_shown(one)}，记录为{plain_number(value.number)}{value.unit}",
                [one],
            )


def _rounded(stated: Decimal, known: Decimal) -> bool:
    """Whether the document gives the number with fewer decimals, rounded half up."""
    places = max(-int(stated.as_tuple().exponent), 0)
    if places >= -int(known.as_tuple().exponent):
        return False
    return divide(known, 1, places) == stated


def _shown(one: Stated) -> str:
    known = figures().get(one.figure)
    return f"{plain_number(one.number)}{known.unit if known else ''}"


def _told(one: Stated) -> str:
    return f"{one.figure}{plain_number(one.number)}"


def _contradiction(because: str, numbers: Sequence[Stated]) -> Contradiction:
    return Contradiction(
        because,
        tuple(dict.fromkeys(one.paragraph for one in numbers)),
        tuple(dict.fromkeys(one.figure for one in numbers)),
    )

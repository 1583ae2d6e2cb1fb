"""Generated rows for any table: edge values by kind and name of the field, constraints kept.

Nothing here knows a room: fields, choices, constraints and the words of the SQL texts tell enough.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import models

import dangwu
from dangwu.core.calendar import day_no, month_no
from dangwu.organizations.models import FOREVER
from tests.parity.constraints import holds, mend

TRIES = 400
FIRST, LAST = date(2019, 5, 25), date(2020, 8, 10)
EDGES = [
    date.fromisoformat(day)
    for day in (
        "2019-02-28", "2019-03-01", "2019-06-30", "2019-07-01", "2019-12-31", "2020-01-01",
        "2020-01-31", "2020-02-01", "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-31",
        "2020-04-01", "2020-05-15", "2020-06-29", "2020-06-30", "2020-07-01",
    )
]  # fmt: skip
BANDS = [2000_00, 3000_00, 5000_00, 10000_00]
FEN = [0, 1, 5, 100, *(band + step for band in BANDS for step in (-1, 0, 1))]
MINUTES = [0, 1, 30, 479, 480, 1020, 1439, 1440, 1441, 2879]
TEXTS = ["", "甲", "它's", "100%", ":last", '乙"丙']
ROOMS = Path(dangwu.__file__).parent


@lru_cache
def words(table: str) -> list[str]:
    """Return the texts that figures and checks compare this table's columns with."""
    found: set[str] = set()
    for path in (*ROOMS.glob("*/figures/*.sql"), *ROOMS.glob("*/checks/*.sql")):
        sql = path.read_text("utf-8")
        if re.search(rf"\b{table}\b", sql):
            found |= set(re.findall(r"'([^'\n]+)'", sql))
    return sorted(found)


@dataclass
class Rows:
    """Makes rows with one source of chance; remembers what it made, for relations and uniques."""

    chance: random.Random
    limits: Sequence[date]
    made: dict[str, list[models.Model]] = field(default_factory=dict)
    home: dict[int, int] = field(default_factory=dict)
    """Where each member belongs, by number: most of what they do is recorded there."""

    def many(self, model: type[models.Model], size: int) -> list[models.Model]:
        """Make up to `size` rows that the database will take."""
        found = list(self._made(model, size))
        self.made.setdefault(model._meta.label, []).extend(found)
        return found

    def _made(self, model: type[models.Model], size: int) -> Iterator[models.Model]:
        taken: set[tuple[object, ...]] = set()
        fields = [one for one in model._meta.concrete_fields if not one.primary_key]
        number = 0
        for _ in range(size * TRIES):
            if number == size:
                return
            values = {one.attname: self.cell(one) for one in fields}
            self._settle(fields, values)
            mend(model, values, self.chance)
            keys = set(_keys(model, fields, values))
            if holds(model, values) and not keys & taken:
                taken |= keys
                number += 1
                yield model(pk=number, **values)
        raise AssertionError(f"{model._meta.label}: no row keeps the constraints: mend it")

    def cell(self, one: models.Field[Any, Any]) -> Any:
        """Return a value that the field can hold, often one at an edge."""
        if isinstance(one, models.ForeignKey):
            there = self.made.get(one.related_model._meta.label, [])  # type: ignore[union-attr]
            if one.null and (not there or self.chance.random() < 0.25):
                return None
            return self.chance.choice(there).pk
        if one.null and self.chance.random() < 0.2:
            return None
        if one.choices:
            values = [value for value, _ in one.flatchoices]
            return "" if one.blank and self.chance.random() < 0.3 else self.chance.choice(values)
        if isinstance(one, models.BooleanField):
            return self.chance.random() < 0.6
        if isinstance(one, models.DateField):
            return self._day(one)
        if isinstance(one, models.IntegerField):
            return self._number(one.name)
        if isinstance(one, models.BinaryField):
            return b""
        return self._text(one)

    def _day(self, one: models.Field[Any, Any]) -> date:
        if one.default == FOREVER and self.chance.random() < 0.7:
            return FOREVER
        lot = self.chance.random()
        if lot < 0.4:
            return self.chance.choice(EDGES)
        if lot < 0.5 or (one.name in {"since", "admitted_on", "confirmed_on"} and lot < 0.8):
            return self.chance.choice(self.limits) + timedelta(self.chance.randint(-1, 1))
        return FIRST + timedelta(self.chance.randrange((LAST - FIRST).days))

    def _number(self, name: str) -> int:
        if "month" in name and "extended" not in name:
            return self.chance.randint(month_no(FIRST), month_no(LAST))
        if name == "birth_no":
            day = self.chance.choice(self.limits) + timedelta(self.chance.randint(-1, 1))
            return day_no(day) - (day.day if self.chance.random() < 0.1 else 0)
        if name == "year":
            return self.chance.choice([2019, 2020])
        if name.endswith("_fen"):
            return self.chance.choice([*FEN, self.chance.randrange(1, 20000_00)])
        if name.endswith("_kg") or name == "kg":
            return self.chance.choice([0, 1, 999, 1000, self.chance.randrange(5_000_000)])
        if "minute" in name:
            return self.chance.choice(MINUTES)
        return self.chance.choice([0, 1, 2, 3, 59, 60, 100, *[self.chance.randint(1, 25)] * 7])

    def _text(self, one: models.Field[Any, Any]) -> str:
        if self.chance.random() < 0.4:
            return "" if one.blank else TEXTS[1]
        known = words(one.model._meta.db_table)
        text = self.chance.choice([*TEXTS, *known, *known])
        return text[: one.max_length]

    def _settle(self, fields: Iterable[models.Field[Any, Any]], values: dict[str, Any]) -> None:
        """Let most rows belong where their member or the thing they hang on belongs."""
        if "organization_id" not in values or self.chance.random() < 0.2:
            return
        for one in fields:
            if not isinstance(one, models.ForeignKey) or values[one.attname] is None:
                continue
            label = one.related_model._meta.label  # type: ignore[union-attr]
            if label == "members.Member" and values[one.attname] in self.home:
                values["organization_id"] = self.home[values[one.attname]]
            elif label != "organizations.Organization":
                there = next(r for r in self.made[label] if r.pk == values[one.attname])
                values["organization_id"] = getattr(
                    there, "organization_id", values["organization_id"]
                )


def _keys(
    model: type[models.Model], fields: Iterable[models.Field[Any, Any]], values: dict[str, Any]
) -> Iterator[tuple[object, ...]]:
    sets = [[one.attname] for one in fields if one.unique]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            sets += [[model._meta.get_field(name).attname for name in constraint.fields]]  # type: ignore[union-attr]
    for names in sets:
        cells = [values[name] for name in names]
        if None not in cells:
            yield (*names, *cells)

"""Answers every figure of the families, and those that are more than a row of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.apps import apps

from dangwu.core.period import Period
from tests.oracle.families import (
    FLOWS,
    ORGANIZATIONS,
    PEOPLE,
    RECEIVED,
    STOCKS,
)
from tests.oracle.tree import Tree, months

Number = Fraction | int | None
Rule = Callable[["Oracle", int, Period], Number]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    def keep(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return keep


def look(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row


class Oracle:
    """Every record in memory, read once."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._rows: dict[str, list[Any]] = {}

    def rows(self, label: str) -> list[Any]:
        if label not in self._rows:
            model = apps.get_model(label)
            near = [one.name for one in model._meta.fields if one.many_to_one or one.one_to_one]
            self._rows[label] = list(model._default_manager.select_related(*near))
        return self._rows[label]

    def flow(self, label: str, day: str, top: int, period: Period) -> list[Any]:
        """The rows that happened in the period, in an organization that then stood under `top`."""
        found = []
        for row in self.rows(label):
            on = look(row, day)
            home = getattr(row, "organization_id", None)
            if home is None:
                home = look(row, day.split("__", maxsplit=1)[0]).organization_id
            if on and period.first <= on <= period.last and self.tree.under(home, top, on):
                found.append(row)
        return found

    def stock(self, label: str, top: int, day: date) -> list[Any]:
        return [row for row in self.rows(label) if self.tree.under(row.organization_id, top, day)]

    def monthly(self, label: str, top: int, period: Period) -> list[Any]:
        wanted = months(period)
        return [
            row
            for row in self.rows(label)
            if row.month_no in wanted and self.tree.in_month(row.organization_id, top, row.month_no)
        ]

    @cached_property
    def meetings(self) -> dict[int, list[Any]]:
        found = defaultdict(list)
        for row in self.rows("meetings.Meeting"):
            found[row.organization_id].append(row)
        return found

    def answers(self, top: int, period: Period) -> dict[str, Number]:
        found: dict[str, Number] = {}
        for name, (label, day, keep, fold) in FLOWS.items():
            found[name] = fold([one for one in self.flow(label, day, top, period) if keep(one)])
        stood = [
            one
            for one in self.rows("organizations.Organization")
            if self.tree.under(one.pk, top, period.last)
        ]
        for name, kept in ORGANIZATIONS.items():
            found[name] = sum(map(kept, stood))
        for name, (label, holds, fold) in STOCKS.items():
            rows = self.stock(label, top, period.last)
            found[name] = fold([one for one in rows if holds(one, period.last)])
        enrolled = self.tree.enrolled(top, period.last)
        for name, is_one in PEOPLE.items():
            found[name] = sum(is_one(one, period.last) for one in enrolled)
        received = self.turned("admitted_on", top, period)
        for name, is_one in RECEIVED.items():
            found[name] = sum(is_one(one, period.last) for one in received)
        return found | {name: one(self, top, period) for name, one in RULES.items()}

    def turned(self, day: str, top: int, period: Period) -> list[Any]:
        """The members whose day of admission or confirmation fell in the period, here."""
        return [
            one
            for one in self.tree.members
            if (on := getattr(one, day)) is not None
            and period.first <= on <= period.last
            and self.tree.under(self.tree.home(one.pk, on), top, on)
        ]


def share(part: Number, whole: Number) -> Number:
    return Fraction(100 * part, whole) if whole and part is not None else None

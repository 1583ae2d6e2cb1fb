"""Records of many cases in memory, one organization a case.

What stands in no database is judged by the same checks and rules as what does.

    cases = Cases(len(lines), today)
    cases.add(Step, ("id", "organization_id", "applicant_id", "number", "done_on"), rows)
    cases.judged_on({3: date(2020, 6, 30)})
    found = cases.findings(["培养教育不满一年"], period, known)

The organizations of the cases are numbered from 1, in the order of the lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.apps import apps
from django.db import models

from dangwu.catalogue.checks import judge
from dangwu.core.calendar import month_first, month_last
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.core.reading import FIRST_YEAR, LAST_YEAR
from dangwu.core.scope import Scope
from dangwu.core.value import Cell
from dangwu.engine.memory_engine import MemoryEngine, Row
from dangwu.organizations.models import FOREVER, Kind, Month, Organization, Placement
from dangwu.rules.rule import Rule

WHOLE = Scope(0, "试算")
"""The scope of all cases."""
_PLACED = ("organization_id", "path", "path_end", "since", "until", "ended")
_BEGINNING = date(FIRST_YEAR, 1, 1)


class Cases:
    """The records of `count` cases; `today` judges what is open where a case does not say."""

    def __init__(self, count: int, today: date) -> None:
        self.engine = MemoryEngine()
        self._today = today
        self._filled: list[type[models.Model]] = []
        self._make()
        self._months()
        numbers = range(1, count + 1)
        self.organizations([(n, Kind.BRANCH, f"第{n}例", _BEGINNING, None) for n in numbers])

    def organizations(
        self,
        rows: Iterable[tuple[int, str, str, date, date | None]],
        with_committee: Collection[int] = (),
    ) -> None:
        """Put organizations in: number, kind, name, founded, dissolved (the first day without).

        One that is there already is replaced, so a case may be any kind of organization.
        `with_committee` are the numbers of those that have a committee.
        """
        those = [(*row, row[2], row[0] in with_committee) for row in rows]
        columns = ("id", "kind", "document_name", "founded_on", "dissolved_on", "full_name",
                   "has_committee")  # fmt: skip
        for name, key in _OWN.items() if self._filled else ():
            self.engine.take_out(name, key, [row[0] for row in those])
        self.add(Organization, columns, those)
        self.engine.fill("scope", ("organization_id",), ((row[0],) for row in those))
        self.judged_on({row[0]: self._today for row in those})
        spans = [(row[0], row[3], row[4] or FOREVER) for row in those]
        self.engine.fill("stood", ("organization_id", "since", "until"), spans)
        placed = [(n, f"{n:08d}.", f"{n:08d}.~", since, until, until != FOREVER)
                  for n, since, until in spans]  # fmt: skip
        self.add(Placement, _PLACED, placed)

    def judged_on(self, days: Mapping[int, date]) -> None:
        """Let what is open in these organizations be judged on a day of their own."""
        self.engine.take_out("today", "organization_id", list(days))
        self.engine.fill("today", ("organization_id", "day_on"), days.items())

    def add(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        rows: Iterable[Row],
        days: Iterable[date] | None = None,
    ) -> None:
        """Put records in by the names of their columns; the others hold the model's defaults.

        Rows that hold their days as text already say here which `days` these are: many go quicker.
        """
        self.engine.fill(model._meta.db_table, columns, rows, days)
        if model not in self._filled:
            self._filled.append(model)

    def findings(
        self, names: Iterable[str], period: Period, known: Mapping[str, Rule]
    ) -> list[Finding]:
        """Return what the named checks find in all cases."""
        self.ready()
        return list(judge(self.engine, WHOLE, period, names, known).findings)

    def ready(self) -> None:
        """Make what was put in quick to find."""
        for model in self._filled:
            for field in model._meta.concrete_fields:
                if field.primary_key or isinstance(field, models.ForeignKey):
                    self.engine.index(model._meta.db_table, (str(field.column),))

    def _make(self) -> None:
        for model in apps.get_models():
            if model.__module__.startswith("dangwu."):
                columns = {str(one.column): _default(one) for one in model._meta.concrete_fields}
                self.engine.make(model._meta.db_table, columns)
        self.engine.make("scope", {"organization_id": None})
        self.engine.make("stood", {"organization_id": None, "since": None, "until": None})
        self.engine.make("today", {"organization_id": None, "day_on": None})
        for name, key in (*_OWN.items(), ("today", "organization_id")):
            self.engine.index(name, (key,))
        # all cases stand below the scope, for the tables that climb to it
        everything = (WHOLE.organization_id, "", "~", _BEGINNING, FOREVER, False)
        self.add(Placement, _PLACED, [everything])

    def _months(self) -> None:
        numbers = range(FIRST_YEAR * 12, (LAST_YEAR + 1) * 12)
        rows = [(n, str(month_first(n)), str(month_last(n)), n // 3) for n in numbers]
        self.add(Month, ("month_no", "first_on", "last_on", "quarter_no"), rows)


_OWN = {
    "organizations_organization": "id",
    "organizations_placement": "organization_id",
    "scope": "organization_id",
    "stood": "organization_id",
}


def _default(field: models.Field[object, object]) -> Cell:
    """Return what a column holds where a record does not say."""
    if field.has_default() and not callable(field.default):
        value = field.default
        return str(value) if isinstance(value, date | str) else int(value)
    if isinstance(field, models.CharField | models.TextField) and not field.null:
        return ""
    return None

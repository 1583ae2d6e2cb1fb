"""What is owed of organizational life, read from this room's tables for pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dangwu.catalogue.checks import parameters, text
from dangwu.catalogue.checks_reading import Check, check
from dangwu.catalogue.checks_rules import foundation
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell
from dangwu.engine.base import Engine
from dangwu.meetings.life import Life
from dangwu.rules.rule import Rule

_APPRAISALS = "appraisals_owed"
_HELD = """select w.organization_id as id, w.organization_id as organization_id,
  w.months as months, w.times as times, w.first_on as first_on, w.last_on as last_on,
  count(h.id) as held
from {table} as w
left join meetings_meeting as h on h.organization_id = w.organization_id and h.kind = w.kind
  and h.held_on between w.first_on and w.last_on
group by w.organization_id, w.months, w.times, w.first_on, w.last_on"""
_APPRAISED = """select w.organization_id as id, w.organization_id as organization_id,
  w.months as months, w.times as times, w.first_on as first_on, w.last_on as last_on,
  count(distinct h.appraised_on) as held
from {table} as w
left join meetings_memberappraisal as h on h.organization_id = w.organization_id
  and h.appraised_on between w.first_on and w.last_on
group by w.organization_id, w.months, w.times, w.first_on, w.last_on"""


@dataclass(frozen=True, slots=True)
class Owed:
    """One span in which an organization owed a kind, and how often it was held."""

    organization_id: int
    life: Life
    months: int
    times: int
    first: date
    last: date
    held: int

    @property
    def met(self) -> bool:
        """Whether it was held often enough."""
        return self.held >= self.times


@dataclass(frozen=True, slots=True)
class Asking:
    """Of what is asked: the records, a scope, a period, and the rules that hold there."""

    engine: Engine
    scope: Scope
    period: Period
    known: Mapping[str, Rule]

    def rows(self, sql: str, *rules: str) -> list[dict[str, Cell]]:
        """Run a text over this room's tables; nothing where a rule it needs is not in force."""
        query: Check = replace(check("支委会缺月"), sql=sql, rules=rules, days=(), spans=())
        base = foundation(query, self.period, self.known)
        if not base.ready:
            return []
        known = parameters(base, self.scope, self.period)
        answer = self.engine.run(text(query, base), known)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def owed(asking: Asking, lives: Iterable[Life]) -> list[Owed]:
    """Return every span owed; those still ahead are among them."""
    found = []
    for life in lives:
        query = (_APPRAISED if life.table == _APPRAISALS else _HELD).format(table=life.table)
        found += [
            Owed(
                whole(row["organization_id"]), life, whole(row["months"]), whole(row["times"]),
                day(row["first_on"]), day(row["last_on"]), whole(row["held"]),
            )
            for row in asking.rows(query)
        ]  # fmt: skip
    return sorted(found, key=lambda one: (one.organization_id, one.first))


def whole(cell: Cell) -> int:
    """Return a count out of an answer."""
    return int(str(cell or 0))


def day(cell: Cell) -> date:
    """Return a day out of an answer."""
    return date.fromisoformat(str(cell))

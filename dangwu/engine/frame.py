"""The tables supplied to every text: scope, stood, stood_month, month, period, today.

scope        organizations that stand in the scope on the period's last day
stood        (organization_id, since, until): where they stood on each day, for what happened
stood_month  (organization_id, month_no): where they stood at each month's end, or at their own
month        the period's months: month_no, first_on, last_on, quarter_no
period       one row: first_no, last_no, first_month, last_month
today        (organization_id, day_on): the day on which what is open there is judged, the period's
             last; a case tried without a database has its own

The scope is followed by its number, so an organization that moved keeps what is below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Parameter

SCOPE = """scope as (
  select d.organization_id as organization_id
  from organizations_placement as a
  join organizations_placement as d on d.path >= a.path and d.path < a.path_end
  where a.organization_id = :scope_id and a.since <= :last and a.until > :last
    and d.since <= :last and d.until > :last
)"""

STOOD = """stood as (
  select d.organization_id as organization_id,
    case when a.since > d.since then a.since else d.since end as since,
    case when a.until < d.until then a.until else d.until end as until
  from organizations_placement as a
  join organizations_placement as d on d.path >= a.path and d.path < a.path_end
    and d.since < a.until and a.since < d.until
  where a.organization_id = :scope_id and a.since <= :last and a.until > :first
    and d.since <= :last and d.until > :first
)"""

STOOD_MONTH = """stood_month as (
  select distinct d.organization_id as organization_id, m.month_no as month_no
  from organizations_month as m
  join organizations_placement as d on d.since <= m.last_on and d.until > m.first_on
    and (d.until > m.last_on or d.ended = 1)
  join organizations_placement as a on d.path >= a.path and d.path < a.path_end
    and d.since < a.until and a.since < d.until
  where m.month_no between :first_month and :last_month and a.organization_id = :scope_id
)"""

MONTH = """month as (
  select month_no, first_on, last_on, quarter_no
  from organizations_month where month_no between :first_month and :last_month
)"""

PERIOD = """period as (
  select cast(:first_no as bigint) as first_no, cast(:last_no as bigint) as last_no,
    cast(:first_month as bigint) as first_month, cast(:last_month as bigint) as last_month
)"""

TODAY = """today as (
  select s.organization_id as organization_id, :last as day_on from scope as s
)"""

FRAMES = {
    "scope": SCOPE,
    "stood": STOOD,
    "stood_month": STOOD_MONTH,
    "month": MONTH,
    "period": PERIOD,
    "today": TODAY,
}
_USES = re.compile(r"\b(?:from|join)\s+(scope|stood_month|stood|month|period|today)\b")


def supplied(scope: Scope, period: Period) -> dict[str, Parameter]:
    """Return the parameters that these tables and every text may name."""
    return {
        "scope_id": scope.organization_id,
        "first": period.first,
        "last": period.last,
        "first_no": period.first_no,
        "last_no": period.last_no,
        "first_month": period.first_month,
        "last_month": period.last_month,
    }


def frame(query: str, select: str, frames: Mapping[str, str] = FRAMES) -> str:
    """Return `select` over `query` (named evidence), with just the tables it uses before it.

    An engine that holds some of them as tables of its own hands over the others in `frames`.
    """
    used = {found[1] for found in _USES.finditer(query)}
    if "today" in used:
        used.add("scope")
    tables = ",\n".join(text for name, text in frames.items() if name in used)
    head = f"with {tables}\n" if tables else ""
    return f"{head}select {select} from (\n{query}\n) as evidence"

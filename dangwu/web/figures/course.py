"""A figure's course: the same figure over the months or quarters up to the period asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.catalogue.running import Catalogue
from dangwu.core.calendar import month_no
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.web.charts import Mark
from dangwu.web.figures.values import shown

_YEAR, _QUARTER, _HALF = 12, 3, 6
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Step:
    """One point of a course."""

    period: Period
    value: Value


def steps(period: Period, today: date) -> list[Period]:
    """Return the periods of a course, the earliest first; none begins after today.

    A year of months up to half a year asked about, else quarters: two years, or as many as asked.
    """
    last = min(period.last_month, max(month_no(today), period.first_month))
    months = period.last_month - period.first_month + 1
    if months <= _HALF:
        return [Period.months(last - back, 1) for back in reversed(range(_YEAR))]
    end = last - last % _QUARTER
    count = max(8, -(-months // _QUARTER))
    return [Period.months(end - back * _QUARTER, _QUARTER) for back in reversed(range(count))]


def course(catalogue: Catalogue, name: str, scope: Scope, periods: Sequence[Period]) -> list[Step]:
    """Return the figure in each period."""
    return [Step(one, catalogue.value(name, scope, one)) for one in periods]


def marks(found: Sequence[Step]) -> list[Mark]:
    """Return the points of a chart; what is not known is a gap."""
    return [
        Mark(_label(one.period), one.value.number if one.value.certain else None,
             shown(one.value).text)
        for one in found
    ]  # fmt: skip


def drawable(found: Sequence[Step]) -> bool:
    """Whether there is something to draw: a text has no course, nor has a single number."""
    return sum(one.value.certain and one.value.number is not None for one in found) > 1


def _label(period: Period) -> str:
    year = f"{period.first.year}年"
    if period.whole_months == _QUARTER:
        return f"{_QUARTERS[(period.first.month - 1) // _QUARTER]}季\n{year}"
    return f"{period.first.month}月\n{year}"


def told(name: str, found: Sequence[Step]) -> str:
    """Say in words what the chart shows."""
    known = [one for one in found if one.value.certain and one.value.number is not None]
    if not known:
        return f"{name}没有可画的数"
    least = min(known, key=lambda one: one.value.number or 0)
    most = max(known, key=lambda one: one.value.number or 0)
    gaps = len(found) - len(known)
    missing = f"，其中{gaps}期不详" if gaps else ""
    return (
        f"{name}，{found[0].period.label}至{found[-1].period.label}{missing}；"
        f"最低{shown(least.value).whole}（{least.period.label}），"
        f"最高{shown(most.value).whole}（{most.period.label}），"
        f"最近{shown(known[-1].value).whole}（{known[-1].period.label}）"
    )

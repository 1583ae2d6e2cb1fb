"""Stock, reserve and prices."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from dangwu.core.period import Period
from tests.oracle.families import has, there
from tests.oracle.records import Number, Oracle, rule, share


def in_store(o: Oracle, top: int, day: date) -> list[Any]:
    """The last stock read at every site in use, of every kind and purpose."""
    last: dict[tuple[int, str, str], Any] = {}
    for one in sorted(o.rows("supply.GrainReading"), key=lambda r: r.read_on):
        counts = one.kg is not None and one.read_on <= day and there(one.warehouse, day)
        if counts and o.tree.under(one.warehouse.organization_id, top, day):
            last[one.warehouse_id, one.kind, one.purpose] = one
    return list(last.values())


def tonnes(o: Oracle, top: int, day: date, **wanted: object) -> Number:
    rows = list(filter(has(**wanted), in_store(o, top, day)))
    return Fraction(sum(one.kg for one in rows), 1000) if rows else None


@rule("粮食库存量")
def grain(o: Oracle, top: int, period: Period) -> Number:
    return tonnes(o, top, period.last, kind=("原粮", "成品粮"))


@rule("储备油库存量")
def oil(o: Oracle, top: int, period: Period) -> Number:
    return tonnes(o, top, period.last, kind="油", purpose="储备")


def in_effect(rows: list[Any], period: Period) -> list[Any]:
    """What was set last for each organization and kind by the period's last month."""
    last: dict[object, Any] = {}
    for one in sorted(rows, key=lambda r: r.month_no):
        if one.month_no <= period.last_month:
            last[one.organization_id, getattr(one, "kind", "")] = one
    return [one for one in last.values() if one.kg]


@rule("储备完成率")
def reserve(o: Oracle, top: int, period: Period) -> Number:
    day = period.last
    due = [
        one
        for one in in_effect(o.stock("supply.ReserveTarget", top, day), period)
        if one.kind != "油"
    ]
    above = [
        one
        for one in due
        if not any(
            up.organization_id != one.organization_id and up.kind == one.kind
            and o.tree.under(one.organization_id, up.organization_id, day)
            for up in due
        )
    ]  # fmt: skip
    held = [tonnes(o, one.organization_id, day, kind=one.kind, purpose="储备") for one in above]
    if not held or None in held:
        return None
    return share(sum(held), Fraction(sum(one.kg for one in above), 1000))


@rule("成品粮可供天数")
def days_of_grain(o: Oracle, top: int, period: Period) -> Number:
    day = period.last
    due = in_effect(o.stock("supply.DailyDemand", top, day), period)
    above = [
        one
        for one in due
        if not any(
            up is not one and o.tree.under(one.organization_id, up.organization_id, day)
            for up in due
        )
    ]
    held = [tonnes(o, one.organization_id, day, kind="成品粮") for one in above]
    if not held or None in held:
        return None
    return Fraction(sum(held) * 1000, sum(one.kg for one in above))


@rule("价格最大涨幅")
def steepest(o: Oracle, top: int, period: Period) -> Number:
    series = defaultdict(list)
    for one in o.flow("supply.PriceReading", "read_on", top, period):
        series[one.organization_id, one.commodity, one.unit, one.place].append(one)
    rises = []
    for rows in series.values():
        rows.sort(key=lambda r: r.read_on)
        if len(rows) > 1:
            rises.append(share(max(0, rows[-1].price_fen - rows[0].price_fen), rows[0].price_fen))
    return max(rises) if rises else None

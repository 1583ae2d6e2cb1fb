"""Puts the dated rules before a check's query: parameters, versions as a table, spans of months.

:<rule>       the value on the period's last day
rule_<rule>   every version: value, since_on, until_on (not included); of bands: category,
              over_fen, upto_fen, rate_bp, least_fen, most_fen (−1 where there is none),
              since_on, until_on, since_month, until_month (not included)
span_<name>   every day of the period on which the rule held: day_on; start_on, the latest day from
              which its months are full by day_on; over_on, the latest from which they were over
              before day_on; start_no and over_no, the same as day numbers; months; full_on, the
              day on which the months from day_on are full

Of cases in memory a span holds the days that occur in them, whatever the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache, reduce

from dangwu.catalogue.checks_reading import Check, Day
from dangwu.catalogue.headers import JOINED
from dangwu.catalogue.tables import tables_in
from dangwu.core.calendar import add_months, day_no, month_last, month_no
from dangwu.core.period import Period
from dangwu.engine.base import Parameter
from dangwu.engine.memory_engine import MemoryEngine
from dangwu.rules.errors import RuleUnknown
from dangwu.rules.rule import NoRuleInForce, Rule, Version

_ONE_DAY = timedelta(days=1)
_SHORTEST = 28
_YEARS = frozenset({"年", "周岁"})
_SPAN_COLUMNS = "day_on, start_on, over_on, start_no, over_no, months, full_on"
_BAND_COLUMNS = (
    "category, over_fen, upto_fen, rate_bp, least_fen, most_fen, since_on, until_on, "
    "since_month, until_month"
)


@dataclass
class Foundation:
    """What stands before the query: parameters, tables, and why some days are not judged."""

    parameters: dict[str, Parameter] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    missing: list[NoRuleInForce] = field(default_factory=list)
    ready: bool = True
    memory: MemoryEngine | None = None


def full_since(day: date, months: int) -> date:
    """Return the latest day from which `months` calendar months are full by `day`.

    12 months by 28 February 2021 are full from 29 February 2020.
    """
    if day.day < _SHORTEST:  # no month ends before it
        return add_months(day, -months)
    start = month_last(month_no(day) - months)
    if day == month_last(month_no(day)):
        return start
    return start.replace(day=min(day.day, start.day))


@lru_cache(maxsize=512)
def stands_on(check: Check) -> tuple[str, ...]:
    """Return the rules that a check stands on, with those of the rooms' tables that it reads."""
    shared = (rule for one in tables_in(check.sql) for rule in one.rules)
    return tuple(dict.fromkeys((*check.rules, *shared)))


def foundation(
    check: Check, period: Period, rules: Mapping[str, Rule], memory: MemoryEngine | None = None
) -> Foundation:
    """Return what a check's query needs of its rules in this period.

    `memory` is the engine that holds what would stand before the query, and knows the days.
    """
    shared = tables_in(check.sql)
    texts = "\n".join((check.sql, *(one.sql for one in shared)))
    spans = dict.fromkeys((*check.spans, *(each for one in shared for each in one.spans)))
    base = Foundation(memory=memory)
    named = stands_on(check)
    tabled = {name for name in named if re.search(rf"\brule_{name}\b", texts)}
    spanned = {rule for _, joined in spans for rule in joined.split(JOINED)}
    for name in named:
        if name not in rules:
            raise RuleUnknown(name, rules)
        _state(base, rules[name], period, by_day=name in tabled | spanned)
    for name in sorted(tabled):
        _versions(base, rules[name])
    for day in check.days:
        _reckon(base, day, period)
    for name, joined in spans:
        _span(base, name, [rules[rule] for rule in joined.split(JOINED)], period)
    base.tables += [one.cte for one in shared]
    return base


def _state(base: Foundation, rule: Rule, period: Period, *, by_day: bool) -> None:
    """Note the versions that the check stands on, and the days for which there are none."""
    ends = [rule.at(period.first), rule.at(period.last)] if by_day else [rule.at(period.last)]
    gaps = [end for end in reversed(ends) if isinstance(end, NoRuleInForce)]
    told = {(one.day, one.since, one.until) for one in base.missing}
    base.missing += [one for one in gaps[:1] if (one.day, one.since, one.until) not in told]
    last = ends[-1]
    if by_day:
        held = rule.within(period.first, period.last)
    else:
        held = (last,) if isinstance(last, Version) else ()
    base.versions += held
    base.ready = base.ready and bool(held)
    if isinstance(last, Version) and isinstance(last.value, int):
        base.parameters[rule.id] = last.value


def _reckon(base: Foundation, day: Day, period: Period) -> None:
    months = base.parameters.get(day.rule, None) if day.rule else day.months
    if not isinstance(months, int):
        return
    start = {"first": period.first, "last": period.last, "eve": period.last - _ONE_DAY}[day.start]
    base.parameters[day.name] = (
        add_months(start, months) if day.sign > 0 else full_since(start, months)
    )


def _table(
    base: Foundation, name: str, source: object, columns: str, rows: Iterator[tuple[Parameter, ...]]
) -> None:
    """Put a table before the query, or into the memory that judges it."""
    if base.memory is not None:
        base.memory.keep(name, source, columns, lambda: rows)
        return
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                cells.append(str(cell))
            else:
                base.parameters[f"{name}_{number}_{place}"] = cell
                cells.append(f":{name}_{number}_{place}")
        lines.append(f"({', '.join(cells)})")
    base.tables.append(f"{name}({columns}) as (values {', '.join(lines)})")


def _versions(base: Foundation, rule: Rule) -> None:
    name = f"rule_{rule.id}"
    if all(isinstance(version.value, int) for version in rule.versions):
        values = ((v.number, v.since, v.until) for v in rule.versions)
        _table(base, name, rule, "value, since_on, until_on", values)
    else:
        _table(base, name, rule, _BAND_COLUMNS, _bands(rule))


def _bands(rule: Rule) -> Iterator[tuple[Parameter, ...]]:
    for version in rule.versions:
        months = [month_no(day) + (day.day > 1) for day in (version.since, version.until)]
        for band in version.bands:
            amounts = [
                -1 if amount is None else amount
                for amount in (band.rate_bp, band.least_fen, band.most_fen)
            ]
            yield (
                band.category, band.over_fen, band.upto_fen, *amounts,
                version.since, version.until, *months,
            )  # fmt: skip


def _span(base: Foundation, name: str, joined: Sequence[Rule], period: Period) -> None:
    days = _period_days(period) if base.memory is None else sorted(base.memory.days)
    source = joined[0] if len(joined) == 1 else joined
    _table(base, f"span_{name}", source, _SPAN_COLUMNS, _days(joined, days))


def _period_days(period: Period) -> Sequence[date]:
    length = (period.last - period.first).days + 1
    return [period.first + timedelta(days=number) for number in range(length)]


def _days(joined: Sequence[Rule], days: Iterable[date]) -> Iterator[tuple[Parameter, ...]]:
    for day in days:
        held = [one for one in (rule.at(day) for rule in joined) if isinstance(one, Version)]
        if len(held) == len(joined):
            yield _reckoned(day, tuple(map(_months, joined, held)))


@lru_cache(maxsize=65536)
def _reckoned(day: date, counts: tuple[int, ...]) -> tuple[Parameter, ...]:
    start, over = _full_since(day, counts), _full_since(day - _ONE_DAY, counts)
    full = reduce(add_months, counts, day)
    return day, start, over, day_no(start), day_no(over), sum(counts), full


def _months(rule: Rule, version: Version) -> int:
    return version.number * (12 if rule.unit in _YEARS else 1)


def _full_since(day: date, counts: Sequence[int]) -> date:
    """Return the latest day from which the months of one after the other are full by `day`."""
    for months in reversed(counts):
        day = full_since(day, months)
    return day

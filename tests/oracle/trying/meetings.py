"""A branch's organizational life, from the contract's words.

Where the contract is silent:
- "judged only where the period contains December" is said of yearly spans, and only of them: of
  quarters and months only those are judged that lie wholly within the period;
- a meeting counts in the span in which it was held, whether or not that day is in the period;
- "stood for the whole of it": founded on its first day or before, dissolved (if ever) after its
  last day;
- a 党小组会 counts for the group it names; one that names none, or another, for nobody;
- local_rules: "month", "quarter" or "year" makes that kind owed in each such span; no other kind
  changes;
- a day that cannot be read is no meeting; 支部大会 and 支委会 are the same kinds, short;
- a period that cannot be read owes nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tests.oracle.trying.days import day_of, words

Case = Mapping[str, Any]
Span = tuple[int, int, int]
"""Year, first month, last month."""
SHORT = {"支部大会": "支部党员大会", "支委会": "支部委员会", "支部委员会会议": "支部委员会"}
YEARLY = ("组织生活会", "民主评议党员")
LENGTHS = {"month": 1, "quarter": 3, "year": 12}


def missing(case: Case) -> set[tuple[str, str, str | None]]:
    """What was owed and not held: kind, period, group."""
    period = span_of(case.get("period"))
    if period is None:
        return set()
    held = list(meetings(case))
    return {
        (kind, name(span), group)
        for kind, months, group in owed(case)
        for span in spans(period, months)
        if stood(case.get("branch") or {}, span) and not was_held(held, kind, span, group)
    }


def owed(case: Case) -> Iterator[tuple[str, int, str | None]]:
    """Each kind with the months of its span: 支部党员大会 a quarter, 主题党日 a month …"""
    branch, local = case.get("branch") or {}, case.get("local_rules") or {}
    yield "支部党员大会", 3, None
    yield "主题党日", 1, None
    if branch.get("has_committee"):
        yield "支部委员会", 1, None
    for group in branch.get("groups") or []:
        yield "党小组会", 1, group
    for kind in YEARLY:
        yield kind, 12, None
    if local.get("党课") in LENGTHS:
        yield "党课", LENGTHS[local["党课"]], None


def span_of(text: object) -> Span | None:
    """2020H1, 2020Q3, 2020, 2020-05."""
    found = re.fullmatch(r"(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?", words(text))
    if not found:
        return None
    year, half, quarter, month = (int(part) if part else 0 for part in found.groups())
    if half:
        return year, 6 * half - 5, 6 * half
    if quarter:
        return year, 3 * quarter - 2, 3 * quarter
    return (year, month, month) if month else (year, 1, 12)


def spans(period: Span, months: int) -> Iterator[Span]:
    """The spans wholly within the period; yearly ones where it contains December."""
    year, first, last = period
    for end in range(months, 13, months):
        if end <= last and (first <= end - months + 1 or months == 12):
            yield year, end - months + 1, end


def name(span: Span) -> str:
    """2020Q1, 2020-05, 2020."""
    year, first, last = span
    if first == last:
        return f"{year}-{last:02d}"
    return f"{year}Q{last // 3}" if last - first == 2 else str(year)


def stood(branch: Case, span: Span) -> bool:
    """A span is owed only if the branch stood for the whole of it."""
    year, first, last = span
    founded, dissolved = day_of(branch.get("founded")), day_of(branch.get("dissolved"))
    return (founded is None or founded <= date(year, first, 1)) and (
        dissolved is None or dissolved > date(year, last, monthrange(year, last)[1])
    )


def meetings(case: Case) -> Iterator[tuple[str, date, str | None]]:
    """What was held: kind, day, group."""
    for one in case.get("meetings") or []:
        day, kind = day_of(one.get("held_on")), words(one.get("kind"))
        if day is not None:
            yield SHORT.get(kind, kind), day, one.get("group")


def was_held(
    held: list[tuple[str, date, str | None]], kind: str, span: Span, group: str | None
) -> bool:
    """Whether one of the kind (of the group) was held within the span."""
    year, first, last = span
    return any(
        other == kind
        and day.year == year
        and first <= day.month <= last
        and (group is None or of == group)
        for other, day, of in held
    )

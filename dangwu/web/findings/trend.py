"""The course of the findings: how many stood on each day on which the checks were run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.checks_reading import checks
from dangwu.core.finding import SEVERITIES
from dangwu.findings.counting import DayCounts, course
from dangwu.pages.cells import day_words
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.web import charts
from dangwu.web.charts import Mark
from dangwu.web.figures.asking import Asking, Elsewhere, ask
from dangwu.web.figures.views import drawn, width_of
from dangwu.web.findings.filtering import filters_of
from dangwu.web.navigation import room_name

DRAWN, COLUMNS = 60, 8
"""So many days are drawn; so many stand beside each other in the table by check."""
UNKNOWN = "—"


@dataclass(frozen=True)
class Row:
    """A check's counts on the days of the table; None where nobody looked."""

    check: str
    room: str
    severity: str
    label: str
    href: str
    cells: tuple[int | None, ...]

    @property
    def change(self) -> str:
        """How the last day differs from the first, where both are known."""
        known = [one for one in self.cells if one is not None]
        if len(known) < 2:
            return ""
        more = known[-1] - known[0]
        return "不变" if more == 0 else f"{'增' if more > 0 else '减'}{abs(more)}"


@needs(Right.READ)
def trend(request: Request) -> HttpResponseBase:
    """Show how many findings there were on each day: a chart, the days, and every check."""
    try:
        where = ask(request)
    except Elsewhere as elsewhere:
        return elsewhere.answer
    filters = filters_of(request)
    days = course(where.organization.pk, request.today, DRAWN, filters.check)
    rows = _rows(days[-COLUMNS:], where)
    if request.GET.get("format") == "xlsx":
        return _excel(where, days)
    asked: dict[str, int | str] = {"unit": where.organization.pk}
    if filters.check:
        asked["check"] = filters.check
    context = {
        "heading": "问题走势",
        "asked_about": where,
        "filters": filters,
        "checks": [(one.name, room_name(one.room)) for one in checks().values()],
        "days": list(reversed(days)),
        "columns": [one.day for one in days[-COLUMNS:]],
        "rows": rows,
        "drawable": len(days) > 1,
        "alt": _told(filters.check, days),
        "chart": f"/checks/trend.svg?{urlencode(asked)}",
        "back": f"/checks/?{urlencode(asked)}",
    }
    return render(request, "web/findings/trend.html", context)


@needs(Right.READ)
def chart(request: Request) -> HttpResponseBase:
    """Draw the course."""
    try:
        where = ask(request)
    except Elsewhere as elsewhere:
        return elsewhere.answer
    days = course(where.organization.pk, request.today, DRAWN, filters_of(request).check)
    return drawn(request, charts.line(_marks(days), unit="处", width=width_of(request)))


def _marks(days: Sequence[DayCounts]) -> list[Mark]:
    return [
        Mark(
            f"{one.day.month}.{one.day.day}\n{one.day.year}年",
            Decimal(one.standing()), f"{one.standing():,}",
        )
        for one in days
    ]  # fmt: skip


def _told(check: str, days: Sequence[DayCounts]) -> str:
    """Say in words what the chart shows."""
    what = check or "发现的问题"
    if not days:
        return f"{what}还没有逐日统计"
    first, last = days[0], days[-1]
    text = f"{what}，{day_words(last.day)}{last.standing():,}处"
    if last.waived:
        text += f"，另有{last.waived:,}处已豁免"
    if len(days) > 1:
        text += f"；{day_words(first.day)}为{first.standing():,}处"
    return text


def _rows(days: Sequence[DayCounts], where: Asking) -> list[Row]:
    """Return the checks that had any finding on one of the days, errors and the most first."""
    found = []
    for name, check in checks().items():
        counts = [one.of(name) for one in days]
        if any(one is not None and one.findings for one in counts):
            cells = tuple(None if one is None else one.standing for one in counts)
            href = f"/checks/trend/?{urlencode({'unit': where.organization.pk, 'check': name})}"
            label = SEVERITIES[check.severity]
            found.append(Row(name, room_name(check.room), check.severity, label, href, cells))
    return sorted(found, key=lambda one: (one.severity, -(one.cells[-1] or 0), one.check))


def _excel(where: Asking, days: Sequence[DayCounts]) -> HttpResponseBase:
    headings = ("日期", "检查", "轻重", "问题处数", "其中已豁免")
    rows: Any = (
        (day_words(day.day), one.check, SEVERITIES[one.severity], one.findings, one.waived)
        for day in days
        for one in day.counts
    )
    return send_table(f"问题走势-{where.scope.name}", headings, rows)

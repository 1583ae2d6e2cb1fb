"""Two issues held side by side: each number then and now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dangwu.core.period import Period
from dangwu.core.value import plain_number
from dangwu.reports.models import FrozenFigure, Issue
from dangwu.reports.notes import titled


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of two issues; `None` where an issue does not state it."""

    title: str
    figure: str
    scope: str
    unit: str
    then: str | None
    now: str | None
    difference: str
    of_then: FrozenFigure | None
    of_now: FrozenFigure | None

    @property
    def changed(self) -> bool:
        """Whether the two say different things."""
        return self.then != self.now


def compare(before: Issue, after: Issue) -> list[Line]:
    """Return a line for every figure of either, in the order of the later issue."""
    then, now = _by_key(before), _by_key(after)
    keys = [*now, *(key for key in then if key not in now)]
    return [_line(then.get(key), now.get(key)) for key in keys]


def _by_key(issue: Issue) -> dict[object, FrozenFigure]:
    own = Period.parse(issue.period)
    found = FrozenFigure.objects.filter(issue=issue).defer("rows", "sql").order_by("pk")
    return {
        (one.figure, one.scope_id, _relation(one.period, own), _relation(one.against, own)): one
        for one in found
    }


def _relation(key: str, own: Period) -> str:
    """Return how a period stands to the report's own, so that two half years meet."""
    known = {own.key: "own", own.last_year().key: "last year", own.before().key: "before"}
    return known.get(key, key)


def _line(then: FrozenFigure | None, now: FrozenFigure | None) -> Line:
    one = now or then
    if one is None:
        raise ValueError("a line has at least one side")
    return Line(
        titled(one.figure), one.figure, one.scope, "" if one.unit == "文本" else one.unit,
        then.value if then else None, now.value if now else None,
        _difference(then, now), then, now,
    )  # fmt: skip


def _difference(then: FrozenFigure | None, now: FrozenFigure | None) -> str:
    if then is None or now is None:
        return ""
    try:
        change = Decimal(now.value) - Decimal(then.value)
    except InvalidOperation:
        return "" if then.value == now.value else "不同"
    return f"+{plain_number(change)}" if change > 0 else plain_number(change)


def earlier(issue: Issue) -> list[Issue]:
    """Return what an issue may be compared with, the nearest first.

    Its report's other issues, then those of the unit's other reports.
    """
    others = Issue.objects.filter(organization=issue.organization_id).exclude(pk=issue.pk)
    return [
        *others.filter(report=issue.report_id).order_by("-number"),
        *others.exclude(report=issue.report_id).order_by("-issued_at", "-pk"),
    ]

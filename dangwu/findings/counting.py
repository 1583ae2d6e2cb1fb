"""How many findings each check had on a day: written when the checks run, read as a course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import OperationalError, transaction

from dangwu.core.finding import SEVERITIES, Severity
from dangwu.findings.models import DailyCount


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings a check had, and how many of them were waived."""

    check: str
    severity: Severity
    findings: int
    waived: int = 0

    @property
    def standing(self) -> int:
        """Those that are not waived."""
        return self.findings - self.waived


@dataclass(frozen=True, slots=True)
class DayCounts:
    """The counts of one day by check."""

    day: date
    counts: tuple[Count, ...]

    def standing(self, severity: str = "") -> int:
        """Return how many findings stand, of one severity or of both."""
        return sum(one.standing for one in self.counts if severity in {"", one.severity})

    @property
    def errors(self) -> int:
        """How many errors stand."""
        return self.standing("error")

    @property
    def warnings(self) -> int:
        """How many warnings stand."""
        return self.standing("warning")

    @property
    def waived(self) -> int:
        """How many are waived."""
        return sum(one.waived for one in self.counts)

    def of(self, check: str) -> Count | None:
        """Return a check's count; None where nobody looked."""
        return next((one for one in self.counts if one.check == check), None)


def note(organization_id: int, day: date, counts: Iterable[Count], alias: str = "default") -> int:
    """Keep the day's counts of an organization; a later look on the same day takes their place.

    Return how many rows were written: none where they are kept already. A database that somebody
    else holds is left alone: the next look writes them.
    """
    rows = DailyCount.objects.using(alias).filter(organization_id=organization_id, counted_on=day)
    kept = {one.check_name: (one.severity, one.findings, one.waived) for one in rows}
    new = [
        DailyCount(
            organization_id=organization_id, counted_on=day, check_name=one.check,
            severity=one.severity, findings=one.findings, waived=one.waived,
        )
        for one in counts
        if kept.get(one.check) != (one.severity, one.findings, one.waived)
    ]  # fmt: skip
    if not new:
        return 0
    try:
        with transaction.atomic(using=alias):
            DailyCount.objects.using(alias).bulk_create(
                new, update_conflicts=True, unique_fields=_ONCE, update_fields=_COUNTED
            )
    except OperationalError:
        return 0
    return len(new)


_ONCE = ("organization", "counted_on", "check_name")
_SEVERITY: dict[str, Severity] = {one: one for one in SEVERITIES}
_COUNTED = ("severity", "findings", "waived")


def course(organization_id: int, last: date, days: int, check: str = "") -> Sequence[DayCounts]:
    """Return the latest days up to `last` on which the checks were counted, the earliest first."""
    rows = DailyCount.objects.filter(organization_id=organization_id, counted_on__lte=last)
    if check:
        rows = rows.filter(check_name=check)
    latest = rows.order_by("-counted_on").values_list("counted_on", flat=True).distinct()[:days]
    found: dict[date, list[Count]] = {day: [] for day in sorted(latest)}
    of_those = rows.filter(counted_on__in=list(found)).order_by("counted_on", "check_name")
    for day, name, severity, findings, waived in of_those.values_list(
        "counted_on", "check_name", "severity", "findings", "waived"
    ):
        found[day].append(Count(name, _SEVERITY[severity], findings, waived))
    return [DayCounts(day, tuple(counts)) for day, counts in found.items()]

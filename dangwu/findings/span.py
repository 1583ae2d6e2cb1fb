"""From which day to which is judged: what is worked on today, or a period as it stood on a day."""

from __future__ import annotations

from datetime import date

from dangwu.core.calendar import month_no
from dangwu.core.period import Period
from dangwu.findings.errors import DayBeforePeriod
from dangwu.organizations.models import Lock

_HALF = 6
_OLD_DAYS = 62
"""So long into a half year the one before is still worked on, unless its report has closed it."""


def half_of(organization_id: int, day: date) -> Period:
    """Return the half year that is worked on: the last one until its report has closed it."""
    now = month_no(day)
    this = Period.months(now - now % _HALF, _HALF)
    if (day - this.first).days >= _OLD_DAYS:
        return this
    before = this.before()
    closed = Lock.objects.filter(
        organization=organization_id, first_on__lte=before.first, last_on__gte=before.last,
        reopened_at=None,
    )  # fmt: skip
    return this if closed.exists() else before


def to_date(organization_id: int, day: date) -> Period:
    """Return the period from the first day of the half year worked on until this day."""
    half = half_of(organization_id, day)
    return Period(half.first, max(day, half.first))


def as_of(period: Period, day: date) -> Period:
    """Return the period as it stood on a day: what came after is cut off.

    A period that was over by then is the whole. Raises DayBeforePeriod.
    """
    if day < period.first:
        raise DayBeforePeriod(day, period)
    return Period(period.first, min(period.last, day))

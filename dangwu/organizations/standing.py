"""Whether an organization stood on a day that has come: what every room's writes ask first."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.organizations.locks import require_open
from dangwu.organizations.models import Organization, Placement

OF_THAT_DAY = "登记当日的事项"


class OrganizationNotThere(DangwuError):
    """Something is said to have happened in an organization that did not exist that day."""

    def __init__(self, name: str, day: date, what: str) -> None:
        super().__init__(f"“{name}”{day}尚未成立或已撤销，不能{what}，请核对日期。")


class DayAhead(DangwuError):
    """Something is recorded before it happened."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(f"日期{day}晚于今天（{today}）：只登记已经发生的事项，请核对日期。")


def standing(organization: Organization, day: date) -> Placement | None:
    """Return where the organization stood on `day`, None where it did not exist."""
    return Placement.objects.filter(
        organization=organization, since__lte=day, until__gt=day
    ).first()


def require_past(day: date, today: date) -> None:
    """Raise DayAhead where the day has not come."""
    if day > today:
        raise DayAhead(day, today)


def require_place(organization: Organization, day: date, what: str = OF_THAT_DAY) -> Placement:
    """Return where it stood on `day`; raises OrganizationNotThere, which says what cannot be."""
    place = standing(organization, day)
    if place is None:
        raise OrganizationNotThere(organization.full_name, day, what)
    return place


def require_standing(organization: Organization, day: date, what: str = OF_THAT_DAY) -> Placement:
    """Return where it stood on `day`, for a write of that day.

    Raises OrganizationNotThere, or PeriodLocked where an issued report has closed the day.
    """
    place = require_place(organization, day, what)
    require_open(organization, day)
    return place


def require_happened(
    organization: Organization, day: date, today: date, what: str = OF_THAT_DAY
) -> None:
    """Raise DayAhead, OrganizationNotThere or PeriodLocked unless it can be written of `day`."""
    require_past(day, today)
    require_standing(organization, day, what)


def stands(organization: Organization, day: date) -> bool:
    """Whether the organization is not dissolved by then."""
    return organization.dissolved_on is None or organization.dissolved_on > day

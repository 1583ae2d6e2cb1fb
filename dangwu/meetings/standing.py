"""Who stood and who belonged on a day: what the writes of this and later rooms ask first."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.members.models import Member, Membership
from dangwu.organizations.changes import standing
from dangwu.organizations.models import Organization


class NotStanding(DangwuError):
    """The organization was not founded yet or dissolved already."""

    def __init__(self, organization: Organization, day: date) -> None:
        super().__init__(
            f"“{organization.full_name}”在{day}尚未成立或已撤销，不能登记当日的事项："
            "请核对日期和党组织。"
        )


class NotBelonging(DangwuError):
    """The member belonged nowhere in the office's tree on that day."""

    def __init__(self, member: Member, day: date) -> None:
        super().__init__(
            f"党员“{member.name}”在{day}没有组织关系：请核对日期，或先登记其组织关系。"
        )


class DayAhead(DangwuError):
    """Something is recorded before it happened."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(f"日期{day}晚于今天（{today}）：只登记已经发生的事项，请核对日期。")


def require_standing(organization: Organization, day: date, today: date) -> None:
    """Raise NotStanding or DayAhead unless the organization stood on `day`, which has come."""
    if day > today:
        raise DayAhead(day, today)
    if standing(organization, day) is None:
        raise NotStanding(organization, day)


def belonging(member: Member, day: date, today: date) -> Organization:
    """Return where the member belonged on `day`, or raise NotBelonging or DayAhead."""
    if day > today:
        raise DayAhead(day, today)
    place = (
        Membership.objects.select_related("organization")
        .filter(member=member, since__lte=day, until__gt=day)
        .first()
    )
    if place is None or not member.admitted_on <= day < member.left_on:
        raise NotBelonging(member, day)
    return place.organization

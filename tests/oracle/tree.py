"""Who stood under whom on a day, by parents: not by the paths that the figures read."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

from dangwu.core.period import Period
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Placement

DAY = timedelta(days=1)


class Tree:
    """The tree with its history, and who belonged where."""

    def __init__(self) -> None:
        self.places: dict[int, list[Placement]] = defaultdict(list)
        for place in Placement.objects.all():
            self.places[place.organization_id].append(place)
        self.homes: dict[int, list[Membership]] = defaultdict(list)
        for home in Membership.objects.all():
            self.homes[home.member_id].append(home)
        self.members = list(Member.objects.all())
        self.under = cache(self._under)

    def place(self, organization: int, day: date) -> Placement | None:
        found = [one for one in self.places[organization] if one.since <= day < one.until]
        assert len(found) <= 1
        return found[0] if found else None

    def _under(self, organization: int | None, top: int, day: date) -> bool:
        """Whether the organization stood on the day at or below `top`, which stood too."""
        while organization is not None:
            place = self.place(organization, day)
            if place is None:
                return False
            if organization == top:
                return True
            organization = place.parent_id
        return False

    def in_month(self, organization: int, top: int, number: int) -> bool:
        """Whether it stood below `top` at the month's end, or on its own last day before."""
        first = date(number // 12, number % 12 + 1, 1)
        last = (first + 31 * DAY).replace(day=1) - DAY
        ends = [one.until for one in self.places[organization] if one.ended]
        if ends and first < ends[0] <= last:
            last = ends[0] - DAY
        return self.under(organization, top, last)

    def home(self, member: int, day: date) -> int | None:
        found = [one for one in self.homes[member] if one.since <= day < one.until]
        assert len(found) <= 1
        return found[0].organization_id if found else None

    def enrolled(self, top: int, day: date) -> list[Member]:
        """The members who belonged at or below `top` on the day."""
        return [
            one
            for one in self.members
            if one.admitted_on <= day < one.left_on and self.under(self.home(one.pk, day), top, day)
        ]


def months(period: Period) -> range:
    return range(period.first_month, period.last_month + 1)

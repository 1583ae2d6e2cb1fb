"""Where a member belonged on a day: what the writes of this and later rooms ask first."""

from __future__ import annotations

from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.members.models import Member, Membership
from dangwu.organizations.locks import require_open
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import OF_THAT_DAY, require_past


class NotAMember(DangwuError):
    """The person was no member on that day."""

    def __init__(self, name: str, day: date, what: str) -> None:
        super().__init__(f"{name}{day}不在册，不能{what}，请核对日期。")


def membership(member: Member, day: date) -> Membership | None:
    """Return where the member belonged on `day`, None where she belonged nowhere."""
    return (
        Membership.objects.select_related("organization")
        .filter(member=member, since__lte=day, until__gt=day)
        .first()
    )


def require_membership(member: Member, day: date, what: str = OF_THAT_DAY) -> Membership:
    """Return where she belonged on `day`, for a write of that day.

    Raises NotAMember, which says what cannot be, or PeriodLocked.
    """
    found = membership(member, day)
    if found is None or not member.admitted_on <= day < member.left_on:
        raise NotAMember(member.name, day, what)
    require_open(found.organization, day)
    return found


def belonging(member: Member, day: date, today: date, what: str = OF_THAT_DAY) -> Organization:
    """Return the organization that she belonged to on `day`, or raise NotAMember or DayAhead."""
    require_past(day, today)
    return require_membership(member, day, what).organization

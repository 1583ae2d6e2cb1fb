"""What a member sees of herself: whose login is whose, and who looked at her page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dangwu.accounts.models import User
from dangwu.members.models import Account, Look, Member


@dataclass(frozen=True)
class Seen:
    """Somebody looked at a member's page on a day; `what` says at what, in Chinese."""

    on: date
    who: str
    what: str


def member_of(user: User) -> Member | None:
    """Return the member whose login this is; None for the login of somebody else."""
    account = Account.objects.select_related("member").filter(user=user).first()
    return account.member if account else None


def looks_at(member: Member, limit: int = 100) -> list[Seen]:
    """Return who looked at the member's data, the latest first; her own looks are left out."""
    found = Look.objects.filter(member=member).exclude(
        user__in=Account.objects.filter(member=member).values("user")
    )
    rows = found.select_related("user").order_by("-seen_on", "-pk")[:limit]
    return [Seen(one.seen_on, one.user.name or one.user.username, one.what) for one in rows]


def note_look(member: Member, user: User, today: date, what: str) -> None:
    """Note that somebody looked; one entry for each person, day and thing is enough."""
    Look.objects.get_or_create(
        member=member, user=user, seen_on=today, what=what, defaults={"at": timezone.now()}
    )

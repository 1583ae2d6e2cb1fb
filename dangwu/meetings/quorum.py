"""Whether enough of those who may vote came: of those entitled (应到), not of those present."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dangwu.meetings.models import MeetingKind, Presence
from dangwu.members.models import Member, RightsSuspension
from dangwu.organizations.local import known_rules, national
from dangwu.rules.rule import NoRuleInForce

_RULES: Mapping[str, str] = {
    MeetingKind.GENERAL_MEETING: "general_meeting_quorum",
    MeetingKind.BRANCH_COMMITTEE: "branch_committee_quorum",
}


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many may vote, how many of them came, and what the rule asks."""

    entitled: int
    present: int
    percent: int
    cited: str
    confirmed: bool
    whose: str

    @property
    def reached(self) -> bool:
        """Whether enough came; exactly the rule's share is enough."""
        return self.present * 100 >= self.entitled * self.percent

    @property
    def missing(self) -> int:
        """How many more must come."""
        needed = -(-self.entitled * self.percent // 100)
        return max(needed - self.present, 0)


def quorum(
    kind: str, day: date, people: Iterable[tuple[Member, str]], organization_id: int | None = None
) -> Quorum | None:
    """Return the quorum of a meeting by its roster; None where no rule asks for one.

    By the rules that the organization knows; the nation's where none is named.

    At a members' assembly those may vote who are full members on the day and whose rights are not
    suspended; at a committee meeting all of the roster. Guests never do.
    """
    name = _RULES.get(kind)
    known = national() if organization_id is None else known_rules(organization_id, day)
    version = known[name].at(day) if name else None
    if version is None or isinstance(version, NoRuleInForce):
        return None
    of_assembly = kind == MeetingKind.GENERAL_MEETING
    listed = [(member, state) for member, state in people if state != Presence.GUEST]
    suspended = _suspended(listed, day) if of_assembly else frozenset()
    voting = [
        state
        for member, state in listed
        if not of_assembly or (_is_full(member, day) and member.pk not in suspended)
    ]
    if not voting:
        return None
    return Quorum(
        entitled=len(voting),
        present=voting.count(Presence.PRESENT),
        percent=version.number,
        cited=f"《{version.instrument}》{version.article}",
        confirmed=version.confirmed,
        whose="有表决权的正式党员" if of_assembly else "委员",
    )


def _suspended(people: Iterable[tuple[Member, str]], day: date) -> frozenset[int]:
    members = [member.pk for member, _ in people if member.pk is not None]
    if not members:
        return frozenset()
    held = RightsSuspension.objects.filter(member__in=members, since__lte=day, until__gt=day)
    return frozenset(held.values_list("member_id", flat=True))


def _is_full(member: Member, day: date) -> bool:
    return member.confirmed_on is not None and member.confirmed_on <= day

"""Who is expected at a meeting (应到), by its kind, on its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from dangwu.meetings.models import MeetingKind, Presence
from dangwu.members.models import Member, Membership, Post
from dangwu.organizations.models import Kind, Organization, Placement
from dangwu.organizations.standing import require_place

OF_COMMITTEES = frozenset(
    {
        MeetingKind.BRANCH_COMMITTEE, MeetingKind.COMMITTEE, MeetingKind.LEADING_GROUP,
        MeetingKind.CENTRE_GROUP, MeetingKind.DEMOCRATIC_LIFE,
    }
)  # fmt: skip
"""Kinds at which the holders of posts meet; at the others everybody who belongs there."""
ROSTER_LIMIT = 300
"""Whoever counts more people than this does it at the door: counts without a roster."""
_SEATS = Q(title__contains="书记") | Q(title__contains="委员") | Q(title__contains="成员")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a roster are what; 应到 is the sum of the next four."""

    present: int = 0
    excused: int = 0
    absent: int = 0
    undecided: int = 0
    guests: int = 0

    @property
    def expected(self) -> int:
        """How many are expected, guests left out."""
        return self.present + self.excused + self.absent + self.undecided


def tally(states: Iterable[str]) -> Tally:
    """Count the states of a roster; an empty one is undecided."""
    found = list(states)
    return Tally(
        present=found.count(Presence.PRESENT),
        excused=found.count(Presence.EXCUSED),
        absent=found.count(Presence.ABSENT),
        undecided=found.count(""),
        guests=found.count(Presence.GUEST),
    )


def entitled(organization: Organization, kind: str, day: date) -> list[Member]:
    """Return who is expected at a meeting of this kind on this day; those on probation too."""
    if kind in OF_COMMITTEES:
        return _seated(organization, day)
    homes = _homes(organization, day).select_related("member").order_by("member_id")
    return [one.member for one in homes]


def count_entitled(organization: Organization, kind: str, day: date) -> int:
    """Return how many are expected, without fetching a whole city."""
    if kind in OF_COMMITTEES:
        return len(_seated(organization, day))
    return _homes(organization, day).count()


def _homes(organization: Organization, day: date) -> QuerySet[Membership]:
    place = require_place(organization, day, "列出应到名单")
    below = _below(place, day)
    return Membership.objects.filter(
        organization__in=below.values("organization"), since__lte=day, until__gt=day,
        member__admitted_on__lte=day, member__left_on__gt=day,
    )  # fmt: skip


def _below(place: Placement, day: date) -> QuerySet[Placement]:
    return Placement.objects.filter(
        path__gte=place.path, path__lt=place.path_end, since__lte=day, until__gt=day
    )


def _seated(organization: Organization, day: date) -> list[Member]:
    """Return the holders of committee posts: of a unit, those of its leading group too."""
    here = Q(organization=organization)
    if organization.kind == Kind.UNIT:
        groups = Placement.objects.filter(
            parent=organization, organization__kind=Kind.LEADING_GROUP,
            since__lte=day, until__gt=day,
        )  # fmt: skip
        here |= Q(organization__in=groups.values("organization"))
    posts = Post.objects.filter(here & _SEATS, since__lte=day, until__gt=day)
    posts = posts.filter(member__admitted_on__lte=day, member__left_on__gt=day)
    seats = posts.select_related("member").order_by(F("is_secretary").desc(), "pk")
    return list(dict.fromkeys(one.member for one in seats))


def leading(members: Sequence[Member], organization: Organization, day: date) -> set[int]:
    """Return the keys of the leading cadres who come to a branch as ordinary members.

    They hold a post in a leading group (党组) elsewhere; 双重组织生活.
    """
    if organization.kind not in (Kind.BRANCH, Kind.GROUP):
        return set()
    led = Q(organization__kind=Kind.LEADING_GROUP) | Q(title__startswith="党组")
    posts = Post.objects.filter(led, member__in=members, since__lte=day, until__gt=day)
    return set(posts.exclude(organization=organization).values_list("member_id", flat=True))

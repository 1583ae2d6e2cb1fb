"""What the tree of organizations says of members: how many there are, and who is secretary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote

from django.db.models import Count, Q, QuerySet

from dangwu.members.models import Membership, Post
from dangwu.organizations.beside import Said
from dangwu.organizations.models import Placement

FIGURE = "党员总数"


def numbers_of(places: Sequence[Placement], day: date) -> dict[int, int]:
    """Return how many members each organization has with all below it."""
    shown = {one.organization_id for one in places}
    counts = dict(
        Membership.objects.filter(since__lte=day, until__gt=day)
        .filter(_within(places, day))
        .order_by()
        .values_list("organization")
        .annotate(Count("pk"))
    )
    found: Counter[int] = Counter()
    paths = Placement.objects.filter(since__lte=day, until__gt=day)
    for key, path in paths.values_list("organization", "path"):
        if number := counts.get(key):
            for above in path.rstrip(".").split("."):
                if int(above) in shown:
                    found[int(above)] += number
    return dict(found)


def _within(places: Sequence[Placement], day: date) -> Q:
    """Keep to the tops shown, where these are not the whole tree."""
    paths = {one.path for one in places}
    tops = [one for one in places if not any(
        one.path != path and one.path.startswith(path) for path in paths)]  # fmt: skip
    if any(one.parent_id is None for one in tops):
        return Q()
    inside = Q(pk=None)
    for one in tops:
        inside |= Q(path__gte=one.path, path__lt=one.path_end)
    below: QuerySet[Placement] = Placement.objects.filter(inside, since__lte=day, until__gt=day)
    return Q(organization__in=below.values("organization"))


def members(places: Sequence[Placement], day: date, today: date) -> Mapping[int, Said]:
    """Say how many members each has; today's lead to the list, a past day's to the figure."""
    past = "" if day == today else f"&period={day}..{day}"
    return {
        key: Said(
            f"{number:,} 人",
            f"/figures/{quote(FIGURE)}/?unit={key}{past}" if past
            else f"/records/members/members/?unit={key}",
        )
        for key, number in numbers_of(places, day).items()
    }  # fmt: skip


def secretaries(places: Sequence[Placement], day: date, today: date) -> Mapping[int, Said]:
    """Name each secretary."""
    held = Post.objects.filter(
        organization__in={one.organization_id for one in places}, is_secretary=True,
        since__lte=day, until__gt=day,
    )  # fmt: skip
    return {
        one.organization_id: Said(one.member.name, f"/records/members/members/{one.member_id}/")
        for one in held.select_related("member")
    }

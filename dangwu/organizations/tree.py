"""The tree of a day, level by level: what stands in it, and what is said of each organization."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dangwu.core.calendar import add_months
from dangwu.organizations.beside import Said, tellings
from dangwu.organizations.models import Election, Organization, Placement, Term
from dangwu.pages.access import Access

LEVEL = 300
"""So many organizations of a level are shown; the rest are found by name in the list."""
_AT_ONCE = 40
_DEEP = 4
_REMINDED = 6


@dataclass(frozen=True)
class Due:
    """When a committee's term ends, and whether that is past or near on the day."""

    on: date
    state: str = ""


@dataclass(frozen=True)
class Node:
    """One organization in the tree of a day, with those below it where they are shown."""

    organization: Organization
    below: int
    due: Due | None
    said: tuple[tuple[str, Said], ...]
    opened: bool
    toggled: str
    """The keys that the address opens once this one is opened, or closed."""
    children: tuple[Node, ...] = ()

    @property
    def hidden(self) -> int:
        """How many below it are not shown, though it is open."""
        return self.below - len(self.children) if self.opened else 0


def on_day(day: date) -> QuerySet[Placement]:
    """Return where the organizations stood on a day."""
    return Placement.objects.filter(since__lte=day, until__gt=day).select_related("organization")


def roots(access: Access, day: date) -> list[Placement]:
    """Return the highest organizations that she may see in the tree of that day."""
    seen = access.visible(on_day(day))
    above = Q(parent=None) | ~Q(parent__in=access.organizations().values("pk"))
    return list(seen.filter(above).order_by("path")[:LEVEL])


def tree(
    access: Access, day: date, today: date, opened: Collection[int] | None
) -> tuple[Node, ...]:
    """Return the tree with those organizations open; None: as far down as stays short."""
    tops = roots(access, day)
    places, below, shown = _read(tops, day, opened)
    everything = [*tops, *places]
    known = _Known(everything, day, today, below, shown)
    by_parent: dict[int | None, list[Placement]] = {}
    for place in places:
        by_parent.setdefault(place.parent_id, []).append(place)
    return tuple(_node(place, by_parent, known) for place in tops)


def _read(
    tops: Sequence[Placement], day: date, opened: Collection[int] | None
) -> tuple[list[Placement], dict[int, int], frozenset[int]]:
    """Return those below that are shown, how many stand below each, and which are open."""
    children: dict[int, list[int]] = {}
    pairs = Placement.objects.filter(since__lte=day, until__gt=day, parent__isnull=False)
    for parent, key in pairs.order_by("path").values_list("parent_id", "organization_id"):
        children.setdefault(parent, []).append(key)
    below = {parent: len(keys) for parent, keys in children.items()}
    shown = _short(tops, children) if opened is None else frozenset(opened)
    wanted = [key for parent in sorted(shown) for key in children.get(parent, ())][:LEVEL]
    places = list(on_day(day).filter(organization__in=wanted).order_by("path"))
    return places, below, shown


def _short(tops: Sequence[Placement], children: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """Return what is open where nobody has said: as far down as the next level is short."""
    shown: set[int] = set()
    level = [one.organization_id for one in tops]
    for depth in range(_DEEP):
        parents = [key for key in level if key in children]
        level = [child for key in parents for child in children[key]]
        if not parents or (depth and len(level) > _AT_ONCE):
            break
        shown.update(parents)
    return frozenset(shown)


class _Known:
    """What is known of the organizations shown."""

    def __init__(
        self, places: Sequence[Placement], day: date, today: date,
        below: Mapping[int, int], opened: frozenset[int],
    ) -> None:  # fmt: skip
        self.below, self.opened = below, opened
        self.due = dues([one.organization_id for one in places], day)
        self.told = {label: telling(places, day, today) for label, telling in tellings().items()}

    def toggled(self, key: int) -> str:
        """Return the keys to open in the address once this one is opened or closed."""
        return ".".join(str(one) for one in sorted(self.opened ^ {key})) or "0"


def _node(place: Placement, by_parent: Mapping[Any, Sequence[Placement]], known: _Known) -> Node:
    key = place.organization_id
    opened = key in known.opened
    children = by_parent.get(key, ()) if opened else ()
    return Node(
        place.organization, known.below.get(key, 0), known.due.get(key),
        tuple((label, told.get(key, Said(""))) for label, told in known.told.items()), opened, known.toggled(key),
        tuple(_node(one, by_parent, known) for one in children),
    )  # fmt: skip


def dues(organizations: Collection[int], day: date) -> dict[int, Due]:
    """Return when the last term of each ends, judged on the day."""
    latest: dict[int, Term] = {}
    for term in Term.objects.filter(
        organization__in=organizations, began_on__lte=day
    ).order_by("began_on"):  # fmt: skip
        latest[term.organization_id] = term
    elected = _elected(latest, day)
    return {key: _judged(term, day, key in elected) for key, term in latest.items()}


def _elected(latest: Mapping[int, Term], day: date) -> set[int]:
    """Return those that have held the election that ends their last term."""
    held = Election.objects.filter(organization__in=latest, held_on__lte=day)
    return {
        one.organization_id
        for one in held
        if one.held_on and (
            one.term_id == latest[one.organization_id].pk
            or (one.term_id is None and one.held_on > latest[one.organization_id].began_on)
        )
    }  # fmt: skip


def _judged(term: Term, day: date, elected: bool) -> Due:
    on = term.extended_to or term.ends_on
    if elected:
        return Due(on)
    if on < day:
        return Due(on, "late")
    return Due(on, "soon" if on <= add_months(day, _REMINDED) else "")


def subtree(unit: int, day: date) -> QuerySet[Placement]:
    """Return where the organization and all below it stand on a day, or stood at last."""
    last = Placement.objects.filter(organization=unit, since__lte=day).order_by("-since").first()
    if last is None:
        return Placement.objects.none()
    inside = Placement.objects.filter(path__gte=last.path, path__lt=last.path_end)
    return inside.filter(Q(since__lte=day, until__gt=day) | Q(ended=1))


def walk(nodes: Sequence[Node], depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Yield every node with its depth, top down."""
    for node in nodes:
        yield depth, node
        yield from walk(node.children, depth + 1)

"""The rules known to an organization: the nation's, its region's over them, its own over those.

A unit's local version holds for the unit and all below it; the nearest one counts. Everything that
judges or reckons asks here, so that a branch is judged alike from wherever it is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from dangwu.catalogue import checks
from dangwu.catalogue.checks import Outcome, Unjudged
from dangwu.catalogue.checks_reading import check
from dangwu.catalogue.checks_reading import checks as all_checks
from dangwu.catalogue.checks_rules import stands_on
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.organizations.models import LocalRule, Placement
from dangwu.rules.band_words import read_bands
from dangwu.rules.book import rules
from dangwu.rules.rule import Content, NoRuleInForce, Rule, Version

Known = Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class Local:
    """A local version, of which rule, and who put it in."""

    organization_id: int
    rule: str
    version: Version
    key: int
    officer: str


def national() -> Known:
    """Return the rules before any unit's own: the nation's, under those of the office's region."""
    return rules(*_books())


def _books() -> tuple[str, Path]:
    """Return what tells the rules of one office's region from another's."""
    return settings.REGION, Path(settings.OFFICE) / "rules"


def locals_now() -> list[Local]:
    """Return every local version that is not withdrawn, in one query."""
    rows = LocalRule.objects.filter(withdrawn_on=None).select_related("organization")
    return [local_of(one) for one in rows.order_by("since", "pk")]


def any_local() -> bool:
    """Whether any unit has a version of its own."""
    return LocalRule.objects.filter(withdrawn_on=None).exists()


def local_of(row: LocalRule) -> Local:
    """Return the version that a record of a local rule says."""
    version = Version(
        since=row.since,
        until=row.until,
        value=_content(row.value, row.bands),
        instrument=row.instrument,
        article=row.article,
        compared_on=row.entered_on,
        confirmed=row.confirmed,
        region=row.organization.document_name,
        note=row.reason,
    )
    return Local(row.organization_id, row.rule, version, row.pk, row.officer)


@lru_cache(maxsize=256)
def _content(value: int | None, bands: str) -> Content:
    return read_bands(bands) if value is None else value


def known_rules(organization_id: int, day: date) -> Known:
    """Return the rules by id as this organization knows them, by where it stood on the day.

    In one query where no unit has rules of its own, else in two.
    """
    return known_to([organization_id], day)[organization_id]


def known_to(organizations: Iterable[int], day: date) -> dict[int, Known]:
    """Return the rules known to each organization; those who know the same share one object."""
    asked = list(organizations)
    found = locals_now()
    if not found:
        return dict.fromkeys(asked, national())
    places = _places({*asked, *(one.organization_id for one in found)}, day)
    return {key: _known(_over(key, found, places)) for key in asked}


def holding_for(organization_id: int, day: date, found: Sequence[Local]) -> tuple[Local, ...]:
    """Return those of the local versions that the organization knows, from further up first."""
    places = _places({organization_id, *(one.organization_id for one in found)}, day)
    return _over(organization_id, found, places)


def rule_known(identifier: str, organization_id: int, day: date) -> Version | NoRuleInForce:
    """Return the version of one rule that the organization knows on the day."""
    return known_rules(organization_id, day)[identifier].at(day)


def _over(key: int, found: Sequence[Local], places: Mapping[int, Placement]) -> tuple[Local, ...]:
    """Return the local versions that an organization knows, those from further up first."""
    place = places.get(key)
    if place is None:
        return ()
    above = [
        one for one in found
        if (over := places.get(one.organization_id)) and over.path <= place.path < over.path_end
    ]  # fmt: skip
    return tuple(sorted(above, key=lambda one: len(places[one.organization_id].path)))


def _places(organizations: Collection[int], day: date) -> dict[int, Placement]:
    """Return where each stood on the day; last before it where it ended, first where it came later."""
    found: dict[int, Placement] = {}
    rows = Placement.objects.filter(organization__in=organizations).order_by("since")
    for place in rows:
        if place.organization_id not in found or place.since <= day:
            found[place.organization_id] = place
    return found


def _known(over: tuple[Local, ...]) -> Known:
    return _laid(_books(), over) if over else national()


@lru_cache(maxsize=64)
def _laid(books: tuple[str, Path], over: tuple[Local, ...]) -> Known:
    """Return the rules with local versions laid over them, one after the other."""
    found = dict(rules(*books))
    for one in over:
        if one.rule in found:
            below = found[one.rule]
            found[one.rule] = below.under(
                Rule(below.id, below.label, below.unit, below.room, (one.version,))
            )
    return found


def judge(
    engine: Engine, scope: Scope, period: Period, names: Iterable[str] | None = None
) -> Outcome:
    """Return what the checks find, each organization judged by the rules that it knows.

    The scope is judged by its own rules; then what lies below a unit with rules of its own is
    judged again by those, by the checks that stand on them.
    """
    asked = list(all_checks()) if names is None else [check(name).name for name in names]
    last, found = period.last, locals_now()
    if found:
        used = {rule for name in asked for rule in stands_on(check(name))}
        found = [one for one in found if one.rule in used]
    if not found:
        return checks.judge(engine, scope, period, asked, national())
    places = _places({scope.organization_id, *(one.organization_id for one in found)}, last)
    own = _known(_over(scope.organization_id, found, places))
    outcome = checks.judge(engine, scope, period, asked, own)
    for root in _below(scope.organization_id, found, places):
        set_by = {one.rule for one in found if one.organization_id == root}
        again = [name for name in asked if set_by & set(stands_on(check(name)))]
        known = _known(_over(root, found, places))
        deeper = checks.judge(engine, Scope(root, ""), period, again, known)
        outcome = _merged(outcome, deeper, set(again), _members(places[root], last), asked)
    return outcome


def _below(scope_id: int, found: Sequence[Local], places: Mapping[int, Placement]) -> list[int]:
    """Return the units with rules of their own below the scope, those from further up first."""
    top = places.get(scope_id)
    roots = {one.organization_id for one in found} - {scope_id}
    inside = [
        root for root in roots
        if top and root in places and top.path <= places[root].path < top.path_end
    ]  # fmt: skip
    return sorted(inside, key=lambda root: (len(places[root].path), root))


def _members(place: Placement, day: date) -> set[int]:
    """Return the organizations that stood at or below a place on the day."""
    rows = Placement.objects.filter(
        path__gte=place.path, path__lt=place.path_end, since__lte=day, until__gt=day
    )
    return set(rows.values_list("organization_id", flat=True))


def _merged(
    outer: Outcome, inner: Outcome, again: set[str], members: set[int], asked: Sequence[str]
) -> Outcome:
    """Return the outer outcome with what the inner one says of its members in its place."""
    kept = [
        one for one in outer.findings
        if one.check not in again or one.organization_id not in members
    ]  # fmt: skip
    kept += [one for one in inner.findings if one.organization_id in members]
    unjudged: dict[Unjudged, None] = dict.fromkeys((*outer.unjudged, *inner.unjudged))
    return Outcome(checks.in_order(kept, asked), tuple(unjudged))

"""What the address leaves of the findings: read from it, and offered on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dangwu.catalogue.checks_reading import checks
from dangwu.catalogue.checks_rules import stands_on
from dangwu.core.finding import SEVERITIES
from dangwu.findings.errors import DayBeforePeriod
from dangwu.findings.span import as_of, to_date
from dangwu.organizations.models import Organization, Placement
from dangwu.pages.cells import day_words
from dangwu.pages.listing import read_day
from dangwu.pages.requests import Request
from dangwu.rules.book import rules as book
from dangwu.web.figures.asking import Asking, choices
from dangwu.web.findings.judging import STANDING, WAIVED, Filters, Judged, asked
from dangwu.web.navigation import room_name

STATES = ((STANDING, "未豁免"), (WAIVED, "已豁免"))
_LISTED = 80


@dataclass(frozen=True)
class Seen:
    """The day on which it is looked at, and what is wrong with the day that was typed."""

    where: Asking
    day: date
    typed: str = ""
    wrong: str = ""


def seen_on(request: Request, where: Asking) -> Seen:
    """Return the question as of the day that the address names; today where it names none.

    A day within the period cuts it off; a day before it stands for the half year worked on then.
    """
    typed = request.GET.get("on", "").strip()
    if not typed:
        return Seen(where, request.today)
    day = read_day(typed)
    if day is None:
        wrong = f"看不懂日期“{typed}”，请写成 2020-06-30 或 2020年6月30日。"
        return Seen(where, request.today, typed, wrong)
    try:
        period = as_of(where.period, day)
        if not request.GET.get("period"):
            period = to_date(where.organization.pk, day)
    except DayBeforePeriod:
        period = to_date(where.organization.pk, day)
    offered = choices(request.today, period)
    return Seen(replace(where, period=period, periods=offered), day, day.isoformat())


def filters_of(request: Request) -> Filters:
    """Return the filters of the address; what it says wrongly is left aside."""
    known, said = checks(), request.GET

    def one_of(name: str, those: Collection[str]) -> str:
        value = said.get(name, "")
        return value if value in those else ""

    below = said.get("below", "")
    return Filters(
        severity=one_of("severity", SEVERITIES),
        room=one_of("room", {one.room for one in known.values()}),
        check=one_of("check", known),
        rule=one_of("rule", book()),
        state=one_of("state", dict(STATES)),
        below=below if below.isdecimal() and len(below) < 19 else "",
    )


def narrowed(found: Iterable[Judged], filters: Filters, day: date) -> list[Judged]:
    """Return what the filters leave of what the checks found."""
    kept = list(found)
    if filters.below:
        inside = below(int(filters.below), day)
        kept = [one.kept(lambda each: each.organization_id in inside) for one in kept]
    if filters.state == STANDING:
        kept = [replace(one, waived=()) for one in kept]
    if filters.state == WAIVED:
        kept = [replace(one, findings=()) for one in kept]
    return kept


def below(organization_id: int, day: date) -> frozenset[int]:
    """Return the organization and what stands below it on the day; itself where it stands not."""
    places = Placement.objects.filter(since__lte=day, until__gt=day)
    top = places.filter(organization=organization_id).first()
    inside = [] if top is None else places.filter(path__gte=top.path, path__lt=top.path_end)
    return frozenset([organization_id, *(one.organization_id for one in inside)])


def offers(found: Sequence[Judged], filters: Filters) -> dict[str, Any]:
    """Return what each filter offers."""
    named = sorted({rule for one in checks().values() for rule in stands_on(one)})
    labels = {rule: book()[rule].label for rule in named if rule in book()}
    return {
        "filters": filters,
        "severities": SEVERITIES.items(),
        "rooms": rooms(Filters()),
        "checks": [(one.name, room_name(one.room)) for one in asked(Filters(room=filters.room))],
        "rules": sorted(labels.items(), key=lambda pair: pair[1]),
        "states": STATES,
        "homes": _homes(found, filters),
    }


def _homes(found: Sequence[Judged], filters: Filters) -> list[tuple[str, str]]:
    """Return the organizations of which something was found, and the one that is chosen."""
    those = {each.organization_id for one in found for each in one.all}
    if filters.below:
        those.add(int(filters.below))
    rows = Organization.objects.filter(pk__in=list(those)[: _LISTED * 2]).order_by("pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "document_name")[:_LISTED]]


def rooms(filters: Filters) -> list[tuple[str, str]]:
    """Return the rooms that hold checks which the address asks for."""
    found = dict.fromkeys(one.room for one in checks().values() if filters.keep(one))
    return [(room, room_name(room)) for room in found]


def said_day(seen: Seen) -> str:
    """Say as of which day it is seen, where the address names one."""
    return f"截至{day_words(seen.day)}" if seen.typed and not seen.wrong else ""

"""The place 查: what breaks a rule, each with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.checks_rules import stands_on
from dangwu.core.finding import SEVERITIES, Finding
from dangwu.findings.models import WaivedFinding
from dangwu.findings.waivers import key_of
from dangwu.organizations.models import Organization
from dangwu.pages.cells import day_words
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.rules.book import rules as book
from dangwu.web.figures.asking import Elsewhere, ask
from dangwu.web.findings.filtering import (
    Seen,
    filters_of,
    narrowed,
    offers,
    rooms,
    said_day,
    seen_on,
)
from dangwu.web.findings.judging import Filters, Judged, Waived, asked, counts, judged
from dangwu.web.findings.mending import Place, place_of
from dangwu.web.navigation import room_name

FIRST, PAGE = 8, 50
"""So many findings of each check at first; so many on a page of one check."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One finding on a page: what was found, whose, where it is mended, where it is waived."""

    finding: Finding
    organization: str
    place: Place | None
    waive: str = ""
    waiver: WaivedFinding | None = None

    @property
    def named(self) -> bool:
        """Whether the sentence names the organization itself."""
        return self.finding.found.startswith(self.organization)

    @property
    def by(self) -> str:
        """By when it was due, where the sentence does not say so itself."""
        return "" if self.finding.by in self.finding.found else self.finding.by

    @property
    def last(self) -> date | None:
        """The last day on which it is waived."""
        return None if self.waiver is None else self.waiver.until - _ONE_DAY


@dataclass(frozen=True)
class Group:
    """One check with the findings that are shown of it."""

    judged: Judged
    label: str
    room: str
    lines: tuple[Line, ...]
    waived: tuple[Line, ...]
    rules: tuple[tuple[str, str], ...]

    @property
    def more(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.judged.findings) > len(self.lines)

    @property
    def more_waived(self) -> bool:
        """Whether more are waived than are shown."""
        return len(self.judged.waived) > len(self.waived)


@needs(Right.READ)
def findings(request: Request) -> HttpResponseBase:
    """Show what the checks found, by check; errors first."""
    try:
        seen = seen_on(request, ask(request))
    except Elsewhere as elsewhere:
        return elsewhere.answer
    filters = filters_of(request)
    alone = filters.check or filters.rule or request.htmx or "now" in request.GET
    if request.GET.get("format") == "xlsx":
        return _excel(request, seen, _found(request, seen, filters))
    later = seen.where.large and not alone
    found = [] if later else _found(request, seen, filters)
    number = _number(request)
    context = _context(seen, filters, found, number) | {
        "groups": _groups(request, seen, filters, found, number),
        "later": rooms(filters) if later else [],
    }
    page = "web/findings/found.html" if request.htmx else "web/findings/findings.html"
    return render(request, page, context)


def _found(request: Request, seen: Seen, filters: Filters) -> list[Judged]:
    where = seen.where
    reach = frozenset(request.access.organizations().values_list("pk", flat=True))
    found = judged(
        asked(filters), where.scope, where.period, reach, day=seen.day, today=request.today
    )
    return narrowed(found, filters, where.period.last)


def _context(seen: Seen, filters: Filters, found: Sequence[Judged], number: int) -> dict[str, Any]:
    total = max((len(one.findings) for one in found), default=0) if filters.check else 0
    return offers(found, filters) | {
        "heading": "发现的问题",
        "asked_about": seen.where,
        "seen": seen,
        "as_of": said_day(seen),
        "sums": counts(found),
        "clean": []
        if filters.state or filters.below
        else [one for one in found if not one.all and not one.unjudged],
        "unjudged": [(one.check.name, because) for one in found for because in one.unjudged],
        "pages": range(1, -(-total // PAGE) + 1) if total > PAGE else (),
        "page": number,
    }


def _number(request: Request) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _groups(
    request: Request, seen: Seen, filters: Filters, found: Sequence[Judged], number: int
) -> list[Group]:
    may = _may_waive(request)
    size = PAGE if filters.check else FIRST
    start = (number - 1) * PAGE if filters.check else 0
    groups = []
    for one in found:
        if one.all:
            shown, waived = one.findings[start : start + size], one.waived[start : start + size]
            names = _names([*shown, *(each.finding for each in waived)])
            lines = tuple(_lines(shown, request, seen, names, may))
            aside = tuple(_waived_lines(waived, request, names))
            groups.append(_group(one, lines, aside))
    return groups


def _group(one: Judged, lines: tuple[Line, ...], waived: tuple[Line, ...]) -> Group:
    known = book()
    return Group(
        judged=one,
        label=SEVERITIES[one.check.severity],
        room=room_name(one.check.room),
        lines=lines,
        waived=waived,
        rules=tuple((name, known[name].label) for name in stands_on(one.check) if name in known),
    )


def _may_waive(request: Request) -> frozenset[int]:
    """Return the organizations whose findings she may waive."""
    if not request.access.may(Right.WAIVE):
        return frozenset()
    return frozenset(request.access.organizations(Right.WAIVE).values_list("pk", flat=True))


def _lines(
    shown: Sequence[Finding], request: Request, seen: Seen, names: dict[int, str],
    may: frozenset[int],
) -> Iterator[Line]:  # fmt: skip
    where = {"unit": seen.where.organization.pk, "period": seen.where.period.key}
    if seen.typed and not seen.wrong:
        where["on"] = seen.typed
    for one in shown:
        href = f"/checks/waive/{key_of(one)}/?{urlencode({**where, 'check': one.check})}"
        yield Line(
            one, names.get(one.organization_id, ""), place_of(one, request.access),
            href if one.organization_id in may else "",
        )  # fmt: skip


def _waived_lines(
    those: Sequence[Waived], request: Request, names: dict[int, str]
) -> Iterator[Line]:
    for one in those:
        home = one.finding.organization_id
        place = place_of(one.finding, request.access)
        yield Line(one.finding, names.get(home, ""), place, waiver=one.waiver)


def _names(shown: Sequence[Finding]) -> dict[int, str]:
    those = {one.organization_id for one in shown}
    return dict(Organization.objects.filter(pk__in=those).values_list("pk", "document_name"))


def _excel(request: Request, seen: Seen, found: Sequence[Judged]) -> HttpResponseBase:
    names = dict(Organization.objects.values_list("pk", "document_name"))
    headings = (
        "轻重", "检查", "党组织", "发现", "应当", "期限", "办法", "依据", "豁免至", "豁免人", "豁免理由",
    )  # fmt: skip
    title = f"发现的问题-{seen.where.scope.name}-{seen.where.period.label}{said_day(seen)}"
    return send_table(title, headings, _rows(found, names))


def _rows(found: Sequence[Judged], names: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for judged_one in found:
        for one in judged_one.findings:
            yield (*_cells(one, names), "", "", "")
        for each in judged_one.waived:
            last = day_words(each.waiver.until - _ONE_DAY)
            yield (*_cells(each.finding, names), last, each.waiver.waived_by, each.waiver.reason)


def _cells(one: Finding, names: dict[int, str]) -> tuple[str, ...]:
    return (
        SEVERITIES[one.severity], one.check, names.get(one.organization_id, ""), one.found,
        one.due, one.by, one.todo, one.cites,
    )  # fmt: skip

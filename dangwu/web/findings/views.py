"""The place 查: what breaks a rule, each with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.checks_reading import checks
from dangwu.core.finding import SEVERITIES, Finding
from dangwu.organizations.models import Organization
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.rules.book import rules as book
from dangwu.web.figures.asking import Asking, Elsewhere, ask
from dangwu.web.findings.judging import Filters, Judged, asked, counts, judged
from dangwu.web.findings.mending import Place, place_of
from dangwu.web.navigation import room_name

FIRST, PAGE = 8, 50
"""So many findings of each check at first; so many on a page of one check."""


@dataclass(frozen=True)
class Line:
    """One finding on a page: what was found, whose, and where it is mended."""

    finding: Finding
    organization: str
    place: Place | None

    @property
    def named(self) -> bool:
        """Whether the sentence names the organization itself."""
        return self.finding.found.startswith(self.organization)


@dataclass(frozen=True)
class Group:
    """One check with the findings that are shown of it."""

    judged: Judged
    label: str
    room: str
    lines: tuple[Line, ...]
    rules: tuple[tuple[str, str], ...]

    @property
    def more(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.judged.findings) > len(self.lines)


@needs(Right.READ)
def findings(request: Request) -> HttpResponseBase:
    """Show what the checks found, by check; errors first."""
    try:
        where = ask(request)
    except Elsewhere as elsewhere:
        return elsewhere.answer
    filters = _filters(request)
    later = where.large and not (filters.check or request.htmx or "now" in request.GET)
    found = [] if later else judged(asked(filters), where.scope, where.period, _seen(request))
    if request.GET.get("format") == "xlsx":
        return _excel(request, where, filters)
    number = _number(request)
    context = _context(where, filters, found, number) | {
        "groups": [_group(one, request, filters, number) for one in found if one.findings],
        "later": _rooms(filters) if later else [],
    }
    page = "web/findings/found.html" if request.htmx else "web/findings/findings.html"
    return render(request, page, context)


def _context(
    where: Asking, filters: Filters, found: Sequence[Judged], number: int
) -> dict[str, Any]:
    errors, warnings = counts(found)
    total = len(found[0].findings) if filters.check and found else 0
    return {
        "heading": "发现的问题",
        "asked_about": where,
        "filters": filters,
        "severities": SEVERITIES.items(),
        "rooms": _rooms(Filters()),
        "checks": [(one.name, room_name(one.room)) for one in asked(Filters(room=filters.room))],
        "errors": errors,
        "warnings": warnings,
        "clean": [one for one in found if not one.findings and not one.unjudged],
        "unjudged": [(one.check.name, because) for one in found for because in one.unjudged],
        "pages": range(1, -(-total // PAGE) + 1) if total > PAGE else (),
        "page": number,
    }


def _filters(request: Request) -> Filters:
    """Return the filters of the address; what it says wrongly is left aside."""
    known = checks()
    severity, room = request.GET.get("severity", ""), request.GET.get("room", "")
    check = request.GET.get("check", "")
    return Filters(
        severity=severity if severity in SEVERITIES else "",
        room=room if room in {one.room for one in known.values()} else "",
        check=check if check in known else "",
    )


def _rooms(filters: Filters) -> list[tuple[str, str]]:
    """Return the rooms that hold checks which the address asks for."""
    found = dict.fromkeys(one.room for one in checks().values() if filters.keep(one))
    return [(room, room_name(room)) for room in found]


def _seen(request: Request) -> frozenset[int]:
    return frozenset(request.access.organizations().values_list("pk", flat=True))


def _number(request: Request) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _group(one: Judged, request: Request, filters: Filters, number: int) -> Group:
    start = (number - 1) * PAGE if filters.check else 0
    shown = one.findings[start : start + (PAGE if filters.check else FIRST)]
    known = book()
    return Group(
        judged=one,
        label=SEVERITIES[one.check.severity],
        room=room_name(one.check.room),
        lines=tuple(_lines(shown, request)),
        rules=tuple((name, known[name].label) for name in one.check.rules if name in known),
    )


def _lines(shown: Sequence[Finding], request: Request) -> Iterator[Line]:
    names = _names(shown)
    for one in shown:
        yield Line(one, names.get(one.organization_id, ""), place_of(one, request.access))


def _names(shown: Sequence[Finding]) -> dict[int, str]:
    those = {one.organization_id for one in shown}
    return dict(Organization.objects.filter(pk__in=those).values_list("pk", "document_name"))


def _excel(request: Request, where: Asking, filters: Filters) -> HttpResponseBase:
    found = judged(asked(filters), where.scope, where.period, _seen(request))
    every = [one for each in found for one in each.findings]
    names = dict(Organization.objects.values_list("pk", "document_name"))
    rows = (
        (SEVERITIES[one.severity], one.check, names.get(one.organization_id, ""), one.found,
         one.due, one.todo, one.cites)
        for one in every
    )  # fmt: skip
    headings = ("轻重", "检查", "党组织", "发现", "应当", "办法", "依据")
    return send_table(f"发现的问题-{where.scope.name}-{where.period.label}", headings, rows)

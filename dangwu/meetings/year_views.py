"""The pages of a year: a branch's calendar, and the year in one table for a branch or for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.life_asking import Asking
from dangwu.meetings.year_grid import STATES, grid, months_of
from dangwu.meetings.year_table import (
    LABELS,
    BranchYear,
    Item,
    branch_count,
    branch_years,
    left,
    totals,
)
from dangwu.organizations.local import known_rules, known_to
from dangwu.organizations.models import Kind, Organization, Placement
from dangwu.pages.access import Access
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_file
from dangwu.pages.registers import Link
from dangwu.pages.requests import Request
from dangwu.pages.workbook import Table, Value, write_tables

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIRST, _LAST = 1950, 2099
_GRIDS = (Kind.BRANCH, Kind.LEADING_GROUP, Kind.COMMITTEE)
_OF_MANY = (Kind.UNIT, Kind.COMMITTEE, Kind.OFFICE_COMMITTEE, Kind.GENERAL_BRANCH)
AT_ONCE = 500
"""So many branches stand on one page; of more, what stands below is offered first."""


def address(page: str, pk: int, year: int, **more: str) -> str:
    """Return the address of a page of an organization's year."""
    return f"{reverse(f'meetings:{page}', args=[pk])}?{urlencode({'year': str(year), **more})}"


def links_of(access: Access, organization: Organization) -> list[Link]:
    """Return what an organization's page links to."""
    found = []
    year = access.today.year
    if organization.kind in _GRIDS:
        found.append(Link("组织生活日历", address("calendar", organization.pk, year), "calendar"))
    if organization.kind in (Kind.BRANCH, *_OF_MANY):
        found.append(Link("年度一表清", address("year", organization.pk, year), "table"))
    return found


@needs(Right.READ)
def calendar(request: Request, pk: int) -> HttpResponseBase:
    """Show the calendar of a branch or a leading group."""
    organization = _organization(request, pk)
    if organization.kind not in _GRIDS:
        raise Http404
    year = _year(request)
    writing = request.access.may_in(Right.WRITE, pk)
    found = grid(
        organization, year, engine=DjangoEngine(), known=known_rules(pk, _day(request, year)),
        today=request.today, writing=writing,
    )  # fmt: skip
    context = {
        "writing": writing,
        "heading": f"{organization.document_name}组织生活日历", "grid": found,
        "months": months_of(year), "this_month": _this_month(request, year),
        "counts": [(state, found.count(state)) for state in STATES],
        "table_url": address("year", pk, year) if organization.kind != Kind.LEADING_GROUP else "",
        **_years("calendar", pk, year, request),
    }  # fmt: skip
    return render(request, "meetings/calendar.html", context)


@needs(Right.READ)
def first(request: Request) -> HttpResponseBase:
    """Show the year's table of the organization that the address asks for, else of all in reach."""
    unit = request.GET.get("unit", "")
    if unit.isdecimal() and len(unit) < 19:
        return year(request, int(unit))
    top = request.access.top(Right.READ)
    if top is None:
        raise Http404
    return year(request, top.pk)


@needs(Right.READ)
def year(request: Request, pk: int) -> HttpResponseBase:
    """Show the year's table of a branch, or of all branches below an organization."""
    organization = _organization(request, pk)
    number = _year(request)
    asking = _asking(request, organization, number)
    day = _day(request, number)
    if request.GET.get("format") != "xlsx" and (parts := _parts(asking, number)):
        return render(request, "meetings/year_parts.html", {
            "heading": f"{organization.document_name}组织生活一表清", "parts": parts,
            "xlsx_url": address("year", pk, number, format="xlsx"), "most": AT_ONCE,
            **_years("year", pk, number, request),
        })  # fmt: skip
    years = branch_years(asking, request.today, lambda those: known_to(those, day))
    own = organization.kind == Kind.BRANCH
    name = f"{organization.document_name}{number}年组织生活一表清"
    if request.GET.get("format") == "xlsx":
        return _workbook(name, years, asking, own=own)
    context = {
        "heading": f"{organization.document_name}组织生活一表清", "organization": organization,
        "xlsx_url": address("year", pk, number, format="xlsx"),
        "today": request.today,
        **_years("year", pk, number, request),
    }  # fmt: skip
    if own:
        context |= {"own": years[0] if years else None, "left": left(asking) if years else {},
                    "calendar_url": address("calendar", pk, number)}  # fmt: skip
        return render(request, "meetings/year_branch.html", context)
    summed = totals(years)
    asked = [place for place, one in enumerate(summed) if one.due is not None]
    shown = [_line(one, asked, number) for one in years]
    context |= {"rows": shown, "labels": [LABELS[place] for place in asked],
                "totals": [summed[place] for place in asked],
                "count": len(years)}  # fmt: skip
    return render(request, "meetings/year_branches.html", context)


@dataclass(frozen=True, slots=True)
class Line:
    """One branch of the table of many, with only those columns that are asked of any."""

    organization: Organization
    items: tuple[Item, ...]
    table_url: str


def _line(one: BranchYear, asked: Sequence[int], year: int) -> Line:
    items = tuple(one.items[place] for place in asked)
    return Line(one.organization, items, address("year", one.organization.pk, year))


def _parts(asking: Asking, year: int) -> list[tuple[Organization, str]]:
    """Return what stands right below, where more branches are in the scope than fit on a page."""
    if branch_count(asking) <= AT_ONCE:
        return []
    places = Placement.objects.filter(
        parent=asking.scope.organization_id, organization__kind__in=(Kind.BRANCH, *_OF_MANY),
        since__lte=asking.period.last, until__gt=asking.period.first,
    )  # fmt: skip
    below = Organization.objects.filter(pk__in=places.values("organization")).order_by("pk")
    return [(one, address("year", one.pk, year)) for one in below]


def _asking(request: Request, organization: Organization, year: int) -> Asking:
    scope = Scope(organization.pk, organization.document_name)
    known = known_rules(organization.pk, _day(request, year))
    return Asking(DjangoEngine(), scope, Period.months(year * 12, 12), known)


def _day(request: Request, year: int) -> date:
    """Return the day on which it is asked whose rules a branch knows."""
    return min(request.today, date(year, 12, 31))


def _organization(request: Request, pk: int) -> Organization:
    found: Organization | None = request.access.organizations(Right.READ).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _year(request: Request) -> int:
    """Return the year that the address asks for; today's where it says none that can be."""
    text = request.GET.get("year", "")
    if text.isdecimal() and len(text) == 4 and _FIRST <= int(text) <= _LAST:
        return int(text)
    return request.today.year


def _this_month(request: Request, year: int) -> int:
    return request.today.month if request.today.year == year else 0


def _years(page: str, pk: int, year: int, request: Request) -> dict[str, Any]:
    return {
        "year": year,
        "year_word": f"{year}年",
        "before_url": address(page, pk, year - 1) if year > _FIRST else "",
        "after_url": address(page, pk, year + 1) if year < request.today.year else "",
    }


def _workbook(
    name: str, years: Sequence[BranchYear], asking: Asking, *, own: bool
) -> HttpResponseBase:
    out = BytesIO()
    tables = [Table(name, ("党支部", *_headings()), _lines(years), "一表清")]
    if own:
        items = (("项目", "要求", "应", "已", "单位", "比率（%）", "说明"), _items(years))
        lacking = (
            [one.what, one.name, one.words] for those in left(asking).values() for one in those
        )
        tables = [
            Table(name, items[0], items[1], "一表清"),
            Table(f"{name}：还缺的人", ("项目", "姓名", "情况"), lacking, "还缺的人"),
        ]
    write_tables(tables, out)
    return send_file(out.getvalue(), f"{name}.xlsx", _XLSX)


def _headings() -> Iterator[str]:
    for label in LABELS:
        yield f"{label}（应）"
        yield f"{label}（已）"


def _lines(years: Sequence[BranchYear]) -> Iterator[list[Value]]:
    for one in years:
        yield [one.organization.document_name, *_pairs(one.items)]
    if len(years) > 1:
        yield ["合计", *_pairs(totals(years))]


def _pairs(items: Sequence[Item]) -> Iterator[Value]:
    for item in items:
        yield "不要求" if item.due is None else item.due
        yield None if item.due is None else item.done


def _items(years: Sequence[BranchYear]) -> Iterator[list[Value]]:
    for one in years:
        for item in one.items:
            asked = item.due is not None
            yield [item.label, item.how, item.due if asked else "不要求",
                   item.done if asked else None, item.unit, item.rate, item.note]  # fmt: skip

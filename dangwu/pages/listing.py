"""Lists: filters in the address, pages that keep them, the same list in Excel and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render

from dangwu.pages.access import Access
from dangwu.pages.cells import Cell, Column, cell
from dangwu.pages.fields import DayField
from dangwu.pages.registers import Register
from dangwu.pages.requests import Request
from dangwu.pages.workbook import Table, write_table

COUNTED = 10_000
"""So many rows are counted; a longer list says 一万多条 and pages on."""
_LISTED = 80
_FILTERS = 3
"""So many filters are seen at once; where there are more than one beyond, they are folded."""
EXPORTED = 200_000
"""Excel's own limit is not far above."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Filter:
    """One filter of a list: its name in the address, its label, what may be chosen, what is."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Row:
    """One line of a list."""

    href: str
    cells: tuple[Cell, ...]
    record: Any


@dataclass(frozen=True)
class Page:
    """What is shown of a list: rows, and how many there are (`more` beyond what was counted)."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    count: int
    more: bool


def choices_of(field: models.Field[Any, Any]) -> tuple[tuple[str, str], ...]:
    """Return what a filter offers for a field."""
    if isinstance(field, models.BooleanField):
        return (("1", "是"), ("0", "否"))
    return tuple((str(value), str(label)) for value, label in field.flatchoices)


def filters_of(kind: type[Register], asked: QueryDict) -> list[Filter]:
    """Return the register's filters with what the address chooses."""
    of_fields = [
        Filter(name, str(field.verbose_name), choices_of(field), asked.get(name, ""))
        for name, field in kind.filter_fields().items()
    ]
    return of_fields + [
        Filter(one.name, one.label, one.choices, asked.get(one.name, "")) for one in kind.choosing
    ]


def narrowed(kind: type[Register], access: Access, asked: QueryDict) -> QuerySet[Any]:
    """Return the rows that the address asks for; what it says wrongly is left aside."""
    register = kind()
    rows = register.rows(access)
    own = {one.name: one.narrow for one in kind.choosing}
    for one in filters_of(kind, asked):
        if one.chosen in dict(one.choices):
            narrow = own.get(one.name)
            rows = (
                narrow(rows, one.chosen, access)
                if narrow
                else rows.filter(**{one.name: one.chosen})
            )
    if (unit := asked.get("unit", "")).isdecimal() and len(unit) < 19:
        rows = register.of_unit(rows, int(unit), access)
    if branch := asked.get("branch", "").strip():
        rows = register.of_branch(rows, branch, access)
    if kind.day:
        for name, lookup in (("since", "gte"), ("until", "lte")):
            if (day := read_day(asked.get(name, ""))) is not None:
                rows = rows.filter(**{f"{kind.day}__{lookup}": day})
    words = asked.get("q", "").strip()
    if words and kind.search:
        wanted = Q()
        for lookup in kind.search:
            wanted |= _holds(kind.model, lookup, words)
        rows = rows.filter(wanted)
    return ordered(kind, rows, asked)


def _holds(model: type[models.Model], lookup: str, words: str) -> Q:
    """Return what finds the words; a name behind a relation is looked up there and not row by row."""
    head, _, rest = lookup.partition("__")
    target = model._meta.get_field(head).related_model if rest else None
    if not isinstance(target, type):
        return Q(**{f"{lookup}__icontains": words})
    found = target._default_manager.filter(**{f"{rest}__icontains": words})
    return Q(**{f"{head}__in": found.order_by().values("pk")})


def ordered(kind: type[Register], rows: QuerySet[Any], asked: QueryDict) -> QuerySet[Any]:
    """Return the rows in the order that a heading was clicked for, else in the register's own."""
    sort = asked.get("sort", "")
    known = {one.lookup for one in kind.shown() if one.lookup}
    if sort.removeprefix("-") in known:
        return rows.order_by(sort, "-pk")
    return rows.order_by(*kind.order)


def read_day(text: str) -> date | None:
    """Return a day out of the address; None where it is none."""
    try:
        return DayField(required=False).clean(text)  # type: ignore[no-any-return]
    except ValidationError:
        return None


def page_of(kind: type[Register], rows: QuerySet[Any], asked: QueryDict) -> Page:
    """Return the page that the address asks for."""
    size = kind.page_size
    count = rows.order_by().values("pk")[: COUNTED + 1].count()
    more = count > COUNTED
    pages = max(1, -(-min(count, COUNTED) // size))
    text = asked.get("page", "1")
    number = min(max(int(text) if text.isdecimal() and len(text) < 9 else 1, 1), pages)
    start = (number - 1) * size
    shown = _at(rows, start, start + size)
    columns = kind.shown()
    return Page(tuple(line(kind, columns, one) for one in shown), number, pages,
                min(count, COUNTED), more)  # fmt: skip


def _at(rows: QuerySet[Any], start: int, stop: int) -> list[Any]:
    """Return some rows: their keys are put in order first, and only these rows are read whole."""
    keys = list(rows.select_related(None).values_list("pk", flat=True)[start:stop])
    found = {one.pk: one for one in rows.filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def line(kind: type[Register], columns: Sequence[Column], record: Any) -> Row:
    """Return one line of a list."""
    href = kind.url(pk=record.pk)
    return Row(href, tuple(cell(record, one) for one in columns), record)


def kept(asked: QueryDict, **changed: str) -> str:
    """Return the address's questions with some of them changed, or left out where empty."""
    copy = asked.copy()
    for name, value in changed.items():
        copy.pop(name, None)
        if value:
            copy[name] = value
    return copy.urlencode()


def show(request: Request, kind: type[Register]) -> HttpResponseBase:
    """Answer with the list, as a page or in Excel."""
    one = kind()
    rows = narrowed(kind, request.access, request.GET)
    if request.GET.get("format") == "xlsx":
        return excel(kind, rows)
    page = page_of(kind, rows, request.GET)
    writing = kind.new if kind.new and request.access.may(kind.new.right) else None
    context = {
        "register": kind,
        "heading": kind.heading(),
        "page": page,
        "columns": kind.shown(),
        **_filters(kind, request),
        "units": (units := _units(request, kind)),
        "by_name": units is None,
        "unit_name": _unit_name(request, kind) if units is None else "",
        "asked": request.GET,
        "searched": bool(kept(request.GET, page="", sort="")),
        "sort": request.GET.get("sort", ""),
        "export": kept(request.GET, page="", format="xlsx"),
        "pages": _around(page, request.GET),
        "new": writing,
        "new_url": kind.url(writing.key) if writing else "",
        "links": [
            each for each in one.links(request.access, None) if request.access.may(each.right)
        ],
        "hint": kind.hint,
    }
    return render(request, "pages/list.html", context)


def _filters(kind: type[Register], request: Request) -> dict[str, Any]:
    """Return the filters, the rarer ones apart where they are many."""
    found = filters_of(kind, request.GET)
    at_once = len(found) if len(found) <= _FILTERS + 1 else _FILTERS
    rarer = found[at_once:]
    return {"filters": found[:at_once], "rarer": rarer,
            "rarer_chosen": any(one.chosen for one in rarer)}  # fmt: skip


def _unit_name(request: Request, kind: type[Register]) -> str:
    """Return the name of the organization that the address asks for, where no list offers it."""
    unit = request.GET.get("unit", "")
    if not unit.isdecimal() or len(unit) > 18:
        return ""
    found = request.access.organizations(kind.read).filter(pk=int(unit)).first()
    return found.document_name if found else ""


def _units(request: Request, kind: type[Register]) -> list[tuple[str, str]] | None:
    """Offer the organizations of a small office; None where they are too many to be listed."""
    few = request.access.organizations(kind.read).filter(dissolved_on=None)[: _LISTED + 1]
    found = [(str(one.pk), one.document_name) for one in few]
    if len(found) > _LISTED:
        return None
    return found if len(found) > 1 else []


def _around(page: Page, asked: QueryDict) -> list[tuple[str, int]]:
    """Return the pages to go to from here, each with its address."""
    if page.pages == 1:
        return []
    near = {1, page.pages, *range(max(1, page.number - 2), min(page.pages, page.number + 2) + 1)}
    return [(kept(asked, page=str(number)), number) for number in sorted(near)]


def excel(kind: type[Register], rows: QuerySet[Any]) -> HttpResponse:
    """Return the list as it is filtered and ordered, as an .xlsx."""
    columns = kind.shown()
    return send_table(kind.heading(), [one.label for one in columns], _values(columns, rows))


def _values(columns: Sequence[Column], rows: QuerySet[Any]) -> Iterator[list[Any]]:
    for record in rows[:EXPORTED].iterator(chunk_size=2000):
        yield [cell(record, one).value for one in columns]


def send_table(name: str, headings: Sequence[str], rows: Any) -> HttpResponse:
    """Return a table as an .xlsx to download, under a Chinese name."""
    out = BytesIO()
    write_table(Table(title=name, headings=tuple(headings), rows=rows, name=name), out)
    return send_file(out.getvalue(), f"{name}.xlsx", _XLSX)


def send_file(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file to download; its name may be Chinese."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer

"""The place 数: all figures, one figure, its course and its parts, each also as a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from dangwu.accounts.rights import Right
from dangwu.catalogue.figures import Figure, FigureUnknown, figures
from dangwu.core.value import Value
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.web import charts
from dangwu.web.figures import course, evidence, export, parts, telling
from dangwu.web.figures.asking import Asking, Elsewhere, ask
from dangwu.web.figures.search import grouped, index
from dangwu.web.figures.values import Remembering, Shown, catalogue, shown

_ROWS = 200
"""So many organizations at most stand in the table; Excel holds them all."""
_SHORT = 12
"""So many found figures are shown with their numbers even where numbers take a while."""


@dataclass(frozen=True)
class Line:
    """A figure in a list, with its number where it was asked for."""

    figure: Figure
    href: str
    shown: Shown | None


@needs(Right.READ)
def find(request: Request) -> HttpResponseBase:
    """Show every figure by group, or those that the search finds."""
    try:
        asked = ask(request)
    except Elsewhere as elsewhere:
        return elsewhere.answer
    words = request.GET.get("q", "").strip()
    found = index().find(words)
    if request.GET.get("format") == "xlsx":
        return export.every(asked, found if words else list(figures().values()))
    counted = not asked.large or (bool(words) and len(found) <= _SHORT)
    values = _values(asked, found if words else None) if counted else {}

    def lines(those: list[Figure]) -> list[Line]:
        return [Line(one, _href(one.name, asked), values.get(one.name)) for one in those]

    context = {
        "heading": "全部指标",
        "asked_about": asked,
        "words": words,
        "found": lines(found),
        "groups": [] if words else [(name, lines(those)) for name, those in grouped().items()],
    }
    page = "web/figures/found.html" if request.htmx else "web/figures/find.html"
    return render(request, page, context)


@needs(Right.READ)
def one(request: Request, name: str) -> HttpResponseBase:
    """Show one figure: the number, how it is known, its course, its parts, its records."""
    try:
        asked = ask(request)
    except Elsewhere as elsewhere:
        return elsewhere.answer
    what = _told(name)
    known = catalogue()
    value = known.value(name, asked.scope, asked.period)
    records = _records(known, what, asked, request)
    if request.GET.get("format") == "xlsx":
        compared = _compared(known, value, asked, request)
        steps = course.course(known, name, asked.scope, course.steps(asked.period, request.today))
        sort = request.GET.get("sort", "")
        return export.answer(export.Screen(asked, what, value, steps, compared, records, sort))
    context = _told_of(known, what, value, asked) | {
        "heading": name,
        "asked_about": asked,
        "evidence": _page(records, value, request) if records is not None else None,
        "level": _level(asked, request),
    }
    if not asked.large:
        context |= _course(known, name, asked, request) | _parts(known, value, asked, request)
    return render(request, "web/figures/one.html", context)


def _told_of(known: Remembering, what: telling.Told, value: Value, asked: Asking) -> dict[str, Any]:
    """Return the number and how it is known."""
    before = asked.period.before()
    then = None if asked.large else known.value(value.figure, asked.scope, before)
    return {
        "what": what,
        "value": value,
        "shown": shown(value),
        "change": telling.change(value, then) if then is not None else "",
        "before": before,
        "made_of": telling.made(known, what, asked.scope, asked.period),
    }


@needs(Right.READ)
def course_of(request: Request, name: str) -> HttpResponseBase:
    """Show the figure's course alone."""
    asked, known = _asked(request, name)
    context = _course(known, name, asked, request) | {"heading": f"{name}：走势"}
    return render(request, "web/figures/course.html", context)


@needs(Right.READ)
def course_chart(request: Request, name: str) -> HttpResponseBase:
    """Draw the figure's course."""
    asked, known = _asked(request, name)
    found = course.course(known, name, asked.scope, course.steps(asked.period, request.today))
    return drawn(
        request, charts.line(course.marks(found), unit=_unit(found), width=width_of(request))
    )


@needs(Right.READ)
def parts_of(request: Request, name: str) -> HttpResponseBase:
    """Show the figure of the organizations below alone."""
    asked, known = _asked(request, name)
    value = known.value(name, asked.scope, asked.period)
    context = _parts(known, value, asked, request) | {"heading": f"{name}：各单位比较"}
    return render(request, "web/figures/parts.html", context)


@needs(Right.READ)
def parts_chart(request: Request, name: str) -> HttpResponseBase:
    """Draw the figure of the organizations below."""
    asked, known = _asked(request, name)
    value = known.value(name, asked.scope, asked.period)
    found = _compared(known, value, asked, request)
    return drawn(request, charts.bars(parts.marks(found.drawn), width=width_of(request)))


def _told(name: str) -> telling.Told:
    try:
        return telling.told(name)
    except FigureUnknown as error:
        raise Http404(str(error)) from None


def _asked(request: Request, name: str) -> tuple[Asking, Remembering]:
    """Return what a part of a figure's page is asked about; a typed name is no part's business."""
    _told(name)
    try:
        return ask(request), catalogue()
    except Elsewhere:
        raise Http404 from None


def _href(name: str, asked: Asking) -> str:
    return f"/figures/{quote(name)}/?{asked.query}"


def _values(asked: Asking, those: list[Figure] | None) -> dict[str, Shown]:
    known = catalogue()
    if those is None:
        found = known.all_values(asked.scope, asked.period)
    else:
        found = known.values([each.name for each in those], asked.scope, asked.period)
    return {name: shown(value) for name, value in found.items()}


def _records(
    known: Remembering, what: telling.Told, asked: Asking, request: Request
) -> evidence.Records | None:
    if what.records is None:
        return None
    return evidence.Records(
        known.engine, what.records, asked.scope, asked.period, request.access, known.at
    )


def _page(records: evidence.Records, value: Value, request: Request) -> evidence.Page:
    text = request.GET.get("page", "1")
    number = int(text) if text.isdecimal() and len(text) < 9 else 1
    return records.page(number, value.records, request.GET.get("sort", ""))


def _level(asked: Asking, request: Request) -> str:
    """Return which organizations are compared: branches where they are few, else the next level."""
    level = request.GET.get("level", "")
    if level in parts.LEVELS:
        return level
    return parts.NEAR if asked.large else parts.BRANCHES


def _compared(
    known: Remembering, value: Value, asked: Asking, request: Request
) -> parts.Comparison:
    """Return the comparison asked for; unasked, the level of which more is known."""
    level = _level(asked, request)
    found = _at(level, known, value, asked)
    chosen = request.GET.get("level") in parts.LEVELS
    if chosen or len(found.known) > 1 or found.too_many:
        return found
    other = _at(parts.NEAR if level == parts.BRANCHES else parts.BRANCHES, known, value, asked)
    return other if len(other.known) > len(found.known) else found


def _at(level: str, known: Remembering, value: Value, asked: Asking) -> parts.Comparison:
    those = parts.below(asked.organization.pk, level, asked.period.last)
    return parts.compare(known, value, level, those)


def _course(known: Remembering, name: str, asked: Asking, request: Request) -> dict[str, Any]:
    found = course.course(known, name, asked.scope, course.steps(asked.period, request.today))
    return {
        "course": [(each.period, shown(each.value)) for each in reversed(found)],
        "course_drawable": course.drawable(found),
        "course_alt": course.told(name, found),
        "course_chart": f"/figures/{quote(name)}/course.svg?{asked.query}",
    }


def _parts(known: Remembering, value: Value, asked: Asking, request: Request) -> dict[str, Any]:
    found = _compared(known, value, asked, request)
    name = quote(value.figure)
    return {
        "asked_about": asked,
        "comparison": found,
        "parts": [(each.organization, shown(each.value)) for each in found.parts[:_ROWS]],
        "more_parts": len(found.parts) > _ROWS,
        "parts_height": charts.bars_height(len(found.drawn)),
        "parts_drawn": len(found.drawn),
        "parts_alt": parts.told(value.figure, found),
        "parts_chart": f"/figures/{name}/parts.svg?{asked.query}&level={found.level}",
        "part_href": f"/figures/{name}/?period={asked.period.key}&unit=",
        "levels": [(key, label, key == found.level) for key, label in parts.LEVELS.items()],
        "rest": parts.rest_text(found, value),
    }


def _unit(found: list[course.Step]) -> str:
    return found[-1].value.unit if found else ""


def width_of(request: Request) -> int:
    """Return how wide a chart is drawn: for a phone, or for half a desk's page."""
    return charts.PHONE if request.GET.get("w") == "phone" else charts.DESK


def drawn(request: Request, svg: str) -> HttpResponseBase:
    """Answer with a chart; the browser asks again and is told that it is still the same."""
    answer = HttpResponse(svg, content_type="image/svg+xml")
    etag = quote_etag(charts.digest(svg))
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    return get_conditional_response(request, etag=etag, response=answer) or answer

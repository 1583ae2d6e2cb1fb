"""A record's page: what it says, what hangs on it, who changed it, which figures it counts in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import models
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from dangwu.accounts.models import Change
from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.pages import cells, submitting
from dangwu.pages.cells import Column, cell, complete, field_behind
from dangwu.pages.guard import require_in
from dangwu.pages.listing import line
from dangwu.pages.registers import Register, Section, Writing, action_name, record_url, registers
from dangwu.pages.requests import Request

_LOGGED = 50
_SECTION_ROWS = 100


@dataclass(frozen=True)
class Logged:
    """One entry of a record's log, in words."""

    at: Any
    who: str
    action: str
    changes: tuple[tuple[str, str, str], ...]
    reason: str


def show(request: Request, kind: type[Register], pk: int) -> HttpResponseBase:
    """Answer with the record's page."""
    one = kind()
    record = get_object_or_404(one.one_of(request.access), pk=pk)
    organization = one.organization_of(record)
    offered = [
        (writing, kind.url(writing.key, pk))
        for writing in kind.changes
        if writing.offered(record, request.today)
        and request.access.may_in(writing.right, organization)
    ]
    context = {
        "register": kind,
        "heading": one.name_of(record),
        "record": record,
        "cells": [
            cell(record, column, href_of(request, record, column)) for column in kind.detailed()
        ],
        "writings": offered,
        "links": [x for x in one.links(request.access, record) if request.access.may(x.right)],
        "sections": [shown(request, section) for section in one.sections(request.access, record)],
        "log": log_of(record),
        "figures_url": kind.url("figures", pk),
        **one.more(request.access, record),
    }
    return render(request, kind.page, context)


def href_of(request: Request, record: models.Model, column: Column) -> str:
    """Return the address of the record that a column names, where she may open it."""
    field = field_behind(type(record), column.name.partition("__")[0])
    if not isinstance(field, models.ForeignKey):
        return ""
    label, pk = field.related_model._meta.label, getattr(record, field.attname)
    kind = registers().get(label)
    if pk is None or kind is None or not kind().one_of(request.access).filter(pk=pk).exists():
        return ""
    return record_url(label, pk)


def shown(request: Request, section: Section) -> dict[str, Any]:
    """Return a table of a record's page as its template shows it; rows out of reach lead nowhere."""
    kind = section.register
    names = section.columns or kind.columns
    columns = [one for one in kind.shown() if one.name in {_name(each) for each in names}]
    rows = [line(kind, columns, one) for one in section.rows[:_SECTION_ROWS]]
    open_to_her = kind().one_of(request.access).filter(pk__in=[one.record.pk for one in rows])
    within = set(open_to_her.values_list("pk", flat=True)) if rows else set()
    rows = [one if one.record.pk in within else replace(one, href="") for one in rows]
    return {"title": section.title or kind.heading(), "columns": columns, "rows": rows,
            "new": section.new}  # fmt: skip


def _name(column: Any) -> str:
    return column if isinstance(column, str) else column.name


def log_of(record: models.Model) -> list[Logged]:
    """Return the record's change log, the last entry first."""
    model = type(record)
    found = Change.objects.filter(model=model._meta.label, record_id=record.pk)
    last = found.select_related("actor").order_by("-pk")[:_LOGGED]
    return [told(one, model) for one in last]


def told(one: Change, model: type[models.Model]) -> Logged:
    """Return a change in words: fields by their Chinese names, values as pages show them."""
    names = [*one.before, *(name for name in one.after if name not in one.before)]
    changes = tuple(
        (label_of(model, name), words(model, name, one.before.get(name)),
         words(model, name, one.after.get(name)))
        for name in names
        if one.before
    )  # fmt: skip
    who = (one.actor.name or one.actor.username) if one.actor else "系统"
    return Logged(one.at, who, action_name(one.action), changes, one.reason)


def label_of(model: type[models.Model], name: str) -> str:
    """Return the Chinese name of a field."""
    field = field_behind(model, name)
    return complete(model, name).label if field is not None else name


def words(model: type[models.Model], name: str, value: object) -> str:
    """Return a logged value as a person reads it."""
    if value is None or value == "":
        return "（空）"
    if value == "9999-12-31":
        return "至今"
    field = field_behind(model, name)
    if isinstance(field, models.ForeignKey):
        known = field.related_model._default_manager.filter(pk=value).first()
        return str(known) if known is not None else str(value)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return cells.show(value, cells.kind_of(field, name))


def write(
    request: Request, kind: type[Register], writing: Writing, pk: int | None
) -> HttpResponseBase:
    """Serve the form of a writing: of a new record, or of a change of one."""
    if (before := submitting.answered(request)) is not None:
        return before
    one = kind()
    record = None
    if pk is not None:
        record = get_object_or_404(one.one_of(request.access), pk=pk)
        require_in(request, writing.right, one.organization_of(record))
        if not writing.offered(record, request.today):
            return redirect(kind.url(pk=pk))
    back = kind.url(pk=pk) if pk is not None else kind.url()
    after = kind.url() if writing.ends else back
    ask = submitting.Ask(
        heading=writing.label if record is None else f"{writing.label}：{one.name_of(record)}",
        button=writing.label, hint=writing.hint, back=back, record=record, done=writing.done,
    )  # fmt: skip
    own: dict[str, Any] = {"access": request.access, "today": request.today, "record": record}
    asked = {key: value for key, value in request.GET.items() if key in writing.form.names}

    def make(data: Any, files: Any) -> Any:
        if data is None and record is None:
            return writing.form(initial=asked, **own)
        return writing.form(data, files, **own)

    return submitting.serve(
        request, ask, make,
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: kind.url(pk=made.pk) if isinstance(made, kind.model) else after,
        register=kind,
    )  # fmt: skip


def figures_of(request: Request, kind: type[Register], pk: int) -> HttpResponseBase:
    """Answer with the figures that count the record, each with the period in which it does."""
    one = kind()
    record = get_object_or_404(one.one_of(request.access), pk=pk)
    day = _day_of(kind, record) or request.today
    half = Period.months(day.year * 12 + (0 if day.month <= 6 else 6), 6)
    scope = Scope(one.organization_of(record), "")
    found = list(counted_in(kind.label(), record.pk, scope, half))
    context = {"figures": found, "period": half, "organization": scope.organization_id}
    return render(request, "pages/figures_of.html", context)


def counted_in(label: str, pk: int, scope: Scope, period: Period) -> Iterator[str]:
    """Yield the figures of which the record is evidence, in its organization and that period."""
    catalogue = Catalogue(DjangoEngine())
    for name, figure in figures().items():
        if figure.evidence != label:
            continue
        value = catalogue.value(name, scope, period, evidence=True)
        if value.evidence and _holds(value.evidence.rows, pk):
            yield name


def _holds(rows: Iterable[tuple[Any, ...]], pk: int) -> bool:
    return any(row[0] == pk for row in rows)


def _day_of(kind: type[Register], record: Any) -> date | None:
    value = getattr(record, kind.day, None) if kind.day else None
    if value is None and hasattr(record, "month_no") and record.month_no is not None:
        return date(record.month_no // 12, record.month_no % 12 + 1, 1)
    return value if isinstance(value, date) else None

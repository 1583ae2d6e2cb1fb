"""The change log: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from dangwu.accounts.models import Change, User
from dangwu.accounts.rights import Right
from dangwu.organizations.models import FOREVER, Organization, Placement
from dangwu.pages.access import Access
from dangwu.pages.guard import needs
from dangwu.pages.listing import kept, read_day, send_table
from dangwu.pages.recording import Logged, told
from dangwu.pages.registers import action_name, record_url, registers
from dangwu.pages.requests import Request

PAGE, CHUNK, MOST_READ = 50, 200, 4_000
"""Lines a page; how many entries are read at a time, and at most, to fill one."""
EXPORTED = 20_000


@dataclass(frozen=True)
class Line:
    """One entry in words; `href` leads to the record."""

    logged: Logged
    kind: str
    name: str
    href: str
    count: int


@needs(Right.CHANGE_LOG)
def log(request: Request) -> HttpResponseBase:
    """Show the log, the last entry first; older ones follow by a link."""
    entries = _narrowed(request)
    if request.GET.get("format") == "xlsx":
        return _excel(request, entries)
    found, more = _page(request, entries)
    context = {
        "heading": "更改记录",
        "lines": list(_lines(found)),
        "older": kept(request.GET, before=str(found[-1].pk)) if more and found else "",
        "newest": kept(request.GET, before="") if request.GET.get("before") else "",
        "asked": request.GET,
        "searched": bool(kept(request.GET, before="", format="")),
        "models": _models(),
        "actors": _actors(),
    }
    return render(request, "web/findings/log.html", context)


def _narrowed(request: Request) -> QuerySet[Change]:
    """Return the entries that the address asks for; what it says wrongly is left aside."""
    asked = request.GET
    found = Change.objects.select_related("actor").order_by("-pk")
    if asked.get("model") in dict(_models()):
        found = found.filter(model=asked["model"])
    if (who := asked.get("actor", "")).isdecimal() and len(who) < 19:
        found = found.filter(actor=int(who))
    if (first := read_day(asked.get("since", ""))) is not None:
        found = found.filter(at__gte=_moment(first))
    if (last := read_day(asked.get("until", ""))) is not None:
        found = found.filter(at__lt=_moment(last + timedelta(days=1)))
    if words := asked.get("q", "").strip():
        found = found.filter(reason__icontains=words)
    if (before := asked.get("before", "")).isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    return found


def _moment(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _page(request: Request, entries: QuerySet[Change]) -> tuple[list[Change], bool]:
    """Return one page of what she may see, and whether older entries may follow."""
    if sees_all(request.access):
        found = list(entries[: PAGE + 1])
        return found[:PAGE], len(found) > PAGE
    found, read = [], 0
    while read < MOST_READ:
        chunk = list(entries[read : read + CHUNK])
        read += len(chunk)
        found += within(chunk, request.access)
        if len(found) > PAGE or len(chunk) < CHUNK:
            return found[:PAGE], len(found) > PAGE
    return found, True


def sees_all(access: Access) -> bool:
    """Whether the right covers the whole office, so that nothing need be looked up."""
    tops = set(
        Placement.objects.filter(parent=None, until=FOREVER).values_list("organization", flat=True)
    )
    held = access.organizations(Right.CHANGE_LOG).filter(pk__in=tops)
    return bool(tops) and held.count() == len(tops)


def within(entries: Iterable[Change], access: Access) -> list[Change]:
    """Return the entries about records of organizations over which she may see the log."""
    those = list(entries)
    asked: dict[str, set[int]] = {}
    for one in those:
        if one.record_id is not None:
            asked.setdefault(one.model, set()).add(one.record_id)
    seen = {label: _seen(label, ids, access) for label, ids in asked.items()}
    return [
        one for one in those
        if one.record_id in seen.get(one.model, ()) or one.actor_id == access.user.pk
    ]  # fmt: skip


def _seen(label: str, ids: set[int], access: Access) -> set[int]:
    model = _model(label)
    through = _through(label, model)
    if model is None or not through:
        return set()
    rows = model._default_manager.filter(pk__in=ids)
    return set(access.visible(rows, Right.CHANGE_LOG, through).values_list("pk", flat=True))


def _through(label: str, model: type[models.Model] | None) -> str:
    """Return what leads from a record to its organization; empty where nothing does."""
    if model is Organization:
        return "pk"
    if (book := registers().get(label)) is not None:
        return book.through
    try:
        field = model._meta.get_field("organization") if model is not None else None
    except FieldDoesNotExist:
        return ""
    return "organization" if field is not None else ""


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _lines(found: Sequence[Change]) -> Iterator[Line]:
    """Yield the entries in words, each record by its name."""
    asked: dict[str, set[int]] = {}
    for one in found:
        if one.record_id is not None:
            asked.setdefault(one.model, set()).add(one.record_id)
    names = {label: _names(label, ids) for label, ids in asked.items()}
    for one in found:
        model = _model(one.model)
        logged = told(one, model) if model is not None else _bare(one)
        kind = str(model._meta.verbose_name) if model is not None else "记录"
        name = names.get(one.model, {}).get(one.record_id or 0, "")
        count = one.after.get("count", 0) if one.record_id is None else 0
        href = record_url(one.model, one.record_id) if name else ""
        open_ones = tuple(each for each in logged.changes if "密码" not in each[0])
        yield Line(replace(logged, action=_action(one), changes=open_ones), kind, name, href, count)


def _names(label: str, ids: set[int]) -> dict[int, str]:
    """Return the names of records, in one query: by their book, else as they call themselves."""
    book, model = registers().get(label), _model(label)
    if model is None:
        return {}
    rows = model._default_manager.filter(pk__in=ids)
    if book is None:
        return {one.pk: str(one) for one in rows.select_related()}
    if book.related:
        rows = rows.select_related(*book.related)
    return {one.pk: book().name_of(one) for one in rows}


def _action(one: Change) -> str:
    """Return what was done; what no room has named is a change or an entry."""
    named = action_name(one.action)
    if named != one.action:
        return named
    return "更改" if one.before else "登记"


def _bare(one: Change) -> Logged:
    """Tell an entry about a kind of record that there is no more."""
    who = (one.actor.name or one.actor.username) if one.actor else "系统"
    return Logged(one.at, who, "", (), one.reason)


def _models() -> list[tuple[str, str]]:
    """Return the kinds of records that are written, by name."""
    found = [(label, book.heading()) for label, book in registers().items()]
    return sorted(found, key=lambda pair: pair[1])


def _actors() -> list[tuple[int, str]]:
    found = User.objects.order_by("name", "username").values_list("pk", "name", "username")[:200]
    return [(pk, name or username) for pk, name, username in found]


def _excel(request: Request, entries: QuerySet[Change]) -> HttpResponseBase:
    found = list(entries[:EXPORTED])
    if not sees_all(request.access):
        found = within(found, request.access)
    headings = ("时间", "办理人", "动作", "类别", "记录", "改动", "理由")
    return send_table("更改记录", headings, _rows(found))


def _rows(found: Sequence[Change]) -> Iterator[tuple[str, ...]]:
    for line in _lines(found):
        changed = "；".join(f"{name}：{old} → {new}" for name, old, new in line.logged.changes)
        at = timezone.localtime(line.logged.at).strftime("%Y-%m-%d %H:%M")
        yield (at, line.logged.who, line.logged.action, line.kind, line.name, changed,
               line.logged.reason)  # fmt: skip

"""The rules: what holds for the unit, every version with its article, and how sure we are of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.checks_reading import checks
from dangwu.catalogue.checks_rules import stands_on
from dangwu.organizations.local import (
    Known,
    Local,
    holding_for,
    known_rules,
    locals_now,
    national,
)
from dangwu.organizations.models import Organization
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.registers import record_url
from dangwu.pages.requests import Request
from dangwu.rules.instruments import Instrument, instruments
from dangwu.rules.regions import RegionSet, region_sets
from dangwu.web.findings.rule_words import Line, Told, line, told
from dangwu.web.navigation import room_name

STATES = (("doubtful", "待核对"), ("local", "本地规定"), ("none", "无有效规定"))
_NEW = "/records/organizations/local-rules/new/"


@needs(Right.READ)
def rules(request: Request) -> HttpResponseBase:
    """Show every rule by room with what holds today for the highest unit in her reach."""
    top, known = _known(request)
    room, state = request.GET.get("room", ""), request.GET.get("state", "")
    own = _own(request)
    lines = [line(one, request.today, own) for one in known.values()]
    shown = [one for one in lines if _keeps(one, room, state)]
    if request.GET.get("format") == "xlsx":
        return _excel(shown)
    groups: dict[str, list[Line]] = {}
    for one in shown:
        groups.setdefault(room_name(one.rule.room), []).append(one)
    context = {
        "heading": "规定", "groups": list(groups.items()), "unit": top, "states": STATES,
        "unsure": sum(one.doubtful for one in lines), "room": room, "state": state,
        "rooms": [(key, room_name(key)) for key in dict.fromkeys(one.rule.room for one in lines)],
        "filling": request.access.may(Right.SETTINGS), "sets": region_sets(),
    }  # fmt: skip
    return render(request, "web/findings/rules.html", context)


def _keeps(one: Line, room: str, state: str) -> bool:
    of_state = {"doubtful": one.doubtful, "local": bool(one.own), "none": one.version is None}
    return room in {"", one.rule.room} and of_state.get(state, True)


@needs(Right.READ)
def rule(request: Request, identifier: str) -> HttpResponseBase:
    """Show one rule: its versions with their articles, and the checks that stand on it."""
    top, known = _known(request)
    if identifier not in known:
        raise Http404
    one, today = known[identifier], request.today
    own = _own(request)
    plain = national()[identifier]
    context = {
        "heading": one.label, "rule": one, "line": line(one, today, own), "unit": top,
        "room": room_name(one.room),
        "versions": [told(plain, each, today) for each in reversed(plain.versions)],
        "locals": [_put_in(request, each) for each in own if each.rule == identifier],
        "checks": [each for each in checks().values() if identifier in stands_on(each)],
        "new_url": f"{_NEW}?rule={identifier}" if request.access.may(Right.SETTINGS) else "",
    }  # fmt: skip
    return render(request, "web/findings/rule.html", context)


@needs(Right.READ)
def regions(request: Request) -> HttpResponseBase:
    """Show what each region's instrument may settle, and what units have put in of it."""
    own = _own(request)
    context = {
        "heading": "地方规定", "sets": [_set(one, own) for one in region_sets()],
        "filling": request.access.may(Right.SETTINGS), "new_url": _NEW,
    }  # fmt: skip
    return render(request, "web/findings/regions.html", context)


def _set(one: RegionSet, own: Iterable[Local]) -> dict[str, Any]:
    by_rule: dict[str, list[Local]] = {}
    for each in own:
        if each.version.instrument == one.instrument:
            by_rule.setdefault(each.rule, []).append(each)
    known = national()
    rows = [
        {"question": each, "rule": known[each.rule], "filled": by_rule.get(each.rule, [])}
        for each in one.questions if each.rule
    ]  # fmt: skip
    return {"set": one, "instrument": instruments()[one.instrument], "rows": rows,
            "elsewhere": [each for each in one.questions if not each.rule]}  # fmt: skip


def _known(request: Request) -> tuple[Organization | None, Known]:
    """Return the highest unit in reach, and the rules that it knows."""
    top = request.access.top()
    return top, (national() if top is None else known_rules(top.pk, request.today))


def _own(request: Request) -> list[Local]:
    """Return the local versions that she may see: of units in her reach, or that hold for them."""
    found = locals_now()
    if not found:
        return []
    units = {one.organization_id for one in found}
    reach = set(request.access.organizations().filter(pk__in=units).values_list("pk", flat=True))
    top = request.access.top()
    above = () if top is None else holding_for(top.pk, request.today, found)
    return [one for one in found if one.organization_id in reach or one in above]


def _put_in(request: Request, one: Local) -> Told:
    """Return a local version in words, with the way to its record where she may open it."""
    made = told(national()[one.rule], one.version, request.today, one.officer)
    reach = request.access.organizations().filter(pk=one.organization_id).exists()
    url = record_url("organizations.LocalRule", one.key) if reach else ""
    return made.at(url)


_HEADINGS = (
    "业务",
    "规定",
    "编号",
    "来自",
    "起",
    "止",
    "数值",
    "文件",
    "文号",
    "条款",
    "核对",
    "说明",
    "填写人",
)


def _excel(lines: Iterable[Line]) -> HttpResponseBase:
    return send_table("规定", _HEADINGS, [row for one in lines for row in _rows(one)])


def _rows(one: Line) -> Iterator[tuple[str, ...]]:
    """Yield a row a version: those that hold for the unit, then what units below have put in."""
    known = instruments()
    versions = [(version, "") for version in national()[one.rule.id].versions]
    versions += [(each.version, each.officer) for each in one.own]
    for version, officer in versions:
        each = told(one.rule, version, date.max, officer)
        instrument = known.get(version.instrument, Instrument(version.instrument))
        yield (
            room_name(one.rule.room), one.rule.label, one.rule.id, version.region or "全国",
            str(version.since), each.last, each.written, version.instrument, instrument.number,
            version.article, each.state, each.notes, officer,
        )  # fmt: skip

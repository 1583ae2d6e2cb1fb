"""The rules: what holds today, every version with its article, and how sure we are of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.checks_reading import checks
from dangwu.core.money import yuan
from dangwu.pages.cells import day_words
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.rules.book import rules as book
from dangwu.rules.rule import FOREVER, OPEN_FEN, Band, NoRuleInForce, Rule, Version
from dangwu.web.navigation import room_name

_PERCENT = 100


@dataclass(frozen=True)
class Line:
    """A rule in the list: what holds today, or why nothing does."""

    rule: Rule
    value: str
    version: Version | None
    because: str


@dataclass(frozen=True)
class Told:
    """One version of a rule in words."""

    version: Version
    span: str
    value: str
    bands: tuple[tuple[str, str, str], ...]
    current: bool


@needs(Right.READ)
def rules(request: Request) -> HttpResponseBase:
    """Show every rule by room with what holds today."""
    groups: dict[str, list[Line]] = {}
    for one in book().values():
        groups.setdefault(room_name(one.room), []).append(_line(one, request.today))
    if request.GET.get("format") == "xlsx":
        return _excel(groups)
    unsure = sum(
        line.version is not None and not line.version.confirmed
        for lines in groups.values() for line in lines
    )  # fmt: skip
    context = {"heading": "规定", "groups": list(groups.items()), "unsure": unsure}
    return render(request, "web/findings/rules.html", context)


@needs(Right.READ)
def rule(request: Request, identifier: str) -> HttpResponseBase:
    """Show one rule: its versions with their articles, and the checks that stand on it."""
    known = book().get(identifier)
    if known is None:
        raise Http404
    versions = [_told(known, one, request.today) for one in reversed(known.versions)]
    using = [one for one in checks().values() if identifier in one.rules]
    line = _line(known, request.today)
    context = {
        "heading": known.label, "rule": known, "line": line, "versions": versions,
        "checks": using, "room": room_name(known.room),
    }  # fmt: skip
    return render(request, "web/findings/rule.html", context)


def _excel(groups: Mapping[str, list[Line]]) -> HttpResponseBase:
    rows = [
        (room, line.rule.label, line.value, *_cited(line))
        for room, lines in groups.items() for line in lines
    ]  # fmt: skip
    return send_table("规定", ("业务", "规定", "数值", "文件", "条款", "核对"), rows)


def _cited(line: Line) -> tuple[str, str, str]:
    if line.version is None:
        return line.because, "", ""
    state = "已核对" if line.version.confirmed else "待核对"
    return line.version.instrument, line.version.article, state


def _line(one: Rule, today: date) -> Line:
    version = one.at(today)
    if isinstance(version, NoRuleInForce):
        return Line(one, "", None, version.because)
    return Line(one, _value(one, version), version, "")


def _value(one: Rule, version: Version) -> str:
    if isinstance(version.value, int):
        return f"{version.value}{_unit(one)}"
    return f"分{len(version.value)}档"


def _unit(one: Rule) -> str:
    return {"%": "%", "月": " 个月"}.get(one.unit, f" {one.unit}")


def _told(one: Rule, version: Version, today: date) -> Told:
    bands = () if isinstance(version.value, int) else tuple(_bands(version.bands))
    current = version.since <= today < version.until
    return Told(version, _span(version), _value(one, version), bands, current)


def _span(version: Version) -> str:
    since = f"自{day_words(version.since)}起"
    if version.until == FOREVER:
        return since
    return f"{since}，至{day_words(version.until)}前"


def _bands(bands: tuple[Band, ...]) -> Iterator[tuple[str, str, str]]:
    for band in bands:
        yield band.category, _reach(band), _amount(band)


def _reach(band: Band) -> str:
    if band.upto_fen == OPEN_FEN:
        return f"{_yuan(band.over_fen)}以上" if band.over_fen else "不分基数"
    if not band.over_fen:
        return f"{_yuan(band.upto_fen)}及以下"
    return f"{_yuan(band.over_fen)}以上至{_yuan(band.upto_fen)}（含）"


def _amount(band: Band) -> str:
    if band.rate_bp is not None:
        return f"{band.rate_bp / _PERCENT:g}%"
    if band.least_fen is None or band.most_fen is None:
        return ""
    if band.least_fen == band.most_fen:
        return f"每月{_yuan(band.least_fen)}"
    return f"每月{_yuan(band.least_fen)}至{_yuan(band.most_fen)}"


def _yuan(fen: int) -> str:
    return f"{yuan(fen).normalize():,f}元"

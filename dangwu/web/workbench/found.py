"""What the checks found, gathered by check; and what this month and quarter still ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dangwu.catalogue.checks_reading import Check, checks
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.organizations.models import Organization
from dangwu.web.findings.judging import WAIVED, Judged, counts, judged
from dangwu.web.findings.mending import place_of
from dangwu.web.workbench.desk import Desk
from dangwu.web.workbench.items import SOON, TODO, Item, Line, Weight
from dangwu.web.workbench.phrases import phrase, weight_of

SHOWN = 5
"""So many of what an item gathers are shown under it."""
_LATE_IN_MONTH, _LATE_IN_QUARTER = 20, 75
"""From this day of the month, and of the quarter, on a missing meeting is pressing."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A check asked about a time that has not ended: what it misses is still to be done."""

    check: str
    several: str
    one: str


MONTHLY = (
    Coming("支委会缺月", "{o}个党支部本月还没有开支部委员会会议", "本月还没有开支部委员会会议"),
    Coming("主题党日缺月", "{o}个党支部本月还没有开展主题党日", "本月还没有开展主题党日"),
    Coming("党小组会缺月", "{o}个党小组本月还没有开党小组会", "本月还没有开党小组会"),
)
QUARTERLY = (
    Coming("支部党员大会缺季", "{o}个党支部本季度还没有开党员大会", "本季度还没有开支部党员大会"),
    Coming("中心组学习缺季", "{o}个党组织本季度还没有中心组学习", "本季度还没有中心组学习"),
)


def looked(desk: Desk) -> list[Judged]:
    """Return what the checks found from the half year's first day until today, over all scopes."""
    return _gathered(desk, list(checks().values()), desk.span)


def late(desk: Desk, those: Sequence[Judged]) -> Iterator[Item]:
    """Yield what stands of it."""
    for one, found in _standing(those):
        names = _names(found)
        href = _all(desk, one.name, desk.span)
        if len(found) == 1:
            yield _single(desk, one, found[0], names)
        else:
            weight, said = phrase(one, len(found), len(names))
            yield _several(desk, found, names, said=said, weight=weight, href=href)


def coming(desk: Desk) -> Iterator[Item]:
    """Yield the meetings that this month and this quarter still ask for."""
    of_month = SOON if desk.today.day >= _LATE_IN_MONTH else TODO
    of_quarter = SOON if (desk.today - desk.quarter.first).days >= _LATE_IN_QUARTER else TODO
    for those, period, weight in (
        (MONTHLY, desk.month, of_month), (QUARTERLY, desk.quarter, of_quarter),
    ):  # fmt: skip
        words = {one.check: one for one in those}
        asked = [checks()[one.check] for one in those if one.check in checks()]
        for check, found in _standing(_gathered(desk, asked, period)):
            yield _still(desk, words[check.name], found, period=period, weight=weight)


def _still(
    desk: Desk, words: Coming, found: Sequence[Finding], *, period: Period, weight: Weight
) -> Item:
    names = _names(found)
    said = words.several.format(o=f"{len(names):,}")
    if len(found) > 1:
        href = _all(desk, words.check, period)
        item = _several(desk, found, names, said=said, weight=weight, href=href)
        lines = tuple(
            Line(names.get(one.organization_id, ""), line.href, _call(line.word))
            for one, line in zip(found, item.lines, strict=False)
        )
        return Item(weight, said, item.href, item.word, item.where, lines, item.more,
                    period.last, item.count)  # fmt: skip
    name = "" if desk.single else names.get(found[0].organization_id, "")
    place = place_of(found[0], desk.access)
    href, word = (
        (place.href, desk.word(_call(place.word)))
        if place
        else (_all(desk, words.check, period), "查看")
    )
    return Item(weight, f"{name}{words.one}", href, word, on=period.last)


def _call(word: str) -> str:
    """A meeting that is not missing yet is called, not recorded belatedly."""
    return "去召集" if word == "补登" else word


def _gathered(desk: Desk, asked: Iterable[Check], period: Period) -> list[Judged]:
    asked = list(asked)
    return [
        one for scope in desk.scopes
        for one in judged(asked, scope, period, None, day=desk.today, today=desk.today)
    ]  # fmt: skip


def _standing(those: Iterable[Judged]) -> list[tuple[Check, list[Finding]]]:
    """Return the checks of which something stands, over all her scopes."""
    found: dict[str, tuple[Check, list[Finding]]] = {}
    for one in those:
        if one.findings:
            found.setdefault(one.check.name, (one.check, []))[1].extend(one.findings)
    return list(found.values())


def _single(desk: Desk, check: Check, one: Finding, names: dict[int, str]) -> Item:
    name = names.get(one.organization_id, "")
    where = "" if desk.single or one.found.startswith(name) else name
    place = place_of(one, desk.access)
    href, word = (
        (place.href, desk.word(place.word))
        if place
        else (_all(desk, check.name, desk.span), "查看")
    )
    return Item(weight_of(check), one.found, href, word, where)


def _several(
    desk: Desk, found: Sequence[Finding], names: dict[int, str], *, said: str, weight: Weight,
    href: str,
) -> Item:  # fmt: skip
    lines = []
    for one in found[:SHOWN]:
        place = place_of(one, desk.access)
        name = names.get(one.organization_id, "")
        told = one.found if desk.single or one.found.startswith(name) else f"{name}：{one.found}"
        lines.append(Line(told, place.href, desk.word(place.word)) if place else Line(told))
    where = ""
    if len(names) == 1 and not desk.single:
        where = next(iter(names.values()))
    word = desk.word("逐条处理")
    return Item(weight, said, href, word, where, tuple(lines), max(len(found) - SHOWN, 0),
                count=len(found))  # fmt: skip


def _names(found: Iterable[Finding]) -> dict[int, str]:
    those = {one.organization_id for one in found}
    return dict(Organization.objects.filter(pk__in=those).values_list("pk", "document_name"))


@dataclass(frozen=True, slots=True)
class Aside:
    """What is waived, and so not among the things to do: how many, and where they stand."""

    count: int
    href: str


def aside(desk: Desk, those: Sequence[Judged]) -> Aside:
    """Return how many findings are waived today."""
    asked = {"unit": desk.scope.organization_id, "period": desk.span.key, "state": WAIVED}
    return Aside(counts(those).waived, f"/checks/?{urlencode(asked)}")


def _all(desk: Desk, check: str, period: Period) -> str:
    """Return the address of all findings of a check."""
    asked = {"unit": desk.scope.organization_id, "period": period.key, "check": check}
    return f"/checks/?{urlencode(asked)}"

"""The few numbers that stand first on the workbench, each a link to its figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dangwu.catalogue.figures import figures
from dangwu.core.period import Period
from dangwu.web.figures.values import catalogue, shown
from dangwu.web.workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class Tile:
    """One number: what it is called here, the number, its unit, where it is explained."""

    label: str
    text: str
    unit: str
    href: str
    doubt: str = ""


def tiles(desk: Desk) -> list[Tile]:
    """Return the numbers of the widest scope."""
    return list(_tiles(desk))


def _asked(desk: Desk) -> Iterator[tuple[str, str, Period]]:
    half = desk.half.label.removeprefix(f"{desk.today.year}年")
    yield "党员", "党员总数", desk.month
    if not desk.single:
        yield "党支部", "党支部数", desk.month
    yield "本月应缴党费", "应缴党费总额", desk.month
    yield "本月收缴党费", "党费收缴总额", desk.month
    yield f"{half}党费收缴率", "党费收缴率", desk.half
    yield f"{half}集中学习", "支部集中学习次数", desk.half


def _tiles(desk: Desk) -> Iterator[Tile]:
    known, asked = figures(), catalogue()
    for label, name, period in _asked(desk):
        if name not in known:
            continue
        value = shown(asked.value(name, desk.scope, period))
        query = urlencode({"unit": desk.scope.organization_id, "period": period.key})
        text = value.text if value.certain else "没有记录"
        yield Tile(label, text, value.unit, f"/figures/{quote(name)}/?{query}", value.doubt)

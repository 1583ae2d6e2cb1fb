"""Storage sites and their readings, targets, rotation, purchases, prices and patrols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dangwu.core.calendar import month_no
from dangwu.demo.days import FIRST, LAST, days, months, working
from dangwu.demo.story import Story
from dangwu.supply.models import (
    DailyDemand,
    Direction,
    GrainKind,
    GrainReading,
    MarketPatrol,
    PriceReading,
    Purchase,
    Purpose,
    ReserveTarget,
    Rotation,
    Warehouse,
)

_TONNE = 1000
_RAW, _FINISHED, _OIL = GrainKind.RAW, GrainKind.FINISHED, GrainKind.OIL
_RESERVE, _TRADE = Purpose.RESERVE, Purpose.TRADE


@dataclass(frozen=True)
class _Site:
    """A storage site and about how many tonnes of what lie in it."""

    unit: str
    name: str
    district: str
    capacity: int
    stocks: tuple[tuple[GrainKind, Purpose, int], ...]


_SITES = (
    _Site("depot-unit", "第一粮库主库区", "澄湖区", 52_000, ((_RAW, _RESERVE, 41_600), (_FINISHED, _RESERVE, 2_150))),
    _Site("depot-unit", "第一粮库河西库区", "澄湖区", 26_000, ((_RAW, _RESERVE, 19_300), (_OIL, _RESERVE, 1_240))),
    _Site("trade-unit", "购销公司城北库", "青屏区", 18_000, ((_RAW, _TRADE, 7_800), (_FINISHED, _TRADE, 1_450))),
    _Site("stores-unit", "应急成品粮油库", "鹿鸣区", 6_000, ((_FINISHED, _RESERVE, 1_980), (_OIL, _RESERVE, 620))),
)  # fmt: skip
_TARGETS = ((_RAW, 60_000), (_FINISHED, 4_000), (_OIL, 1_800))
_DEMAND_TONNES = 265
_DRIFT = 2
_WEEK = timedelta(days=7)
_ROTATED = (
    (0, _RAW, Direction.OUT, 9_200, "2018-09-12"), (0, _RAW, Direction.IN, 9_400, "2018-11-08"),
    (1, _RAW, Direction.OUT, 6_100, "2019-09-18"), (1, _RAW, Direction.IN, 6_300, "2019-11-14"),
    (0, _RAW, Direction.OUT, 5_600, "2020-05-12"), (0, _RAW, Direction.IN, 3_900, "2020-06-18"),
    (3, _FINISHED, Direction.OUT, 480, "2020-04-15"), (3, _FINISHED, Direction.IN, 520, "2020-04-22"),
)  # fmt: skip
_BOUGHT = (
    (2, _RAW, 5_300, "2018-10-23"), (2, _RAW, 5_900, "2019-10-22"), (2, _FINISHED, 640, "2020-02-05"),
    (2, _RAW, 1_850, "2020-04-16"), (0, _RAW, 3_900, "2020-06-16"),
)  # fmt: skip
_PRICES = (
    ("面粉", "公斤", 396), ("粳米", "公斤", 548), ("籼米", "公斤", 492), ("小米", "公斤", 720),
    ("玉米面", "公斤", 420), ("大豆油", "桶", 5_480), ("花生油", "桶", 11_900), ("猪肉", "公斤", 5_180),
    ("鸡蛋", "公斤", 860), ("白菜", "公斤", 298), ("土豆", "公斤", 356), ("食盐", "袋", 200),
)  # fmt: skip
_MARKETS = ("城北农贸市场", "惠民超市")
_RISE_PERMILLE = (21, 18, 14, 9, 12, 16, 10, 46, -31, 38, 27, 0)
"""What each price rose from January to June 2020."""


def build_supply(story: Story) -> None:
    """Write sites, readings and targets, then the markets."""
    sites = [_warehouse(story, site) for site in _SITES]
    story.write(Warehouse, sites)
    story.write(GrainReading, list(_readings(story, sites)))
    bureau = story.organizations["bureau"]
    story.write(ReserveTarget, [
        ReserveTarget(organization=bureau, kind=kind, month_no=month_no(FIRST), kg=tonnes * _TONNE)
        for kind, tonnes in _TARGETS
    ])  # fmt: skip
    story.write(DailyDemand, [
        DailyDemand(organization=bureau, month_no=year * 12, kg=(_DEMAND_TONNES - 2 * (2020 - year)) * _TONNE)
        for year in (2017, 2018, 2019, 2020)
    ])  # fmt: skip
    _trade(story, sites)
    story.write(PriceReading, list(_prices(story)))
    story.write(MarketPatrol, list(_patrols(story)))


def _warehouse(story: Story, site: _Site) -> Warehouse:
    return Warehouse(
        organization=story.organizations[site.unit], name=site.name, district=site.district,
        capacity_kg=site.capacity * _TONNE, since=date(2013, 9, 1),
    )  # fmt: skip


def _readings(story: Story, sites: list[Warehouse]) -> Iterator[GrainReading]:
    """Every Monday, and on the last day of each half year."""
    read_on = [
        day
        for day in days(FIRST, LAST)
        if day.weekday() == 0 or (day.month, day.day) in {(6, 30), (12, 31)}
    ]
    for day in read_on:
        for site, warehouse in zip(_SITES, sites, strict=True):
            for kind, purpose, tonnes in site.stocks:
                yield GrainReading(
                    organization=warehouse.organization, warehouse=warehouse, kind=kind, purpose=purpose,
                    read_on=day, kg=_stock(story, tonnes), remark="正常",
                    temperature_tenths=130 + 9 * (6 - abs(7 - day.month)) + story.dice.randint(-6, 6),
                    moisture_tenths=None if kind == _OIL else story.dice.randint(122, 135),
                )  # fmt: skip


def _stock(story: Story, tonnes: int) -> int:
    return tonnes * _TONNE * (100 + story.dice.randint(-_DRIFT, _DRIFT)) // 100


def _trade(story: Story, sites: list[Warehouse]) -> None:
    story.write(Rotation, [
        Rotation(
            organization=sites[place].organization, warehouse=sites[place], kind=kind,
            direction=direction, kg=tonnes * _TONNE, rotated_on=date.fromisoformat(day),
        )
        for place, kind, direction, tonnes, day in _ROTATED
    ])  # fmt: skip
    story.write(Purchase, [
        Purchase(
            organization=sites[place].organization, warehouse=sites[place], kind=kind,
            kg=tonnes * _TONNE, bought_on=date.fromisoformat(day),
        )
        for place, kind, tonnes, day in _BOUGHT
    ])  # fmt: skip


def _prices(story: Story) -> Iterator[PriceReading]:
    """Every Thursday in two markets; all through the spring of 2020 on Mondays too."""
    spring = (date(2020, 1, 27), date(2020, 4, 30))
    for day in days(FIRST, LAST):
        if day.weekday() == 3 or (day.weekday() == 0 and spring[0] <= day <= spring[1]):
            for place, market in enumerate(_MARKETS):
                for (commodity, unit, price), rise in zip(_PRICES, _RISE_PERMILLE, strict=True):
                    yield PriceReading(
                        organization=story.organizations["bureau"], commodity=commodity, unit=unit,
                        place=market, read_on=day, price_fen=_price(price, rise, day) + 4 * place,
                    )  # fmt: skip


def _price(price: int, rise: int, day: date) -> int:
    """Prices of 2020 go from their January level to their June one in a straight line."""
    begun = date(2020, 1, 1)
    if day < begun:
        return price - price * (begun - day).days // 36_500
    return price + price * rise * (day - begun).days // ((LAST - begun).days * 1000)


def _patrols(story: Story) -> Iterator[MarketPatrol]:
    places = (*_MARKETS, "粮油批发市场", "社区便利店")
    for month in months():
        weekly = month >= month_no(date(2020, 1, 1))
        daily = month in {month_no(date(2020, 2, 1)), month_no(date(2020, 3, 1))}
        for place in range(0, 20, 1 if daily else 5 if weekly else 10):
            yield MarketPatrol(
                organization=story.organizations["bureau"], place=places[place % len(places)],
                people=story.dice.randint(2, 5), patrolled_on=working(month, place), remark="价格平稳，供应充足",
            )  # fmt: skip

"""Stock, cover and prices against plain Python, on generated records."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from tests.examples import Example, load

MONTHS = [Period.months(2019 * 12 + month, 1) for month in range(12)]
PARENTS = {11: None, 12: 11, 13: 11, 14: 12, 15: 12, 16: 13, 17: 16, 18: None}
KINDS = ("原粮", "成品粮", "油")
Rows = list[dict[str, Any]]


def below(top: int) -> set[int]:
    """Return the organization and all below it."""
    found = {top}
    for one, parent in PARENTS.items():
        if parent in found:
            found.add(one)
    return found


def organizations() -> Rows:
    return [
        {
            "id": number, "parent": parent, "kind": "单位", "nature": "企业",
            "full_name": f"粮库{number}", "founded_on": date(2010, 1, 1),
        }
        for number, parent in PARENTS.items()
    ]  # fmt: skip


def warehouses(random: Random) -> Rows:
    rows = []
    for number in range(1, 15):
        until = random.choice([date(9999, 12, 31), date(9999, 12, 31), date(2019, 6, 30)])
        rows.append(
            {
                "model": "supply.Warehouse", "id": number, "name": f"库点{number}",
                "organization": random.choice(list(PARENTS)),
                "since": random.choice([date(2015, 1, 1), date(2019, 4, 30)]), "until": until,
            }
        )  # fmt: skip
    return rows


def readings(random: Random, sites: Rows) -> Rows:
    rows: dict[tuple[object, ...], dict[str, Any]] = {}
    for number in range(1, 260):
        site = random.choice(sites)
        row = {
            "model": "supply.GrainReading", "id": number, "warehouse": site["id"],
            "organization": site["organization"], "kind": random.choice(KINDS),
            "purpose": random.choice(["储备", "储备", "商品"]),
            "read_on": date(2019, 1, 1) + timedelta(days=random.randrange(365)),
            "kg": random.choice([None, 0, random.randrange(10**7)]), "remark": "正常",
        }  # fmt: skip
        rows[row["warehouse"], row["kind"], row["purpose"], row["read_on"]] = row
    return list(rows.values())


def dues(random: Random, model: str, kinds: tuple[str, ...]) -> Rows:
    rows: dict[tuple[object, ...], dict[str, Any]] = {}
    for number in range(1, 16):
        row: dict[str, Any] = {
            "model": model, "id": number, "organization": random.choice(list(PARENTS)),
            "month_no": 2019 * 12 + random.randrange(12), "kg": random.randrange(1, 10**6),
        }  # fmt: skip
        if kinds:
            row["kind"] = random.choice(kinds)
            row["kg"] *= random.random() < 0.8
        rows[row["organization"], row.get("kind"), row["month_no"]] = row
    return list(rows.values())


def prices(random: Random) -> Rows:
    rows: dict[tuple[object, ...], dict[str, Any]] = {}
    for number in range(1, 400):
        row = {
            "model": "supply.PriceReading", "id": number,
            "organization": random.choice(list(PARENTS)), "commodity": random.choice("米面油"),
            "unit": random.choice(["斤", "公斤", "公斤"]), "place": random.choice("东西"),
            "price_fen": random.choice([300, 600, 900, random.randrange(1, 2000)]),
            "read_on": date(2019, 1, 1) + timedelta(days=random.randrange(365)),
        }  # fmt: skip
        rows[row["organization"], row["commodity"], row["unit"], row["place"], row["read_on"]] = row
    return list(rows.values())


class World:
    """The generated records, and what they say by plain loops."""

    def __init__(self, seed: int) -> None:
        random = Random(seed)
        self.sites = warehouses(random)
        self.readings = readings(random, self.sites)
        self.targets = dues(random, "supply.ReserveTarget", KINDS)
        self.demands = dues(random, "supply.DailyDemand", ())
        self.prices = prices(random)

    def load(self, alias: str = "default") -> None:
        records = [*self.sites, *self.readings, *self.targets, *self.demands, *self.prices]
        data = {"world": False, "organizations": organizations(), "records": records}
        load(Example("", Path(), data), alias)

    def stock(self, top: int, last: date, kinds: set[str], purposes: set[str]) -> int | None:
        """Return the kg last read at every site in use."""
        found: dict[tuple[object, ...], tuple[date, int]] = {}
        mine = below(top)
        used = {
            s["id"] for s in self.sites
            if s["organization"] in mine and s["since"] <= last < s["until"]
        }  # fmt: skip
        for row in self.readings:
            key = (row["warehouse"], row["kind"], row["purpose"])
            wanted = row["kind"] in kinds and row["purpose"] in purposes and row["kg"] is not None
            if wanted and row["warehouse"] in used and row["read_on"] <= last:
                found[key] = max(found.get(key, (date.min, 0)), (row["read_on"], row["kg"]))
        return sum(kg for _, kg in found.values()) if found else None

    def ratio(self, rows: Rows, top: int, period: Period, purposes: set[str]) -> Fraction | None:
        """Return stock / due over the uppermost organizations that have something due."""
        force: dict[tuple[int, str], dict[str, Any]] = {}
        for row in sorted(rows, key=lambda row: row["month_no"]):
            if row["month_no"] <= period.last_month and row["organization"] in below(top):
                force[row["organization"], row.get("kind", "成品粮")] = row
        force = {key: row for key, row in force.items() if row["kg"] and key[1] != "油"}
        counted = {
            key: row for key, row in force.items()
            if not any(key[0] in below(o) - {o} and key[1] == kind for o, kind in force)
        }  # fmt: skip
        held = [self.stock(o, period.last, {kind}, purposes) for o, kind in counted]
        if not counted or None in held:
            return None
        whole = sum(row["kg"] for row in counted.values())
        return Fraction(sum(kg or 0 for kg in held), whole)

    def rise(self, top: int, period: Period) -> Fraction | None:
        """Return the steepest rise between first and last readings of a series."""
        series: dict[tuple[object, ...], list[tuple[date, int]]] = {}
        for row in self.prices:
            if row["organization"] in below(top) and period.first <= row["read_on"] <= period.last:
                key = tuple(row[k] for k in ("organization", "commodity", "unit", "place"))
                series.setdefault(key, []).append((row["read_on"], row["price_fen"]))
        rises = [
            max(Fraction(max(points)[1] - min(points)[1], min(points)[1]), Fraction(0))
            for points in series.values()
            if len(points) > 1
        ]
        return max(rises, default=None)


def rounded(exact: Fraction | None, places: int) -> Decimal | None:
    """Round half up, unlike `round`."""
    if exact is None:
        return None
    shown = Decimal(exact.numerator) / Decimal(exact.denominator)
    return shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def due(world: World, top: int, period: Period) -> dict[str, Decimal | None]:
    grain, every = {"原粮", "成品粮"}, {"储备", "商品"}
    stock = world.stock(top, period.last, grain, every)
    reserve = world.ratio(world.targets, top, period, {"储备"})
    rise = world.rise(top, period)
    return {
        "粮食库存量": None if stock is None else Decimal(stock) / 1000,
        "储备完成率": rounded(None if reserve is None else reserve * 100, 2),
        "成品粮可供天数": rounded(world.ratio(world.demands, top, period, every), 1),
        "价格最大涨幅": rounded(None if rise is None else rise * 100, 2),
    }


def hold(engine: Engine, world: World) -> dict[str, int]:
    catalogue, known = Catalogue(engine), dict.fromkeys(due(world, 11, MONTHS[0]), 0)
    for period in [*MONTHS[1::3], Period.parse("2019")]:
        for top in PARENTS:
            for name, number in due(world, top, period).items():
                found = catalogue.value(name, Scope(top, "甲"), period)
                assert found.number == number, (name, top, period)
                assert found.certain == (number is not None), (name, top, period)
                known[name] += number is not None
    return known


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stock_and_prices_as_reckoned_by_hand(seed: int, tmp_path: Path) -> None:
    world = World(seed)
    world.load()

    known = hold(DjangoEngine(), world)
    assert all(count > 5 for count in known.values()), known
    ledger.export(
        tmp_path, {name for name in ledger.tables() if name.startswith(("supply", "org"))}
    )
    hold(DuckEngine(tmp_path), world)


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_stock_and_prices_on_postgresql() -> None:
    world = World(4)
    world.load("postgresql")

    hold(DjangoEngine("postgresql"), world)

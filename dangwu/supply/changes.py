"""The writes of supply: sites, readings, targets, demand, rotation, purchases, prices, patrols."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_label
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import FOREVER, Organization
from dangwu.organizations.standing import require_happened, require_past, require_standing
from dangwu.supply.models import (
    DailyDemand,
    GrainReading,
    MarketPatrol,
    PriceReading,
    Purchase,
    Purpose,
    ReserveTarget,
    Rotation,
    Warehouse,
)


class WarehouseNotInUse(DangwuError):
    """The site was not in use on that day."""

    def __init__(self, warehouse: Warehouse, day: date) -> None:
        end = "" if warehouse.until == FOREVER else f"，{warehouse.until}起停用"
        super().__init__(
            f"库点“{warehouse.name}”{warehouse.since}启用{end}，{day}不在其间："
            "请核对日期，或者先更正库点的启用、停用日期。"
        )


class WarehouseNotEmpty(DangwuError):
    """A site is closed once it is empty, or its grain would vanish from the stock."""

    def __init__(self, reading: GrainReading) -> None:
        super().__init__(
            f"库点“{reading.warehouse.name}”{reading.read_on}还有{reading.purpose}{reading.kind}"
            f"{reading.kg}公斤，不能停用：请先出库并登记库存为零。"
        )


class WarehouseEndsTooEarly(DangwuError):
    """A site cannot end on or before its first day."""

    def __init__(self, warehouse: Warehouse, until: date) -> None:
        super().__init__(
            f"库点“{warehouse.name}”{warehouse.since}才启用，不能从{until}起停用：请核对日期。"
        )


class NothingRead(DangwuError):
    """A reading reads something."""

    def __init__(self, warehouse: Warehouse, day: date) -> None:
        super().__init__(
            f"库点“{warehouse.name}”{day}的监测没有内容：库存、粮温、水分、粮情至少填一项。"
        )


class ReadAlready(DangwuError):
    """The same thing is read once a day at a place."""

    def __init__(self, what: str, day: date) -> None:
        super().__init__(f"{day}已有{what}的监测记录：如有误请更正原记录。")


class QuantityImpossible(DangwuError):
    """A quantity, price or number of people is too small."""

    def __init__(self, what: str, found: int, least: str) -> None:
        super().__init__(f"{what}为{found}，应{least}：请核对后再填。")


class AlreadySet(DangwuError):
    """A target or demand is set once for a month on."""

    def __init__(self, what: str, organization: Organization, month_no: int, kg: int) -> None:
        month = month_label(month_no)
        super().__init__(
            f"“{organization.full_name}”自{month}起的{what}已定为{kg}公斤：如有误请更正原记录。"
        )


def require_in_use(warehouse: Warehouse, day: date) -> None:
    """Raise WarehouseNotInUse unless the site was in use on that day."""
    if not warehouse.since <= day < warehouse.until:
        raise WarehouseNotInUse(warehouse, day)


def require_above_zero(what: str, found: int) -> None:
    """Raise QuantityImpossible for nothing and less."""
    if found <= 0:
        raise QuantityImpossible(what, found, "大于零")


def open_warehouse(
    *, organization: Organization, name: str, since: date, district: str = "",
    capacity_kg: int | None = None, actor: User | None = None,
) -> Warehouse:  # fmt: skip
    """Take a storage site into use."""
    require_standing(organization, since, "启用库点")
    return log.create(
        Warehouse, action="supply.open_warehouse", actor=actor, organization=organization,
        name=name, since=since, district=district, capacity_kg=capacity_kg,
    )  # fmt: skip


@transaction.atomic
def close_warehouse(*, warehouse: Warehouse, until: date, actor: User | None = None) -> None:
    """Take the site out of use from the day `until` on; it must be empty."""
    if until <= warehouse.since:
        raise WarehouseEndsTooEarly(warehouse, until)
    for reading in _last_stock(warehouse, until):
        if reading.kg:
            raise WarehouseNotEmpty(reading)
    log.update(warehouse, action="supply.close_warehouse", actor=actor, until=until)


def _last_stock(warehouse: Warehouse, until: date) -> list[GrainReading]:
    """Return the last stock read before `until` of every kind and purpose."""
    read = GrainReading.objects.filter(warehouse=warehouse, kg__isnull=False, read_on__lt=until)
    last = {(row.kind, row.purpose): row for row in read.order_by("read_on")}
    return list(last.values())


@transaction.atomic
def read_grain(
    *, warehouse: Warehouse, kind: str, read_on: date, kg: int | None = None,
    purpose: str = Purpose.RESERVE, temperature_tenths: int | None = None,
    moisture_tenths: int | None = None, remark: str = "", today: date, actor: User | None = None,
) -> GrainReading:  # fmt: skip
    """Record a reading of stock (kg), of the grain's condition, or of both."""
    require_past(read_on, today)
    require_in_use(warehouse, read_on)
    if kg is None and temperature_tenths is None and moisture_tenths is None and not remark:
        raise NothingRead(warehouse, read_on)
    if kg is not None and kg < 0:
        raise QuantityImpossible("库存公斤数", kg, "不小于零")
    same = {"warehouse": warehouse, "kind": kind, "purpose": purpose, "read_on": read_on}
    if GrainReading.objects.filter(**same).exists():
        raise ReadAlready(f"库点“{warehouse.name}”{purpose}{kind}", read_on)
    return log.create(
        GrainReading, action="supply.read_grain", actor=actor, kg=kg, remark=remark,
        organization=warehouse.organization, temperature_tenths=temperature_tenths,
        moisture_tenths=moisture_tenths, **same,
    )  # fmt: skip


@transaction.atomic
def set_target(
    *, organization: Organization, kind: str, month_no: int, kg: int, actor: User | None = None
) -> ReserveTarget:
    """Set what must be held in reserve from a month on; 0 ends the target."""
    if kg < 0:
        raise QuantityImpossible("储备任务公斤数", kg, "不小于零")
    found = ReserveTarget.objects.filter(
        organization=organization, kind=kind, month_no=month_no
    ).first()
    if found:
        raise AlreadySet(f"{kind}储备任务", organization, month_no, found.kg)
    return log.create(
        ReserveTarget, action="supply.set_target", actor=actor, organization=organization,
        kind=kind, month_no=month_no, kg=kg,
    )  # fmt: skip


@transaction.atomic
def set_demand(
    *, organization: Organization, month_no: int, kg: int, actor: User | None = None
) -> DailyDemand:
    """Set how much finished grain is eaten a day from a month on."""
    require_above_zero("日均需求公斤数", kg)
    found = DailyDemand.objects.filter(organization=organization, month_no=month_no).first()
    if found:
        raise AlreadySet("成品粮日均需求", organization, month_no, found.kg)
    return log.create(
        DailyDemand, action="supply.set_demand", actor=actor, organization=organization,
        month_no=month_no, kg=kg,
    )  # fmt: skip


def rotate(
    *, warehouse: Warehouse, kind: str, direction: str, kg: int, rotated_on: date,
    today: date, actor: User | None = None,
) -> Rotation:  # fmt: skip
    """Record reserve stock taken out or put in by rotation."""
    require_past(rotated_on, today)
    require_in_use(warehouse, rotated_on)
    require_above_zero("轮换公斤数", kg)
    return log.create(
        Rotation, action="supply.rotate", actor=actor, organization=warehouse.organization,
        warehouse=warehouse, kind=kind, direction=direction, kg=kg, rotated_on=rotated_on,
    )  # fmt: skip


def buy(
    *, organization: Organization, kind: str, kg: int, bought_on: date,
    warehouse: Warehouse | None = None, today: date, actor: User | None = None,
) -> Purchase:  # fmt: skip
    """Record grain or oil bought."""
    require_happened(organization, bought_on, today, "登记粮油购入")
    require_above_zero("购入公斤数", kg)
    if warehouse:
        require_in_use(warehouse, bought_on)
    return log.create(
        Purchase, action="supply.buy", actor=actor, organization=organization, kind=kind, kg=kg,
        bought_on=bought_on, warehouse=warehouse,
    )  # fmt: skip


@transaction.atomic
def read_price(
    *, organization: Organization, commodity: str, place: str, price_fen: int, read_on: date,
    unit: str = "公斤", today: date, actor: User | None = None,
) -> PriceReading:  # fmt: skip
    """Record a commodity's price at a place, in fen a `unit`."""
    require_happened(organization, read_on, today, "登记价格监测")
    require_above_zero("单价分数", price_fen)
    same = {
        "organization": organization, "commodity": commodity, "unit": unit, "place": place,
        "read_on": read_on,
    }  # fmt: skip
    if PriceReading.objects.filter(**same).exists():
        raise ReadAlready(f"“{place}”{commodity}（每{unit}）", read_on)
    return log.create(
        PriceReading, action="supply.read_price", actor=actor, price_fen=price_fen, **same
    )


def patrol(
    *, organization: Organization, place: str, people: int, patrolled_on: date, remark: str = "",
    today: date, actor: User | None = None,
) -> MarketPatrol:  # fmt: skip
    """Record a patrol of a market."""
    require_happened(organization, patrolled_on, today, "登记市场巡查")
    require_above_zero("巡查人数", people)
    return log.create(
        MarketPatrol, action="supply.patrol", actor=actor, organization=organization, place=place,
        people=people, patrolled_on=patrolled_on, remark=remark,
    )  # fmt: skip

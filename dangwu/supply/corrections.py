"""The corrections of supply: what recording asks is asked again of the record as it would be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import models

from dangwu.accounts.models import User
from dangwu.organizations.standing import require_happened, require_past, require_standing
from dangwu.pages import correcting
from dangwu.supply.changes import (
    AlreadySet,
    NothingRead,
    QuantityImpossible,
    ReadAlready,
    WarehouseEndsTooEarly,
    WarehouseNotInUse,
    require_above_zero,
    require_in_use,
)
from dangwu.supply.models import (
    DailyDemand,
    GrainReading,
    MarketPatrol,
    PriceReading,
    Purchase,
    ReserveTarget,
    Rotation,
    Warehouse,
)

M = TypeVar("M", bound=models.Model)
Check = Callable[[Any, date], None]


def correct(record: M, *, reason: str, today: date, actor: User | None = None, **fields: Any) -> M:
    """Correct a record of supply."""
    check = _CHECKS[type(record)]
    return correcting.correct(
        record, action="supply.correct", reason=reason, actor=actor,
        check=lambda would_be: check(would_be, today), **fields,
    )  # fmt: skip


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record of supply that should not be."""
    correcting.take_out(record, action="supply.withdraw", reason=reason, actor=actor)


def _warehouse(one: Warehouse, today: date) -> None:
    require_standing(one.organization, one.since, "启用库点")
    if one.until <= one.since:
        raise WarehouseEndsTooEarly(one, one.until)
    read = GrainReading.objects.filter(warehouse=one.pk).values_list("read_on", flat=True)
    for outside in (read.filter(read_on__lt=one.since), read.filter(read_on__gte=one.until)):
        if (day := outside.first()) is not None:
            raise WarehouseNotInUse(one, day)


def _grain(one: GrainReading, today: date) -> None:
    require_past(one.read_on, today)
    require_in_use(one.warehouse, one.read_on)
    read = (one.kg, one.temperature_tenths, one.moisture_tenths)
    if all(value is None for value in read) and not one.remark:
        raise NothingRead(one.warehouse, one.read_on)
    if one.kg is not None and one.kg < 0:
        raise QuantityImpossible("库存公斤数", one.kg, "不小于零")
    same = GrainReading.objects.filter(
        warehouse=one.warehouse, kind=one.kind, purpose=one.purpose, read_on=one.read_on
    )
    if same.exclude(pk=one.pk).exists():
        raise ReadAlready(f"库点“{one.warehouse.name}”{one.purpose}{one.kind}", one.read_on)


def _target(one: ReserveTarget, today: date) -> None:
    if one.kg < 0:
        raise QuantityImpossible("储备任务公斤数", one.kg, "不小于零")
    same = ReserveTarget.objects.filter(
        organization=one.organization, kind=one.kind, month_no=one.month_no
    )
    if (found := same.exclude(pk=one.pk).first()) is not None:
        raise AlreadySet(f"{one.kind}储备任务", one.organization, one.month_no, found.kg)


def _demand(one: DailyDemand, today: date) -> None:
    require_above_zero("日均需求公斤数", one.kg)
    same = DailyDemand.objects.filter(organization=one.organization, month_no=one.month_no)
    if (found := same.exclude(pk=one.pk).first()) is not None:
        raise AlreadySet("成品粮日均需求", one.organization, one.month_no, found.kg)


def _rotation(one: Rotation, today: date) -> None:
    require_past(one.rotated_on, today)
    require_above_zero("轮换公斤数", one.kg)
    require_in_use(one.warehouse, one.rotated_on)


def _purchase(one: Purchase, today: date) -> None:
    require_happened(one.organization, one.bought_on, today, "登记粮油购入")
    require_above_zero("购入公斤数", one.kg)
    if one.warehouse:
        require_in_use(one.warehouse, one.bought_on)


def _price(one: PriceReading, today: date) -> None:
    require_happened(one.organization, one.read_on, today, "登记价格监测")
    require_above_zero("单价分数", one.price_fen)
    same = PriceReading.objects.filter(
        organization=one.organization, commodity=one.commodity, unit=one.unit, place=one.place,
        read_on=one.read_on,
    )  # fmt: skip
    if same.exclude(pk=one.pk).exists():
        raise ReadAlready(f"“{one.place}”{one.commodity}（每{one.unit}）", one.read_on)


def _patrol(one: MarketPatrol, today: date) -> None:
    require_happened(one.organization, one.patrolled_on, today, "登记市场巡查")
    require_above_zero("巡查人数", one.people)


_CHECKS: dict[type[models.Model], Check] = {
    Warehouse: _warehouse,
    GrainReading: _grain,
    ReserveTarget: _target,
    DailyDemand: _demand,
    Rotation: _rotation,
    Purchase: _purchase,
    PriceReading: _price,
    MarketPatrol: _patrol,
}

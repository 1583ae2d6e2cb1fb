"""The books of supply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.organizations.models import FOREVER
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Section, Writing, name_actions
from dangwu.supply import forms
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

_UNIT = "organization__document_name"
_SITE = Column("warehouse__name", "库点")
_WITHDRAW = Writing("withdraw", "撤销", forms.SupplyWithdrawal, "已撤销。", ends=True)
_RECENT = 60


def _in_use(one: Warehouse, today: date) -> bool:
    return one.until == FOREVER


def _standing(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    if chosen == "over":
        return rows.filter(until__lte=access.today)
    return rows.filter(since__lte=access.today, until__gt=access.today)


class Warehouses(Register):
    """Storage sites."""

    model = Warehouse
    slug = "warehouses"
    hint = "先登记库点，再登记库存和粮情。"
    columns = ("name", _UNIT, "district", Column("capacity_kg", phone=False), "since", "until")
    details = ("name", "organization", "district", "capacity_kg", "since", "until")
    related = ("organization",)
    search = ("name", "district")
    choosing = (Choice("state", "现状", (("now", "在用"), ("over", "已停用")), _standing),)
    day = "since"
    order = ("-until", "pk")
    new = Writing("new", "登记库点", forms.WarehouseForm, "库点已登记。")
    changes = (
        Writing("close", "停用", forms.CloseForm, "已停用。", offered=_in_use),
        Writing("correct", "更正", forms.WarehouseCorrection, "已更正。"),
        _WITHDRAW,
    )

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return hers, and those of purchases of hers."""
        own = access.visible(Warehouse.objects.all()).values("pk")
        used = access.visible(Purchase.objects.exclude(warehouse=None)).values("warehouse")
        read = access.visible(GrainReading.objects.all()).values("warehouse")
        turned = access.visible(Rotation.objects.all()).values("warehouse")
        found = Warehouse.objects.filter(
            Q(pk__in=own) | Q(pk__in=used) | Q(pk__in=read) | Q(pk__in=turned)
        )
        return found.select_related("organization")

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return its last readings."""
        rows = access.visible(GrainReading.objects.filter(warehouse=record))
        rows = rows.select_related(*Readings.related).order_by(*Readings.order)[:_RECENT]
        new = f"{Readings.url('new')}?warehouse={record.pk}" if access.may(Right.WRITE) else ""
        columns = ("kind", "purpose", "read_on", "kg", "temperature", "moisture")
        return (Section(Readings, rows, "最近的监测", columns, new),)


class Readings(Register):
    """Readings of stock and of the grain's condition."""

    model = GrainReading
    slug = "readings"
    hint = "按库点登记库存、粮温、水分和粮情；“当日读数”里一次登记各库点。"
    columns = (
        _SITE, "kind", "purpose", "read_on", "kg", Column("temperature", "粮温（℃）"),
        Column("moisture", "水分（%）"), Column("remark", phone=False),
    )  # fmt: skip
    details = ("warehouse", "organization", "kind", "purpose", "read_on", "kg",
               Column("temperature", "粮温（℃）"), Column("moisture", "水分（%）"), "remark")  # fmt: skip
    related = ("organization", "warehouse")
    search = ("warehouse__name", "remark")
    filters = ("kind", "purpose")
    day = "read_on"
    order = ("-read_on", "warehouse_id", "kind", "pk")
    imports = "stock"
    new = Writing("new", "登记监测", forms.ReadForm, "监测已登记。",
                  hint="库存、粮温、水分、粮情至少填一项。")  # fmt: skip
    changes = (Writing("correct", "更正", forms.ReadingCorrection, "已更正。"), _WITHDRAW)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which the readings of a day are entered at once."""
        if record is not None:
            return ()
        return (Link("当日读数", reverse("supply:reading"), "clipboard-list", Right.WRITE),)


class Targets(Register):
    """Reserve targets."""

    model = ReserveTarget
    slug = "targets"
    hint = "登记储备任务，从某月起执行，到下一次调整为止。"
    columns = (_UNIT, "kind", "month_no", "kg")
    details = ("organization", "kind", "month_no", "kg")
    related = ("organization",)
    filters = ("kind",)
    order = ("-month_no", "organization_id", "kind")
    new = Writing("new", "登记储备任务", forms.TargetForm, "储备任务已登记。")
    changes = (Writing("correct", "更正", forms.TargetCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: Any) -> str:
        """Return the unit with what it must hold."""
        return f"{record.organization.document_name}{record.kind}储备任务"


class Demands(Register):
    """Daily demand."""

    model = DailyDemand
    slug = "demands"
    hint = "登记成品粮日均需求，可供天数由此计算。"
    columns = (_UNIT, "month_no", "kg")
    details = ("organization", "month_no", "kg")
    related = ("organization",)
    order = ("-month_no", "organization_id")
    new = Writing("new", "登记日均需求", forms.DemandForm, "日均需求已登记。")
    changes = (Writing("correct", "更正", forms.DemandCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: Any) -> str:
        """Return the unit with what it eats."""
        return f"{record.organization.document_name}成品粮日均需求"


class Rotations(Register):
    """Rotation of the reserve."""

    model = Rotation
    slug = "rotations"
    hint = "登记储备粮油的轮出和轮入。"
    columns = (_SITE, "kind", "direction", "kg", "rotated_on", Column(_UNIT, phone=False))
    details = ("warehouse", "organization", "kind", "direction", "kg", "rotated_on")
    related = ("organization", "warehouse")
    search = ("warehouse__name",)
    filters = ("kind", "direction")
    day = "rotated_on"
    order = ("-rotated_on", "-pk")
    new = Writing("new", "登记轮换", forms.RotateForm, "轮换已登记。")
    changes = (Writing("correct", "更正", forms.RotationCorrection, "已更正。"), _WITHDRAW)


class Purchases(Register):
    """Grain and oil bought."""

    model = Purchase
    slug = "purchases"
    hint = "登记购入的粮油。"
    columns = ("kind", _UNIT, Column("warehouse__name", "库点"), "kg", "bought_on")
    details = ("kind", "organization", "warehouse", "kg", "bought_on")
    related = ("organization", "warehouse")
    search = ("warehouse__name",)
    filters = ("kind",)
    day = "bought_on"
    order = ("-bought_on", "-pk")
    new = Writing("new", "登记购入", forms.BuyForm, "购入已登记。")
    changes = (Writing("correct", "更正", forms.PurchaseCorrection, "已更正。"), _WITHDRAW)


class Prices(Register):
    """Prices."""

    model = PriceReading
    slug = "prices"
    hint = "登记各监测点的粮油价格，也可以从 Excel 导入。"
    columns = ("commodity", "place", "price_fen", "unit", "read_on", Column(_UNIT, phone=False))
    details = ("commodity", "place", "price_fen", "unit", "read_on", "organization")
    related = ("organization",)
    search = ("commodity", "place")
    day = "read_on"
    order = ("-read_on", "commodity", "place", "pk")
    imports = "prices"
    new = Writing("new", "登记价格", forms.PriceForm, "价格已登记。")
    changes = (Writing("correct", "更正", forms.PriceCorrection, "已更正。"), _WITHDRAW)


class Patrols(Register):
    """Patrols of markets."""

    model = MarketPatrol
    slug = "patrols"
    hint = "登记市场巡查的地点、人数和情况。"
    columns = ("place", _UNIT, "people", "patrolled_on", Column("remark", phone=False))
    details = ("place", "organization", "people", "patrolled_on", "remark")
    related = ("organization",)
    search = ("place", "remark")
    day = "patrolled_on"
    order = ("-patrolled_on", "-pk")
    new = Writing("new", "登记巡查", forms.PatrolForm, "巡查已登记。")
    changes = (Writing("correct", "更正", forms.PatrolCorrection, "已更正。"), _WITHDRAW)


REGISTERS: Sequence[type[Register]] = (
    Readings, Warehouses, Targets, Demands, Rotations, Purchases, Prices, Patrols,
)  # fmt: skip
name_actions(
    {
        "supply.open_warehouse": "登记库点",
        "supply.close_warehouse": "停用库点",
        "supply.read_grain": "登记粮情监测",
        "supply.set_target": "登记储备任务",
        "supply.set_demand": "登记日均需求",
        "supply.rotate": "登记轮换",
        "supply.buy": "登记购入",
        "supply.read_price": "登记价格",
        "supply.patrol": "登记市场巡查",
        "supply.correct": "更正",
        "supply.withdraw": "撤销",
    }
)

"""The forms of supply: what is asked, and which change it calls."""

from __future__ import annotations

from typing import Any

from dangwu.members.verb_forms import Correction, UntilForm, VerbForm, Withdrawal
from dangwu.pages.fields import DayField
from dangwu.supply import changes, corrections
from dangwu.supply.fields import TenthsField, WarehouseField, WeightField
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


class SupplyCorrection(Correction):
    """A correction of a record of supply."""

    verb = staticmethod(corrections.correct)


class SupplyWithdrawal(Withdrawal):
    """A record of supply that should not be."""

    verb = staticmethod(corrections.withdraw)


class AtSite(VerbForm):
    """A form that names a storage site."""

    def prepare(self) -> None:
        """Offer the sites of her organizations, those in use first."""
        super().prepare()
        rows = self.access.visible(Warehouse.objects.select_related("organization"), self.right)
        field: Any = self.fields["warehouse"]
        field.offer(rows.order_by("-until", "pk"))


class WarehouseForm(VerbForm):
    """A site that is taken into use."""

    model = Warehouse
    names = ("organization", "name", "district", "capacity_kg", "since")
    asks_today = False
    capacity_kg = WeightField(label="仓容（公斤）", required=False)
    verb = staticmethod(changes.open_warehouse)


class WarehouseCorrection(SupplyCorrection):
    """The same, put right; one that changes hands is closed and opened anew."""

    model = Warehouse
    names = ("name", "district", "capacity_kg", "since", "until")
    capacity_kg = WeightField(label="仓容（公斤）", required=False)


class CloseForm(UntilForm):
    """The first day a site is out of use."""

    takes = "warehouse"
    on = DayField(label="停用日期", help_text="从这一天起不再使用；须先出库并登记库存为零。")
    verb = staticmethod(changes.close_warehouse)


class ReadForm(AtSite):
    """A reading of stock, of the grain's condition, or of both."""

    model = GrainReading
    names = ("warehouse", "kind", "purpose", "read_on", "kg", "temperature_tenths",
             "moisture_tenths", "remark")  # fmt: skip
    warehouse = WarehouseField()
    kg = WeightField(label="库存（公斤）", required=False)
    temperature_tenths = TenthsField(label="粮温（℃）", required=False)
    moisture_tenths = TenthsField(label="水分（%）", required=False)
    verb = staticmethod(changes.read_grain)


class ReadingCorrection(AtSite, SupplyCorrection):
    """The same, put right; it stays with the site's organization."""

    model = GrainReading
    names = ReadForm.names
    warehouse = WarehouseField()
    kg = WeightField(label="库存（公斤）", required=False)
    temperature_tenths = TenthsField(label="粮温（℃）", required=False)
    moisture_tenths = TenthsField(label="水分（%）", required=False)

    def said(self) -> dict[str, Any]:
        """Let the organization follow the site."""
        said = super().said()
        return said | {"organization": said["warehouse"].organization}


class TargetForm(VerbForm):
    """What must be held in reserve from a month on."""

    model = ReserveTarget
    names = ("organization", "kind", "month_no", "kg")
    asks_today = False
    kg = WeightField(label="储备任务（公斤）", help_text="填0表示从这个月起没有任务。")
    verb = staticmethod(changes.set_target)


class TargetCorrection(SupplyCorrection):
    """The same, put right."""

    model = ReserveTarget
    names = TargetForm.names
    kg = WeightField(label="储备任务（公斤）")


class DemandForm(VerbForm):
    """How much finished grain is eaten a day from a month on."""

    model = DailyDemand
    names = ("organization", "month_no", "kg")
    asks_today = False
    kg = WeightField(label="日均需求（公斤）")
    verb = staticmethod(changes.set_demand)


class DemandCorrection(SupplyCorrection):
    """The same, put right."""

    model = DailyDemand
    names = DemandForm.names
    kg = WeightField(label="日均需求（公斤）")


class RotateForm(AtSite):
    """Reserve stock taken out or put in."""

    model = Rotation
    names = ("warehouse", "kind", "direction", "kg", "rotated_on")
    warehouse = WarehouseField()
    kg = WeightField(label="数量（公斤）")
    verb = staticmethod(changes.rotate)


class RotationCorrection(AtSite, SupplyCorrection):
    """The same, put right; it stays with the site's organization."""

    model = Rotation
    names = RotateForm.names
    warehouse = WarehouseField()
    kg = WeightField(label="数量（公斤）")

    def said(self) -> dict[str, Any]:
        """Let the organization follow the site."""
        said = super().said()
        return said | {"organization": said["warehouse"].organization}


class BuyForm(AtSite):
    """Grain or oil bought."""

    model = Purchase
    names = ("organization", "warehouse", "kind", "kg", "bought_on")
    warehouse = WarehouseField(required=False)
    kg = WeightField(label="数量（公斤）")
    verb = staticmethod(changes.buy)


class PurchaseCorrection(AtSite, SupplyCorrection):
    """The same, put right."""

    model = Purchase
    names = BuyForm.names
    warehouse = WarehouseField(required=False)
    kg = WeightField(label="数量（公斤）")


class PriceForm(VerbForm):
    """A commodity's price at a place."""

    model = PriceReading
    names = ("organization", "commodity", "unit", "place", "price_fen", "read_on")
    verb = staticmethod(changes.read_price)


class PriceCorrection(SupplyCorrection):
    """The same, put right."""

    model = PriceReading
    names = PriceForm.names


class PatrolForm(VerbForm):
    """A patrol of a market."""

    model = MarketPatrol
    names = ("organization", "place", "people", "patrolled_on", "remark")
    verb = staticmethod(changes.patrol)


class PatrolCorrection(SupplyCorrection):
    """The same, put right."""

    model = MarketPatrol
    names = PatrolForm.names

"""Writes readings of stock and of prices, each by the room's own verb."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dangwu.core.errors import DangwuError, suggestion
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.writer import Writer
from dangwu.organizations.models import Organization, Placement
from dangwu.supply import changes
from dangwu.supply.models import GrainKind, Purpose, Warehouse

_DAY = 10
_KINDS = {"原粮": GrainKind.RAW, "稻谷": GrainKind.RAW, "小麦": GrainKind.RAW, "玉米": GrainKind.RAW,
          "大米": GrainKind.FINISHED, "面粉": GrainKind.FINISHED, "成品粮": GrainKind.FINISHED,
          "油": GrainKind.OIL, "食用油": GrainKind.OIL, "食用植物油": GrainKind.OIL}  # fmt: skip


def write_stock(writer: Writer, rows: Sequence[Row]) -> None:
    """Record each reading of stock."""
    sites = {one.name: one for one in Warehouse.objects.filter(until__gt=writer.today)}
    for row in writer.each(rows):
        values = row.values
        site, kind = sites.get(str(values["库点"])), _KINDS.get(str(values.get("品类")))
        if site is None:
            near = suggestion(str(values["库点"]), sites)
            writer.leave(row, f"没有库点“{values['库点']}”。{near}请先登记库点。")
        elif kind is None:
            writer.leave(row, f"不认识品类“{values.get('品类', '')}”，应为原粮、成品粮或油。")
        elif len(str(values["监测日"])) < _DAY:
            writer.leave(row, "监测日没有写到日。")
        else:
            _read(writer, row, site, kind)


def _read(writer: Writer, row: Row, site: Warehouse, kind: str) -> None:
    values = row.values
    purpose = Purpose.TRADE if "商品" in str(values.get("性质", "")) else Purpose.RESERVE
    try:
        made = changes.read_grain(
            warehouse=site, kind=kind, read_on=date.fromisoformat(str(values["监测日"])),
            kg=_whole(values.get("库存公斤")), purpose=purpose,
            temperature_tenths=_whole(values.get("粮温")),
            moisture_tenths=_whole(values.get("水分")), remark=str(values.get("粮情", ""))[:200],
            today=writer.today, actor=writer.actor,
        )  # fmt: skip
    except DangwuError as error:
        writer.leave(row, str(error))
        return
    writer.made([made])
    writer.rows += 1


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def write_prices(writer: Writer, rows: Sequence[Row]) -> None:
    """Record each price, for the unit that the row names or the top one."""
    roots = Placement.objects.filter(parent=None).values("organization_id")
    top = Organization.objects.filter(pk__in=roots).order_by("pk").first()
    for row in writer.each(rows):
        values = row.values
        named = row.hidden.get("单位")
        found = writer.known.branch(str(named)) if named else None
        pk = getattr(found, "pk", None)
        unit = Organization.objects.get(pk=pk) if pk else None if named else top
        if unit is None or len(str(values["监测日"])) < _DAY:
            writer.leave(row, f"没有单位“{named or ''}”，或监测日没有写到日。")
            continue
        _price(writer, row, unit)


def _price(writer: Writer, row: Row, unit: Organization) -> None:
    values = row.values
    try:
        made = changes.read_price(
            organization=unit, commodity=str(values["品种"])[:30],
            place=str(values.get("监测点", ""))[:100], price_fen=int(str(values["单价分"])),
            read_on=date.fromisoformat(str(values["监测日"])),
            unit=str(values.get("计量单位") or "公斤").removeprefix("元/")[:10], actor=writer.actor,
            today=writer.today,
        )  # fmt: skip
    except DangwuError as error:
        writer.leave(row, str(error))
        return
    writer.made([made])
    writer.rows += 1

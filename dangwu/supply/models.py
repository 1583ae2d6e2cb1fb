"""Supply: storage sites, what lies in them, reserve targets, rotation, prices, patrols."""

from __future__ import annotations

from django.db import models

from dangwu.organizations.models import FOREVER, OrganizationRecord


class GrainKind(models.TextChoices):
    """What is stored; grain (粮食) is the first two."""

    RAW = "原粮", "原粮"
    FINISHED = "成品粮", "成品粮"
    OIL = "油", "油"


class Purpose(models.TextChoices):
    """Whose stock it is: the government's reserve or the enterprise's own trade."""

    RESERVE = "储备", "储备"
    TRADE = "商品", "商品"


class Direction(models.TextChoices):
    """Rotation takes old grain out and puts new grain in."""

    OUT = "轮出", "轮出"
    IN = "轮入", "轮入"


class Warehouse(OrganizationRecord):
    """A storage site (库点), in use from `since` up to, not including, `until`.

    A site that changes hands is closed and opened anew, so that its readings stay where they were.
    """

    name = models.CharField("库点名称", max_length=100)
    district = models.CharField("所在区县", max_length=30, blank=True)
    capacity_kg = models.BigIntegerField("仓容（公斤）", null=True, blank=True)
    since = models.DateField("启用日期")
    until = models.DateField("停用日期（不含）", default=FOREVER)

    class Meta:
        verbose_name = "库点"
        verbose_name_plural = "库点"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="warehouse_since_until"
            )
        ]

    def __str__(self) -> str:
        return self.name


class GrainReading(OrganizationRecord):
    """A reading of stock, of the grain's condition, or of both, at a site on a day.

    `kg` is empty where only the condition was read. The last stock read on or before a day holds.
    """

    warehouse = models.ForeignKey(Warehouse, models.PROTECT, related_name="+", verbose_name="库点")
    kind = models.CharField("品类", max_length=5, choices=GrainKind)
    purpose = models.CharField("性质", max_length=5, choices=Purpose, default=Purpose.RESERVE)
    read_on = models.DateField("监测日期")
    kg = models.BigIntegerField("库存（公斤）", null=True, blank=True)
    temperature_tenths = models.SmallIntegerField("粮温（0.1℃）", null=True, blank=True)
    moisture_tenths = models.PositiveSmallIntegerField("水分（0.1%）", null=True, blank=True)
    remark = models.CharField("粮情", max_length=200, blank=True)

    class Meta:
        verbose_name = "粮情监测"
        verbose_name_plural = "粮情监测"
        indexes = [
            models.Index(fields=["organization", "read_on"], name="grain_reading_by_day"),
            models.Index(fields=["-read_on"], name="grain_reading_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["warehouse", "kind", "purpose", "read_on"], name="grain_read_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(kg__isnull=True) | models.Q(kg__gte=0),
                name="grain_not_below_zero",
            ),
            models.CheckConstraint(
                condition=models.Q(kg__isnull=False)
                | models.Q(temperature_tenths__isnull=False)
                | models.Q(moisture_tenths__isnull=False)
                | ~models.Q(remark=""),
                name="grain_something_read",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.warehouse}{self.purpose}{self.kind}（{self.read_on}）"

    def temperature(self) -> float | None:
        """Return the grain's temperature in ℃."""
        return None if self.temperature_tenths is None else self.temperature_tenths / 10

    def moisture(self) -> float | None:
        """Return the grain's moisture in %."""
        return None if self.moisture_tenths is None else self.moisture_tenths / 10


class ReserveTarget(OrganizationRecord):
    """What the organization must hold in reserve, from a month until the next target."""

    kind = models.CharField("品类", max_length=5, choices=GrainKind)
    month_no = models.IntegerField("起始月（月序号）")
    kg = models.BigIntegerField("储备任务（公斤）")

    class Meta:
        verbose_name = "储备任务"
        verbose_name_plural = "储备任务"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "month_no"], name="target_once_a_month"
            ),
            models.CheckConstraint(condition=models.Q(kg__gte=0), name="target_not_below_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}{self.kind}储备任务"


class DailyDemand(OrganizationRecord):
    """Finished grain eaten a day where the organization answers for it, from a month on."""

    month_no = models.IntegerField("起始月（月序号）")
    kg = models.BigIntegerField("日均需求（公斤）")

    class Meta:
        verbose_name = "成品粮日均需求"
        verbose_name_plural = "成品粮日均需求"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "month_no"], name="demand_once_a_month"
            ),
            models.CheckConstraint(condition=models.Q(kg__gt=0), name="demand_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}成品粮日均需求"


class Rotation(OrganizationRecord):
    """Reserve stock taken out or put in by rotation."""

    warehouse = models.ForeignKey(Warehouse, models.PROTECT, related_name="+", verbose_name="库点")
    kind = models.CharField("品类", max_length=5, choices=GrainKind)
    direction = models.CharField("方向", max_length=5, choices=Direction)
    kg = models.BigIntegerField("数量（公斤）")
    rotated_on = models.DateField("轮换日期")

    class Meta:
        verbose_name = "储备轮换"
        verbose_name_plural = "储备轮换"
        constraints = [
            models.CheckConstraint(condition=models.Q(kg__gt=0), name="rotation_above_zero")
        ]

    def __str__(self) -> str:
        return f"{self.warehouse}{self.kind}{self.direction}（{self.rotated_on}）"


class Purchase(OrganizationRecord):
    """Grain or oil bought."""

    warehouse = models.ForeignKey(
        Warehouse, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="库点"
    )
    kind = models.CharField("品类", max_length=5, choices=GrainKind)
    kg = models.BigIntegerField("数量（公斤）")
    bought_on = models.DateField("购入日期")

    class Meta:
        verbose_name = "粮油购入"
        verbose_name_plural = "粮油购入"
        constraints = [
            models.CheckConstraint(condition=models.Q(kg__gt=0), name="purchase_above_zero")
        ]

    def __str__(self) -> str:
        return f"购入{self.kind}（{self.bought_on}）"


class PriceReading(OrganizationRecord):
    """A commodity's price at a place on a day, in fen a `unit`."""

    commodity = models.CharField("品种", max_length=30)
    unit = models.CharField("计量单位", max_length=10, default="公斤")
    place = models.CharField("监测点", max_length=100)
    price_fen = models.BigIntegerField("单价（分）")
    read_on = models.DateField("监测日期")

    class Meta:
        verbose_name = "价格监测"
        verbose_name_plural = "价格监测"
        indexes = [
            models.Index(fields=["organization", "read_on"], name="price_by_day"),
            models.Index(fields=["-read_on"], name="price_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "commodity", "unit", "place", "read_on"],
                name="price_read_once_a_day",
            ),
            models.CheckConstraint(condition=models.Q(price_fen__gt=0), name="price_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.place}{self.commodity}（{self.read_on}）"


class MarketPatrol(OrganizationRecord):
    """A patrol of a market, and how many people went."""

    place = models.CharField("巡查地点", max_length=100)
    people = models.PositiveIntegerField("巡查人数")
    patrolled_on = models.DateField("巡查日期")
    remark = models.CharField("情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "市场巡查"
        verbose_name_plural = "市场巡查"
        constraints = [
            models.CheckConstraint(condition=models.Q(people__gte=1), name="patrol_by_someone")
        ]

    def __str__(self) -> str:
        return f"巡查{self.place}（{self.patrolled_on}）"

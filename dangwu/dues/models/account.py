"""The account that the dues are kept in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dangwu.organizations.models import Organization, OrganizationRecord


class Use(models.IntegerChoices):
    """What dues may be spent on (党费规定 第19条)."""

    TRAINING = 1, "培训党员"
    READING = 2, "订购党员教育报刊、资料、音像制品和设备"
    COMMENDING = 3, "表彰先进"
    HARDSHIP = 4, "补助生活困难党员"
    DISASTER = 5, "补助受灾党员、修缮因灾受损教育设施"


class IncomeKind(models.TextChoices):
    """What the account receives beside payments."""

    INTEREST = "利息", "利息"
    ALLOCATION = "上级下拨", "上级下拨"
    OTHER = "其他", "其他"


class Remittance(OrganizationRecord):
    """Dues sent upward; without `recipient` they went to an organization outside the tree."""

    recipient = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="上级党组织",
    )
    recipient_name = models.CharField("上级名称", max_length=100, blank=True)
    is_voluntary = models.BooleanField("自愿一次性大额党费", default=False)
    remitted_on = models.DateField("上缴日期")
    amount_fen = models.BigIntegerField("金额（分）")
    since_month = models.IntegerField("所属起始月（月序号）", null=True, blank=True)
    until_month = models.IntegerField("所属截止月（月序号，含）", null=True, blank=True)

    class Meta:
        verbose_name = "党费上缴"
        verbose_name_plural = "党费上缴"
        indexes = [models.Index(fields=["organization", "remitted_on"], name="remittance_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="remittance_above_nothing")
        ]

    def to(self) -> str:
        """Return whom it was sent to."""
        return self.recipient.document_name if self.recipient else self.recipient_name


class Spending(OrganizationRecord):
    """Dues spent."""

    spent_on = models.DateField("支出日期")
    amount_fen = models.BigIntegerField("金额（分）")
    use = models.PositiveSmallIntegerField("用途", choices=Use)
    purpose = models.CharField("事由", max_length=100, blank=True)
    discussed_on = models.DateField("集体讨论日期", null=True, blank=True)

    class Meta:
        verbose_name = "党费支出"
        verbose_name_plural = "党费支出"
        indexes = [models.Index(fields=["organization", "spent_on"], name="spending_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="spending_above_nothing"),
            models.CheckConstraint(condition=Q(use__gte=1, use__lte=5), name="spending_use_known"),
        ]


class Income(OrganizationRecord):
    """What the account received beside members' payments."""

    kind = models.CharField("类型", max_length=10, choices=IncomeKind)
    received_on = models.DateField("收入日期")
    amount_fen = models.BigIntegerField("金额（分）")

    class Meta:
        verbose_name = "党费其他收入"
        verbose_name_plural = "党费其他收入"
        indexes = [models.Index(fields=["organization", "received_on"], name="income_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="income_above_nothing")
        ]


class Opening(OrganizationRecord):
    """The account's balance at the start of a day: of this organization and all below it."""

    opened_on = models.DateField("期初日期")
    balance_fen = models.BigIntegerField("期初结存（分）")

    class Meta:
        verbose_name = "党费账户期初结存"
        verbose_name_plural = "党费账户期初结存"
        constraints = [
            models.UniqueConstraint(fields=["organization", "opened_on"], name="opening_once_a_day")
        ]

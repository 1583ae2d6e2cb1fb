"""Which items of pay count toward the base of dues, and what a member was paid."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dangwu.members.models import Member
from dangwu.organizations.models import Organization, OrganizationRecord


class Staff(models.TextChoices):
    """By which items a member's base is made up (党费规定 第1、5条)."""

    OFFICIAL = "机关工作人员", "机关工作人员"
    INSTITUTION = "事业单位人员", "事业单位人员"
    WORKER = "机关工人", "机关工人"
    ENTERPRISE = "企业人员", "企业人员"
    RETIRED = "离退休人员", "离退休人员"


class Effect(models.TextChoices):
    """What an item of pay does to the base."""

    COUNTED = "计入", "计入"
    DEDUCTED = "扣除", "扣除"
    LEFT = "不计", "不计"
    UNDECIDED = "未定", "未定"


class PayItem(OrganizationRecord):
    """A decision of an organization, for itself and all below it, on one item of pay.

    Without `staff` it holds for every kind. It lies over the national list.
    """

    staff = models.CharField("人员类别", max_length=10, choices=Staff, blank=True)
    name = models.CharField("工资项目", max_length=50)
    effect = models.CharField(
        "怎样计算", max_length=10,
        choices=[one for one in Effect.choices if one[0] != Effect.UNDECIDED.value],
    )  # fmt: skip
    decided_by = models.CharField("由谁决定", max_length=100)
    decided_on = models.DateField("决定日期")
    since_month = models.IntegerField("起始月（月序号）")

    class Meta:
        verbose_name = "党费计算项目"
        verbose_name_plural = "党费计算项目"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "staff", "name", "since_month"],
                name="pay_item_once_a_month",
            )
        ]


class PaySlip(OrganizationRecord):
    """What a member was paid for a month, from which her base follows; None: it is not known."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    month_no = models.IntegerField("月份（月序号）")
    staff = models.CharField("人员类别", max_length=10, choices=Staff)
    base_fen = models.BigIntegerField("计算基数（分）", null=True, blank=True)

    class Meta:
        verbose_name = "工资单"
        verbose_name_plural = "工资单"
        constraints = [
            models.UniqueConstraint(fields=["member", "month_no"], name="pay_slip_once_a_month")
        ]

    def base(self) -> str:
        """Return the base in words: what is not known is said."""
        return "有项目未定" if self.base_fen is None else f"{self.base_fen / 100:,.2f}"


class PayLine(models.Model):
    """One item on a slip, and what it does to the base as was decided."""

    slip = models.ForeignKey(PaySlip, models.PROTECT, related_name="+", verbose_name="工资单")
    name = models.CharField("工资项目", max_length=50)
    amount_fen = models.BigIntegerField("金额（分）")
    effect = models.CharField("怎样计算", max_length=10, choices=Effect)
    ground = models.CharField("依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "工资单明细"
        verbose_name_plural = "工资单明细"
        constraints = [
            models.UniqueConstraint(fields=["slip", "name"], name="pay_line_once_a_slip")
        ]

    def __str__(self) -> str:
        return f"{self.slip}：{self.name}"


class QuarterlyConsent(OrganizationRecord):
    """The branch's consent that a member pays by the quarter (第12条); the months are both included."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    agreed_on = models.DateField("支部同意日期")
    since_month = models.IntegerField("起始月（月序号）")
    until_month = models.IntegerField("截止月（月序号，含）")
    reason = models.CharField("原因", max_length=100, blank=True)

    class Meta:
        verbose_name = "按季交纳"
        verbose_name_plural = "按季交纳"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_month__gte=F("since_month")), name="quarterly_since_until"
            )
        ]


class RemitRatio(OrganizationRecord):
    """Which part of the dues it collects an organization sends upward, from a month on.

    No national article says it for the levels below the province: the unit fills in its own.
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name="上缴党组织"
    )
    ratio_bp = models.PositiveIntegerField("上缴比例（万分之几）")
    since_month = models.IntegerField("起始月（月序号）")
    instrument = models.CharField("文件", max_length=100)
    article = models.CharField("条款", max_length=50, blank=True)
    decided_by = models.CharField("由谁登记", max_length=50)

    class Meta:
        verbose_name = "上缴比例"
        verbose_name_plural = "上缴比例"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "since_month"], name="remit_ratio_once_a_month"
            ),
            models.CheckConstraint(condition=Q(ratio_bp__lte=10_000), name="remit_ratio_of_whole"),
        ]

    def percent(self) -> str:
        """Return the ratio as people write it: 60%."""
        return f"{self.ratio_bp / 100:g}%"

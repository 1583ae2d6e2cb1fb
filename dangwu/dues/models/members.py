"""What each member owes and paid."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dangwu.members.models import Member
from dangwu.organizations.models import Organization, OrganizationRecord


class Category(models.TextChoices):
    """By which article a member's dues are reckoned (党费规定 第1至6条)."""

    EMPLOYED = "在职", "在职"
    ANNUAL = "年薪", "年薪"
    SELF_EMPLOYED = "个体", "个体"
    RETIRED = "离退休", "离退休"
    FARMER = "农民", "农民"
    STUDENT = "学生", "学生"
    LAID_OFF = "下岗失业", "下岗失业"
    ALLOWANCE = "低保", "低保"


class Kind(models.TextChoices):
    """What a payment is for. The voluntary one-off is above the dues of any month."""

    REGULAR = "正常", "正常"
    LATE = "补缴", "补缴"
    VOLUNTARY = "自愿一次性大额", "自愿一次性大额"


class Method(models.TextChoices):
    """How the money came."""

    CASH = "现金", "现金"
    TRANSFER = "转账", "转账"
    ONLINE = "线上", "线上"


class Base(OrganizationRecord):
    """The monthly base that a member's dues are reckoned on, from a month on.

    `base_fen` is None where it is not known; a fixed due (第6条) has no base either, and where the
    rule leaves a range (农民) `agreed_fen` is what was settled on.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    category = models.CharField("人员类别", max_length=10, choices=Category)
    base_fen = models.BigIntegerField("计算基数（分）", null=True, blank=True)
    agreed_fen = models.BigIntegerField("商定月应缴（分）", null=True, blank=True)
    since_month = models.IntegerField("起始月（月序号）")

    class Meta:
        verbose_name = "党费基数"
        verbose_name_plural = "党费基数"
        constraints = [
            models.UniqueConstraint(fields=["member", "since_month"], name="base_once_a_month"),
            models.CheckConstraint(
                condition=Q(base_fen__isnull=True) | Q(base_fen__gte=0), name="base_not_negative"
            ),
        ]


class Waiver(OrganizationRecord):
    """Leave to pay less or nothing: studied by the branch, approved one level up (第7条).

    `due_fen` is what remains to be paid a month, 0 for nothing; the months are both included.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    since_month = models.IntegerField("起始月（月序号）")
    until_month = models.IntegerField("截止月（月序号，含）")
    due_fen = models.BigIntegerField("减免后月应缴（分）", default=0)
    reason = models.CharField("原因", max_length=100, blank=True)
    studied_on = models.DateField("支部研究日期", null=True, blank=True)
    approved_on = models.DateField("上级批准日期", null=True, blank=True)

    class Meta:
        verbose_name = "党费减免"
        verbose_name_plural = "党费减免"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_month__gte=F("since_month")), name="waiver_since_until"
            ),
            models.CheckConstraint(condition=Q(due_fen__gte=0), name="waiver_not_negative"),
        ]


class Assessment(OrganizationRecord):
    """What a member owes for a month; `due_fen` is None, never 0, where the base is unknown."""

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", db_index=False, verbose_name="党员"
    )
    month_no = models.IntegerField("月份（月序号）")
    due_fen = models.BigIntegerField("应缴（分）", null=True, blank=True)
    waiver = models.ForeignKey(
        Waiver, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="减免"
    )

    class Meta:
        verbose_name = "应缴党费"
        verbose_name_plural = "应缴党费"
        constraints = [
            models.UniqueConstraint(fields=["member", "month_no"], name="assessment_once_a_month"),
            models.CheckConstraint(
                condition=Q(due_fen__isnull=True) | Q(due_fen__gte=0),
                name="assessment_not_negative",
            ),
        ]
        indexes = [
            models.Index(
                fields=["month_no", "organization", "member", "due_fen"], name="assessment_by_month"
            )
        ]

    def due(self) -> str:
        """Return the due in words: what is not known is said."""
        return "基数不明" if self.due_fen is None else f"{self.due_fen / 100:,.2f}"

    def waived(self) -> str:
        """Return whether a waiver decided it."""
        return "按减免" if self.waiver_id else ""


class Payment(OrganizationRecord):
    """Money from a member. `month_no` is the month paid for; a voluntary one-off has none.

    `order_no` is the serial of a bank or a payment service: the same is taken once. One order may
    pay several months.
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", db_index=False, verbose_name="收缴党组织"
    )
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", db_index=False, verbose_name="党员"
    )
    kind = models.CharField("缴费类型", max_length=10, choices=Kind, default=Kind.REGULAR)
    month_no = models.IntegerField("缴费月份（月序号）", null=True, blank=True)
    amount_fen = models.BigIntegerField("金额（分）")
    paid_on = models.DateField("缴费日期")
    method = models.CharField("缴费方式", max_length=10, choices=Method, default=Method.TRANSFER)
    payer = models.CharField("代缴人", max_length=50, blank=True)
    order_no = models.CharField("订单号", max_length=64, blank=True)

    class Meta:
        verbose_name = "党费缴纳"
        verbose_name_plural = "党费缴纳"
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="payment_above_nothing"),
            models.CheckConstraint(
                condition=Q(kind=Kind.VOLUNTARY, month_no__isnull=True)
                | (~Q(kind=Kind.VOLUNTARY) & Q(month_no__isnull=False)),
                name="payment_month_unless_voluntary",
            ),
            models.UniqueConstraint(
                fields=["order_no", "member", "month_no"],
                condition=~Q(order_no=""),
                name="payment_once_an_order",
            ),
        ]
        # Covering: a half year of three million payments is read from the index alone.
        indexes = [
            models.Index(
                fields=["month_no", "organization", "member", "paid_on", "amount_fen"],
                name="payment_by_month",
            ),
            models.Index(
                fields=["member", "month_no", "paid_on", "amount_fen"], name="payment_of_member"
            ),
            models.Index(
                fields=["organization", "paid_on", "month_no", "amount_fen"],
                name="payment_of_day",
            ),
            models.Index(
                fields=["organization", "paid_on"],
                condition=Q(payer__gt=""),
                name="payment_by_payer",
            ),
            models.Index(fields=["paid_on"], name="payment_paid_on"),
        ]


class VoidedPayment(OrganizationRecord):
    """A payment that was recorded by mistake and taken out, as it stood: no figure counts it."""

    payment_no = models.BigIntegerField("原缴费记录编号")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    kind = models.CharField("缴费类型", max_length=10, choices=Kind)
    month_no = models.IntegerField("缴费月份（月序号）", null=True, blank=True)
    amount_fen = models.BigIntegerField("金额（分）")
    paid_on = models.DateField("缴费日期")
    method = models.CharField("缴费方式", max_length=10, choices=Method)
    payer = models.CharField("代缴人", max_length=50, blank=True)
    order_no = models.CharField("订单号", max_length=64, blank=True)
    voided_on = models.DateField("撤销日期")
    why = models.CharField("撤销理由", max_length=200)

    class Meta:
        verbose_name = "已撤销缴费"
        verbose_name_plural = "已撤销缴费"
        indexes = [models.Index(fields=["organization", "voided_on"], name="voided_payment_by_day")]

"""What each member owes and paid, and the account that the dues are kept in."""

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
    """Money from a member. `month_no` is the month paid for; a voluntary one-off has none."""

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
            models.Index(fields=["organization", "paid_on", "amount_fen"], name="payment_by_day"),
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
    voided_on = models.DateField("撤销日期")
    why = models.CharField("撤销理由", max_length=200)

    class Meta:
        verbose_name = "已撤销缴费"
        verbose_name_plural = "已撤销缴费"
        indexes = [models.Index(fields=["organization", "voided_on"], name="voided_payment_by_day")]


class ReceiptBook(OrganizationRecord):
    """How far an organization's receipts of a year are numbered: locked while one is made out."""

    year = models.PositiveSmallIntegerField("年度")
    last_number = models.PositiveIntegerField("已用到号", default=0)

    class Meta:
        verbose_name = "收据本"
        verbose_name_plural = "收据本"
        constraints = [
            models.UniqueConstraint(fields=["organization", "year"], name="receipt_book_a_year")
        ]


class Receipt(OrganizationRecord):
    """A receipt for payments of one member; a void one keeps its number."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveIntegerField("收据编号")
    issued_on = models.DateField("开具日期")
    amount_fen = models.BigIntegerField("金额（分）")
    payer = models.CharField("代缴人", max_length=50, blank=True)
    issuer = models.CharField("经手人", max_length=50, blank=True)
    voided_on = models.DateField("作废日期", null=True, blank=True)
    void_reason = models.CharField("作废理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "党费收据"
        verbose_name_plural = "党费收据"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "number"], name="receipt_numbered_once"
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="receipt_above_nothing"),
            models.CheckConstraint(
                condition=Q(voided_on__isnull=True) | ~Q(void_reason=""),
                name="receipt_void_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["organization", "issued_on"], name="receipt_by_day")]

    def __str__(self) -> str:
        return f"收据{self.code}"

    def state(self) -> str:
        """Return whether it holds."""
        return "有效" if self.voided_on is None else "已作废"

    @property
    def code(self) -> str:
        """The serial number as it is printed: 2020-0007."""
        return f"{self.year}-{self.number:04d}"


class ReceiptLine(models.Model):
    """One payment on a receipt, as it stood; it stands on one receipt that is not void."""

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="+", verbose_name="党费收据")
    payment = models.ForeignKey(
        Payment, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党费缴纳"
    )
    kind = models.CharField("缴费类型", max_length=10, choices=Kind)
    month_no = models.IntegerField("缴费月份（月序号）", null=True, blank=True)
    amount_fen = models.BigIntegerField("金额（分）")
    paid_on = models.DateField("缴费日期")
    stands = models.BooleanField("有效", default=True)

    class Meta:
        verbose_name = "收据明细"
        verbose_name_plural = "收据明细"
        constraints = [
            models.UniqueConstraint(
                fields=["payment"], condition=Q(stands=True), name="receipt_once_a_payment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.receipt}明细"


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

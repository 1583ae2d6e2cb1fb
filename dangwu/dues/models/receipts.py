"""Receipts for what was paid."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dangwu.dues.models.members import Kind, Payment
from dangwu.members.models import Member
from dangwu.organizations.models import OrganizationRecord


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

"""The books of dues; the pages of the month, arrears and the account stand beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label
from dangwu.dues import forms, receipts
from dangwu.dues.errors import span_label
from dangwu.dues.models import (
    Assessment,
    Base,
    Payment,
    Receipt,
    ReceiptLine,
    VoidedPayment,
    Waiver,
)
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Writing, name_actions

_MEMBER = Column("member__name", "姓名")
_BRANCH = Column("organization__document_name", "党组织")
_RELATED = ("member", "organization")


class Ordered(Register):
    """A book of millions of rows: kept in the order of its index, which no heading changes."""

    @classmethod
    def shown(cls) -> tuple[Column, ...]:
        """Return the columns without what they would sort by."""
        return tuple(replace(one, lookup="") for one in super().shown())


class Payments(Ordered):
    """What members paid."""

    model = Payment
    slug = "payments"
    title = "缴费记录"
    hint = "登记每名党员缴纳的党费；一个支部一个月的，在“本月收缴”里一次登记。"
    columns = (_MEMBER, _BRANCH, "month_no", "amount_fen", "paid_on", "kind", "method")
    details = (_MEMBER, Column("organization__document_name", "收缴党组织"), "kind", "month_no",
               "amount_fen", "paid_on", "method", "payer")  # fmt: skip
    related = _RELATED
    search = ("member__name",)
    filters = ("kind", "method")
    day = "paid_on"
    order = ("-paid_on", "-pk")
    imports = "dues"
    new = Writing("new", "登记缴费", forms.PaymentForm, "缴费已登记。")
    changes = (
        Writing("correct", "更正", forms.PaymentCorrection, "已更正。"),
        Writing("void", "撤销", forms.PaymentVoid, "缴费已撤销，不再计入任何指标。", ends=True,
                hint="登记错了才撤销。撤销后这笔缴费不再计入，原样保留在“已撤销缴费”里。"),
    )  # fmt: skip

    def name_of(self, record: Any) -> str:
        """Return 林望舒2020年1月党费."""
        what = month_label(record.month_no) + "党费" if record.month_no else "大额党费"
        return f"{record.member.name}{what}"

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the month's table, and how the due is reckoned."""
        if record is None:
            return (Link("本月收缴", reverse("dues:collection"), "table"),
                    Link("已撤销", VoidedPayments.url(), "trash"))  # fmt: skip
        found = [Link("怎么算的", of_member(record.member_id, record.month_no), "calculator")]
        line = ReceiptLine.objects.filter(payment=record, stands=True).first()
        if line is not None:
            found.append(Link("收据", Receipts.url(pk=line.receipt_id), "receipt"))
        return found


class VoidedPayments(Register):
    """Payments that were taken out, as they stood."""

    model = VoidedPayment
    slug = "voided"
    hint = "登记错了而撤销的缴费，原样留在这里备查，不计入任何指标。"
    columns = (_MEMBER, _BRANCH, "month_no", "amount_fen", "paid_on", "voided_on", "why")
    details = (_MEMBER, _BRANCH, "kind", "month_no", "amount_fen", "paid_on", "method", "payer",
               "voided_on", "why")  # fmt: skip
    related = _RELATED
    search = ("member__name",)
    day = "voided_on"
    order = ("-voided_on", "-pk")
    listed = False

    def name_of(self, record: Any) -> str:
        """Return whose it was."""
        return f"{record.member.name}已撤销的缴费"


class Assessments(Ordered):
    """What is due of each member for each month."""

    model = Assessment
    slug = "assessments"
    title = "应缴核定"
    hint = "先登记党费基数，再在“本月收缴”里按支部核定当月应缴。"
    columns = (_MEMBER, _BRANCH, "month_no", Column("due", "应缴", "text"))
    details = (_MEMBER, _BRANCH, "month_no", Column("due", "应缴", "text"),
               Column("waived", "减免", "text"))  # fmt: skip
    related = (*_RELATED, "waiver")
    search = ("member__name",)
    order = ("-month_no", "-organization", "-member")
    changes = (
        Writing("reassess", "重新核定", forms.ReassessForm, "已按现在的基数和减免核定。",
                hint="按现在登记的基数、减免和当月执行的标准重新计算。"),
    )  # fmt: skip

    def name_of(self, record: Any) -> str:
        """Return 林望舒2020年1月应缴."""
        return f"{record.member.name}{month_label(record.month_no)}应缴"

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return how the due is reckoned."""
        if record is None:
            return (Link("本月收缴", reverse("dues:collection"), "table"),)
        month = f"{record.month_no // 12}-{record.month_no % 12 + 1:02d}"
        table = f"{reverse('dues:collection')}?unit={record.organization_id}&month={month}"
        return (Link("怎么算的", of_member(record.member_id, record.month_no), "calculator"),
                Link("当月收缴表", table, "table", main=True))  # fmt: skip


class Bases(Ordered):
    """What members' dues are reckoned on."""

    model = Base
    slug = "bases"
    hint = "登记每名党员的计算基数和起始月；基数变了，从变动的月份起另登记一条。"
    columns = (_MEMBER, _BRANCH, "category", "base_fen", "since_month")
    details = (_MEMBER, _BRANCH, "category", "base_fen", "agreed_fen", "since_month")
    related = _RELATED
    search = ("member__name",)
    filters = ("category",)
    order = ("-pk",)
    new = Writing("new", "登记基数", forms.BaseForm, "基数已登记，已核定的月份随之重算。")
    changes = (Writing("correct", "更正", forms.BaseCorrection, "已更正，已核定的月份随之重算。"),)

    def name_of(self, record: Any) -> str:
        """Return 林望舒2020年1月起的基数."""
        return f"{record.member.name}{month_label(record.since_month)}起的基数"

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return how the due is reckoned."""
        if record is None:
            sheet = reverse("dues:base-sheet")
            return (Link("按支部登记", sheet, "table", right=Right.WRITE),)
        return (Link("怎么算的", of_member(record.member_id), "calculator"),)


class Waivers(Register):
    """Who pays less or nothing, and by whose leave."""

    model = Waiver
    slug = "waivers"
    hint = "少交或免交党费，须经支部研究、报上一级党委批准；两个日期都要登记。"
    columns = (_MEMBER, _BRANCH, "since_month", "until_month", "due_fen", "approved_on")
    details = (_MEMBER, _BRANCH, "since_month", "until_month", "due_fen", "reason", "studied_on",
               "approved_on")  # fmt: skip
    related = _RELATED
    search = ("member__name",)
    day = "approved_on"
    order = ("-since_month", "-pk")
    new = Writing("new", "登记减免", forms.WaiverForm, "减免已登记，已核定的月份随之重算。")
    changes = (
        Writing("correct", "更正", forms.WaiverCorrection, "已更正，已核定的月份随之重算。"),
    )

    def name_of(self, record: Any) -> str:
        """Return 林望舒2020年1月至5月减免."""
        return f"{record.member.name}{span_label(record.since_month, record.until_month)}减免"


def _by_state(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(voided_on__isnull=chosen == "stands")


def _stands(record: Any, today: date) -> bool:
    return record.voided_on is None


class Receipts(Register):
    """Receipts made out for payments."""

    model = Receipt
    slug = "receipts"
    hint = "给缴费开收据，编号按党组织和年度连续；一个月的在“本月收缴”里一次开齐。"
    columns = (Column("code", "编号", "text"), _MEMBER, _BRANCH, "amount_fen", "issued_on",
               Column("state", "状态", "text"))  # fmt: skip
    details = (Column("code", "编号", "text"), _MEMBER, _BRANCH, "amount_fen", "issued_on", "payer",
               "issuer", Column("state", "状态", "text"), "voided_on", "void_reason")  # fmt: skip
    related = _RELATED
    search = ("member__name",)
    choosing = (Choice("state", "状态", (("stands", "有效"), ("void", "已作废")), _by_state),)
    day = "issued_on"
    order = ("-issued_on", "-pk")
    page = "dues/receipt_record.html"
    new = Writing("new", "开收据", forms.ReceiptForm, "收据已开具。")
    changes = (
        Writing("void", "作废", forms.ReceiptVoid, "收据已作废，编号不再使用。", offered=_stands),
    )

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the printed page."""
        if record is None:
            return ()
        return (
            Link("打印", reverse("dues:receipt-print", args=[record.pk]), "printer", main=True),
        )

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return what stands on it."""
        return {"lines": receipts.lines_of(record)}


BOOKS = (Payments, Assessments, Bases, Waivers, Receipts, VoidedPayments)


def of_member(member: int, month: int | None = None) -> str:
    """Return the address of a member's dues, and how they are reckoned."""
    address = reverse("dues:member", args=[member])
    return f"{address}?month={month // 12}-{month % 12 + 1:02d}" if month else address


name_actions(
    {
        "dues.set_base": "登记基数",
        "dues.correct_base": "更正基数",
        "dues.waive": "登记减免",
        "dues.correct_waiver": "更正减免",
        "dues.assess": "核定应缴",
        "dues.assess_branch": "核定支部当月应缴",
        "dues.pay": "登记缴费",
        "dues.give": "登记大额党费",
        "dues.correct_payment": "更正缴费",
        "dues.void_payment": "撤销缴费",
        "dues.import": "导入缴费",
        "dues.number_receipt": "收据编号",
        "dues.issue_receipt": "开收据",
        "dues.void_receipt": "作废收据",
        "dues.demo": "建演示数据",
    }
)

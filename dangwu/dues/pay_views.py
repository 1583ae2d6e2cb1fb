"""The books of pay and its items, of consents to pay by the quarter, and of ratios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label
from dangwu.dues import pay_forms
from dangwu.dues.models import PayItem, PayLine, PaySlip, QuarterlyConsent, RemitRatio
from dangwu.dues.paying import national
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Link, Register, Writing, name_actions

_MEMBER = Column("member__name", "姓名")
_BRANCH = Column("organization__document_name", "党组织")


class PayItems(Register):
    """What organizations decided on items of pay, over the national list."""

    model = PayItem
    slug = "pay-items"
    hint = "登记工资项目是否计入党费基数：规定没有列明的，由基层党委决定，写明由谁、哪天决定。"
    columns = ("name", "staff", "effect", _BRANCH, "decided_by", "decided_on")
    details = (_BRANCH, "staff", "name", "effect", "since_month", "decided_by", "decided_on")
    related = ("organization",)
    search = ("name",)
    filters = ("effect", "staff")
    order = ("name", "-since_month", "-pk")
    page = "dues/pay_item_record.html"
    new = Writing("new", "登记决定", pay_forms.PayItemForm, "已登记，有关的工资单随之重算。")
    changes = (
        Writing("correct", "更正", pay_forms.PayItemCorrection, "已更正，有关的工资单随之重算。"),
    )

    def name_of(self, record: Any) -> str:
        """Return which item it is about."""
        return f"{record.name}的决定"

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the calculator."""
        return (Link("党费计算器", reverse("dues:try"), "calculator"),)

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return what the national list says of it."""
        return {"national": [one for one in national() if one.name == record.name]}


class PaySlips(Register):
    """What members were paid, and the base that follows."""

    model = PaySlip
    slug = "pay-slips"
    hint = "登记一个月的工资项目，算出计算基数；有项目没有定是否计入的，基数不明。"
    columns = (_MEMBER, _BRANCH, "month_no", "staff", Column("base", "计算基数（元）", "text"))
    details = (_MEMBER, _BRANCH, "month_no", "staff", Column("base", "计算基数（元）", "text"))
    related = ("member", "organization")
    search = ("member__name",)
    filters = ("staff",)
    order = ("-month_no", "-pk")
    page = "dues/pay_slip_record.html"
    new = Writing("new", "登记工资单", pay_forms.PaySlipForm, "工资单已登记，基数随之更新。")

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the branch's sheet, and the decisions on items."""
        sheet = Link("按支部登记", reverse("dues:pay-sheet"), "table", right=Right.WRITE)
        items = Link("计算项目", reverse("dues:pay-items"), "list-check")
        return (sheet, items) if record is None else (items,)

    def name_of(self, record: Any) -> str:
        """Return 林望舒2020年1月工资单."""
        return f"{record.member.name}{month_label(record.month_no)}工资单"

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return its items, and whether she may decide on one."""
        return {
            "lines": PayLine.objects.filter(slip=record).order_by("pk"),
            "deciding": access.may(Right.WRITE),
        }


class Consents(Register):
    """Who pays by the quarter."""

    model = QuarterlyConsent
    slug = "quarterly"
    hint = "经支部同意按季交纳党费的，登记在这里；当季交清的不算迟交。"
    columns = (_MEMBER, _BRANCH, "since_month", "until_month", "agreed_on")
    details = (_MEMBER, _BRANCH, "agreed_on", "since_month", "until_month", "reason")
    related = ("member", "organization")
    search = ("member__name",)
    day = "agreed_on"
    order = ("-since_month", "-pk")
    new = Writing("new", "登记同意", pay_forms.ConsentForm, "已登记。")

    def name_of(self, record: Any) -> str:
        """Return whose it is."""
        return f"{record.member.name}按季交纳"


class Ratios(Register):
    """Which part of what is collected goes upward."""

    model = RemitRatio
    slug = "ratios"
    hint = "登记每个党组织向上缴党费的比例和依据；没有登记的，应上缴多少不明。"
    columns = (_BRANCH, Column("percent", "上缴比例", "text"), "since_month", "instrument")
    details = (_BRANCH, Column("percent", "上缴比例", "text"), "since_month", "instrument",
               "article", "decided_by")  # fmt: skip
    related = ("organization",)
    search = ("organization__document_name", "instrument")
    order = ("-since_month", "-pk")
    new = Writing("new", "登记比例", pay_forms.RatioForm, "上缴比例已登记。")

    def name_of(self, record: Any) -> str:
        """Return whose it is."""
        return f"{record.organization.document_name}上缴比例"


BOOKS = (PaySlips, PayItems, Consents, Ratios)
name_actions(
    {
        "dues.decide_item": "决定工资项目",
        "dues.correct_item": "更正工资项目的决定",
        "dues.record_slip": "登记工资单",
        "dues.correct_slip": "重算工资单",
        "dues.agree_quarterly": "登记按季交纳",
        "dues.set_ratio": "登记上缴比例",
    }
)

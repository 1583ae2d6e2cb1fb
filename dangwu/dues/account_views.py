"""The books of the dues account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from dangwu.dues import account_forms
from dangwu.dues.models import Income, Opening, Remittance, Spending
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Link, Register, Writing, name_actions

_BRANCH = Column("organization__document_name", "党组织")


class Remittances(Register):
    """Dues sent upward."""

    model = Remittance
    slug = "remittances"
    hint = "登记向上级党组织上缴的党费；每级按规定的比例逐级上缴。"
    columns = (_BRANCH, Column("to", "上级", "text"), "amount_fen", "remitted_on", "is_voluntary")
    details = (_BRANCH, Column("to", "上级", "text"), "amount_fen", "remitted_on", "since_month",
               "until_month", "is_voluntary")  # fmt: skip
    related = ("organization", "recipient")
    search = ("organization__document_name", "recipient__document_name", "recipient_name")
    day = "remitted_on"
    order = ("-remitted_on", "-pk")
    new = Writing("new", "登记上缴", account_forms.RemittanceForm, "上缴已登记。")
    changes = (
        Writing("correct", "更正", account_forms.RemittanceCorrection, "已更正。"),
        Writing("withdraw", "撤销", account_forms.WithdrawForm, "已撤销。", ends=True),
    )

    def name_of(self, record: Any) -> str:
        """Return who sent it and when."""
        return f"{record.organization.document_name}{record.remitted_on}上缴党费"


class Spendings(Register):
    """Dues spent."""

    model = Spending
    slug = "spendings"
    hint = "登记党费的使用：用途限于规定的五项，由集体讨论决定。"
    columns = (
        "purpose",
        _BRANCH,
        "use",
        "amount_fen",
        "spent_on",
        Column("discussed_on", phone=False),
    )
    details = (_BRANCH, "use", "purpose", "amount_fen", "spent_on", "discussed_on")
    related = ("organization",)
    search = ("purpose", "organization__document_name")
    filters = ("use",)
    day = "spent_on"
    order = ("-spent_on", "-pk")
    new = Writing("new", "登记支出", account_forms.SpendingForm, "支出已登记。")
    changes = (
        Writing("correct", "更正", account_forms.SpendingCorrection, "已更正。"),
        Writing("withdraw", "撤销", account_forms.WithdrawForm, "已撤销。", ends=True),
    )

    def name_of(self, record: Any) -> str:
        """Return what it was for."""
        return str(record.purpose or record.get_use_display())


class Incomes(Register):
    """What the account received beside payments."""

    model = Income
    slug = "incomes"
    hint = "登记党费账户的利息、上级下拨和其他收入。"
    columns = (_BRANCH, "kind", "amount_fen", "received_on")
    related = ("organization",)
    search = ("organization__document_name",)
    filters = ("kind",)
    day = "received_on"
    order = ("-received_on", "-pk")
    new = Writing("new", "登记收入", account_forms.IncomeForm, "收入已登记。")
    changes = (
        Writing("correct", "更正", account_forms.IncomeCorrection, "已更正。"),
        Writing("withdraw", "撤销", account_forms.WithdrawForm, "已撤销。", ends=True),
    )

    def name_of(self, record: Any) -> str:
        """Return what came when."""
        return f"{record.organization.document_name}{record.received_on}{record.get_kind_display()}"


class Openings(Register):
    """What accounts held when they were opened here."""

    model = Opening
    slug = "openings"
    title = "期初结存"
    hint = "登记党费账户在某一天开始时的结存，以后的收支从这一天算起。"
    columns = (_BRANCH, "opened_on", "balance_fen")
    related = ("organization",)
    search = ("organization__document_name",)
    day = "opened_on"
    order = ("-opened_on", "-pk")
    new = Writing("new", "登记期初", account_forms.OpeningForm, "期初结存已登记。")
    changes = (
        Writing("correct", "更正", account_forms.OpeningCorrection, "已更正。"),
        Writing("withdraw", "撤销", account_forms.WithdrawForm, "已撤销。", ends=True),
    )

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the account as it stands."""
        return (Link("账户结存", reverse("dues:balance"), "wallet"),)

    def name_of(self, record: Any) -> str:
        """Return whose account it is."""
        return f"{record.organization.document_name}党费账户期初结存"


BOOKS = (Remittances, Spendings, Incomes, Openings)
name_actions(
    {
        "dues.open_account": "登记期初结存",
        "dues.remit": "登记上缴",
        "dues.spend": "登记支出",
        "dues.receive": "登记收入",
        "dues.correct_account": "更正账目",
        "dues.withdraw": "撤销",
    }
)

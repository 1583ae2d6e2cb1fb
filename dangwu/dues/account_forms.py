"""The forms of the dues account."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.dues import account, correcting
from dangwu.dues.forms import ReasonForm
from dangwu.dues.models import Income, Opening, Remittance, Spending
from dangwu.organizations.models import Organization, Placement
from dangwu.pages.fields import MoneyField, OrganizationField
from dangwu.pages.forms import RecordForm

_OVER = "超过结存仍登记"


class RemittanceForm(RecordForm):
    """Dues sent upward."""

    model = Remittance
    names = ("organization", "recipient", "recipient_name", "amount_fen", "remitted_on",
             "since_month", "until_month", "is_voluntary")  # fmt: skip
    recipient = OrganizationField(label="上级党组织", required=False)

    def prepare(self) -> None:
        """Offer the organizations next above hers."""
        mine = self.access.organizations(self.right)
        above = Placement.objects.filter(
            organization__in=mine.values("pk"), until__gt=self.today
        ).values("parent")
        self.fields["recipient"].offer(  # type: ignore[attr-defined]
            Organization.objects.filter(pk__in=above, dissolved_on=None).order_by("pk")
        )
        super().prepare()
        self.fields["recipient_name"].help_text = "上级不在本系统里的，写它的名称。"
        self.fields["remitted_on"].initial = self.today

    def write(self, *, actor: User, today: date) -> Remittance:
        """Record it."""
        return account.remit(**self.cleaned_data, today=today, actor=actor)


class SpendingForm(RecordForm):
    """Dues spent."""

    model = Spending
    names = ("organization", "amount_fen", "spent_on", "use", "purpose", "discussed_on",
             "over_balance")  # fmt: skip
    over_balance = forms.BooleanField(label=_OVER, required=False)

    def prepare(self) -> None:
        """Say what is asked beside the amount."""
        super().prepare()
        self.fields["discussed_on"].help_text = "使用党费由集体讨论决定。"
        self.fields["over_balance"].help_text = "结存不够时会提示；确已支出的再勾选。"
        self.fields["spent_on"].initial = self.today

    def write(self, *, actor: User, today: date) -> Spending:
        """Record it."""
        typed = dict(self.cleaned_data)
        typed["use"] = int(typed["use"])
        return account.spend(**typed, today=today, actor=actor)


class IncomeForm(RecordForm):
    """What came beside members' payments."""

    model = Income
    names = ("organization", "kind", "amount_fen", "received_on")

    def prepare(self) -> None:
        """Offer today."""
        super().prepare()
        self.fields["received_on"].initial = self.today

    def write(self, *, actor: User, today: date) -> Income:
        """Record it."""
        return account.receive(**self.cleaned_data, today=today, actor=actor)


class OpeningForm(RecordForm):
    """What an account held at the start of a day."""

    model = Opening
    names = ("organization", "opened_on", "balance_fen")
    balance_fen = MoneyField(label="期初结存（元）", least=None)

    def write(self, *, actor: User, today: date) -> Opening:
        """Record it."""
        return account.open_account(**self.cleaned_data, actor=actor)


class EntryCorrection(ReasonForm):
    """An entry of the account as it was."""

    example = "例如“银行对账”；"

    def write(self, *, actor: User, today: date) -> Any:
        """Correct it."""
        account.correct(self.record, **self.said, today=today, actor=actor)
        return self.record


class RemittanceCorrection(EntryCorrection):
    """A remittance as it was."""

    model = Remittance
    names = ("amount_fen", "remitted_on", "since_month", "until_month")


class SpendingCorrection(EntryCorrection):
    """A spending as it was."""

    model = Spending
    names = ("amount_fen", "spent_on", "purpose", "discussed_on", "over_balance")
    over_balance = forms.BooleanField(label=_OVER, required=False)


class IncomeCorrection(EntryCorrection):
    """An income as it was."""

    model = Income
    names = ("amount_fen", "received_on")


class OpeningCorrection(EntryCorrection):
    """An opening balance as it was."""

    model = Opening
    names = ("balance_fen",)
    balance_fen = MoneyField(label="期初结存（元）", least=None)


class WithdrawForm(ReasonForm):
    """An entry that was recorded by mistake."""

    why = "撤销理由"
    example = "例如“重复登记”；"

    def write(self, *, actor: User, today: date) -> None:
        """Take it out."""
        correcting.withdraw(self.record, **self.said, actor=actor)

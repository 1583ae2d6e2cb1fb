"""The forms by which members move: between branches, out, back in, and away for ever."""

from __future__ import annotations

from datetime import date

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.members import changes, corrections
from dangwu.members.fields import PeopleForm
from dangwu.members.forms import BranchField
from dangwu.members.models import Member, Transfer
from dangwu.organizations.forms import CorrectionForm
from dangwu.pages.fields import DayField, MonthField


class _PapersForm(PeopleForm):
    right = Right.STRUCTURE
    on = DayField(label="转接日期")
    letter = forms.CharField(label="介绍信编号", max_length=50, required=False)
    letter_until = DayField(
        label="介绍信有效期至", required=False,
        help_text="介绍信上写的是天数的，填开具日期加上天数的那一天。",
    )  # fmt: skip
    dues_paid_month = MonthField(label="党费缴至", required=False)


class TransferForm(_PapersForm):
    """To another branch of the office."""

    names = ("target", "on", "letter", "letter_until", "dues_paid_month")
    target = BranchField(label="转入党支部")

    def write(self, *, actor: User, today: date) -> Member:
        """Transfer her."""
        changes.transfer(self.record, **self.cleaned_data, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class TransferOutForm(_PapersForm):
    """To an organization outside the office."""

    names = ("target_name", "on", "letter", "letter_until", "dues_paid_month")
    target_name = forms.CharField(label="转往党组织", max_length=100)
    on = DayField(label="转出日期", help_text="从这一天起不再计入本单位党员。")

    def write(self, *, actor: User, today: date) -> Member:
        """Transfer her out."""
        changes.transfer_out(self.record, **self.cleaned_data, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class ReturnForm(_PapersForm):
    """Back into the office, whose member she was before."""

    names = ("target", "on", "origin_name", "letter", "letter_until", "dues_paid_month")
    target = BranchField(label="转入党支部")
    on = DayField(label="转入日期")
    origin_name = forms.CharField(label="原党组织", max_length=100)

    def write(self, *, actor: User, today: date) -> Member:
        """Take her in again."""
        data = dict(self.cleaned_data)
        changes.transfer_in(
            data.pop("target"), member=self.record, **data, today=today, actor=actor
        )
        return self.record  # type: ignore[no-any-return]


class ReceiptForm(PeopleForm):
    """The receipt that the other side sent back."""

    right = Right.STRUCTURE
    on = DayField(label="回执日期", help_text="对方党组织在回执上写的接收日期。")

    def write(self, *, actor: User, today: date) -> Transfer:
        """Record it."""
        data = self.cleaned_data
        return changes.acknowledge(self.record, on=data["on"], today=today, actor=actor)


class LeaveForm(PeopleForm):
    """Death, resignation, expulsion: she is a member no longer."""

    right = Right.STRUCTURE
    kind = forms.ChoiceField(label="情形", choices=[(one, one) for one in
                             ("去世", "退党", "劝退", "除名", "开除党籍", "停止党籍", "取消预备党员资格")])  # fmt: skip
    on = DayField(label="日期", help_text="从这一天起不再计入党员。")
    note = forms.CharField(label="说明", max_length=200, required=False)

    def write(self, *, actor: User, today: date) -> Member:
        """End her membership."""
        data = self.cleaned_data
        reason = data["kind"] + (f"：{data['note']}" if data["note"] else "")
        changes.leave(self.record, on=data["on"], reason=reason, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class TransferCorrection(CorrectionForm):
    """The papers of a transfer."""

    model = Transfer
    names = ("letter", "letter_until", "dues_paid_month", "receipt_on")

    def prepare(self) -> None:
        """Ask for the name of the side outside."""
        super().prepare()
        label = {"origin_name": "转出组织名称", "target_name": "转入组织名称"}
        for name, words in label.items():
            if getattr(self.record, name):
                self.fields[name] = forms.CharField(
                    label=words, max_length=100, initial=getattr(self.record, name)
                )

    def write(self, *, actor: User, today: date) -> Transfer:
        """Correct them."""
        return corrections.correct_transfer(self.record, **self.cleaned_data, actor=actor)

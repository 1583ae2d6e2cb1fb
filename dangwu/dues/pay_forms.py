"""The forms of pay, of consents to pay by the quarter, and of the ratio that goes upward."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import forms

from dangwu.accounts.models import User
from dangwu.core.calendar import month_no
from dangwu.dues import agreeing, slips
from dangwu.dues.forms import OwedForm, ReasonForm
from dangwu.dues.models import PayItem, PaySlip, QuarterlyConsent, RemitRatio
from dangwu.dues.paying import read_lines
from dangwu.pages.forms import RecordForm


class PayItemForm(RecordForm):
    """A decision on an item of pay."""

    model = PayItem
    names = ("organization", "staff", "name", "effect", "since_month", "decided_by", "decided_on")

    def prepare(self) -> None:
        """Say what a decision covers."""
        super().prepare()
        self.fields["organization"].help_text = "对它和它下面的党组织都有效。"
        self.fields["staff"].help_text = "不选就对各类人员都有效。"
        self.fields["since_month"].initial = month_no(self.today)
        self.fields["decided_by"].help_text = "没有列明的项目由基层党委决定，例如：机关党委。"

    def write(self, *, actor: User, today: date) -> PayItem:
        """Record it; slips that hold the item follow."""
        typed = dict(self.cleaned_data)
        return slips.decide_item(typed.pop("organization"), **typed, today=today, actor=actor)


class PayItemCorrection(ReasonForm):
    """A decision that was recorded wrongly."""

    model = PayItem
    names = ("effect", "decided_by", "decided_on")
    example = "例如“按会议纪要更正”；"

    def write(self, *, actor: User, today: date) -> PayItem:
        """Correct it; slips that hold the item follow."""
        slips.correct_item(self.record, **self.said, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class PaySlipForm(OwedForm):
    """What a member was paid for a month."""

    model = PaySlip
    names = ("member", "month_no", "staff")
    pay = forms.CharField(
        label="工资项目和金额", max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="一行一项，例如：岗位工资 3200.00。可以从工资条整段粘贴；重新登记会替换这个月的。",
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer this month."""
        super().prepare()
        self.fields["month_no"].initial = month_no(self.today)

    def write(self, *, actor: User, today: date) -> PaySlip:
        """Record it; the base follows."""
        typed = dict(self.cleaned_data)
        lines = read_lines(typed.pop("pay"))
        return slips.record_slip(typed.pop("member"), **typed, lines=lines, actor=actor)


class ConsentForm(OwedForm):
    """The branch's consent that a member pays by the quarter."""

    model = QuarterlyConsent
    names = ("member", "agreed_on", "since_month", "until_month", "reason")
    month_field = "since_month"

    def write(self, *, actor: User, today: date) -> QuarterlyConsent:
        """Record it."""
        typed = dict(self.cleaned_data)
        return agreeing.agree_quarterly(typed.pop("member"), **typed, today=today, actor=actor)


class RatioForm(RecordForm):
    """Which part goes upward."""

    model = RemitRatio
    names = ("organization", "since_month", "instrument", "article", "decided_by")
    percent = forms.DecimalField(
        label="上缴比例（%）", min_value=Decimal(0), max_value=Decimal(100), decimal_places=2
    )

    def prepare(self) -> None:
        """Say where the ratio comes from."""
        super().prepare()
        self.fields["since_month"].initial = month_no(self.today)
        self.fields[
            "instrument"
        ].help_text = "省级以下的比例由省级党委规定，没有全国标准；请写明依据的文件，例如：省委组织部的党费收缴细则。"

    def write(self, *, actor: User, today: date) -> RemitRatio:
        """Record it."""
        typed = dict(self.cleaned_data)
        ratio = int(typed.pop("percent") * 100)
        return agreeing.set_ratio(typed.pop("organization"), ratio_bp=ratio, **typed, actor=actor)

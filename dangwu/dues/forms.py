"""The forms of members' dues: what is asked, and which change it calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label, month_no
from dangwu.dues import assessing, changes, correcting, receipts
from dangwu.dues.errors import NotOwing, ReceiptImpossible
from dangwu.dues.models import (
    Assessment,
    Base,
    Category,
    Payment,
    Receipt,
    ReceiptLine,
    VoidedPayment,
    Waiver,
)
from dangwu.dues.paying import quarter_mean
from dangwu.members.fields import PeopleForm
from dangwu.members.models import Member
from dangwu.pages.fields import DayField, MoneyField, MonthField
from dangwu.pages.forms import RecordForm

_REASON = "会留在更改记录里。"


class ReasonForm(RecordForm):
    """A form over what was written, with the reason why it changes."""

    why = "更正理由"
    example = ""

    def prepare(self) -> None:
        """Ask for the reason last."""
        super().prepare()
        self.fields["reason_given"] = forms.CharField(
            label=self.why, max_length=200, help_text=self.example + _REASON
        )

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, the reason as the changes call it."""
        typed = dict(self.cleaned_data)
        typed["reason"] = typed.pop("reason_given")
        return typed


class OwedForm(PeopleForm):
    """A form about a member and a month: asks for the right where she belonged that month."""

    month_field = "month_no"

    def clean(self) -> dict[str, Any]:
        """Refuse a month in which she belonged where the person may not write."""
        typed: dict[str, Any] = super().clean() or {}
        member, month = typed.get("member"), typed.get(self.month_field)
        if isinstance(member, Member) and isinstance(month, int):
            self._require_home(member, month)
        return typed

    def _require_home(self, member: Member, month: int) -> None:
        try:
            home = changes.home(member, month)
        except NotOwing as error:
            self.add_error(self.month_field, str(error))
            return
        if not self.access.may_in(Right.WRITE, home.pk):
            self.add_error(
                self.month_field,
                f"{member.name}{month_label(month)}的组织关系在“{home.document_name}”，请由那里登记。",
            )


class PaymentForm(OwedForm):
    """A payment for a month, or a voluntary one-off."""

    model = Payment
    names = ("member", "kind", "month_no", "amount_fen", "paid_on", "method", "payer")
    kind = forms.ChoiceField(
        label="缴费类型", choices=(("month", "按月党费"), ("once", "自愿一次性大额党费"))
    )

    def prepare(self) -> None:
        """Offer this month and today."""
        super().prepare()
        self.fields["month_no"].initial = month_no(self.today)
        self.fields["paid_on"].initial = self.today
        self.fields["month_no"].help_text = "按月党费写月份；自愿一次性大额党费不填。"
        self.fields["payer"].help_text = "家人或其他党员代缴的写姓名；党组织不得垫交。"

    def clean(self) -> dict[str, Any]:
        """A month belongs to dues by the month and to no others."""
        once = self.cleaned_data.get("kind") == "once"
        if once:
            self.cleaned_data["month_no"] = None
        elif self.cleaned_data.get("month_no") is None and "month_no" not in self.errors:
            self.add_error("month_no", "请填写缴费月份。")
        typed = super().clean()
        member, paid_on = typed.get("member"), typed.get("paid_on")
        if once and isinstance(member, Member) and isinstance(paid_on, date):
            self.month_field = "paid_on"
            self._require_home(member, month_no(paid_on))
        return typed

    def write(self, *, actor: User, today: date) -> Payment:
        """Record it."""
        typed = dict(self.cleaned_data)
        if typed.pop("kind") == "once":
            return changes.give(
                typed["member"], amount_fen=typed["amount_fen"], paid_on=typed["paid_on"],
                method=typed["method"], today=today, actor=actor,
            )  # fmt: skip
        return changes.pay(typed.pop("member"), **typed, today=today, actor=actor)


class PaymentCorrection(ReasonForm):
    """A payment as it was."""

    model = Payment
    names = ("amount_fen", "paid_on", "method", "payer")
    example = "例如“银行回单为46元”；月份登错的，请撤销后重新登记。"

    def write(self, *, actor: User, today: date) -> Payment:
        """Correct it."""
        correcting.correct_payment(self.record, **self.said, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class PaymentVoid(ReasonForm):
    """A payment that was recorded by mistake."""

    why = "撤销理由"
    example = "例如“误记在他人名下”；"

    def write(self, *, actor: User, today: date) -> VoidedPayment:
        """Take it out."""
        return correcting.void_payment(self.record, on=today, **self.said, actor=actor)


class BaseForm(OwedForm):
    """A base from a month on; what was assessed since follows it."""

    model = Base
    names = ("member", "category", "since_month", "base_fen", "quarter_fen", "agreed_fen")
    month_field = "since_month"
    quarter_fen = MoneyField(label="上季度三个月纯收入合计（元）", required=False)

    def prepare(self) -> None:
        """Say what stays empty."""
        super().prepare()
        self.fields["since_month"].initial = month_no(self.today)
        self.fields["since_month"].help_text = "工资变动从首次发放新工资的月份起。"
        self.fields["base_fen"].help_text = "税后、相对固定的部分；还不知道的不填，应缴即为“不明”。"
        self.fields["agreed_fen"].help_text = "只有农民党员填写。"
        self.fields[
            "quarter_fen"
        ].help_text = "个体经营者填，除以 3，四舍五入到分，作为这个季度的基数。"

    def clean(self) -> dict[str, Any]:
        """Reckon the base of a business from its quarter."""
        typed = super().clean()
        total = typed.pop("quarter_fen", None)
        if total is None:
            return typed
        if typed.get("category") != Category.SELF_EMPLOYED:
            self.add_error("quarter_fen", "只有个体经营者按上季度收入计算，请核对人员类别。")
        elif typed.get("base_fen") is not None:
            self.add_error("quarter_fen", "计算基数和上季度收入只填一样。")
        else:
            typed["base_fen"] = quarter_mean(total)
        return typed

    def write(self, *, actor: User, today: date) -> Base:
        """Set it, and assess again what was assessed since."""
        typed = dict(self.cleaned_data)
        member = typed.pop("member")
        made = changes.set_base(member, **typed, actor=actor)
        assessing.reassess(member, since_month=made.since_month, actor=actor)
        return made


class BaseCorrection(ReasonForm):
    """A base that was recorded wrongly."""

    model = Base
    names = ("category", "base_fen", "agreed_fen")
    example = "例如“工资表核对”；工资变动请另登记新的基数。"

    def write(self, *, actor: User, today: date) -> Base:
        """Correct it, and assess again what was assessed since."""
        base: Base = self.record
        correcting.correct_base(base, **self.said, actor=actor)
        assessing.reassess(base.member, since_month=base.since_month, actor=actor)
        return base


class WaiverForm(OwedForm):
    """Leave to pay less or nothing for some months."""

    model = Waiver
    names = ("member", "since_month", "until_month", "due_fen", "reason", "studied_on",
             "approved_on")  # fmt: skip
    month_field = "since_month"

    def prepare(self) -> None:
        """Both days are needed."""
        super().prepare()
        for name in ("studied_on", "approved_on"):
            self.fields[name].required = True
        self.fields["due_fen"].help_text = "免交填 0。"

    def write(self, *, actor: User, today: date) -> Waiver:
        """Record it, and assess again what was assessed for its months."""
        typed = dict(self.cleaned_data)
        member = typed.pop("member")
        made = changes.waive(member, **typed, today=today, actor=actor)
        assessing.reassess(member, since_month=made.since_month, actor=actor)
        return made


class WaiverCorrection(ReasonForm):
    """A waiver as it was, or one that ends sooner."""

    model = Waiver
    names = ("until_month", "due_fen", "studied_on", "approved_on")
    example = "例如“已恢复工作，提前终止”；"

    def prepare(self) -> None:
        """Both days are needed."""
        super().prepare()
        for name in ("studied_on", "approved_on"):
            self.fields[name].required = True

    def write(self, *, actor: User, today: date) -> Waiver:
        """Correct it, and assess again what was assessed for its months."""
        waiver: Waiver = self.record
        correcting.correct_waiver(waiver, **self.said, today=today, actor=actor)
        assessing.reassess(waiver.member, since_month=waiver.since_month, actor=actor)
        return waiver


class ReassessForm(RecordForm):
    """One member's month, reckoned again by what the records now say."""

    def write(self, *, actor: User, today: date) -> Assessment:
        """Assess it again."""
        return changes.assess(self.record.member, month_no=self.record.month_no, actor=actor)


class ReceiptForm(PeopleForm):
    """A receipt for what a member paid for some months and has no receipt for yet."""

    names = ("member", "since_month", "until_month", "issued_on")
    model = Receipt
    since_month = MonthField(label="缴费月份起")
    until_month = MonthField(
        label="缴费月份止", help_text="这些月份里还没有开收据的缴费，开在一张上。"
    )
    issued_on = DayField(label="开具日期")

    def prepare(self) -> None:
        """Offer this month and today."""
        super().prepare()
        for name in ("since_month", "until_month"):
            self.fields[name].initial = month_no(self.today)
        self.fields["issued_on"].initial = self.today

    def write(self, *, actor: User, today: date) -> Receipt:
        """Make it out."""
        typed = self.cleaned_data
        given = ReceiptLine.objects.filter(stands=True, payment__member=typed["member"])
        rows = Payment.objects.select_related("member", "organization").filter(
            member=typed["member"],
            month_no__range=(typed["since_month"], typed["until_month"]),
        )
        mine = self.access.visible(rows, Right.WRITE)
        found = mine.exclude(pk__in=given.values("payment")).order_by("month_no", "pk")
        if not found:
            raise ReceiptImpossible("这些月份里没有还未开收据的缴费，请核对月份。")
        return receipts.issue(
            list(found), issued_on=typed["issued_on"], issuer=actor.name, today=today, actor=actor
        )


class ReceiptVoid(ReasonForm):
    """A receipt that does not hold."""

    why = "作废理由"
    example = "例如“金额写错”；编号不再使用。"

    def write(self, *, actor: User, today: date) -> Receipt:
        """Make it void."""
        receipts.void(self.record, on=today, **self.said, actor=actor)
        return self.record  # type: ignore[no-any-return]

"""The forms of members: what is asked, and which change it calls. Posts and honours: forms_posts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.core.identity import birth_of, require_id, require_phone, sex_of
from dangwu.members import changes, corrections, numbers
from dangwu.members.fields import BirthField, PeopleForm
from dangwu.members.models import Member, Sex, Transfer
from dangwu.organizations.forms import CorrectionForm, WithdrawalForm
from dangwu.pages.fields import DayField, MonthField, OrganizationField, plain

_ID_HINT = "填了身份证号，性别和出生日期可以不填。保存后只显示后四位。"


class BranchField(OrganizationField):
    """An organization that members can belong to."""

    def offer(self, rows: Any) -> None:
        """Offer branches and groups alone."""
        super().offer(rows.filter(kind__in=changes.HOMES))


def id_field() -> forms.CharField:
    """Return the field of an identity number."""
    return forms.CharField(label="身份证号", required=False, max_length=30, help_text=_ID_HINT)


def phone_field() -> forms.CharField:
    """Return the field of a mobile number."""
    return forms.CharField(label="手机号", required=False, max_length=30,
                           help_text="保存后只显示后四位。")  # fmt: skip


class PersonForm(PeopleForm):
    """A new person: whom the identity number describes need not be described again."""

    model = Member
    optional = ("sex", "birth_no", "nationality")
    right = Right.STRUCTURE
    id_number = id_field()
    phone = phone_field()

    def prepare(self) -> None:
        """Let the sex be told by the number."""
        super().prepare()
        self.fields["sex"] = forms.ChoiceField(
            label="性别", choices=[("", "由身份证号得出"), *Sex.choices], required=False
        )
        self.fields["birth_no"] = BirthField(required=False)

    def clean(self) -> dict[str, Any]:
        """Take sex and birth from the number where they were left out."""
        data = super().clean() or self.cleaned_data
        try:
            if number := data.get("id_number"):
                data["id_number"] = number = require_id(plain(number), self.today)
                data["sex"] = data.get("sex") or sex_of(number)
                data["birth_no"] = data.get("birth_no") or int(birth_of(number).replace("-", ""))
        except DangwuError as error:
            self.add_error("id_number", str(error))
        try:
            if phone := data.get("phone"):
                data["phone"] = require_phone(plain(phone))
        except DangwuError as error:
            self.add_error("phone", str(error))
        if not data.get("id_number") and "id_number" not in self.errors:
            for name, label in (("sex", "性别"), ("birth_no", "出生日期")):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"没有填身份证号，请填写{label}。")
        data["nationality"] = data.get("nationality") or "汉族"
        return data

    def put_numbers(self, member: Member, actor: User) -> None:
        """Keep the numbers that were typed."""
        typed = {name: self.cleaned_data.get(name, "") for name in ("id_number", "phone")}
        if any(typed.values()):
            numbers.put(member, **typed, today=self.today, actor=actor)

    def described(self, *names: str) -> dict[str, Any]:
        """Return what was typed of the person, and of these fields."""
        own = ("name", "sex", "birth_no", "nationality", "education", "staff_no", *names)
        return {name: self.cleaned_data[name] for name in own}


_PERSON = ("name", "id_number", "sex", "birth_no", "nationality", "education", "staff_no", "phone")


class AdmitForm(PersonForm):
    """A probationary member, or a full one of an office that begins to keep its books."""

    names = ("organization", *_PERSON, "admitted_on", "confirmed_on")
    organization = BranchField(label="编入党支部")

    def write(self, *, actor: User, today: date) -> Member:
        """Enrol her."""
        typed = self.described("admitted_on")
        organization = self.cleaned_data["organization"]
        made = changes.admit(organization, **typed, today=today, actor=actor)
        if confirmed := self.cleaned_data["confirmed_on"]:
            changes.confirm(made, on=confirmed, today=today, actor=actor)
        self.put_numbers(made, actor)
        return made


class TransferInForm(PersonForm):
    """A member who comes from an organization outside the office."""

    names = ("target", "on", "origin_name", "letter", "letter_until", "dues_paid_month", *_PERSON,
             "admitted_on", "confirmed_on")  # fmt: skip
    target = BranchField(label="转入党支部")
    on = DayField(label="转入日期")
    origin_name = forms.CharField(label="原党组织", max_length=100)
    letter = forms.CharField(label="介绍信编号", max_length=50, required=False)
    letter_until = DayField(
        label="介绍信有效期至", required=False,
        help_text="介绍信上写的是天数的，填开具日期加上天数的那一天。",
    )  # fmt: skip
    dues_paid_month = MonthField(label="党费缴至", required=False)

    def write(self, *, actor: User, today: date) -> Transfer:
        """Take her in."""
        data = self.cleaned_data
        made = changes.transfer_in(
            data["target"], on=data["on"], origin_name=data["origin_name"], letter=data["letter"],
            letter_until=data["letter_until"], dues_paid_month=data["dues_paid_month"],
            today=today, actor=actor,
            **self.described("admitted_on", "confirmed_on"),
        )  # fmt: skip
        self.put_numbers(made.member, actor)
        return made


class MemberCorrection(CorrectionForm, PeopleForm):
    """Who she is, and her days."""

    model = Member
    names = ("name", "sex", "birth_no", "nationality", "education", "staff_no", "admitted_on",
             "confirmed_on", "retired_on")  # fmt: skip

    def write(self, *, actor: User, today: date) -> Member:
        """Correct it."""
        return corrections.correct(self.record, **self.cleaned_data, today=today, actor=actor)


class MemberWithdrawal(WithdrawalForm):
    """A member who was registered by mistake, or twice."""

    right = Right.STRUCTURE

    def take_out(self, *, reason: str, actor: User, today: date) -> None:
        """Take her out with where she belonged."""
        corrections.withdraw(self.record, reason=reason, actor=actor)


class NumbersForm(PeopleForm):
    """The identity number and the mobile number; what stays empty stays as it is."""

    id_number = id_field()
    phone = phone_field()
    reason = forms.CharField(label="理由", max_length=500, help_text="例如：补录、换号、更正。")

    def prepare(self) -> None:
        """Say that what is known stays."""
        super().prepare()
        self.fields["id_number"].help_text = "留空则不改。保存后只显示后四位。"
        self.fields["phone"].help_text = "留空则不改。保存后只显示后四位。"

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        data = super().clean() or self.cleaned_data
        if not data.get("id_number") and not data.get("phone"):
            raise ValidationError("请填写身份证号或手机号。")
        return data

    def write(self, *, actor: User, today: date) -> Member:
        """Keep them sealed."""
        typed = {name: plain(value) for name, value in self.cleaned_data.items()}
        numbers.put(self.record, **typed, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class OnForm(PeopleForm):
    """A change of a member that needs a day alone."""

    on = DayField(label="日期")
    change = staticmethod(changes.confirm)

    def write(self, *, actor: User, today: date) -> Member:
        """Make the change."""
        type(self).change(self.record, on=self.cleaned_data["on"], today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class ConfirmForm(OnForm):
    """The day of confirmation."""

    on = DayField(
        label="转正日期", help_text="支部大会讨论通过转正的日期；延长预备期的按批准的日期。"
    )


class RetireForm(OnForm):
    """The day of retirement."""

    on = DayField(label="离退休日期")
    change = staticmethod(changes.retire)


class FloatForm(OnForm):
    """From when on she is 流动党员."""

    on = DayField(label="流动起")
    change = staticmethod(changes.begin_floating)


class HomeForm(OnForm):
    """The first day on which she is no longer 流动党员."""

    on = DayField(label="回来日期", help_text="从这一天起不再按流动党员统计。")
    change = staticmethod(changes.end_floating)

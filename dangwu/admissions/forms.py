"""The forms of applicants: apply, go a step, stop, move, receive. Papers: forms_papers."""

from __future__ import annotations

from datetime import date

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.admissions import changes, corrections, finishing, receiving
from dangwu.admissions.models import Applicant, Step
from dangwu.admissions.readiness import warnings_of
from dangwu.admissions.timeline import open_steps
from dangwu.members.changes import HOMES
from dangwu.members.fields import MemberField, PeopleForm, current
from dangwu.members.forms import BranchField
from dangwu.organizations.forms import CorrectionForm, WithdrawalForm
from dangwu.organizations.models import Organization
from dangwu.pages.fields import DayField, OrganizationField

_PERSON = ("name", "sex", "birth_no", "nationality", "education", "staff_no")


def reason_field() -> forms.CharField:
    """Return the field for the reason why a step is recorded as it was."""
    return forms.CharField(
        label="如实补录的理由", max_length=200, required=False,
        help_text="只在先后、日期不合规定而确实这样办过时填写；理由会留在更改记录里。",
    )  # fmt: skip


class ApplyForm(PeopleForm):
    """An application."""

    model = Applicant
    names = ("organization", "name", "sex", "birth_no", "nationality", "education", "staff_no",
             "applied_on")  # fmt: skip
    organization = BranchField(label="党支部")
    applied_on = DayField(label="递交入党申请书日期")

    def prepare(self) -> None:
        """Ask last why an application is recorded as it was."""
        super().prepare()
        self.fields["because"] = reason_field()

    def write(self, *, actor: User, today: date) -> Applicant:
        """Record it with 第1步."""
        return changes.apply(**self.cleaned_data, today=today, actor=actor)


class ApplicantCorrection(CorrectionForm, PeopleForm):
    """Who an applicant is."""

    model = Applicant
    names = (*_PERSON, "form_no")

    def write(self, *, actor: User, today: date) -> Applicant:
        """Correct it."""
        return corrections.correct_applicant(self.record, **self.cleaned_data, actor=actor)


class StepForm(PeopleForm):
    """A step that was done."""

    model = Step
    names = ("number", "done_on", "by", "by_post", "paper", "passed")

    def prepare(self) -> None:
        """Offer the steps that are open, and the members who may have done it."""
        super().prepare()
        choices = [(one.number, f"第{one.number}步 {one.name}") for one in open_steps(self.record)]
        self.fields["number"] = forms.TypedChoiceField(
            label="步骤", choices=[("", "请选择"), *choices], coerce=int,
            error_messages={"invalid_choice": "这一步已经登记过，或不在二十五步之内，请重新选择。"},
        )  # fmt: skip
        self.fields["paper"].help_text = "存档材料的名称或文号。"
        self.fields["passed"].label = "通过（支部大会未通过的不要勾选）"
        self.fields["because"] = reason_field()

    def write(self, *, actor: User, today: date) -> Step:
        """Record it, with what it does to the member."""
        return finishing.finish(
            applicant=self.record, **self.cleaned_data, today=today, actor=actor
        )  # fmt: skip

    def warnings(self) -> list[str]:
        """Return what is to be told after the step was recorded."""
        return warnings_of(self.record, self.cleaned_data["number"], self.cleaned_data["done_on"])


class StepCorrection(CorrectionForm, PeopleForm):
    """A step as it was."""

    model = Step
    names = ("done_on", "by", "by_post", "paper")

    def write(self, *, actor: User, today: date) -> Step:
        """Correct it."""
        return corrections.correct_step(self.record, **self.cleaned_data, today=today, actor=actor)


class StepWithdrawal(WithdrawalForm):
    """A step recorded by mistake."""

    def take_out(self, *, reason: str, actor: User, today: date) -> None:
        """Take it out."""
        corrections.withdraw_step(self.record, reason=reason, today=today, actor=actor)


class ApplicantWithdrawal(WithdrawalForm):
    """An applicant registered by mistake."""

    def take_out(self, *, reason: str, actor: User, today: date) -> None:
        """Take it out with the application."""
        corrections.withdraw_applicant(self.record, reason=reason, actor=actor)


class StopForm(PeopleForm):
    """The end of the training."""

    stopped_on = DayField(label="停止培养日期", help_text="从这一天起不再培养。")
    reason = forms.CharField(label="理由", max_length=500)

    def write(self, *, actor: User, today: date) -> Applicant:
        """End it."""
        changes.stop(applicant=self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class MoveForm(PeopleForm):
    """Another branch trains the applicant."""

    organization = BranchField(label="接续培养党支部")
    on = DayField(label="变动日期", help_text="培养教育时间连续计算，步骤都保留。")
    right = Right.STRUCTURE

    def write(self, *, actor: User, today: date) -> Applicant:
        """Hand the dossier on."""
        changes.move(applicant=self.record, **self.cleaned_data, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class ReceiveForm(PeopleForm):
    """The member whom the applicant has become."""

    right = Right.STRUCTURE
    member = MemberField(
        label="已登记的党员", required=False,
        help_text="名册里已有本人的，选出来；没有的留空，按支部大会通过的日期登记为预备党员。",
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the members of that name."""
        rows = current(self.access, self.today, self.right)
        same = rows.filter(member__name=self.record.name)
        self.fields["member"].offer(same)  # type: ignore[attr-defined]

    def write(self, *, actor: User, today: date) -> Applicant:
        """Link them, or enrol her."""
        member = self.cleaned_data["member"]
        if member is None:
            receiving.enrol(self.record, today=today, actor=actor)
        else:
            changes.receive(applicant=self.record, member=member, actor=actor)
        return self.record  # type: ignore[no-any-return]


class MergeForm(PeopleForm):
    """The branch into which another is merged."""

    right = Right.STRUCTURE
    into = OrganizationField(label="并入")
    on = DayField(label="合并日期", help_text="从这一天起，党员和在培养的申请人都归并入的党支部。")

    def prepare(self) -> None:
        """Offer organizations of the same sort, and not the one itself."""
        kinds = HOMES if self.record.kind in HOMES else (self.record.kind,)
        rows = self.access.organizations(self.right).filter(dissolved_on=None, kind__in=kinds)
        self.fields["into"].offer(rows.exclude(pk=self.record.pk))  # type: ignore[attr-defined]

    def write(self, *, actor: User, today: date) -> Organization:
        """Merge them."""
        data = self.cleaned_data
        changes.merge(self.record, into=data["into"], on=data["on"], today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]

"""The forms of organizations: what is asked, and which change it calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.organizations import changes, committees, corrections
from dangwu.organizations.models import Election, Honour, Organization, StaffCount, Term
from dangwu.pages import correcting
from dangwu.pages.fields import DayField, NamedField, OrganizationField
from dangwu.pages.forms import RecordForm


class CorrectionForm(RecordForm):
    """A form over what was written, with the reason why it changes."""

    def prepare(self) -> None:
        """Ask for the reason last."""
        super().prepare()
        self.fields["reason"] = forms.CharField(
            label="更正理由", max_length=500, widget=forms.TextInput(),
            help_text="写明依据，例如“任免文件写的是3月6日”；会留在更改记录里。",
        )  # fmt: skip


class WithdrawalForm(RecordForm):
    """The reason why what was recorded by mistake goes; a room's form says by which change."""

    reason = forms.CharField(
        label="撤销理由", max_length=500,
        help_text="只用于登记错了的记录；记录撤销后不再计数，原样和理由留在更改记录里。",
    )  # fmt: skip

    def take_out(self, *, reason: str, actor: User, today: date) -> None:
        """Take it out; simple records need no more than that."""
        room = self.record._meta.app_label
        correcting.take_out(self.record, action=f"{room}.withdraw", reason=reason, actor=actor)

    def write(self, *, actor: User, today: date) -> None:
        """Take it out."""
        self.take_out(reason=self.cleaned_data["reason"], actor=actor, today=today)


_NAMES = ("kind", "nature", "full_name", "document_name", "other_names", "code", "district",
          "has_committee")  # fmt: skip


class FoundForm(RecordForm):
    """A new organization below another."""

    model = Organization
    names = ("parent", "founded_on", *_NAMES)
    right = Right.STRUCTURE
    parent = OrganizationField(label="上级党组织")

    def write(self, *, actor: User, today: date) -> Organization:
        """Found it."""
        typed = dict(self.cleaned_data)
        typed["code"] = typed["code"] or None
        return changes.found(**typed, actor=actor)


class OrganizationCorrection(CorrectionForm):
    """What an organization is and is called."""

    model = Organization
    names = _NAMES

    def write(self, *, actor: User, today: date) -> Organization:
        """Correct it."""
        return corrections.correct(self.record, **self.cleaned_data, actor=actor)


class OrganizationWithdrawal(WithdrawalForm):
    """An organization that was never there."""

    right = Right.STRUCTURE

    def take_out(self, *, reason: str, actor: User, today: date) -> None:
        """Take it out with where it stood."""
        corrections.withdraw(self.record, reason=reason, actor=actor)


class MoveForm(RecordForm):
    """Another place in the tree from a day on."""

    right = Right.STRUCTURE
    parent = OrganizationField(label="新的上级党组织")
    on = DayField(label="调整日期", help_text="从这一天起归新的上级；此前的统计不变。")

    def write(self, *, actor: User, today: date) -> Organization:
        """Move it with all below it."""
        changes.move(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class TermForm(RecordForm):
    """A committee's term."""

    model = Term
    names = ("organization", "number", "began_on", "ends_on")

    def write(self, *, actor: User, today: date) -> Term:
        """Begin it."""
        return committees.begin_term(**self.cleaned_data, actor=actor)


class TermCorrection(CorrectionForm):
    """The number and the days of a term."""

    model = Term
    names = ("number", "began_on", "ends_on", "extended_to")

    def write(self, *, actor: User, today: date) -> Term:
        """Correct it."""
        return corrections.correct_term(self.record, **self.cleaned_data, actor=actor)


class TermField(NamedField):
    """A term by its number and days."""

    def label_of(self, record: Any) -> str:
        """Return 机关第一党支部第3届（2017-06-01至2020-05-31）."""
        name = record.organization.document_name
        return f"{name}第{record.number}届（{record.began_on}至{record.ends_on}）"


_DAYS = ("first_request_on", "first_reply_on", "second_request_on", "second_reply_on")


class ElectionForm(RecordForm):
    """The papers of an election as far as they are there."""

    model = Election
    names = ("organization", "term", *_DAYS)
    term = TermField(label="届满的任期", required=False, lookups=("organization__document_name",),
                     what="任期")  # fmt: skip

    def prepare(self) -> None:
        """Offer the terms of the organizations that she may write of."""
        super().prepare()
        rows = Term.objects.select_related("organization").order_by("-ends_on", "pk")
        self.fields["term"].offer(self.access.visible(rows, self.right))  # type: ignore[attr-defined]

    def write(self, *, actor: User, today: date) -> Election:
        """Begin the election's papers."""
        known = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return committees.prepare_election(**known, today=today, actor=actor)


class ElectionProgressForm(RecordForm):
    """What has come since."""

    model = Election
    names = (*_DAYS, "held_on", "reported_on", "eligible", "present")

    def write(self, *, actor: User, today: date) -> Election:
        """Add it."""
        committees.record_election(self.record, **self.cleaned_data, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class HonourForm(RecordForm):
    """An honour that an organization received."""

    model = Honour
    names = ("organization", "title", "granted_by", "granted_on")

    def write(self, *, actor: User, today: date) -> Honour:
        """Record it."""
        return changes.honour(**self.cleaned_data, actor=actor, today=today)


class HonourCorrection(CorrectionForm):
    """An honour as it was."""

    model = Honour
    names = ("title", "granted_by", "granted_on")

    def write(self, *, actor: User, today: date) -> Honour:
        """Correct it."""
        return corrections.correct_honour(
            self.record, **self.cleaned_data, today=today, actor=actor
        )


class StaffForm(RecordForm):
    """How many staff a unit had on a day."""

    model = StaffCount
    names = ("organization", "counted_on", "staff")

    def write(self, *, actor: User, today: date) -> StaffCount:
        """Record it."""
        return changes.count_staff(**self.cleaned_data, actor=actor, today=today)


class StaffCorrection(CorrectionForm):
    """How many staff there were."""

    model = StaffCount
    names = ("counted_on", "staff")

    def write(self, *, actor: User, today: date) -> StaffCount:
        """Correct it."""
        return corrections.correct_staff(self.record, **self.cleaned_data, today=today, actor=actor)

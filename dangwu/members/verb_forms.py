"""Forms that do no more than call a verb: a new record, a day, a correction, a withdrawal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.members.belonging import belonging
from dangwu.members.fields import PeopleForm
from dangwu.organizations.forms import CorrectionForm
from dangwu.organizations.models import FOREVER
from dangwu.pages.fields import DayField
from dangwu.pages.forms import RecordForm


class VerbForm(PeopleForm):
    """A form that calls its verb with what was typed, by the verb's own names."""

    verb: ClassVar[Callable[..., Any]]
    asks_today: ClassVar[bool] = True
    """Whether the verb wants to know what day it is."""

    def said(self) -> dict[str, Any]:
        """Return what the verb is called with."""
        return dict(self.cleaned_data)

    def write(self, *, actor: User, today: date) -> Any:
        """Call it."""
        said = self.said()
        if self.asks_today:
            said["today"] = today
        return type(self).verb(**said, actor=actor)


class PersonForm(VerbForm):
    """A form about one person: a member, whose organization then follows, or somebody by name."""

    day: ClassVar[str] = ""
    """The field of the day on which she belonged somewhere."""
    optional = ("organization", "member", "person_name")

    def prepare(self) -> None:
        """Say when the organization may be left out."""
        super().prepare()
        if "organization" in self.fields:
            self.fields["organization"].help_text = "选了党员的，按当天所在的党组织登记，可不填。"

    def day_said(self, said: dict[str, Any]) -> date | None:
        """Return the day on which she belonged somewhere."""
        return said.get(self.day)

    def clean(self) -> dict[str, Any]:
        """Take the member's organization of that day, where it lies within the right."""
        said = super().clean() or {}
        if said.get("organization") is not None or self.errors:
            return said
        member, day = said.get("member"), self.day_said(said)
        if member is None or day is None:
            raise ValidationError("请选党员；不是党员的，请选党组织并填写姓名。")
        try:
            organization = belonging(member, day, self.today)
        except DangwuError as error:
            raise ValidationError(str(error)) from error
        if not self.access.may_in(self.right, organization.pk):
            raise ValidationError(
                f"{member.name}{day}在“{organization.document_name}”，不在您可以登记的党组织之内。"
            )
        return said | {"organization": organization}


class DayForm(VerbForm):
    """A day on which something about a record was done: 办结, 撤除."""

    takes: ClassVar[str] = "record"
    """What the verb calls the record."""
    on = DayField(label="日期")

    def prepare(self) -> None:
        """Offer today."""
        super().prepare()
        if not self.is_bound:
            self.initial.setdefault("on", self.today)

    def write(self, *, actor: User, today: date) -> Any:
        """Call the verb with the record and the day."""
        said = self.said() | {self.takes: self.record}
        if self.asks_today:
            said["today"] = today
        type(self).verb(**said, actor=actor)
        return self.record


class UntilForm(DayForm):
    """The first day on which something is no more."""

    asks_today = False

    def said(self) -> dict[str, Any]:
        """Return the day as the verb calls it."""
        return {"until": self.cleaned_data["on"]}


class Correction(CorrectionForm, VerbForm):
    """What was written, to be put right; something that lasts has no last day yet."""

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Show no last day where there is none."""
        found = super().initial_of(record)
        return {name: None if value == FOREVER else value for name, value in found.items()}

    def prepare(self) -> None:
        """Let what lasts stay without a last day."""
        super().prepare()
        if "until" in self.fields:
            self.fields["until"].required = False
            self.fields["until"].widget.is_required = False

    def write(self, *, actor: User, today: date) -> Any:
        """Correct the record."""
        said = self.said()
        if "until" in said:
            said["until"] = said["until"] or FOREVER
        return type(self).verb(self.record, **said, today=today, actor=actor)


class Withdrawal(RecordForm):
    """Why a record that should not be is taken out."""

    verb: ClassVar[Callable[..., Any]]
    reason = forms.CharField(
        label="撤销理由", max_length=500, widget=forms.TextInput(),
        help_text="例如“与前一条重复”；记录会删去，内容和理由留在更改记录里。",
    )  # fmt: skip

    def write(self, *, actor: User, today: date) -> None:
        """Take it out."""
        type(self).verb(self.record, reason=self.cleaned_data["reason"], actor=actor)

"""The forms of a member's own pages."""

from __future__ import annotations

from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.attendance import own
from dangwu.attendance.models import Leave
from dangwu.members.models import Member
from dangwu.pages.forms import RecordForm


class LeaveForm(RecordForm):
    """Asking for leave."""

    model = Leave
    names = ("kind", "first_on", "last_on", "half_days", "reason")
    half_days = forms.IntegerField(
        label="共几个半天", required=False, min_value=1, max_value=1000,
        help_text="不填按整天算；只请半天的填 1",
    )  # fmt: skip

    def prepare(self) -> None:
        """Say which day is the last."""
        self.fields["first_on"].label = "从哪天起"
        self.fields["last_on"].label = "到哪天止（含）"

    def ask(self, member: Member, *, actor: User, today: Any) -> Leave:
        """Ask for it."""
        return own.ask(member, **self.cleaned_data, today=today, by=actor)


class DigitsForm(forms.Form):
    """The six digits on the screen of the meeting."""

    code = forms.CharField(
        label="会场屏幕上的六位数字", max_length=12,
        error_messages={"required": "请输入会场屏幕上的六位数字。"},
        widget=forms.TextInput(
            {"class": "form-control w-digits", "inputmode": "numeric", "autocomplete": "off",
             "pattern": "[0-9]*", "placeholder": "000000"}
        ),
    )  # fmt: skip

    def clean_code(self) -> str:
        """Leave out blanks; a code has six digits."""
        typed = "".join(str(self.cleaned_data["code"]).split())
        if len(typed) != 6 or not typed.isdecimal():
            raise forms.ValidationError(f"签到码是六位数字，现在是“{typed}”，请看屏幕再输一次。")
        return typed

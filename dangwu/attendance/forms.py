"""The forms of attendance: what is asked, and which change it calls."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangwu.accounts.models import User
from dangwu.attendance import changes, leaving
from dangwu.attendance.models import AttendanceMonth, Leave, Trip
from dangwu.core.calendar import month_no
from dangwu.members.fields import PeopleForm
from dangwu.members.models import Member
from dangwu.pages.fields import DayField, plain
from dangwu.pages.forms import RecordForm

_DAYS = re.compile(r"\d{1,3}(?:\.[05])?")
_REASON = "会留在更改记录里。"


class DaysField(forms.Field):
    """Days in halves: 2.5. Gives half days."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits on a phone's keyboard."""
        return {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        """Read the days."""
        if value in self.empty_values:
            return None
        text = plain(str(value)).removesuffix("天").strip()
        if not _DAYS.fullmatch(text):
            raise ValidationError(f"看不懂天数“{value}”，请写天数，最小半天，例如 2.5。")
        return int(float(text) * 2)

    def prepare_value(self, value: Any) -> Any:
        """Show days."""
        return f"{value / 2:g}" if isinstance(value, int) else value


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


class StaffForm(PeopleForm):
    """A form about somebody on the staff: a member by choice, anybody else by name."""

    optional = ("member", "name")

    def prepare(self) -> None:
        """Say when a name is typed."""
        super().prepare()
        self.fields["name"].help_text = "不是党员的写姓名；选了党员的不用写。"
        if "staff_no" in self.fields:
            self.fields["staff_no"].help_text = "同名的人用编号分清。"

    def clean(self) -> dict[str, Any]:
        """Take the member's name and number."""
        typed: dict[str, Any] = super().clean() or {}
        member = typed.get("member")
        if isinstance(member, Member):
            typed["name"] = member.name
            typed["staff_no"] = typed.get("staff_no") or member.staff_no
        elif not typed.get("name") and not self.errors:
            self.add_error("name", "请选择党员，或者写姓名。")
        return typed


class MonthForm(StaffForm):
    """One person's month."""

    model = AttendanceMonth
    names = ("organization", "member", "name", "staff_no", "month_no", "due_half_days",
             "attended_half_days")  # fmt: skip
    due_half_days = DaysField(label="应出勤（天）")
    attended_half_days = DaysField(label="实出勤（天）")

    def prepare(self) -> None:
        """Offer this month."""
        super().prepare()
        self.fields["month_no"].initial = month_no(self.today)

    def write(self, *, actor: User, today: date) -> AttendanceMonth:
        """Record it."""
        return changes.record_month(**self.cleaned_data, today=today, actor=actor)


class MonthCorrection(ReasonForm):
    """A month as it was."""

    model = AttendanceMonth
    names = ("due_half_days", "attended_half_days")
    due_half_days = DaysField(label="应出勤（天）")
    attended_half_days = DaysField(label="实出勤（天）")
    example = "例如“补签到单”；"

    def write(self, *, actor: User, today: date) -> AttendanceMonth:
        """Correct it."""
        changes.correct_month(self.record, **self.said, actor=actor)
        return self.record  # type: ignore[no-any-return]


class TakeOutForm(ReasonForm):
    """A record made by mistake."""

    why = "撤销理由"
    example = "例如“重复登记”；"

    def write(self, *, actor: User, today: date) -> None:
        """Take it out."""
        changes.take_out(self.record, **self.said, actor=actor)


class LeaveForm(StaffForm):
    """A leave that is asked for."""

    model = Leave
    names = ("organization", "member", "name", "staff_no", "kind", "first_on", "last_on",
             "half_days", "reason")  # fmt: skip
    half_days = DaysField(label="天数", required=False, help_text="不填按起止日之间的整天算。")

    def write(self, *, actor: User, today: date) -> Leave:
        """Ask for it."""
        typed = dict(self.cleaned_data)
        if typed["half_days"] is None:
            typed["half_days"] = max(((typed["last_on"] - typed["first_on"]).days + 1) * 2, 1)
        return leaving.ask_leave(**typed, asked_on=today, actor=actor)


class LeaveCorrection(ReasonForm):
    """A leave as it was."""

    model = Leave
    names = ("kind", "first_on", "last_on", "half_days")
    half_days = DaysField(label="天数")
    example = "例如“提前返岗”；"

    def write(self, *, actor: User, today: date) -> Leave:
        """Correct it."""
        leaving.correct_leave(self.record, **self.said, actor=actor)
        return self.record  # type: ignore[no-any-return]


class ApproveForm(RecordForm):
    """Approval of a leave."""

    on = DayField(label="批准日期")
    approver = forms.CharField(label="批准人", max_length=50)

    def prepare(self) -> None:
        """Offer today and who is at the screen."""
        super().prepare()
        self.fields["on"].initial = self.today
        self.fields["approver"].initial = self.access.user.name

    def write(self, *, actor: User, today: date) -> Leave:
        """Approve it."""
        leaving.approve_leave(self.record, **self.cleaned_data, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class RefuseForm(ApproveForm):
    """Refusal of a leave."""

    on = DayField(label="日期")
    approver = forms.CharField(label="审批人", max_length=50)
    because = forms.CharField(label="不批准的理由", max_length=200, help_text="申请人看得到。")

    def write(self, *, actor: User, today: date) -> Leave:
        """Refuse it."""
        leaving.refuse_leave(self.record, **self.cleaned_data, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class CancelForm(ReasonForm):
    """A leave that is not taken."""

    why = "撤销理由"
    example = "例如“任务取消，没有休假”；撤销后不再计入请假人次。"

    def write(self, *, actor: User, today: date) -> Leave:
        """Cancel it."""
        leaving.cancel_leave(self.record, on=today, **self.said, actor=actor)
        return self.record  # type: ignore[no-any-return]


class TripForm(StaffForm):
    """A business trip."""

    model = Trip
    names = ("organization", "member", "name", "staff_no", "purpose", "place", "first_on",
             "last_on", "registered_on")  # fmt: skip

    def prepare(self) -> None:
        """Offer today."""
        super().prepare()
        self.fields["registered_on"].initial = self.today

    def write(self, *, actor: User, today: date) -> Trip:
        """Register it."""
        return changes.register_trip(**self.cleaned_data, today=today, actor=actor)


class TripCorrection(ReasonForm):
    """A trip as it was."""

    model = Trip
    names = ("purpose", "place", "first_on", "last_on")
    example = "例如“行程延长”；"

    def write(self, *, actor: User, today: date) -> Trip:
        """Correct it."""
        changes.correct_trip(self.record, **self.said, actor=actor)
        return self.record  # type: ignore[no-any-return]

"""The forms of calls: what is asked, and which change it calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.meetings import convening
from dangwu.meetings.models import Convening, Form, Meeting, RosterEntry
from dangwu.meetings.patterns import pattern
from dangwu.members.fields import MemberField, PeopleForm, current
from dangwu.members.models import Membership
from dangwu.organizations.models import Organization, OrganizationRecord
from dangwu.pages.cells import clock
from dangwu.pages.fields import plain
from dangwu.pages.forms import RecordForm

_CLOCK = re.compile(r"(\d{1,2})[:时点](\d{1,2})?分?|(\d{2})(\d{2})")
_HOURS, _MINUTES = 24, 60
M = TypeVar("M", bound=OrganizationRecord)
_REASON = 200


class ClockField(forms.Field):
    """A time of the day: 14:30, 14时30分 or 1430. Gives the minute of the day."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form."""
        return {"placeholder": "14:30", "autocomplete": "off", "data-kind": "clock"}

    def to_python(self, value: Any) -> int | None:
        """Read the time."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        found = _CLOCK.fullmatch(plain(str(value)))
        if found:
            hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
            if hour < _HOURS and minute < _MINUTES:
                return hour * _MINUTES + minute
        raise ValidationError(f"看不懂时间“{value}”，请写成 14:30。")

    def prepare_value(self, value: Any) -> Any:
        """Show 14:30."""
        return clock(value) if isinstance(value, int) else value


class OutOfReach(DangwuError):
    """A record that would lie in an organization over which she has no right."""

    def __init__(self, organization: Organization) -> None:
        super().__init__(
            f"按当天的组织关系，这条记录属于“{organization.document_name}”，"
            "不在您可以登记的党组织之内，没有保存：请由那里的支部登记，或核对日期。"
        )


def within(form: RecordForm, made: M) -> M:
    """Return what was written; raises OutOfReach where it lies beyond her right."""
    organization = made.organization
    if not form.access.may_in(form.right, organization.pk):
        raise OutOfReach(organization)
    return made


class ReasonField(forms.CharField):
    """Why something is changed; the change log keeps it."""

    def __init__(self, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(label="理由", max_length=_REASON, required=required, help_text=help_text)


def preselect(form: RecordForm, day: str) -> None:
    """Choose the only organization that she may choose, and today."""
    form.fields[day].initial = form.today
    choices = getattr(form.fields["organization"].widget, "choices", [])
    if len(choices) == 2:
        form.fields["organization"].initial = choices[1][0]


def form_choices() -> list[tuple[str, str]]:
    """Return the forms of a meeting, with that of its kind first."""
    return [("", "按类型"), *Form.choices]


class ConveneForm(PeopleForm):
    """A call of a meeting: organization, kind and day are enough."""

    model = Convening
    names = ("organization", "kind", "held_on", "topic", "from_minute", "minutes_long", "place",
             "chair", "recorder", "form", "outside_expert", "agenda")  # fmt: skip
    optional = ("topic",)
    first = ("organization", "kind", "held_on", "topic")
    """What is asked at once; the rest is folded away."""

    form = forms.ChoiceField(label="形式", choices=form_choices, required=False)
    from_minute = ClockField(label="开始时间", required=False)

    def prepare(self) -> None:
        """Choose the only organization, and today."""
        super().prepare()
        preselect(self, "held_on")
        self.fields["agenda"].widget.attrs["rows"] = 4

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields that are asked at once."""
        return [self[name] for name in self.first]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The fields that are folded away."""
        return [self[name] for name in self.names if name not in self.first]

    @property
    def unfolded(self) -> bool:
        """Whether a field that is folded away is wrong or was typed."""
        return any(field.errors or (self.is_bound and field.data) for field in self.rest)

    def given(self) -> dict[str, Any]:
        """Return what was typed; what was left empty is as usual for the kind."""
        fields = dict(self.cleaned_data)
        usual = pattern(fields["kind"])
        fields["form"] = fields["form"] or usual.form
        fields["topic"] = fields["topic"] or usual.topic_of(fields["held_on"]) or fields["kind"]
        if fields["minutes_long"] is None:
            fields["minutes_long"] = usual.minutes_long
        return fields

    def write(self, *, actor: User, today: date) -> Convening:
        """Call the meeting."""
        return convening.convene(**self.given(), actor=actor, today=today)


class KeepingForm(PeopleForm):
    """A correction in which who was named can stay, though she has left or is out of reach."""

    people: ClassVar[Sequence[str]] = ("chair", "recorder", "lead_reader", "lecturer")

    def prepare(self) -> None:
        """Offer the people of her organizations, and whoever is named already."""
        day = self.record.held_on
        fields = [self.fields[name] for name in self.people if name in self.fields]
        named = [getattr(self.record, name) for name in self.people if name in self.fields]
        here = Membership.objects.filter(
            since__lte=day, until__gt=day, member__in=[one.pk for one in named if one is not None]
        )
        offered = current(self.access, self.today, self.right).values("pk")
        rows = Membership.objects.filter(Q(pk__in=offered) | Q(pk__in=here.values("pk")))
        for field in fields:
            if isinstance(field, MemberField):
                field.offer(rows.select_related("member", "organization"))
        super().prepare()


class ConveningCorrection(KeepingForm):
    """What may change of a call that is open."""

    model = Convening
    names = ("kind", "held_on", "topic", "from_minute", "minutes_long", "place", "chair",
             "recorder", "form", "outside_expert", "agenda")  # fmt: skip

    from_minute = ClockField(label="开始时间", required=False)

    def prepare(self) -> None:
        """Keep the agenda's box low."""
        super().prepare()
        self.fields["agenda"].widget.attrs["rows"] = 4

    def write(self, *, actor: User, today: date) -> Convening:
        """Correct the call."""
        convening.correct_convening(
            convening=self.record, **self.cleaned_data, actor=actor, today=today
        )
        return self.record  # type: ignore[no-any-return]


class InviteForm(PeopleForm):
    """Somebody who is not on the roster."""

    member = MemberField()
    is_guest = forms.BooleanField(label="列席（不计入应到）", required=False)

    def write(self, *, actor: User, today: date) -> Convening:
        """Put her on the roster."""
        convening.invite(convening=self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class StrikeForm(RecordForm):
    """Somebody who is on the roster and is not expected."""

    entry = forms.ModelChoiceField(
        label="移出谁", queryset=RosterEntry.objects.none(), empty_label="请选择"
    )
    reason = ReasonField()

    def prepare(self) -> None:
        """Offer who did not sign in herself."""
        super().prepare()
        rows = RosterEntry.objects.filter(convening=self.record).exclude(signed_by="扫码")
        field: Any = self.fields["entry"]
        field.queryset = rows.select_related("member").order_by("pk")
        field.label_from_instance = lambda entry: entry.member.name

    def write(self, *, actor: User, today: date) -> Convening:
        """Take her off."""
        entry = self.cleaned_data["entry"]
        convening.strike(entry=entry, reason=self.cleaned_data["reason"], actor=actor)
        return self.record  # type: ignore[no-any-return]


class RelistForm(RecordForm):
    """Nothing is asked: the roster is listed anew."""

    def write(self, *, actor: User, today: date) -> Convening:
        """List it."""
        convening.relist(convening=self.record, actor=actor)
        return self.record  # type: ignore[no-any-return]


class CloseForm(RecordForm):
    """The end of a meeting: whether the rest counts as absent."""

    absent_rest = forms.BooleanField(label="其余记为缺席", required=False)

    def prepare(self) -> None:
        """Say how many are left, or ask nothing."""
        super().prepare()
        left = RosterEntry.objects.filter(convening=self.record, state="").select_related("member")
        names = [one.member.name for one in left.order_by("pk")]
        if not names:
            del self.fields["absent_rest"]
            return
        shown = "、".join(names[:10]) + ("等" if len(names) > 10 else "")
        self.fields["absent_rest"].label = f"还没有登记的{len(names)}人记为缺席：{shown}"

    def write(self, *, actor: User, today: date) -> Meeting:
        """Make the meeting."""
        return convening.close(
            convening=self.record, today=today, actor=actor,
            absent_rest=self.cleaned_data.get("absent_rest", False),
        )  # fmt: skip


class CancelForm(RecordForm):
    """Why a meeting is called off."""

    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Convening:
        """Call it off."""
        convening.cancel(convening=self.record, reason=self.cleaned_data["reason"], actor=actor)
        return self.record  # type: ignore[no-any-return]

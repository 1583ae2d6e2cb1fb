"""A whole branch in one table and one save: who came to an activity, who takes a shift, who gave."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.learning.rolls import RollForm, WhereForm
from dangwu.meetings.models import MeetingKind
from dangwu.meetings.roster import count_entitled, entitled
from dangwu.members.belonging import belonging
from dangwu.members.models import Member
from dangwu.pages import submitting
from dangwu.pages.fields import DayField, MoneyField
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask
from dangwu.posts import changes
from dangwu.posts.fields import ClockField
from dangwu.posts.forms import over_midnight
from dangwu.posts.models import Donation, Shift, VolunteerAttendance
from dangwu.posts.views import Checkpoints, Donations
from dangwu.posts.views_service import Activities

_LISTED = 400
"""So many members are listed on one page; of more a branch is chosen."""


class CameRoll(RollForm):
    """Who came to an activity."""

    def record_one(
        self, member: Member, value: Any, *, actor: User, today: date
    ) -> VolunteerAttendance:
        """Record that she was there."""
        held: date = self.record.held_on
        return changes.attend(
            organization=belonging(member, held, today), activity=self.record, member=member,
            today=today, actor=actor,
        )  # fmt: skip


class ShiftRoll(RollForm):
    """Who takes the same shift at a checkpoint."""

    worked_on = DayField(label="值守日期")
    from_minute = ClockField(label="起")
    to_minute = ClockField(label="止", help_text="早于起的，按次日算。")
    worked = forms.BooleanField(
        label="已到岗（只是排班的不勾）", required=False,
        widget=forms.CheckboxInput({"class": "form-check-input"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Let a shift over midnight end on the next day."""
        return over_midnight(super().clean() or {})

    def record_one(self, member: Member, value: Any, *, actor: User, today: date) -> Shift:
        """Record hers."""
        said = self.cleaned_data
        day: date = said["worked_on"]
        return changes.add_shift(
            organization=belonging(member, min(day, today), today), checkpoint=self.record,
            worked_on=day, from_minute=said["from_minute"], to_minute=said["to_minute"],
            member=member, worked=said["worked"], today=today, actor=actor,
        )  # fmt: skip


class GiveRoll(RollForm):
    """Who gave how much on one day."""

    scores = True
    donated_on = DayField(label="捐款日期")
    cause = forms.CharField(label="事由", max_length=100, required=False)

    def prepare(self) -> None:
        """Take today."""
        super().prepare()
        self.fields["donated_on"].initial = self.today

    def _field(self, member: Member) -> forms.Field:
        field = MoneyField(label=member.name, required=False, least=1)
        field.widget.attrs |= {
            "class": "form-control", "inputmode": "decimal", "autocomplete": "off",
            "aria-label": f"{member.name}捐款（元）",
        }  # fmt: skip
        return field

    def record_one(self, member: Member, value: Any, *, actor: User, today: date) -> Donation:
        """Record hers."""
        day: date = self.cleaned_data["donated_on"]
        return changes.donate(
            organization=belonging(member, day, today), amount_fen=value, donated_on=day,
            member=member, cause=self.cleaned_data["cause"], today=today, actor=actor,
        )  # fmt: skip


@needs(Right.WRITE)
def came(request: Request, pk: int) -> HttpResponseBase:
    """Enter who of a branch came to an activity."""
    activity = get_object_or_404(Activities().one_of(request.access), pk=pk)
    known = VolunteerAttendance.objects.filter(activity=activity).exclude(member=None)
    ask = Ask(
        f"登记参加的人：{activity.topic}", "保存", back=Activities.url(pk=pk), done="参加的人已登记。",
        hint=f"活动日期{activity.held_on}；已登记的人不再列出，不是党员的用“登记一人参加”。",
        template="learning/roll.html",
    )  # fmt: skip
    return _serve(
        request, ask, CameRoll, record=activity, day=activity.held_on, known=known.values("member")
    )


@needs(Right.WRITE)
def plan(request: Request, pk: int) -> HttpResponseBase:
    """Enter who of a branch takes a shift at a checkpoint."""
    checkpoint = get_object_or_404(Checkpoints().one_of(request.access), pk=pk)
    ask = Ask(
        f"排班：{checkpoint.name}", "保存班次", back=Checkpoints.url(pk=pk), done="班次已登记。",
        hint="同一天、同一时间的一次登记；值守后在“到岗登记”里记谁到了岗。",
        template="learning/roll.html",
    )  # fmt: skip
    return _serve(request, ask, ShiftRoll, record=checkpoint, day=request.today)


@needs(Right.WRITE)
def give(request: Request) -> HttpResponseBase:
    """Enter what the members of a branch gave on one day."""
    ask = Ask(
        "登记全支部捐款", "保存捐款", back=Donations.url(), done="捐款已登记。",
        hint="填元数，没有捐的留空；不是党员的用“登记捐款”。", template="learning/roll.html",
    )  # fmt: skip
    return _serve(request, ask, GiveRoll, record=None, day=request.today)


def _serve(
    request: Request, ask: Ask, kind: type[RollForm], *, record: Any, day: date,
    known: QuerySet[Any] | None = None,
) -> HttpResponseBase:  # fmt: skip
    """Ask of which organization, then list its members; one organization is taken at once."""
    own: dict[str, Any] = {"access": request.access, "today": request.today}
    where = WhereForm(request.GET if "organization" in request.GET else None, **own)
    choices = getattr(where.fields["organization"].widget, "choices", [])
    only = len(choices) == 2
    if only and not where.is_bound:
        where = WhereForm({"organization": choices[1][0]}, **own)
    organization = where.cleaned_data["organization"] if where.is_valid() else None
    if organization is not None:
        count = count_entitled(organization, MeetingKind.LECTURE, day)
        if count > _LISTED:
            messages.warning(
                request,
                f"“{organization.document_name}”有{count:,}名党员，一次列不下，请选它下面的一个党支部。",
            )
            organization = None
    entered = set(known.values_list("member", flat=True)) if known is not None else set()
    listed = entitled(organization, MeetingKind.LECTURE, day) if organization else []
    people = [one for one in listed if one.pk not in entered]
    return submitting.serve(
        request, ask,
        lambda data, files: kind(data, people=people, record=record, initial={}, **own),
        lambda form: form.write(actor=request.user, today=request.today), lambda _: ask.back,
        where=where, organization=organization, people=people, day=day, only=only,
        scores=kind.scores,
    )  # fmt: skip

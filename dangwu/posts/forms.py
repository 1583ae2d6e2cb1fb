"""The forms of posts: what is asked, and which change it calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from dangwu.members.verb_forms import (
    Correction,
    PersonForm,
    UntilForm,
    VerbForm,
    Withdrawal,
)
from dangwu.pages.fields import DayField
from dangwu.posts import changes, corrections
from dangwu.posts.fields import ClockField, PlaceField
from dangwu.posts.models import (
    DAY,
    Checkpoint,
    Donation,
    HouseholdCheck,
    Shift,
)


class PostCorrection(Correction):
    """A correction of a record of posts."""

    verb = staticmethod(corrections.correct)


class PostWithdrawal(Withdrawal):
    """A record of posts that should not be."""

    verb = staticmethod(corrections.withdraw)


class CheckpointForm(VerbForm):
    """A checkpoint that is set up."""

    model = Checkpoint
    names = ("organization", "name", "district", "community", "since")
    asks_today = False
    verb = staticmethod(changes.open_checkpoint)


class CheckpointCorrection(PostCorrection):
    """The same, put right."""

    model = Checkpoint
    names = ("organization", "name", "district", "community", "since", "until")


class CloseForm(UntilForm):
    """The first day a checkpoint no longer stands."""

    on = DayField(label="撤除日期", help_text="从这一天起不再值守。")
    takes = "checkpoint"
    verb = staticmethod(changes.close_checkpoint)


class AtCheckpoint(VerbForm):
    """A form whose record stands at a checkpoint."""

    def prepare(self) -> None:
        """Offer the checkpoints of her organizations, and those at which they stood."""
        super().prepare()
        own = self.access.visible(Checkpoint.objects.all()).values("pk")
        manned = self.access.visible(Shift.objects.all()).values("checkpoint")
        rows = Checkpoint.objects.filter(Q(pk__in=own) | Q(pk__in=manned))
        field: Any = self.fields["checkpoint"]
        field.offer(rows.select_related("organization").order_by("-until", "pk"))


class ShiftForm(AtCheckpoint, PersonForm):
    """One person's shift."""

    model = Shift
    names = ("checkpoint", "worked_on", "from_minute", "to_minute", "member", "person_name",
             "organization", "worked")  # fmt: skip
    day = "worked_on"
    checkpoint = PlaceField("卡点名称", label="防控卡点")
    from_minute = ClockField(label="起")
    to_minute = ClockField(label="止", help_text="早于起的，按次日算。")
    worked = forms.BooleanField(label="已到岗（只是排班的不勾）", required=False, initial=True)
    verb = staticmethod(changes.add_shift)

    def clean(self) -> dict[str, Any]:
        """Let a shift over midnight end on the next day."""
        return over_midnight(super().clean())


def over_midnight(said: dict[str, Any]) -> dict[str, Any]:
    """Take an end at or before the beginning as one on the next day."""
    since, until = said.get("from_minute"), said.get("to_minute")
    if since is not None and until is not None and until <= since < DAY:
        said["to_minute"] = until + DAY
    return said


class ShiftCorrection(AtCheckpoint, PostCorrection):
    """The same, put right."""

    model = Shift
    names = ("checkpoint", "worked_on", "from_minute", "to_minute", "member", "person_name",
             "organization", "worked")  # fmt: skip
    optional = ("member", "person_name")
    checkpoint = PlaceField("卡点名称", label="防控卡点")
    from_minute = ClockField(label="起")
    to_minute = ClockField(label="止")
    worked = forms.BooleanField(label="已到岗", required=False)

    def clean(self) -> dict[str, Any]:
        """Let a shift over midnight end on the next day."""
        return over_midnight(super().clean() or {})


class HouseholdForm(AtCheckpoint):
    """A household that was checked."""

    model = HouseholdCheck
    names = ("checkpoint", "organization", "household", "people", "checked_on")
    checkpoint = PlaceField("卡点名称", label="防控卡点")
    verb = staticmethod(changes.check_household)


class HouseholdCorrection(AtCheckpoint, PostCorrection):
    """The same, put right."""

    model = HouseholdCheck
    names = HouseholdForm.names
    checkpoint = PlaceField("卡点名称", label="防控卡点")


class DonateForm(PersonForm):
    """One person's donation."""

    model = Donation
    names = ("member", "person_name", "organization", "amount_fen", "donated_on", "cause")
    day = "donated_on"
    verb = staticmethod(changes.donate)


class DonationCorrection(PostCorrection):
    """The same, put right."""

    model = Donation
    names = DonateForm.names

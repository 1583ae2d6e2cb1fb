"""The forms of posts: what is asked, and which change it calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from dangwu.members.verb_forms import (
    Correction,
    DayForm,
    PersonForm,
    UntilForm,
    VerbForm,
    Withdrawal,
)
from dangwu.pages.fields import DayField
from dangwu.posts import changes, corrections
from dangwu.posts.fields import ActivityField, ClockField, PlaceField
from dangwu.posts.models import (
    DAY,
    Checkpoint,
    ComfortVisit,
    CommunityRegistration,
    Donation,
    HouseholdCheck,
    PracticalThing,
    ResidentService,
    Shift,
    VolunteerActivity,
    VolunteerAttendance,
    VolunteerTeam,
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
        return _over_midnight(super().clean())


def _over_midnight(said: dict[str, Any]) -> dict[str, Any]:
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
        return _over_midnight(super().clean() or {})


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


class TeamForm(VerbForm):
    """A volunteer team."""

    model = VolunteerTeam
    names = ("organization", "name", "since")
    asks_today = False
    verb = staticmethod(changes.found_team)


class TeamCorrection(PostCorrection):
    """The same, put right."""

    model = VolunteerTeam
    names = ("organization", "name", "since", "until")


class DisbandForm(UntilForm):
    """The first day a team is no more."""

    on = DayField(label="解散日期", help_text="从这一天起不再是服务队。")
    takes = "team"
    verb = staticmethod(changes.disband_team)


class OfTeam(VerbForm):
    """A form that may name a team."""

    def prepare(self) -> None:
        """Offer the teams that she may see."""
        super().prepare()
        rows = self.access.visible(VolunteerTeam.objects.select_related("organization"))
        field: Any = self.fields["team"]
        field.offer(rows.order_by("-until", "pk"))


class ActivityForm(OfTeam):
    """A volunteer activity."""

    model = VolunteerActivity
    names = ("organization", "topic", "held_on", "place", "team")
    team = PlaceField("服务队名称", label="志愿服务队", required=False)
    verb = staticmethod(changes.hold_activity)


class ActivityCorrection(OfTeam, PostCorrection):
    """The same, put right."""

    model = VolunteerActivity
    names = ActivityForm.names
    team = PlaceField("服务队名称", label="志愿服务队", required=False)


class OfActivity(VerbForm):
    """A form that names an activity."""

    def prepare(self) -> None:
        """Offer the activities that she may see."""
        super().prepare()
        rows = self.access.visible(VolunteerActivity.objects.all())
        field: Any = self.fields["activity"]
        field.offer(rows.order_by("-held_on", "-pk"))


class AttendForm(OfActivity, PersonForm):
    """One person at an activity."""

    model = VolunteerAttendance
    names = ("activity", "member", "person_name", "organization")
    activity = ActivityField(label="志愿服务活动")
    verb = staticmethod(changes.attend)

    def day_said(self, said: dict[str, Any]) -> date | None:
        """Return the activity's day."""
        activity = said.get("activity")
        return activity.held_on if activity else None


class AttendanceCorrection(OfActivity, PostCorrection):
    """The same, put right."""

    model = VolunteerAttendance
    names = AttendForm.names
    activity = ActivityField(label="志愿服务活动")


class RegisterForm(VerbForm):
    """A member who registered with her community."""

    model = CommunityRegistration
    names = ("member", "district", "community", "since")
    verb = staticmethod(changes.register)


class RegistrationCorrection(PostCorrection):
    """The same, put right."""

    model = CommunityRegistration
    names = ("district", "community", "since", "until")


class DeregisterForm(UntilForm):
    """The first day a registration no longer holds."""

    on = DayField(label="注销日期", help_text="从这一天起不再算报到。")
    takes = "registration"
    verb = staticmethod(changes.deregister)


class ThingForm(VerbForm):
    """A practical thing for residents."""

    model = PracticalThing
    names = ("organization", "title", "undertaken_on")
    verb = staticmethod(changes.undertake)


class ThingCorrection(PostCorrection):
    """The same, put right."""

    model = PracticalThing
    names = (*ThingForm.names, "done_on")


class ThingDoneForm(DayForm):
    """The day it was done."""

    on = DayField(label="办结日期")
    takes = "thing"
    verb = staticmethod(changes.finish_thing)


class ServeForm(VerbForm):
    """Residents served."""

    model = ResidentService
    names = ("organization", "topic", "people", "served_on")
    verb = staticmethod(changes.serve)


class ServiceCorrection(PostCorrection):
    """The same, put right."""

    model = ResidentService
    names = ServeForm.names


class ComfortForm(VerbForm):
    """People visited and comforted."""

    model = ComfortVisit
    names = ("organization", "recipients", "people", "amount_fen", "visited_on")
    verb = staticmethod(changes.comfort)


class ComfortCorrection(PostCorrection):
    """The same, put right."""

    model = ComfortVisit
    names = ComfortForm.names

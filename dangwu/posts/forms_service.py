"""The forms of volunteers, of registrations with communities, and of what was done for residents."""

from __future__ import annotations

from datetime import date
from typing import Any

from dangwu.members.verb_forms import DayForm, PersonForm, UntilForm, VerbForm
from dangwu.pages.fields import DayField
from dangwu.posts import changes
from dangwu.posts.fields import ActivityField, PlaceField
from dangwu.posts.forms import PostCorrection
from dangwu.posts.models import (
    ComfortVisit,
    CommunityRegistration,
    PracticalThing,
    ResidentService,
    VolunteerActivity,
    VolunteerAttendance,
    VolunteerTeam,
)


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

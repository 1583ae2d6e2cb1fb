"""The books of volunteers, of registrations with communities, and of what was done for residents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import ExpressionWrapper, Q, QuerySet
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.members.fields import current
from dangwu.members.models import Membership
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Section, Writing
from dangwu.posts import forms_service as forms
from dangwu.posts.models import (
    ComfortVisit,
    CommunityRegistration,
    PracticalThing,
    ResidentService,
    VolunteerActivity,
    VolunteerAttendance,
    VolunteerTeam,
)
from dangwu.posts.views import UNIT, WITHDRAW, lasts, standing


class Teams(Register):
    """Volunteer teams."""

    model = VolunteerTeam
    slug = "teams"
    hint = "登记志愿服务队，再登记它的活动和参加的人。"
    columns = ("name", UNIT, "since", "until")
    details = ("name", "organization", "since", "until")
    related = ("organization",)
    search = ("name",)
    choosing = (standing("在册", "已解散"),)
    day = "since"
    order = ("-until", "-since", "pk")
    new = Writing("new", "成立服务队", forms.TeamForm, "服务队已登记。")
    changes = (
        Writing("disband", "解散", forms.DisbandForm, "已解散。", offered=lasts),
        Writing("correct", "更正", forms.TeamCorrection, "已更正。"),
        WITHDRAW,
    )

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return hers, and those of activities of hers."""
        own = access.visible(VolunteerTeam.objects.all()).values("pk")
        active = access.visible(VolunteerActivity.objects.exclude(team=None)).values("team")
        found = VolunteerTeam.objects.filter(Q(pk__in=own) | Q(pk__in=active))
        return found.select_related("organization")

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return its activities."""
        rows = access.visible(VolunteerActivity.objects.filter(team=record))
        rows = rows.select_related(*Activities.related).order_by("-held_on", "-pk")
        new = f"{Activities.url('new')}?team={record.pk}" if access.may(Right.WRITE) else ""
        return (Section(Activities, rows, "活动", ("topic", "held_on", "place"), new),)


class Activities(Register):
    """Volunteer activities."""

    model = VolunteerActivity
    slug = "activities"
    hint = "登记志愿服务活动，再登记参加的人。"
    columns = ("topic", UNIT, Column("team__name", "志愿服务队", phone=False), "place", "held_on")
    details = ("topic", "organization", "team", "place", "held_on")
    related = ("organization", "team")
    search = ("topic", "place", "team__name")
    day = "held_on"
    order = ("-held_on", "-pk")
    new = Writing("new", "登记活动", forms.ActivityForm, "活动已登记，请登记参加的人。")
    changes = (Writing("correct", "更正", forms.ActivityCorrection, "已更正。"), WITHDRAW)

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return hers, and those at which her people were."""
        own = access.visible(VolunteerActivity.objects.all()).values("pk")
        attended = access.visible(VolunteerAttendance.objects.all()).values("activity")
        found = VolunteerActivity.objects.filter(Q(pk__in=own) | Q(pk__in=attended))
        return found.select_related(*self.related)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which many are entered at once."""
        if record is None:
            return ()
        href = reverse("posts:people", args=[record.pk])
        return (Link("登记参加的人", href, "users", Right.WRITE, main=True),)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return who was there."""
        rows = access.visible(VolunteerAttendance.objects.filter(activity=record))
        rows = rows.select_related(*Attendances.related).order_by("pk")
        new = f"{Attendances.url('new')}?activity={record.pk}" if access.may(Right.WRITE) else ""
        return (Section(Attendances, rows, "参加的人", ("person", UNIT), new),)


class Attendances(Register):
    """Who was at which activity."""

    model = VolunteerAttendance
    slug = "attendances"
    hint = "谁参加了哪次志愿服务，从活动的页面里登记最方便。"
    columns = (Column("person", "参加人"), Column("activity__topic", "志愿服务活动"), UNIT,
               "activity__held_on")  # fmt: skip
    details = (Column("person", "参加人"), "activity", "organization")
    related = ("organization", "activity", "member")
    search = ("member__name", "person_name", "activity__topic")
    day = "activity__held_on"
    order = ("-activity__held_on", "-pk")
    new = Writing("new", "登记一人参加", forms.AttendForm, "已登记。")
    changes = (Writing("correct", "更正", forms.AttendanceCorrection, "已更正。"), WITHDRAW)


class Registrations(Register):
    """Members registered with the communities they live in."""

    model = CommunityRegistration
    slug = "registrations"
    hint = "登记党员到所住社区报到（双报到）；搬离时注销。"
    columns = ("member__name", "community", "district", "since", "until")
    details = ("member", "community", "district", "since", "until")
    related = ("member",)
    search = ("member__name", "community", "district")
    choosing = (standing("在册", "已注销"),)
    day = "since"
    order = ("-until", "-since", "pk")
    new = Writing("new", "登记报到", forms.RegisterForm, "报到已登记。")
    changes = (
        Writing("deregister", "注销", forms.DeregisterForm, "已注销。", offered=lasts),
        Writing("correct", "更正", forms.RegistrationCorrection, "已更正。"),
        WITHDRAW,
    )

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those of the members who now belong to her organizations."""
        members = current(access, access.today, self.read).order_by().values("member")
        return CommunityRegistration.objects.filter(member__in=members).select_related("member")

    def organization_of(self, record: Any) -> int:
        """Return where the member belongs, or belonged at last."""
        last = Membership.objects.filter(member=record.member_id).order_by("-since").first()
        return last.organization_id if last else 0

    def of_unit(self, rows: QuerySet[Any], unit: int, access: Access) -> QuerySet[Any]:
        """Return those of the members of an organization."""
        here = current(access, access.today).filter(organization=unit).order_by()
        return rows.filter(member__in=here.values("member"))

    def of_branch(self, rows: QuerySet[Any], named: str, access: Access) -> QuerySet[Any]:
        """Return those of the members of the organizations so named."""
        here = current(access, access.today).filter(
            organization__document_name__icontains=named
        ).order_by()  # fmt: skip
        return rows.filter(member__in=here.values("member"))


def _thing_open(one: PracticalThing, today: date) -> bool:
    return one.done_on is None


def _done(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    return rows.filter(done_on__isnull=chosen == "open")


class Things(Register):
    """Practical things undertaken for residents."""

    model = PracticalThing
    slug = "things"
    hint = "登记为群众办实事的项目，办结后在这里记下日期。"
    columns = ("title", UNIT, "undertaken_on", "done_on")
    details = ("title", "organization", "undertaken_on", "done_on")
    related = ("organization",)
    search = ("title",)
    choosing = (Choice("state", "进展", (("open", "未办结"), ("done", "已办结")), _done),)
    day = "undertaken_on"
    order = ("is_done", "-undertaken_on", "-pk")
    new = Writing("new", "登记项目", forms.ThingForm, "项目已登记。")
    changes = (
        Writing(
            "finish", "办结", forms.ThingDoneForm, "项目已办结。", offered=_thing_open, main=True
        ),
        Writing("correct", "更正", forms.ThingCorrection, "已更正。"),
        WITHDRAW,
    )

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the rows, told apart by whether they are done."""
        is_done = ExpressionWrapper(Q(done_on__isnull=False), models.BooleanField())
        found: QuerySet[Any] = super().rows(access).annotate(is_done=is_done)
        return found


class Services(Register):
    """Residents served."""

    model = ResidentService
    slug = "services"
    hint = "登记服务群众的内容和人次。"
    columns = ("topic", UNIT, "people", "served_on")
    details = ("topic", "organization", "people", "served_on")
    related = ("organization",)
    search = ("topic",)
    day = "served_on"
    order = ("-served_on", "-pk")
    new = Writing("new", "登记服务群众", forms.ServeForm, "服务群众已登记。")
    changes = (Writing("correct", "更正", forms.ServiceCorrection, "已更正。"), WITHDRAW)


class Comforts(Register):
    """People visited and comforted."""

    model = ComfortVisit
    slug = "comforts"
    hint = "登记走访慰问的对象、人数和慰问金额。"
    columns = ("recipients", UNIT, "people", "amount_fen", "visited_on")
    details = ("recipients", "organization", "people", "amount_fen", "visited_on")
    related = ("organization",)
    search = ("recipients",)
    day = "visited_on"
    order = ("-visited_on", "-pk")
    new = Writing("new", "登记慰问", forms.ComfortForm, "慰问已登记。")
    changes = (Writing("correct", "更正", forms.ComfortCorrection, "已更正。"), WITHDRAW)


REGISTERS: Sequence[type[Register]] = (
    Teams, Activities, Attendances, Registrations, Things, Services, Comforts,
)  # fmt: skip

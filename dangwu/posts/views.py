"""The books of posts: checkpoints and shifts. Volunteers and residents: views_service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.organizations.models import FOREVER
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Section, Writing, name_actions
from dangwu.posts import forms
from dangwu.posts.models import Checkpoint, Donation, HouseholdCheck, Shift

UNIT = "organization__document_name"
WITHDRAW = Writing("withdraw", "撤销", forms.PostWithdrawal, "已撤销。", ends=True)
_RECENT = 60


def lasts(one: Any, today: date) -> bool:
    """Whether no last day is set."""
    return bool(one.until == FOREVER)


def standing(label: str, over: str) -> Choice:
    """Return the filter by whether something stands today."""

    def narrow(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
        if chosen == "over":
            return rows.filter(until__lte=access.today)
        return rows.filter(since__lte=access.today, until__gt=access.today)

    return Choice("state", "现状", (("now", label), ("over", over)), narrow)


class Checkpoints(Register):
    """Checkpoints."""

    model = Checkpoint
    slug = "checkpoints"
    hint = "登记设立的防控卡点，再排班、记到岗和入户排查。"
    columns = ("name", UNIT, "district", "community", "since", "until")
    details = ("name", "organization", "district", "community", "since", "until")
    related = ("organization",)
    search = ("name", "district", "community")
    choosing = (standing("在用", "已撤除"),)
    day = "since"
    order = ("-until", "-since", "pk")
    new = Writing("new", "设立卡点", forms.CheckpointForm, "卡点已登记。")
    changes = (
        Writing("close", "撤除", forms.CloseForm, "已撤除。", offered=lasts),
        Writing("correct", "更正", forms.CheckpointCorrection, "已更正。"),
        WITHDRAW,
    )

    def one_of(self, access: Access) -> QuerySet[Any]:
        """Return hers, and those at which her people stood."""
        own = access.visible(Checkpoint.objects.all()).values("pk")
        manned = access.visible(Shift.objects.all()).values("checkpoint")
        checked = access.visible(HouseholdCheck.objects.all()).values("checkpoint")
        found = Checkpoint.objects.filter(Q(pk__in=own) | Q(pk__in=manned) | Q(pk__in=checked))
        return found.select_related("organization")

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which many take the same shift."""
        if record is None:
            return ()
        href = reverse("posts:plan", args=[record.pk])
        return (Link("排班", href, "calendar-plus", Right.WRITE, main=True),)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return its last shifts and households."""
        shifts = access.visible(Shift.objects.filter(checkpoint=record))
        shifts = shifts.select_related(*Shifts.related).order_by(*Shifts.order)[:_RECENT]
        homes = access.visible(HouseholdCheck.objects.filter(checkpoint=record))
        homes = homes.select_related(*Households.related).order_by(*Households.order)[:_RECENT]
        may = access.may(Right.WRITE)
        return (
            Section(Shifts, shifts, "最近的班次", ("person", "worked_on", "hours", "worked"),
                    f"{Shifts.url('new')}?checkpoint={record.pk}" if may else ""),
            Section(Households, homes, "最近的入户排查", ("household", "people", "checked_on"),
                    f"{Households.url('new')}?checkpoint={record.pk}" if may else ""),
        )  # fmt: skip


class Shifts(Register):
    """Shifts at checkpoints."""

    model = Shift
    slug = "shifts"
    hint = "先设立卡点，再排班；值守后在“到岗登记”里一次记好当天谁到了岗。"
    columns = (Column("person", "值守人"), Column("checkpoint__name", "防控卡点"), "worked_on",
               Column("hours", "时间"), Column(UNIT, phone=False), "worked")  # fmt: skip
    details = (Column("person", "值守人"), "organization", "checkpoint", "worked_on",
               Column("hours", "时间"), "worked")  # fmt: skip
    related = ("organization", "checkpoint", "member")
    search = ("member__name", "person_name", "checkpoint__name")
    filters = ("worked",)
    day = "worked_on"
    order = ("-worked_on", "checkpoint_id", "from_minute", "pk")
    new = Writing("new", "登记班次", forms.ShiftForm, "班次已登记。")
    changes = (Writing("correct", "更正", forms.ShiftCorrection, "已更正。"), WITHDRAW)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which a day's shifts are marked."""
        day = f"?day={record.worked_on}" if record is not None else ""
        href = reverse("posts:came") + day
        return (Link("到岗登记", href, "checklist", Right.WRITE, main=record is not None),)


class Households(Register):
    """Households checked."""

    model = HouseholdCheck
    slug = "households"
    hint = "登记卡点入户排查的住户和人数，同一住户一天记一次。"
    columns = ("household", Column("checkpoint__name", "防控卡点"), UNIT, "people", "checked_on")
    details = ("household", "checkpoint", "organization", "people", "checked_on")
    related = ("organization", "checkpoint")
    search = ("household", "checkpoint__name")
    day = "checked_on"
    order = ("-checked_on", "-pk")
    new = Writing("new", "登记排查", forms.HouseholdForm, "排查已登记。")
    changes = (Writing("correct", "更正", forms.HouseholdCorrection, "已更正。"), WITHDRAW)


class Donations(Register):
    """Donations."""

    model = Donation
    slug = "donations"
    hint = "登记党员和群众的捐款，一人一条。"
    columns = (Column("person", "捐款人"), UNIT, "amount_fen", "cause", "donated_on")
    details = (Column("person", "捐款人"), "organization", "amount_fen", "cause", "donated_on")
    related = ("organization", "member")
    search = ("member__name", "person_name", "cause")
    day = "donated_on"
    order = ("-donated_on", "-pk")
    new = Writing("new", "登记捐款", forms.DonateForm, "捐款已登记。")
    changes = (Writing("correct", "更正", forms.DonationCorrection, "已更正。"), WITHDRAW)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which a branch's are entered at once."""
        if record is not None:
            return ()
        return (Link("登记全支部", reverse("posts:give"), "users", Right.WRITE),)


REGISTERS: Sequence[type[Register]] = (Checkpoints, Shifts, Households, Donations)
name_actions(
    {
        "posts.open_checkpoint": "设立卡点",
        "posts.close_checkpoint": "撤除卡点",
        "posts.add_shift": "登记班次",
        "posts.mark_worked": "登记到岗",
        "posts.check_household": "登记入户排查",
        "posts.donate": "登记捐款",
        "posts.found_team": "成立志愿服务队",
        "posts.disband_team": "解散志愿服务队",
        "posts.hold_activity": "登记志愿服务活动",
        "posts.attend": "登记志愿服务",
        "posts.register": "登记社区报到",
        "posts.deregister": "注销社区报到",
        "posts.undertake": "登记办实事项目",
        "posts.finish_thing": "办结办实事项目",
        "posts.serve": "登记服务群众",
        "posts.comfort": "登记慰问",
        "posts.correct": "更正",
        "posts.withdraw": "撤销",
    }
)

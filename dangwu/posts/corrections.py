"""The corrections of posts: what recording asks is asked again of the record as it would be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import models

from dangwu.accounts.models import User
from dangwu.organizations.standing import require_happened, require_past, require_standing
from dangwu.pages import correcting
from dangwu.posts.changes import require_free, require_manned, require_someone
from dangwu.posts.errors import (
    AmountImpossible,
    AttendedAlready,
    CheckpointClosed,
    DoneBeforeUndertaken,
    EndBeforeBeginning,
    HouseholdCheckedToday,
    RegisteredAlready,
    ShiftImpossible,
)
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

M = TypeVar("M", bound=models.Model)
Check = Callable[[Any, date], None]


def correct(record: M, *, reason: str, today: date, actor: User | None = None, **fields: Any) -> M:
    """Correct a record of posts."""
    check = _CHECKS[type(record)]
    return correcting.correct(
        record, action="posts.correct", reason=reason, actor=actor,
        check=lambda would_be: check(would_be, today), **fields,
    )  # fmt: skip


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record of posts that should not be."""
    correcting.take_out(record, action="posts.withdraw", reason=reason, actor=actor)


def _checkpoint(one: Checkpoint, today: date) -> None:
    require_standing(one.organization, one.since, "设立卡点")
    if one.until <= one.since:
        raise EndBeforeBeginning(one.name, one.since, one.until)
    for model, day in ((Shift, "worked_on"), (HouseholdCheck, "checked_on")):
        days = model._default_manager.filter(checkpoint=one.pk).values_list(day, flat=True)
        for outside in (days.filter(**{f"{day}__lt": one.since}).first(),
                        days.filter(**{f"{day}__gte": one.until}).first()):  # fmt: skip
            if outside is not None:
                raise CheckpointClosed(one, outside)


def _shift(one: Shift, today: date) -> None:
    if one.worked:
        require_past(one.worked_on, today)
    require_standing(one.organization, one.worked_on, "登记值守班次")
    require_someone("值守班次", one.worked_on, one.member, one.person_name)
    require_manned(one.checkpoint, one.worked_on)
    since, until = one.from_minute, one.to_minute
    if not 0 <= since < DAY or not since < until <= since + DAY:
        raise ShiftImpossible(since, until)
    require_free(one.member, one.worked_on, since, until, but=one.pk)


def _household(one: HouseholdCheck, today: date) -> None:
    require_happened(one.organization, one.checked_on, today, "登记入户排查")
    require_manned(one.checkpoint, one.checked_on)
    same = HouseholdCheck.objects.filter(
        checkpoint=one.checkpoint, household=one.household, checked_on=one.checked_on
    ).exclude(pk=one.pk)
    if (found := same.first()) is not None:
        raise HouseholdCheckedToday(found)


def _donation(one: Donation, today: date) -> None:
    require_happened(one.organization, one.donated_on, today, "登记捐款")
    require_someone("捐款", one.donated_on, one.member, one.person_name)
    if one.amount_fen <= 0:
        raise AmountImpossible("捐款金额", one.amount_fen, "大于零")


def _team(one: VolunteerTeam, today: date) -> None:
    require_standing(one.organization, one.since, "成立志愿服务队")
    if one.until <= one.since:
        raise EndBeforeBeginning(one.name, one.since, one.until)


def _activity(one: VolunteerActivity, today: date) -> None:
    require_happened(one.organization, one.held_on, today, "登记志愿服务活动")


def _attendance(one: VolunteerAttendance, today: date) -> None:
    require_happened(one.organization, one.activity.held_on, today, "登记志愿服务")
    require_someone("志愿服务", one.activity.held_on, one.member, one.person_name)
    same = VolunteerAttendance.objects.filter(activity=one.activity, member=one.member)
    if one.member and same.exclude(pk=one.pk).exists():
        raise AttendedAlready(one.member, one.activity)


def _registration(one: CommunityRegistration, today: date) -> None:
    require_past(one.since, today)
    if one.until <= one.since:
        raise EndBeforeBeginning(str(one), one.since, one.until)
    same = CommunityRegistration.objects.filter(
        member=one.member, community=one.community, district=one.district,
        since__lt=one.until, until__gt=one.since,
    ).exclude(pk=one.pk)  # fmt: skip
    if (found := same.first()) is not None:
        raise RegisteredAlready(found)


def _thing(one: PracticalThing, today: date) -> None:
    require_happened(one.organization, one.undertaken_on, today, "登记办实事项目")
    if one.done_on:
        require_past(one.done_on, today)
        if one.done_on < one.undertaken_on:
            raise DoneBeforeUndertaken(one, one.done_on)


def _service(one: ResidentService, today: date) -> None:
    require_happened(one.organization, one.served_on, today, "登记服务群众")


def _comfort(one: ComfortVisit, today: date) -> None:
    require_happened(one.organization, one.visited_on, today, "登记慰问")
    if one.amount_fen < 0:
        raise AmountImpossible("慰问金额", one.amount_fen, "不小于零")


_CHECKS: dict[type[models.Model], Check] = {
    Checkpoint: _checkpoint,
    Shift: _shift,
    HouseholdCheck: _household,
    Donation: _donation,
    VolunteerTeam: _team,
    VolunteerActivity: _activity,
    VolunteerAttendance: _attendance,
    CommunityRegistration: _registration,
    PracticalThing: _thing,
    ResidentService: _service,
    ComfortVisit: _comfort,
}

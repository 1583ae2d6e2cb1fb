"""The writes of posts: checkpoints, shifts, household checks, donations, volunteers, residents."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_happened, require_past, require_standing
from dangwu.posts.errors import (
    AmountImpossible,
    AttendedAlready,
    CheckpointClosed,
    DoneBeforeUndertaken,
    EndBeforeBeginning,
    HouseholdCheckedToday,
    NobodyNamed,
    RegisteredAlready,
    ShiftImpossible,
    ShiftOverlaps,
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


def require_someone(what: str, day: date, member: Member | None, person_name: str) -> None:
    """Raise NobodyNamed unless the record names a member or another person."""
    if member is None and not person_name:
        raise NobodyNamed(what, day)


def require_manned(checkpoint: Checkpoint, day: date) -> None:
    """Raise CheckpointClosed unless the checkpoint stood on that day."""
    if not checkpoint.since <= day < checkpoint.until:
        raise CheckpointClosed(checkpoint, day)


def open_checkpoint(
    *, organization: Organization, name: str, district: str, since: date, community: str = "",
    actor: User | None = None,
) -> Checkpoint:  # fmt: skip
    """Set up a checkpoint from the day `since`."""
    require_standing(organization, since, "设立卡点")
    return log.create(
        Checkpoint, action="posts.open_checkpoint", actor=actor, organization=organization,
        name=name, district=district, community=community, since=since,
    )  # fmt: skip


@transaction.atomic
def close_checkpoint(*, checkpoint: Checkpoint, until: date, actor: User | None = None) -> None:
    """Take the checkpoint down: `until` is the first day it no longer stands."""
    if until <= checkpoint.since:
        raise EndBeforeBeginning(checkpoint.name, checkpoint.since, until)
    log.update(checkpoint, action="posts.close_checkpoint", actor=actor, until=until)


@transaction.atomic
def add_shift(
    *, organization: Organization, checkpoint: Checkpoint, worked_on: date, from_minute: int,
    to_minute: int, member: Member | None = None, person_name: str = "", worked: bool = True,
    today: date, actor: User | None = None,
) -> Shift:  # fmt: skip
    """Record one person's shift; `worked` is False for one that is only planned."""
    if worked:
        require_past(worked_on, today)
    require_standing(organization, worked_on, "登记值守班次")
    require_someone("值守班次", worked_on, member, person_name)
    require_manned(checkpoint, worked_on)
    if not 0 <= from_minute < DAY or not from_minute < to_minute <= from_minute + DAY:
        raise ShiftImpossible(from_minute, to_minute)
    require_free(member, worked_on, from_minute, to_minute)
    return log.create(
        Shift, action="posts.add_shift", actor=actor, organization=organization,
        checkpoint=checkpoint, worked_on=worked_on, from_minute=from_minute, to_minute=to_minute,
        member=member, person_name=person_name, worked=worked,
    )  # fmt: skip


def require_free(member: Member | None, day: date, since: int, until: int, but: int = 0) -> None:
    """Raise ShiftOverlaps where another shift of the member's shares a minute.

    One of the day before may reach over; `but` is the shift that is corrected.
    """
    if member is None:
        return
    near = (
        Shift.objects.filter(
            member=member,
            worked_on__gte=day - timedelta(days=1),
            worked_on__lte=day + timedelta(days=1),
        )
        .exclude(pk=but)
        .select_related("checkpoint")
    )
    for other in near.order_by("worked_on", "from_minute", "pk"):
        moved = (other.worked_on - day).days * DAY
        if other.from_minute + moved < until and since < other.to_minute + moved:
            raise ShiftOverlaps(member, other)


def mark_worked(*, shift: Shift, worked: bool, today: date, actor: User | None = None) -> None:
    """Record whether the person came."""
    if worked:
        require_past(shift.worked_on, today)
    log.update(shift, action="posts.mark_worked", actor=actor, worked=worked)


@transaction.atomic
def check_household(
    *, organization: Organization, checkpoint: Checkpoint, household: str, people: int,
    checked_on: date, today: date, actor: User | None = None,
) -> HouseholdCheck:  # fmt: skip
    """Record a household checked from the checkpoint, and how many people were registered."""
    require_happened(organization, checked_on, today, "登记入户排查")
    require_manned(checkpoint, checked_on)
    found = HouseholdCheck.objects.filter(
        checkpoint=checkpoint, household=household, checked_on=checked_on
    ).first()
    if found:
        raise HouseholdCheckedToday(found)
    return log.create(
        HouseholdCheck, action="posts.check_household", actor=actor, organization=organization,
        checkpoint=checkpoint, household=household, people=people, checked_on=checked_on,
    )  # fmt: skip


def donate(
    *, organization: Organization, amount_fen: int, donated_on: date, member: Member | None = None,
    person_name: str = "", cause: str = "", today: date, actor: User | None = None,
) -> Donation:  # fmt: skip
    """Record one person's donation."""
    require_happened(organization, donated_on, today, "登记捐款")
    require_someone("捐款", donated_on, member, person_name)
    if amount_fen <= 0:
        raise AmountImpossible("捐款金额", amount_fen, "大于零")
    return log.create(
        Donation, action="posts.donate", actor=actor, organization=organization,
        amount_fen=amount_fen, donated_on=donated_on, member=member, person_name=person_name,
        cause=cause,
    )  # fmt: skip


def found_team(
    *, organization: Organization, name: str, since: date, actor: User | None = None
) -> VolunteerTeam:
    """Found a volunteer team."""
    require_standing(organization, since, "成立志愿服务队")
    return log.create(
        VolunteerTeam, action="posts.found_team", actor=actor, organization=organization,
        name=name, since=since,
    )  # fmt: skip


@transaction.atomic
def disband_team(*, team: VolunteerTeam, until: date, actor: User | None = None) -> None:
    """Disband the team: `until` is the first day it is no more."""
    if until <= team.since:
        raise EndBeforeBeginning(team.name, team.since, until)
    log.update(team, action="posts.disband_team", actor=actor, until=until)


def hold_activity(
    *, organization: Organization, topic: str, held_on: date, team: VolunteerTeam | None = None,
    place: str = "", today: date, actor: User | None = None,
) -> VolunteerActivity:  # fmt: skip
    """Record a volunteer activity."""
    require_happened(organization, held_on, today, "登记志愿服务活动")
    return log.create(
        VolunteerActivity, action="posts.hold_activity", actor=actor, organization=organization,
        topic=topic, held_on=held_on, team=team, place=place,
    )  # fmt: skip


@transaction.atomic
def attend(
    *, organization: Organization, activity: VolunteerActivity, member: Member | None = None,
    person_name: str = "", today: date, actor: User | None = None,
) -> VolunteerAttendance:  # fmt: skip
    """Record one person at a volunteer activity."""
    require_happened(organization, activity.held_on, today, "登记志愿服务")
    require_someone("志愿服务", activity.held_on, member, person_name)
    there = VolunteerAttendance.objects.filter(activity=activity, member=member)
    if member and there.exists():
        raise AttendedAlready(member, activity)
    return log.create(
        VolunteerAttendance, action="posts.attend", actor=actor, organization=organization,
        activity=activity, member=member, person_name=person_name,
    )  # fmt: skip


@transaction.atomic
def register(
    *,
    member: Member,
    community: str,
    since: date,
    district: str = "",
    today: date,
    actor: User | None = None,
) -> CommunityRegistration:
    """Record that a member registered with the community she lives in."""
    require_past(since, today)
    found = CommunityRegistration.objects.filter(
        member=member, community=community, district=district, until__gt=since
    ).first()
    if found:
        raise RegisteredAlready(found)
    return log.create(
        CommunityRegistration, action="posts.register", actor=actor, member=member,
        community=community, district=district, since=since,
    )  # fmt: skip


@transaction.atomic
def deregister(
    *, registration: CommunityRegistration, until: date, actor: User | None = None
) -> None:
    """End a registration: `until` is the first day it no longer holds."""
    if until <= registration.since:
        raise EndBeforeBeginning(str(registration), registration.since, until)
    log.update(registration, action="posts.deregister", actor=actor, until=until)


def undertake(
    *,
    organization: Organization,
    title: str,
    undertaken_on: date,
    today: date,
    actor: User | None = None,
) -> PracticalThing:
    """Record a practical thing undertaken for residents."""
    require_happened(organization, undertaken_on, today, "登记办实事项目")
    return log.create(
        PracticalThing, action="posts.undertake", actor=actor, organization=organization,
        title=title, undertaken_on=undertaken_on,
    )  # fmt: skip


def finish_thing(
    *, thing: PracticalThing, on: date, today: date, actor: User | None = None
) -> None:
    """Record that the practical thing was done."""
    require_past(on, today)
    if on < thing.undertaken_on:
        raise DoneBeforeUndertaken(thing, on)
    log.update(thing, action="posts.finish_thing", actor=actor, done_on=on)


def serve(
    *, organization: Organization, topic: str, people: int, served_on: date,
    today: date, actor: User | None = None,
) -> ResidentService:  # fmt: skip
    """Record residents served."""
    require_happened(organization, served_on, today, "登记服务群众")
    return log.create(
        ResidentService, action="posts.serve", actor=actor, organization=organization,
        topic=topic, people=people, served_on=served_on,
    )  # fmt: skip


def comfort(
    *, organization: Organization, recipients: str, people: int, visited_on: date,
    amount_fen: int = 0, today: date, actor: User | None = None,
) -> ComfortVisit:  # fmt: skip
    """Record people visited and comforted; `amount_fen` is the money and goods given."""
    require_happened(organization, visited_on, today, "登记慰问")
    if amount_fen < 0:
        raise AmountImpossible("慰问金额", amount_fen, "不小于零")
    return log.create(
        ComfortVisit, action="posts.comfort", actor=actor, organization=organization,
        recipients=recipients, people=people, visited_on=visited_on, amount_fen=amount_fen,
    )  # fmt: skip

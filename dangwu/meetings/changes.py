"""The writes of meetings: hold, correct, list who came, speeches, appraisals, talks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.meetings.errors import (
    AppraisedAlready,
    AttendanceDisagrees,
    AttendanceRecorded,
    CountsDisagree,
    ExpertUnnamed,
    KindUnfit,
    OrdinaryMemberAway,
    SpeakerAway,
    TakesNoTime,
    TalkWithOneself,
)
from dangwu.meetings.models import (
    Attendance,
    Form,
    HeartTalk,
    Meeting,
    MeetingKind,
    MemberAppraisal,
    Presence,
    Speech,
)
from dangwu.members.belonging import belonging
from dangwu.members.models import Member
from dangwu.organizations.models import Kind, Organization
from dangwu.organizations.standing import require_happened

# only what cannot be otherwise; ledgers keep 党小组会 with the branch as often as with the group
HELD_BY: Mapping[str, tuple[Kind, ...]] = {
    MeetingKind.GENERAL_MEETING: (Kind.BRANCH,),
    MeetingKind.BRANCH_COMMITTEE: (Kind.BRANCH,),
    MeetingKind.GROUP_MEETING: (Kind.GROUP, Kind.BRANCH),
    MeetingKind.CENTRE_GROUP: (
        Kind.LEADING_GROUP,
        Kind.COMMITTEE,
        Kind.OFFICE_COMMITTEE,
        Kind.UNIT,
    ),
    MeetingKind.LEADING_GROUP: (Kind.LEADING_GROUP, Kind.UNIT),
    MeetingKind.COMMITTEE: (Kind.COMMITTEE, Kind.OFFICE_COMMITTEE, Kind.UNIT),
}


def _require_sum(expected: int, present: int, excused: int, absent: int) -> None:
    if expected != present + excused + absent:
        raise CountsDisagree(expected, present, excused, absent)


def require_fit(organization: Organization, kind: str) -> None:
    """Raise KindUnfit where this kind of organization holds no such meeting."""
    fit = HELD_BY.get(kind)
    if fit and organization.kind not in fit:
        raise KindUnfit(kind, organization.full_name, organization.kind, fit)


def require_length(minutes_long: int | None) -> None:
    """Raise TakesNoTime for a meeting of no minutes; None is not known."""
    if minutes_long is not None and minutes_long < 1:
        raise TakesNoTime(minutes_long)


def hold(
    *,
    organization: Organization,
    kind: str,
    held_on: date,
    expected: int,
    present: int,
    today: date,
    minutes_long: int | None = None,
    excused: int = 0,
    absent: int = 0,
    actor: User | None = None,
    **fields: Any,
) -> Meeting:
    """Record a meeting or activity that was held; None minutes where nobody wrote them down."""
    require_happened(organization, held_on, today)
    _require_sum(expected, present, excused, absent)
    require_fit(organization, kind)
    require_length(minutes_long)
    if fields.get("form") == Form.EXPERT and not fields.get("outside_expert"):
        raise ExpertUnnamed
    return log.create(
        Meeting, action="meetings.hold", actor=actor, organization=organization, kind=kind,
        held_on=held_on, minutes_long=minutes_long, expected=expected, present=present,
        excused=excused, absent=absent, **fields,
    )  # fmt: skip


def correct_counts(
    *,
    meeting: Meeting,
    expected: int,
    present: int,
    reason: str,
    excused: int = 0,
    absent: int = 0,
    actor: User | None = None,
) -> None:
    """Correct how many came; the reason is kept."""
    _require_sum(expected, present, excused, absent)
    log.update(
        meeting, action="meetings.correct", actor=actor, reason=reason, expected=expected,
        present=present, excused=excused, absent=absent,
    )  # fmt: skip


@transaction.atomic
def list_attendance(
    *,
    meeting: Meeting,
    states: Mapping[Member, Presence],
    ordinary: Collection[Member] = (),
    excuses: Mapping[Member, str] | None = None,
    actor: User | None = None,
) -> None:
    """Record who came; the list must bear out the meeting's counts.

    `ordinary` are the leading cadres who came as ordinary members (双重组织生活);
    `excuses` say why who is away is away.
    """
    if Attendance.objects.filter(meeting=meeting).exists():
        raise AttendanceRecorded(str(meeting))
    listed = Counter(states.values())
    for state, counted in (
        (Presence.PRESENT, meeting.present),
        (Presence.EXCUSED, meeting.excused),
        (Presence.ABSENT, meeting.absent),
        (Presence.GUEST, meeting.guests),
    ):
        if listed[state] != counted:
            raise AttendanceDisagrees(state.value, counted, listed[state])
    for member in ordinary:
        if states.get(member) != Presence.PRESENT:
            raise OrdinaryMemberAway(member.name)
    records = [
        Attendance(
            meeting=meeting, member=member, state=state, as_ordinary_member=member in ordinary,
            excuse=(excuses or {}).get(member, ""),
        )
        for member, state in states.items()
    ]  # fmt: skip
    log.create_many(Attendance, records, action="meetings.attend", actor=actor)


@transaction.atomic
def speak(
    *, meeting: Meeting, member: Member, topic: str = "", actor: User | None = None
) -> Speech:
    """Record a speech after those already recorded; who is listed as away cannot have spoken."""
    listed = Attendance.objects.filter(meeting=meeting)
    came = listed.filter(member=member, state__in=[Presence.PRESENT, Presence.GUEST])
    if listed.exists() and not came.exists():
        raise SpeakerAway(member.name, str(meeting))
    position = Speech.objects.filter(meeting=meeting).count() + 1
    return log.create(
        Speech, action="meetings.speak", actor=actor, meeting=meeting, member=member,
        position=position, topic=topic,
    )  # fmt: skip


@transaction.atomic
def appraise(
    *, member: Member, appraised_on: date, grade: str, today: date, actor: User | None = None
) -> MemberAppraisal:
    """Record a member's grade in the organization where she belonged on that day."""
    organization = belonging(member, appraised_on, today)
    if MemberAppraisal.objects.filter(member=member, appraised_on=appraised_on).exists():
        raise AppraisedAlready(member.name, appraised_on)
    return log.create(
        MemberAppraisal, action="meetings.appraise", actor=actor, organization=organization,
        member=member, appraised_on=appraised_on, grade=grade,
    )  # fmt: skip


def talk(
    *,
    talker: Member,
    listener: Member,
    relation: str,
    held_on: date,
    today: date,
    topic: str = "",
    actor: User | None = None,
) -> HeartTalk:
    """Record a heart-to-heart talk, in the listener's organization of that day."""
    if talker == listener:
        raise TalkWithOneself(talker.name)
    organization = belonging(listener, held_on, today)
    return log.create(
        HeartTalk, action="meetings.talk", actor=actor, organization=organization, talker=talker,
        listener=listener, relation=relation, held_on=held_on, topic=topic,
    )  # fmt: skip

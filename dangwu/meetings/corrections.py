"""The corrections of what was recorded: a meeting, who came, its minutes, appraisals, talks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.meetings.changes import require_fit, require_length
from dangwu.meetings.errors import (
    AppraisedAlready,
    ExpertUnnamed,
    NobodyCame,
    OrdinaryMemberAway,
    SpokenThere,
    TalkWithOneself,
)
from dangwu.meetings.models import (
    Attendance,
    Convening,
    ConveningState,
    Form,
    HeartTalk,
    Meeting,
    MemberAppraisal,
    Presence,
    Speech,
)
from dangwu.meetings.roster import tally
from dangwu.members.belonging import belonging
from dangwu.members.models import Member
from dangwu.organizations.locks import require_open
from dangwu.organizations.standing import require_happened
from dangwu.pages import correcting

AWAY = (Presence.EXCUSED, Presence.ABSENT)


def correct(
    *, meeting: Meeting, reason: str, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Correct a meeting's fields but its counts; what holding asks is asked again."""
    asked = ("kind", "held_on", "minutes_long", "form", "outside_expert")
    merged = {name: fields.get(name, getattr(meeting, name)) for name in asked}
    require_happened(meeting.organization, merged["held_on"], today)
    require_fit(meeting.organization, merged["kind"])
    require_length(merged["minutes_long"])
    if merged["form"] == Form.EXPERT and not merged["outside_expert"]:
        raise ExpertUnnamed
    changed = {name: value for name, value in fields.items() if getattr(meeting, name) != value}
    if changed:
        log.update(meeting, action="meetings.correct", actor=actor, reason=reason, **changed)


def write_minutes(*, meeting: Meeting, actor: User | None = None, **texts: str) -> None:
    """Write agenda, minutes_text and resolution; only what changed is logged."""
    changed = {name: text for name, text in texts.items() if getattr(meeting, name) != text}
    if changed:
        log.update(meeting, action="meetings.write_minutes", actor=actor, **changed)


@transaction.atomic
def correct_attendance(
    *,
    meeting: Meeting,
    states: Mapping[Member, Presence],
    reason: str,
    excuses: Mapping[Member, str] | None = None,
    ordinary: Collection[Member] = (),
    actor: User | None = None,
) -> None:
    """Set the whole list of who came; the meeting's counts follow from it."""
    for member in ordinary:
        if states.get(member) != Presence.PRESENT:
            raise OrdinaryMemberAway(member.name)
    require_open(meeting.organization, meeting.held_on)
    _require_speakers(meeting, states)
    counted = tally(state.value for state in states.values())
    if not counted.present:
        raise NobodyCame(meeting.topic)
    known = {one.member: one for one in _listed(meeting)}
    before = {member.name: _words(one.state, one.excuse) for member, one in known.items()}
    for member in known.keys() - states.keys():
        known[member].delete()
    for member, state in states.items():
        one = known.get(member) or Attendance(meeting=meeting, member=member)
        one.state = state
        one.excuse = (excuses or {}).get(member, "") if state in AWAY else ""
        one.as_ordinary_member = member in ordinary
        one.save()
    after = {one.member.name: _words(one.state, one.excuse) for one in _listed(meeting)}
    counts = {
        "expected": counted.expected, "present": counted.present, "excused": counted.excused,
        "absent": counted.absent, "guests": counted.guests,
    }  # fmt: skip
    _log(meeting, counts, (before, after), reason, actor)


def _listed(meeting: Meeting) -> list[Attendance]:
    return list(Attendance.objects.filter(meeting=meeting).select_related("member").order_by("pk"))


def _require_speakers(meeting: Meeting, states: Mapping[Member, Presence]) -> None:
    for speech in Speech.objects.filter(meeting=meeting).select_related("member"):
        state = states.get(speech.member)
        if state is None or state in AWAY:
            raise SpokenThere(speech.member.name, state.value if state else "不在名单")


def _log(
    meeting: Meeting,
    counts: Mapping[str, int],
    people: tuple[Mapping[str, str], Mapping[str, str]],
    reason: str,
    actor: User | None,
) -> None:
    """Write the counts and one entry that holds them and whoever changed."""
    before, after = people
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    moved = {name for name, count in counts.items() if getattr(meeting, name) != count}
    old = {name: getattr(meeting, name) for name in counts if name in moved}
    for name, count in counts.items():
        setattr(meeting, name, count)
    meeting.save(update_fields=list(counts))
    log.log(
        action="meetings.correct_attendance", model=Meeting, record_id=meeting.pk, actor=actor,
        before=old | {name: before.get(name, "不在名单") for name in sorted(changed)},
        after={name: counts[name] for name in counts if name in moved}
        | {name: after.get(name, "不在名单") for name in sorted(changed)},
        reason=reason,
    )  # fmt: skip


def _words(state: str, excuse: str) -> str:
    return f"{state}（{excuse}）" if excuse else state


@transaction.atomic
def correct_appraisal(
    *,
    appraisal: MemberAppraisal,
    appraised_on: date,
    grade: str,
    reason: str,
    today: date,
    actor: User | None = None,
) -> None:
    """Correct the day or the grade; the organization is that of the day."""
    organization = belonging(appraisal.member, appraised_on, today)
    same_day = MemberAppraisal.objects.filter(member=appraisal.member, appraised_on=appraised_on)
    if same_day.exclude(pk=appraisal.pk).exists():
        raise AppraisedAlready(appraisal.member.name, appraised_on)
    log.update(
        appraisal, action="meetings.correct_appraisal", actor=actor, reason=reason,
        organization=organization, appraised_on=appraised_on, grade=grade,
    )  # fmt: skip


def correct_talk(
    *,
    talk: HeartTalk,
    talker: Member,
    listener: Member,
    relation: str,
    held_on: date,
    topic: str,
    reason: str,
    today: date,
    actor: User | None = None,
) -> None:
    """Correct a heart-to-heart talk."""
    if talker == listener:
        raise TalkWithOneself(talker.name)
    organization = belonging(listener, held_on, today)
    log.update(
        talk, action="meetings.correct_talk", actor=actor, reason=reason,
        organization=organization, talker=talker, listener=listener, relation=relation,
        held_on=held_on, topic=topic,
    )  # fmt: skip


def correct_speech(*, speech: Speech, topic: str, reason: str, actor: User | None = None) -> None:
    """Correct what a speech was about."""
    log.update(speech, action="meetings.correct_speech", actor=actor, reason=reason, topic=topic)


@transaction.atomic
def withdraw_meeting(meeting: Meeting, *, reason: str, actor: User | None = None) -> None:
    """Take out a meeting that was recorded by mistake, with its list; its call is open again.

    Speeches and photographs go first, each with its reason.
    """
    listed = _listed(meeting)
    if listed:
        people = {one.member.name: _words(one.state, one.excuse) for one in listed}
        log.log(
            action="meetings.withdraw", model=Meeting, record_id=meeting.pk, actor=actor,
            before=dict(people), after=dict.fromkeys(people, "不在名单"), reason=reason,
        )  # fmt: skip
        Attendance.objects.filter(meeting=meeting).delete()
    convening = Convening.objects.filter(meeting=meeting).first()
    if convening is not None:
        log.update(
            convening, action="meetings.reopen", actor=actor, reason=reason,
            state=ConveningState.OPEN, meeting=None,
        )  # fmt: skip
    correcting.take_out(meeting, action="meetings.withdraw", reason=reason, actor=actor)


def withdraw(
    record: Speech | MemberAppraisal | HeartTalk, *, reason: str, actor: User | None = None
) -> None:
    """Take out a speech, an appraisal or a talk that was recorded by mistake."""
    correcting.take_out(record, action="meetings.withdraw", reason=reason, actor=actor)

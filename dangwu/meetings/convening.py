"""The writes of a call of a meeting: convene, list who is expected, close into the meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import add_years
from dangwu.meetings import changes
from dangwu.meetings.errors import (
    ConvenedAlready,
    ConveningEnded,
    DayTooFar,
    ExpertUnnamed,
    NobodyCame,
    OnRosterAlready,
    RosterTooLong,
    RosterUndecided,
    SignedAlready,
)
from dangwu.meetings.models import (
    Convening,
    ConveningState,
    Form,
    Meeting,
    Presence,
    RosterEntry,
    SignedBy,
)
from dangwu.meetings.patterns import pattern
from dangwu.meetings.roster import ROSTER_LIMIT, count_entitled, entitled, leading, tally
from dangwu.members.belonging import require_membership
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_standing

COPIED = (
    "kind", "form", "topic", "held_on", "from_minute", "minutes_long", "place", "chair",
    "recorder", "outside_expert", "agenda",
)  # fmt: skip
"""What the meeting takes over from its call."""


@transaction.atomic
def convene(
    *,
    organization: Organization,
    kind: str,
    held_on: date,
    topic: str,
    today: date,
    actor: User | None = None,
    **fields: Any,
) -> Convening:
    """Call a meeting, or begin to record one that was held; its roster is listed at once."""
    usual = pattern(kind)
    fields = {"form": usual.form, "minutes_long": usual.minutes_long, **fields}
    _check(organization, kind, held_on, today, fields)
    known = Convening.objects.filter(
        organization=organization, kind=kind, held_on=held_on, topic=topic
    )
    if known.exclude(state=ConveningState.CANCELLED).exists():
        raise ConvenedAlready(organization.document_name, kind, held_on, topic)
    convening = log.create(
        Convening, action="meetings.convene", actor=actor, organization=organization, kind=kind,
        held_on=held_on, topic=topic, **fields,
    )  # fmt: skip
    _list(convening, actor)
    return convening


def _check(
    organization: Organization, kind: str, held_on: date, today: date, fields: Mapping[str, Any]
) -> None:
    if held_on > (limit := add_years(today, 1)):
        raise DayTooFar(held_on, limit)
    require_standing(organization, held_on, f"召集{kind}")
    changes.require_fit(organization, kind)
    changes.require_length(fields.get("minutes_long"))
    if fields.get("form") == Form.EXPERT and not fields.get("outside_expert"):
        raise ExpertUnnamed


@transaction.atomic
def correct_convening(
    *, convening: Convening, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Correct a call that is not closed; another kind or day lists the roster anew."""
    require_open(convening)
    merged = {name: getattr(convening, name) for name in COPIED} | fields
    _check(convening.organization, merged["kind"], merged["held_on"], today, merged)
    moved = (merged["kind"], merged["held_on"]) != (convening.kind, convening.held_on)
    changed = {name: value for name, value in fields.items() if getattr(convening, name) != value}
    if not changed:
        return
    log.update(convening, action="meetings.correct_convening", actor=actor, **changed)
    if moved:
        _list(convening, actor)


@transaction.atomic
def relist(*, convening: Convening, actor: User | None = None) -> None:
    """List the roster anew after members, posts or transfers were recorded late."""
    require_open(convening)
    _list(convening, actor)


def _list(convening: Convening, actor: User | None) -> None:
    """Add who is expected; take off who no longer is and has no state."""
    asked = (convening.organization, convening.kind, convening.held_on)
    if (many := count_entitled(*asked)) > ROSTER_LIMIT:
        raise RosterTooLong(convening.organization.document_name, many, ROSTER_LIMIT)
    people = entitled(*asked)
    ordinary = leading(people, convening.organization, convening.held_on)
    listed = RosterEntry.objects.filter(convening=convening)
    gone = listed.filter(state="").exclude(member__in=people).select_related("member")
    names_gone = [one.member.name for one in gone.order_by("pk")]
    gone.delete()
    known = set(listed.values_list("member_id", flat=True))
    new = [one for one in people if one.pk not in known]
    RosterEntry.objects.bulk_create(
        RosterEntry(convening=convening, member=one, as_ordinary_member=one.pk in ordinary)
        for one in new
    )
    log.log(
        action="meetings.list_roster", model=Convening, record_id=convening.pk, actor=actor,
        before={"移出": "、".join(names_gone)} if names_gone else {},
        after={"列入": "、".join(one.name for one in new)},
    )  # fmt: skip


@transaction.atomic
def invite(
    *, convening: Convening, member: Member, is_guest: bool = False, actor: User | None = None
) -> RosterEntry:
    """Put someone on the roster who is not there: as expected, or as a guest (列席)."""
    require_open(convening)
    require_membership(member, convening.held_on, "列入会议名单")
    if RosterEntry.objects.filter(convening=convening, member=member).exists():
        raise OnRosterAlready(member.name)
    return log.create(
        RosterEntry, action="meetings.invite", actor=actor, convening=convening, member=member,
        state=Presence.GUEST if is_guest else "",
    )  # fmt: skip


@transaction.atomic
def strike(*, entry: RosterEntry, reason: str, actor: User | None = None) -> None:
    """Take someone off the roster who is not expected; the reason is kept."""
    require_open(entry.convening)
    if entry.signed_by == SignedBy.CODE:
        raise SignedAlready(entry.member.name)
    log.log(
        action="meetings.strike", model=Convening, record_id=entry.convening_id, actor=actor,
        before={"召集名单": entry.member.name}, after={"召集名单": ""}, reason=reason,
    )  # fmt: skip
    entry.delete()


@transaction.atomic
def close(
    *,
    convening: Convening,
    today: date,
    absent_rest: bool = False,
    actor: User | None = None,
) -> Meeting:
    """Make the meeting with its attendances; `absent_rest` takes who did not come as absent."""
    require_open(convening)
    entries = list(
        RosterEntry.objects.filter(convening=convening).select_related("member").order_by("pk")
    )
    undecided = [one for one in entries if not one.state]
    if undecided and not absent_rest:
        raise RosterUndecided([one.member.name for one in undecided])
    states = {one.member: Presence(one.state or Presence.ABSENT) for one in entries}
    counted = tally(state.value for state in states.values())
    if not counted.present:
        raise NobodyCame(convening.topic)
    meeting = changes.hold(
        organization=convening.organization, today=today, actor=actor,
        expected=counted.expected, present=counted.present, excused=counted.excused,
        absent=counted.absent, guests=counted.guests,
        **{name: getattr(convening, name) for name in COPIED},
    )  # fmt: skip
    changes.list_attendance(
        meeting=meeting, states=states, actor=actor,
        ordinary=[
            one.member
            for one in entries
            if one.as_ordinary_member and one.state == Presence.PRESENT
        ],
        excuses={one.member: one.excuse for one in entries},
    )  # fmt: skip
    log.update(
        convening, action="meetings.close", actor=actor, state=ConveningState.CLOSED,
        meeting=meeting,
    )  # fmt: skip
    return meeting


@transaction.atomic
def cancel(*, convening: Convening, reason: str, actor: User | None = None) -> None:
    """Call a meeting off; its roster stays, no figure counts it."""
    require_open(convening)
    log.update(
        convening, action="meetings.cancel", actor=actor, reason=reason,
        state=ConveningState.CANCELLED,
    )  # fmt: skip


def require_open(convening: Convening) -> None:
    """Hold the call until the transaction ends, so that nobody signs in while it is closed."""
    held = Convening.objects.select_for_update().filter(pk=convening.pk)
    require_state(convening.topic, held.values_list("state", flat=True).get())


def require_state(topic: str, state: str) -> None:
    """Raise ConveningEnded unless the call is open."""
    if state != ConveningState.OPEN:
        raise ConveningEnded(topic, state)

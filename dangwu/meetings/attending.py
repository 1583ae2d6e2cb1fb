"""The writes of who comes to a meeting that is called: signing in by the code, and by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.meetings import signing
from dangwu.meetings.convening import require_open, require_state
from dangwu.meetings.errors import CodeExpired, NotOnRoster, SigningNotToday
from dangwu.meetings.models import Convening, ConveningState, Presence, RosterEntry, SignedBy
from dangwu.members.models import Member


@dataclass(frozen=True, slots=True)
class Mark:
    """What the secretary ticked for someone; `was` is the state that her page showed."""

    state: str
    excuse: str = ""
    was: str | None = None


@transaction.atomic
def sign_in(
    *,
    convening: Convening,
    member: Member,
    code: str,
    now: datetime,
    today: date,
    actor: User | None = None,
) -> RosterEntry:
    """Sign a member in by the code on the screen; signing in twice does nothing more."""
    require_signing(convening, today)
    if not signing.accepts(convening.pk, code, now):
        raise CodeExpired
    return come(convening=convening, member=member, now=now, actor=actor)


@transaction.atomic
def come(
    *, convening: Convening, member: Member, now: datetime, actor: User | None = None
) -> RosterEntry:
    """Record that someone whose code was good has come; who had asked for leave came after all."""
    require_open(convening)
    found = RosterEntry.objects.select_for_update().filter(convening=convening, member=member)
    entry = found.first()
    if entry is None:
        raise NotOnRoster(member.name, convening.topic)
    if entry.signed_by != SignedBy.CODE:
        state = Presence.GUEST if entry.state == Presence.GUEST else Presence.PRESENT
        log.update(
            entry, action="meetings.sign_in", actor=actor, state=state, excuse="",
            signed_by=SignedBy.CODE, signed_minute=minute_of(now),
        )  # fmt: skip
    return entry


def minute_of(now: datetime) -> int:
    """Return the minute of the day in the office's time zone."""
    here = timezone.localtime(now)
    return here.hour * 60 + here.minute


def require_signing(convening: Convening, today: date) -> None:
    """Raise unless people may sign in: the call is open and the day is today."""
    require_state(convening.topic, convening.state)
    if convening.held_on != today:
        raise SigningNotToday(convening.topic, convening.held_on)


@transaction.atomic
def tick(
    *,
    convening: Convening,
    marks: Mapping[int, Mark],
    actor: User | None = None,
) -> list[str]:
    """Enter states by hand, by the keys of the entries; return whom the phone was faster for.

    A mark whose entry changed since the page showed it is left out, and its name returned.
    """
    require_open(convening)
    entries = RosterEntry.objects.select_for_update(of=("self",))
    entries = entries.filter(convening=convening, pk__in=marks)
    moved: dict[tuple[str, str], list[str]] = {}
    overtaken: list[str] = []
    for entry in entries.select_related("member").order_by("pk"):
        mark = marks[entry.pk]
        if (entry.state, entry.excuse) == (mark.state, mark.excuse):
            continue
        if mark.was is not None and mark.was != entry.state:
            overtaken.append(entry.member.name)
            continue
        before = _words(entry.state, entry.excuse)
        _enter(entry, mark)
        moved.setdefault((before, _words(entry.state, entry.excuse)), []).append(entry.member.name)
    if moved:
        # one line for all who moved alike: the log of a large meeting stays readable
        names = {"、".join(people): change for change, people in moved.items()}
        log.log(
            action="meetings.tick", model=Convening, record_id=convening.pk, actor=actor,
            before={people: before for people, (before, _) in names.items()},
            after={people: after for people, (_, after) in names.items()},
        )  # fmt: skip
    return overtaken


def _enter(entry: RosterEntry, mark: Mark) -> None:
    came = mark.state in (Presence.PRESENT, Presence.GUEST)
    away = mark.state in (Presence.EXCUSED, Presence.ABSENT)
    entry.state = mark.state
    entry.excuse = mark.excuse if away else ""
    entry.signed_by = SignedBy.SECRETARY if came else ""
    entry.signed_minute = None
    entry.save(update_fields=["state", "excuse", "signed_by", "signed_minute"])


def _words(state: str, excuse: str) -> str:
    return f"{state or '未登记'}（{excuse}）" if excuse else state or "未登记"


def to_sign(member: Member, today: date) -> list[RosterEntry]:
    """Return where the member is expected today, signed in or not; calls that are open."""
    found = RosterEntry.objects.filter(
        member=member, convening__held_on=today, convening__state=ConveningState.OPEN
    )
    rows = found.select_related("convening", "convening__organization")
    return list(rows.order_by("convening__from_minute", "pk"))

"""Decide for a slot: take a figure, or write a text with a reason; what was decided before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.catalogue.derived import read_derived
from dangwu.catalogue.figures import figures
from dangwu.core.errors import suggestion
from dangwu.core.period import Period
from dangwu.core.value import Value
from dangwu.reports.deciding import Decision
from dangwu.reports.desk import decider_of
from dangwu.reports.failures import (
    FigureNotOffered,
    ReasonMissing,
    SlotGone,
    TextTooLong,
)
from dangwu.reports.models import Choice, Report
from dangwu.reports.opening import require_draft
from dangwu.reports.paper import Spot

TEXT_LIMIT = 60
_PICKED = "从候选中选定"


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure that a slot may take: how it would be written, and of what."""

    figure: str
    written: str | None
    value: Value | None
    why: str
    means: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was decided for the same sentence in an earlier report."""

    figure: str
    text: str
    reason: str
    who: str
    title: str
    period: str


def choose(
    report: Report, spot: Spot | None, *, figure: str, reason: str = "", now: datetime,
    actor: User | None = None,
) -> Choice:  # fmt: skip
    """Take a figure for the slot; raises FigureNotOffered, NotOpen, SlotGone."""
    form = read_derived(figure)
    names = form.figures if form else (figure,)
    for name in names:
        if name not in figures():
            raise FigureNotOffered(name, suggestion(name, figures()))
    return _decide(
        report, spot, figure=figure, reason=reason.strip() or _PICKED, now=now, actor=actor
    )


def write_in(
    report: Report, spot: Spot | None, *, text: str, reason: str, now: datetime,
    actor: User | None = None,
) -> Choice:  # fmt: skip
    """Write a text into the slot; raises ReasonMissing, TextTooLong, NotOpen, SlotGone."""
    text = text.strip()
    if not reason.strip():
        raise ReasonMissing("人工填写")
    if not text or len(text) > TEXT_LIMIT:
        raise TextTooLong(len(text), TEXT_LIMIT)
    return _decide(report, spot, text=text, reason=reason.strip(), now=now, actor=actor)


@transaction.atomic
def withdraw(report: Report, spot: Spot | None, *, actor: User | None = None) -> None:
    """Take a decision back: the records alone decide again."""
    found = _kept(report, spot)
    require_draft(report, "改待填处")
    if found is None:
        return
    log.log(
        action="reports.withdraw", model=Report, record_id=report.pk, actor=actor,
        before={found.place: found.figure or found.text}, after={found.place: ""},
        reason=found.reason,
    )  # fmt: skip
    found.delete()


@transaction.atomic
def _decide(
    report: Report,
    spot: Spot | None,
    *,
    figure: str = "",
    text: str = "",
    reason: str,
    now: datetime,
    actor: User | None,
) -> Choice:
    require_draft(report, "改待填处")
    found = _kept(report, spot)
    if spot is None:
        raise SlotGone
    at = spot.address
    place = f"…{spot.before[-8:]}【{spot.mask}】{spot.after[:6]}…"
    fields = {"figure": figure, "text": text, "reason": reason, "by": actor, "at": now}
    before = (found.figure or found.text) if found else ""
    kept, _ = Choice.objects.update_or_create(
        report=report, sentence=at.sentence, number=at.number, occurrence=at.occurrence,
        defaults={**fields, "place": place},
    )  # fmt: skip
    log.log(
        action="reports.choose" if figure else "reports.write_in", model=Report,
        record_id=report.pk, actor=actor, before={place: before}, after={place: figure or text},
        reason=reason,
    )  # fmt: skip
    return kept


def _kept(report: Report, spot: Spot | None) -> Choice | None:
    if spot is None:
        raise SlotGone
    at = spot.address
    return Choice.objects.filter(
        report=report, sentence=at.sentence, number=at.number, occurrence=at.occurrence
    ).first()


def remembered(report: Report, spot: Spot) -> Remembered | None:
    """Return what was decided for the same sentence in the unit's last other report, if anything."""
    found = (
        Choice.objects.filter(
            sentence=spot.address.sentence, number=spot.address.number,
            report__organization=report.organization_id,
        )
        .exclude(report=report)
        .select_related("report", "by")
        .order_by("-at", "-pk")
        .first()
    )  # fmt: skip
    if found is None:
        return None
    return Remembered(
        found.figure, found.text, found.reason, found.by.name if found.by else "",
        found.report.title, Period.parse(found.report.period).label,
    )  # fmt: skip


def offers(report: Report, spot: Spot, asked: str = "") -> list[Offered]:
    """Return the figures that the slot may take, what was chosen before first.

    `asked` is one more by its name.
    """
    last = remembered(report, spot)
    names = [*([last.figure] if last and last.figure else []), *([asked] if asked else [])]
    names += spot.candidates
    decider = decider_of(report)
    return [
        _offered(name, decider.offer(spot.slot, spot.paragraph, name), last)
        for name in dict.fromkeys(names)
        if _known(name)
    ]


def _known(name: str) -> bool:
    form = read_derived(name)
    return all(one in figures() for one in (form.figures if form else (name,)))


def _offered(name: str, made: Decision, last: Remembered | None) -> Offered:
    about = figures().get(name)
    before = bool(last and last.figure == name)
    return Offered(name, made.text, made.value, made.why, about.means if about else "", before)

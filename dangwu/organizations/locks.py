"""Periods that an issued report has closed: what no write may touch until the report is reopened.

Every write passes dangwu.accounts.changes, which asks `refuse_locked` here. A record's days are its
days that have come true (held_on, paid_on, since, until …), else its month, else those of what it
hangs on (a signature's meeting). A correction that changes days is held to the days it changes; any
other to all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db import models
from django.utils import timezone

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_first
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.organizations.models import Lock, Organization, Placement

_PLANNED = frozenset({"ends_on", "due_on", "rectify_by", "extended_to", "meeting_on", "to_on"})
"""Days that are still to come when they are written down: nothing happened on them."""
_MONTHS = ("month_no", "since_month")
_OUTSIDE = frozenset(
    {
        "organizations.Grant", "organizations.LocalRule", "organizations.Lock",
        "organizations.Placement",
    }
)  # fmt: skip
_OUTSIDE_APPS = frozenset({"accounts", "findings", "reports", "exchange", "pages"})


class PeriodLocked(DangwuError):
    """A write would change what a report that was issued says."""

    def __init__(self, name: str, day: date, lock: Lock) -> None:
        period = Period(lock.first_on, lock.last_on).label
        super().__init__(
            f"“{name}”{day}的记录属于{period}，这个时段已随《{lock.title}》印发而锁定，没有写入。"
            "确需改动，请先在“文”里打开这份报告，用“重开”写明理由，改好后重新审核印发。"
        )


def lock(
    organization: Organization, period: Period, *, title: str, actor: User | None = None
) -> Lock:
    """Close the period for the organization and all below it."""
    return log.create(
        Lock, action="organizations.lock", actor=actor, organization=organization,
        first_on=period.first, last_on=period.last, title=title, locked_by=actor,
        locked_at=timezone.now(),
    )  # fmt: skip


def reopen(closed: Lock, *, reason: str, actor: User | None = None) -> None:
    """Open the period again; the reason is kept."""
    log.update(
        closed, action="organizations.reopen", actor=actor, reason=reason, reopened_by=actor,
        reopened_at=timezone.now(), reopening_reason=reason,
    )  # fmt: skip


def require_open(organization: Organization, day: date, until: date | None = None) -> None:
    """Raise PeriodLocked where the day lies in a closed period of the organization or one above.

    With `until`, where any day from the one to the other does.
    """
    _refuse([(organization.pk, day, until or day)], "default")


def refuse_locked(
    records: Sequence[models.Model], changed: Collection[str] | None, using: str
) -> None:
    """Raise PeriodLocked where one of the records lies in a closed period.

    `changed` names the fields that a correction changes; None for new records, and for those that
    go.
    """
    if records and may_be_locked(type(records[0])):
        found = (span for record in records for span in _spans(record, changed))
        _refuse(found, using)


def may_be_locked(model: type[models.Model]) -> bool:
    """Whether records of the model are held to closed periods."""
    own = model._meta.app_label not in _OUTSIDE_APPS and model._meta.label not in _OUTSIDE
    return own and names_organization(model)


def names_organization(model: type[models.Model]) -> bool:
    """Whether records of the model lead to the organization in which they happened."""
    return bool(_homes(model) or _parent(model))


def _homes(model: type[models.Model]) -> list[str]:
    """Return the columns that say in which organization it happened."""
    links = [
        field for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Organization
    ]  # fmt: skip
    own = [field.attname for field in links if field.name == "organization"]
    return own or [field.attname for field in links]


def _parent(model: type[models.Model]) -> str:
    """Return the column of the record on which this one hangs, empty where there is none."""
    for field in model._meta.concrete_fields:
        target = field.related_model
        if (
            isinstance(field, models.ForeignKey) and isinstance(target, type)
            and any(one.name == "organization" for one in target._meta.concrete_fields)
        ):  # fmt: skip
            return field.name
    return ""


def _spans(
    record: models.Model, changed: Collection[str] | None
) -> Iterator[tuple[int, date, date]]:
    """Yield organization, first and last day of what the write touches."""
    model = type(record)
    parent = _parent(model)
    homes = [getattr(record, name) for name in _homes(model)]
    above = getattr(record, parent, None) if parent and not homes else None
    if above is not None:
        homes = [getattr(above, name) for name in _homes(type(above))]
    days = list(days_of(record, changed))
    if not days and parent:
        hangs_on = above or getattr(record, parent, None)
        days = [] if hangs_on is None else list(days_of(hangs_on, None))
    for home in homes:
        for first, last in days:
            if home is not None:
                yield home, first, last


def days_of(record: models.Model, changed: Collection[str] | None) -> Iterator[tuple[date, date]]:
    """Yield the first and last of the days that a write of the record touches."""
    own = _day_columns(type(record))
    moved = [name for name in own if changed is not None and name in changed]
    if not moved and {"since", "until"} <= set(own):
        since, until = (getattr(record, name) for name in ("since", "until"))
        # what still runs may be corrected; what is new counts on every day since
        yield (since if changed is None else until), until
        return
    values = [getattr(record, name) for name in moved or own]
    known = [value for value in values if isinstance(value, date)]
    if known:
        yield from ((value, value) for value in known)
        return
    for name in _MONTHS:
        number = getattr(record, name, None)
        if isinstance(number, int):
            yield month_first(number), month_first(number)
            return


def _day_columns(model: type[models.Model]) -> list[str]:
    return [
        field.name for field in model._meta.concrete_fields
        if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
        and field.name not in _PLANNED
    ]  # fmt: skip


def _refuse(spans: Iterable[tuple[int, date, date]], using: str) -> None:
    closed = list(Lock.objects.using(using).filter(reopened_at=None).order_by("pk"))
    if not closed:
        return
    touched: dict[Lock, list[tuple[int, date]]] = defaultdict(list)
    for home, first, last in spans:
        for one in closed:
            if first <= one.last_on and last >= one.first_on:
                touched[one].append((home, max(first, one.first_on)))
    for one, found in touched.items():
        below = _below(one, using)
        for home, day in found:
            if home in below:
                name = Organization.objects.using(using).get(pk=home).full_name
                raise PeriodLocked(name, day, one)


def _below(closed: Lock, using: str) -> set[int]:
    """Return the organizations that stood below the lock's on any day of its period."""
    places = Placement.objects.using(using)
    within = {"since__lte": closed.last_on, "until__gt": closed.first_on}
    found = {closed.organization_id}
    for place in places.filter(organization_id=closed.organization_id, **within):
        span = {"since__lt": place.until, "until__gt": place.since}
        below = places.filter(path__gte=place.path, path__lt=place.path_end, **within)
        found |= set(below.filter(**span).values_list("organization_id", flat=True))
    return found


def locks_over(organization: Organization, period: Period) -> list[Lock]:
    """Return the locks in force that touch the period of the organization."""
    closed = Lock.objects.filter(
        reopened_at=None, first_on__lte=period.last, last_on__gte=period.first
    )
    return [one for one in closed if organization.pk in _below(one, "default")]

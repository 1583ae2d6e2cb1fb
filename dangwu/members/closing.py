"""Closed periods for what names a member and no organization: her own days, her registrations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from django.db import models

from dangwu.members.belonging import membership
from dangwu.members.models import Account, Look, Member
from dangwu.organizations.locks import days_of, names_organization, require_open

_OUTSIDE = (Account, Look)


def refuse_locked(
    records: Sequence[models.Model], changed: Collection[str] | None, using: str
) -> None:
    """Raise PeriodLocked where a day that is written lies in a closed period of her organization.

    A new member's day of admission is asked for with her membership.
    """
    if not records or isinstance(records[0], _OUTSIDE) or names_organization(type(records[0])):
        return
    for record in records:
        for member, first, last in _spans(record, changed):
            found = membership(member, first) or membership(member, first - timedelta(days=1))
            if found is not None:
                require_open(found.organization, first, last)


def _spans(
    record: models.Model, changed: Collection[str] | None
) -> Iterator[tuple[Member, date, date]]:
    """Yield her first and last days; of a member those that a correction changes."""
    member = record if isinstance(record, Member) else getattr(record, "member", None)
    if not isinstance(member, Member) or (member is record and not changed):
        return
    if member is record and not any(
        isinstance(field, models.DateField) and field.name in (changed or ())
        for field in record._meta.concrete_fields
    ):
        return
    for first, last in days_of(record, changed):
        if first.year < date.max.year:
            yield member, first, last

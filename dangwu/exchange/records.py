"""Loads what the office knows, before a file is held against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import F

from dangwu.accounts.sealing import mark
from dangwu.dues.models import Payment
from dangwu.exchange.known import Branch, Known, Person
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization, Placement

_CHUNK = 500


def load(today: date) -> Known:
    """Return the organizations that stand today and the members who belong to them."""
    return Known(_branches(today), _people(today), mark, _paid)


def _branches(today: date) -> list[Branch]:
    places = dict(
        Placement.objects.filter(since__lte=today, until__gt=today).values_list(
            "organization_id", "path"
        )
    )
    return [
        Branch(
            one.pk, one.document_name, one.full_name,
            tuple(name for name in re.split(r"[、,，]", one.other_names) if name),
            one.code or "", one.kind,
            tuple(int(part) for part in places[one.pk].split(".")[:-2] if part),
        )
        for one in Organization.objects.filter(pk__in=places).order_by("pk")
    ]  # fmt: skip


def _people(today: date) -> list[Person]:
    belonging = dict(
        Membership.objects.filter(since__lte=today, until__gt=today)
        .values_list("member_id", "organization_id")
    )  # fmt: skip
    rows = Member.objects.filter(left_on__gt=today).values_list(
        "pk", "name", "id_index", "staff_no"
    )
    return [
        Person(pk, name, index or "", belonging.get(pk), staff) for pk, name, index, staff in rows
    ]


def _paid(wanted: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return which members' months (2020-01) have a payment already."""
    asked = set(wanted)
    months = {int(month[:4]) * 12 + int(month[5:7]) - 1 for _, month in asked}
    if not months:
        return set()
    found: set[tuple[int, str]] = set()
    members = sorted({member for member, _ in asked})
    for start in range(0, len(members), _CHUNK):
        rows = Payment.objects.filter(
            member_id__in=members[start : start + _CHUNK],
            month_no__gte=min(months), month_no__lte=max(months),
        ).values_list("member_id", F("month_no"))  # fmt: skip
        for member, number in rows:
            if number is not None:
                found.add((member, f"{number // 12:04d}-{number % 12 + 1:02d}"))
    return found & asked

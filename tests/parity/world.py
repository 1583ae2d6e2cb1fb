"""A generated office: a tree with a history, people who move, and rows in every table."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from django.apps import apps
from django.db import models

from dangwu.catalogue.figures import figures
from dangwu.core.calendar import add_months
from dangwu.core.period import Period
from dangwu.exchange import ledger
from dangwu.organizations import changes
from dangwu.organizations.models import FOREVER, Kind, Nature, Organization
from tests.parity.rows import Rows

SIZES = {
    "members.Member": 40, "meetings.Meeting": 110, "meetings.Attendance": 120,
    "dues.Assessment": 140, "dues.Payment": 140, "dues.Base": 60, "admissions.Step": 120,
    "posts.Shift": 60, "attendance.AttendanceMonth": 50, "learning.CourseAttendance": 50,
    "supply.GrainReading": 60, "supply.PriceReading": 50,
}  # fmt: skip
USUAL = 25
PERIODS = ("2020H1", "2019H2", "2020-02", "2020-01-31..2020-02-29", "2020Q1", "2020")
SPECIAL = {
    "organizations.Organization", "organizations.Placement", "organizations.Month",
    "members.Membership",
}  # fmt: skip


def build(seed: int) -> list[Organization]:
    """Write a generated office to the default database; the same seed gives the same rows."""
    chance = random.Random(seed)
    rows = Rows(chance, list(limits()))
    tree = _tree(chance)
    rows.made["organizations.Organization"] = list(tree)
    for model in in_order(list(ledger.tables().values())):
        if model._meta.label == "members.Membership":
            _memberships(rows, chance)
        elif model._meta.label not in SPECIAL:
            made = rows.many(model, SIZES.get(model._meta.label, USUAL))
            model._default_manager.bulk_create(made)
    return tree


def in_order(those: list[type[models.Model]]) -> list[type[models.Model]]:
    """Return the models, each after those that its rows must name."""
    found: list[type[models.Model]] = []
    while len(found) < len(those):
        waiting = [one for one in those if one not in found]
        ready = [one for one in waiting if not _needed(one) & set(waiting) - {one}]
        found += ready or waiting
    return found


def _needed(model: type[models.Model]) -> set[type[models.Model]]:
    fields = model._meta.concrete_fields
    return {
        one.related_model  # type: ignore[misc]
        for one in fields
        if isinstance(one, models.ForeignKey) and not one.null
    }


def limits() -> Iterator[date]:
    """Yield the days that figures reckon from a period's ends: ages, years since admission …"""
    for text in PERIODS:
        period = Period.parse(text)
        for months in {limit.months for one in figures().values() for limit in one.limits}:
            yield add_months(period.last, months)
            yield add_months(period.first, months)


def copy(alias: str) -> None:
    """Write the same rows, numbers included, to another database."""
    for model in ledger.tables().values():
        if model._meta.label != "organizations.Month":
            made = list(model._default_manager.order_by("pk"))
            model._default_manager.using(alias).bulk_create(made)


def _tree(chance: random.Random) -> list[Organization]:
    """A bureau, its committees and branches: some empty, some moved, merged or dissolved."""
    kinds = [Kind.UNIT, Kind.OFFICE_COMMITTEE, Kind.LEADING_GROUP, Kind.COMMITTEE,
             Kind.GENERAL_BRANCH, *[Kind.BRANCH] * 7, Kind.GROUP, Kind.GROUP]  # fmt: skip
    above = [None, 0, 0, 1, 1, 1, 1, 3, 3, 4, 4, 1, 5, 7]
    founded = (
        [date(2010, 1, 1)] * 10 + [date(2020, 2, 29), date(2020, 1, 31)] + [date(2015, 1, 1)] * 2
    )
    tree: list[Organization] = []
    for number, (kind, parent, day) in enumerate(zip(kinds, above, founded, strict=True)):
        made = changes.found(
            parent=None if parent is None else tree[parent], founded_on=day, kind=kind,
            nature=chance.choice(list(Nature)), full_name=f"云岭市第{number}组织",
            document_name=f"第{number}组织", has_committee=chance.random() < 0.5,
            district=chance.choice(["", "东山区", "西河区"]),
        )  # fmt: skip
        tree.append(made)
    changes.move(tree[7], parent=tree[4], on=chance.choice([date(2020, 2, 29), date(2020, 4, 1)]))
    changes.move(tree[4], parent=tree[0], on=date(2020, 6, 30))
    changes.dissolve(tree[8], on=chance.choice([date(2020, 3, 1), date(2020, 6, 30)]))
    outside = changes.found(
        parent=None, founded_on=date(2010, 1, 1), kind=Kind.BRANCH, nature=Nature.OFFICE,
        full_name="外支部", document_name="外支部",
    )  # fmt: skip
    return [*tree, outside]


def _memberships(rows: Rows, chance: random.Random) -> None:
    """Let each member belong somewhere from admission on; some move, some twice."""
    model = apps.get_model("members.Membership")
    places = [one.pk for one in rows.made["organizations.Organization"]]
    made: list[models.Model] = []
    for member in rows.made["members.Member"]:
        since: date = member.admitted_on  # type: ignore[attr-defined]
        days = sorted({since, *(rows._day(model._meta.get_field("since")) for _ in range(2))})
        days = [day for day in days if day >= since][: chance.choice([1, 1, 2, 3])]
        for start, end in zip(days, [*days[1:], FOREVER], strict=True):
            place = chance.choice(places[4:])
            made.append(
                model(pk=len(made) + 1, member_id=member.pk, organization_id=place,
                      since=start, until=end)
            )  # fmt: skip
            rows.home[member.pk] = place
    model._default_manager.bulk_create(made)
    rows.made["members.Membership"] = made

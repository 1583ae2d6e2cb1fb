"""The writes of the tree: found, move, dissolve; and of terms, elections, honours, staff."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import Organization, Placement


class PlacementImpossible(DangwuError):
    """The tree cannot be so on that day."""

    def __init__(self, name: str, day: date, why: str) -> None:
        super().__init__(f"“{name}”在{day}不能这样调整隶属关系：{why}")


def _own(organization_id: int) -> str:
    return f"{organization_id:08d}."


def standing(organization: Organization, day: date) -> Placement | None:
    """Return where the organization stood on `day`, None where it did not exist."""
    return Placement.objects.filter(
        organization=organization, since__lte=day, until__gt=day
    ).first()


def _place(organization: Organization, parent: Organization | None, day: date) -> Placement:
    above = ""
    if parent is not None:
        place = standing(parent, day)
        if place is None:
            raise PlacementImpossible(
                organization.full_name, day, f"上级“{parent.full_name}”当日尚未成立或已撤销。"
            )
        above = place.path
    path = above + _own(organization.pk)
    return Placement(
        organization=organization, parent=parent, path=path, path_end=path + "~", since=day
    )


@transaction.atomic
def found(
    *, parent: Organization | None, founded_on: date, actor: User | None = None, **fields: object
) -> Organization:
    """Found an organization under `parent` (None: a top unit) on a day."""
    made = log.create(
        Organization, action="organizations.found", actor=actor, founded_on=founded_on, **fields
    )
    _place(made, parent, founded_on).save()
    return made


@transaction.atomic
def move(
    organization: Organization, *, parent: Organization, on: date, actor: User | None = None
) -> None:
    """Put the organization and all below it under `parent` from the day `on`."""
    before = standing(organization, on)
    if before is None:
        raise PlacementImpossible(organization.full_name, on, "它当日尚未成立或已撤销。")
    if Placement.objects.filter(organization=organization, since__gt=on).exists():
        raise PlacementImpossible(organization.full_name, on, "此日之后已有调整，请先撤回。")
    target = standing(parent, on)
    if target and target.path.startswith(before.path):
        raise PlacementImpossible(organization.full_name, on, "不能移到自己的下级之下。")
    after = _place(organization, parent, on)
    below = Placement.objects.filter(
        path__gte=before.path, path__lt=before.path_end, since__lte=on, until__gt=on
    )
    for place in list(below):
        path = after.path + place.path.removeprefix(before.path)
        top = place.organization_id == organization.pk
        _change_place(place, path, parent.pk if top else place.parent_id, on)
    log.log(
        action="organizations.move", model=Organization, record_id=organization.pk, actor=actor,
        before={"parent": before.parent_id}, after={"parent": parent.pk, "on": on},
    )  # fmt: skip


def _change_place(place: Placement, path: str, parent_id: int | None, on: date) -> None:
    if place.since == on:
        place.path, place.path_end, place.parent_id = path, path + "~", parent_id
        place.save(update_fields=["path", "path_end", "parent"])
        return
    Placement.objects.create(
        organization_id=place.organization_id, parent_id=parent_id, path=path,
        path_end=path + "~", since=on, until=place.until, ended=place.ended,
    )  # fmt: skip
    place.until = on
    place.save(update_fields=["until"])


@transaction.atomic
def dissolve(organization: Organization, *, on: date, actor: User | None = None) -> None:
    """End the organization: `on` is its last day's morrow, the first day it no longer stands."""
    place = standing(organization, on)
    if place is None:
        raise PlacementImpossible(organization.full_name, on, "它当日尚未成立或已撤销。")
    below = Placement.objects.filter(
        path__gt=place.path, path__lt=place.path_end, since__lte=on, until__gt=on
    )
    if below.exists():
        raise PlacementImpossible(organization.full_name, on, "下面还有党组织，请先移走或撤销。")
    if place.since == on:
        raise PlacementImpossible(organization.full_name, on, "它当日才调整，请改用次日。")
    place.until, place.ended = on, 1
    place.save(update_fields=["until", "ended"])
    log.update(organization, action="organizations.dissolve", actor=actor, dissolved_on=on)

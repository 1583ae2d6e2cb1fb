"""The writes of the tree: found, move, merge, dissolve; honours and staff. See committees.py too."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.organizations.locks import require_open
from dangwu.organizations.models import (
    FOREVER,
    Honour,
    Kind,
    Organization,
    Placement,
    StaffCount,
)
from dangwu.organizations.standing import require_happened, standing


class PlacementImpossible(DangwuError):
    """The tree cannot be so on that day."""

    def __init__(self, name: str, day: date, why: str) -> None:
        super().__init__(f"“{name}”在{day}不能这样调整隶属关系：{why}")


class NameTaken(DangwuError):
    """Another organization has this full name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"已经有全称为“{name}”的党组织，请核对，或在全称中加以区别。")


class StaffCounted(DangwuError):
    """The unit's staff on that day is counted already."""

    def __init__(self, name: str, day: date, staff: int) -> None:
        super().__init__(f"“{name}”{day}的在职职工数已登记为{staff}人，如有变动请改原记录。")


_GONE = "它当日尚未成立或已撤销。"
_LATER = "此日之后已有调整，请先撤回。"


def _own(organization_id: int) -> str:
    return f"{organization_id:08d}."


def _standing(organization: Organization, day: date) -> Placement:
    """Return where the organization stands on `day` and ever after; refuse anything later."""
    place = standing(organization, day)
    if place is None:
        raise PlacementImpossible(organization.full_name, day, _GONE)
    later = Q(organization=organization) | Q(path__gte=place.path, path__lt=place.path_end)
    if place.until != FOREVER or Placement.objects.filter(later, since__gt=day).exists():
        raise PlacementImpossible(organization.full_name, day, _LATER)
    require_open(organization, day)
    return place


@transaction.atomic
def found(
    *, parent: Organization | None, founded_on: date, actor: User | None = None, **fields: object
) -> Organization:
    """Found an organization under `parent` (None: a top unit) on a day."""
    name = str(fields.get("full_name", ""))
    if Organization.objects.filter(full_name=name).exists():
        raise NameTaken(name)
    made = log.create(
        Organization, action="organizations.found", actor=actor, founded_on=founded_on, **fields
    )
    if parent is None:
        path = _own(made.pk)
        Placement.objects.create(
            organization=made, path=path, path_end=path + "~", since=founded_on
        )
    else:
        _follow(made, parent, founded_on)
    return made


def _follow(made: Organization, parent: Organization, founded_on: date) -> None:
    """Place it under `parent` from that day, wherever the parent has moved since."""
    if standing(parent, founded_on) is None:
        raise PlacementImpossible(
            made.full_name, founded_on, f"上级“{parent.full_name}”当日尚未成立或已撤销。"
        )
    require_open(parent, founded_on)
    places = Placement.objects.filter(organization=parent, until__gt=founded_on).order_by("since")
    for above in places:
        if above.ended:
            raise PlacementImpossible(
                made.full_name, founded_on, f"上级“{parent.full_name}”已于{above.until}撤销。"
            )
        path = above.path + _own(made.pk)
        Placement.objects.create(
            organization=made, parent=parent, path=path, path_end=path + "~",
            since=max(founded_on, above.since), until=above.until,
        )  # fmt: skip


@transaction.atomic
def move(
    organization: Organization, *, parent: Organization, on: date, actor: User | None = None
) -> None:
    """Put the organization and all below it under `parent` from the day `on`."""
    before = _standing(organization, on)
    _move(organization, before, parent, on)
    log.log(
        action="organizations.move", model=Organization, record_id=organization.pk, actor=actor,
        before={"上级党组织": before.parent.document_name if before.parent else ""},
        after={"上级党组织": parent.document_name, "调整日期": on},
    )  # fmt: skip


def _move(organization: Organization, before: Placement, parent: Organization, on: date) -> None:
    require_open(parent, on)
    target = standing(parent, on)
    if target is None:
        raise PlacementImpossible(
            organization.full_name, on, f"上级“{parent.full_name}”当日尚未成立或已撤销。"
        )
    if target.until != FOREVER:
        raise PlacementImpossible(organization.full_name, on, f"上级“{parent.full_name}”{_LATER}")
    if target.path.startswith(before.path):
        raise PlacementImpossible(organization.full_name, on, "不能移到自己的下级之下。")
    above = target.path + _own(organization.pk)
    below = Placement.objects.filter(
        path__gte=before.path, path__lt=before.path_end, since__lte=on, until__gt=on
    )
    for place in list(below):
        path = above + place.path.removeprefix(before.path)
        top = place.organization_id == organization.pk
        _change_place(place, path, parent.pk if top else place.parent_id, on)


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
    """End the organization: `on` is its last day's morrow, the first day it no longer stands.

    members.changes.dissolve, which calls this, refuses while members belong to it.
    """
    _end(organization, on)
    log.update(organization, action="organizations.dissolve", actor=actor, dissolved_on=on)


def _end(organization: Organization, on: date) -> None:
    place = _standing(organization, on)
    below = Placement.objects.filter(
        path__gt=place.path, path__lt=place.path_end, since__lte=on, until__gt=on
    )
    if below.exists():
        raise PlacementImpossible(organization.full_name, on, "下面还有党组织，请先移走或撤销。")
    if place.since == on:
        raise PlacementImpossible(organization.full_name, on, "它当日才调整，请改用次日。")
    place.until, place.ended = on, 1
    place.save(update_fields=["until", "ended"])


@transaction.atomic
def merge(
    organization: Organization, *, into: Organization, on: date, actor: User | None = None
) -> None:
    """Merge it into another from the day `on`: what stands below it moves there, and it ends.

    Its members are moved by members.changes.merge, which calls this.
    """
    if organization.pk == into.pk:
        raise PlacementImpossible(organization.full_name, on, "不能并入自己。")
    if (organization.kind == Kind.UNIT) != (into.kind == Kind.UNIT):
        raise PlacementImpossible(
            organization.full_name,
            on,
            f"“{into.full_name}”是{into.kind}，{organization.kind}不能并入。",
        )
    if standing(into, on) is None:
        raise PlacementImpossible(
            organization.full_name, on, f"“{into.full_name}”当日尚未成立或已撤销。"
        )
    children = Placement.objects.filter(parent=organization, since__lte=on, until__gt=on)
    for child in list(children.select_related("organization")):
        _move(child.organization, child, into, on)
    _end(organization, on)
    organization.dissolved_on = on
    organization.save(update_fields=["dissolved_on"])
    log.log(
        action="organizations.merge", model=Organization, record_id=organization.pk, actor=actor,
        before={"dissolved_on": None}, after={"dissolved_on": on, "并入": into.document_name},
    )  # fmt: skip


def honour(
    organization: Organization,
    *,
    title: str,
    granted_on: date,
    granted_by: str = "",
    today: date,
    actor: User | None = None,
) -> Honour:
    """Record an honour that the organization received."""
    require_happened(organization, granted_on, today, "登记荣誉")
    return log.create(
        Honour, action="organizations.honour", actor=actor, organization=organization,
        title=title, granted_on=granted_on, granted_by=granted_by,
    )  # fmt: skip


def count_staff(
    organization: Organization,
    *,
    counted_on: date,
    staff: int,
    today: date,
    actor: User | None = None,
) -> StaffCount:
    """Record how many staff the unit itself had on a day, without those of units below it."""
    require_happened(organization, counted_on, today, "登记在职职工数")
    before = StaffCount.objects.filter(organization=organization, counted_on=counted_on).first()
    if before is not None:
        raise StaffCounted(organization.full_name, counted_on, before.staff)
    return log.create(
        StaffCount, action="organizations.count_staff", actor=actor, organization=organization,
        counted_on=counted_on, staff=staff,
    )  # fmt: skip

"""Who signs in first, and over which unit; no password is ever given beforehand."""

from __future__ import annotations

from datetime import date

from django.core import signing
from django.db import transaction

from dangwu.accounts import logins
from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.core.errors import DangwuError
from dangwu.organizations import changes, grants
from dangwu.organizations.models import FOREVER, Kind, Nature, Organization, Placement

ALWAYS = date(1949, 10, 1)
"""The day from which a unit stands where nobody says: before any record of it."""
_SALT = "dangwu.first-start"
_HOURS = 24


class OfficerExists(DangwuError):
    """The first officer is made once."""

    def __init__(self) -> None:
        super().__init__("办公室已有账号，没有再建。其他账号请由系统管理员在“账号与授权”里添加。")


class UnitMissing(DangwuError):
    """There is nothing yet that an officer could be officer of."""

    def __init__(self) -> None:
        super().__init__("办公室里还没有单位，不能建账号：请同时写 --unit 单位全称。")


def needed() -> bool:
    """Whether nobody can sign in yet."""
    return not User.objects.exists()


def top_unit() -> Organization | None:
    """Return the office's top unit, None where it has none yet."""
    found = Placement.objects.filter(parent=None, until=FOREVER).select_related("organization")
    place = found.order_by("organization_id").first()
    return place.organization if place else None


def found_unit(full_name: str, document_name: str) -> Organization:
    """Found the office's top unit."""
    return changes.found(
        parent=None, founded_on=ALWAYS, kind=Kind.UNIT, nature=Nature.OFFICE,
        full_name=full_name, document_name=document_name or full_name,
    )  # fmt: skip


@transaction.atomic
def make_officer(
    *, unit: Organization, name: str, username: str, password: str, today: date
) -> User:
    """Make the first officer, who is the administrator too; PasswordWeak, OfficerExists."""
    # two first starts at once wait for each other here
    Organization.objects.select_for_update().get(pk=unit.pk)
    if not needed():
        raise OfficerExists
    made = logins.make(username=username, name=name, password=password, action="accounts.first")
    for role in (Role.OFFICER, Role.ADMINISTRATOR):
        grants.give(made, organization=unit, role=role, since=today, actor=made)
    return made


def ticket() -> str:
    """Return the sealed text that opens the first-start page once."""
    return signing.dumps("first", salt=_SALT)


def valid(text: str) -> bool:
    """Whether a ticket is ours, young, and nobody can sign in yet."""
    try:
        signing.loads(text, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        return False
    return needed()

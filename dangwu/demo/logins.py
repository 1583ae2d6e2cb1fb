"""Who signs in to the demo: one login for each role, with passwords that no other demo has."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.members.models import Account, Member, Membership, Post
from dangwu.organizations import grants
from dangwu.organizations.models import Kind, Organization, Placement

FIXED_DAY = date(2020, 7, 3)
"""The demo's records end with June 2020; its office stands on this day."""
LIST = "演示账号.txt"


@dataclass(frozen=True, slots=True)
class Login:
    """One person of the demo's stock cast."""

    username: str
    role: Role
    password: str
    name: str
    where: str


def make(folder: Path, passwords: dict[str, str] | None = None) -> list[Login]:
    """Make the logins, and leave their list and the fixed day in the office's folder.

    `passwords` by role are for tests; else each is thrown anew.
    """
    with transaction.atomic():
        made = [_login(role, (passwords or {}).get(role)) for role in Role]
    lines = [f"{one.role.label}\t{one.username}\t{one.password}\t{one.where}" for one in made]
    _private(folder / LIST, "角色\t用户名\t密码\t范围\n" + "\n".join(lines) + "\n")
    (folder / "fixed-day.txt").write_text(FIXED_DAY.isoformat(), encoding="ascii")
    return made


def read(folder: Path) -> list[list[str]]:
    """Return the demo's logins as lines of the list; none where the office is no demo."""
    path = folder / LIST
    if not path.is_file():
        return []
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def _login(role: Role, password: str | None) -> Login:
    branch = Organization.objects.filter(kind=Kind.BRANCH, dissolved_on=None).order_by("pk")[0]
    whole = Placement.objects.filter(parent=None).order_by("pk")[0].organization
    where = branch if role in {Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.MEMBER} else whole
    member = _member(role, branch)
    chosen = password or secrets.token_urlsafe(9)
    user = User(username=str(role), name=member.name if member else role.label)
    user.set_password(chosen)
    user.save()
    if member is not None:
        Account.objects.create(user=user, member=member)
    grants.give(user, organization=where, role=role, since=date(2017, 7, 1))
    return Login(user.username, role, chosen, user.name, where.document_name)


def _member(role: Role, branch: Organization) -> Member | None:
    """Return the member whose login it is: the branch's own people, none for who is outside."""
    held = Post.objects.filter(organization=branch, until__gt=FIXED_DAY).order_by("pk")
    if role is Role.SECRETARY:
        return _holder(held.filter(is_secretary=True))
    if role is Role.COMMITTEE_MEMBER:
        return _holder(held.filter(is_secretary=False))
    if role is Role.MEMBER:
        rest = Membership.objects.filter(organization=branch, until__gt=FIXED_DAY)
        return _holder(rest.exclude(member__in=held.values("member")).order_by("pk"))
    return None


def _holder(rows: QuerySet[Post] | QuerySet[Membership]) -> Member | None:
    first = rows.first()
    return first.member if first is not None else None


def _private(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)

"""The stock cast: one person of each role, and a stranger, before the records of tests/world.toml.

Officer, leader, superior, auditor and administrator hold their grants over 市储备局 (1); secretary,
committee member and member over 第一党支部 (3). The member's login is the first member of 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.test import Client

from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.members.models import Account, Membership
from dangwu.organizations import grants
from dangwu.organizations.models import Organization
from tests.examples import Example, load

TODAY = date(2020, 7, 3)
STRANGER = "stranger"
UNIT, BRANCH, OTHER = 1, 3, 4
"""The whole office, the secretary's branch, and a branch that is not hers."""
_OF_BRANCH = frozenset({Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.MEMBER})


@dataclass(frozen=True)
class Cast:
    """A client for each role, signed in."""

    clients: dict[str, Client]
    users: dict[str, User]

    def __getitem__(self, role: str) -> Client:
        """Return the client of a role."""
        return self.clients[str(role)]

    def user(self, role: str) -> User:
        """Return the login of a role."""
        return self.users[str(role)]


def stock_cast(*, world: bool = True) -> Cast:
    """Write the world and the cast; call it inside a test's database."""
    if world:
        load(Example("", Path(), {}))
    users = {str(role): _user(role) for role in Role}
    users[STRANGER] = User.objects.create(username=STRANGER, name="外人")
    clients = {name: Client() for name in users}
    for name, client in clients.items():
        client.force_login(users[name])
    return Cast(clients, users)


def _user(role: Role) -> User:
    user = User.objects.create(username=str(role), name=f"某{role.label}")
    where = BRANCH if role in _OF_BRANCH else UNIT
    grants.give(
        user, organization=Organization.objects.get(pk=where), role=role, since=date(2015, 1, 1)
    )
    if role in _OF_BRANCH:
        taken = Account.objects.values("member")
        own = Membership.objects.filter(organization=BRANCH).exclude(member__in=taken)
        if (membership := own.order_by("member_id").first()) is not None:
            Account.objects.create(user=user, member=membership.member)
    return user

"""Every address, asked by every role: who lacks the right is refused, and nobody sees too far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from dangwu.accounts.rights import RIGHTS, Right, Role
from dangwu.members.models import Account, Member, Membership
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import FOREVER, Grant
from dangwu.pages.guard import rights_of
from dangwu.pages.registers import Register, registers
from tests.cast import STRANGER
from tests.web.conftest import Office

pytestmark = pytest.mark.django_db

TODAY = date(2020, 7, 3)
ROLES = [*(str(role) for role in Role), STRANGER]
_ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
OPEN = {"login", "logout"}
"""Addresses that ask for no right: they are before or after it."""


@dataclass(frozen=True)
class Address:
    """One pattern: its route, its view, and its name with the namespace."""

    route: str
    view: Any
    name: str

    @property
    def arguments(self) -> list[tuple[str, str]]:
        """The kinds and names of what the route asks for."""
        return _ARGUMENT.findall(self.route)

    def at(self, **values: Any) -> str:
        """Return the address with its arguments filled in."""
        return "/" + _ARGUMENT.sub(lambda found: str(values[found[2]]), self.route)


def _walk(patterns: list[Any], before: str = "", space: str = "") -> Iterator[Address]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, route, inner)
        elif isinstance(one, URLPattern):
            yield Address(route, one.callback, f"{space}{one.name or ''}")


ADDRESSES = list(_walk(get_resolver().url_patterns))
PLAIN = [one for one in ADDRESSES if not one.arguments]
KEYED = [one for one in ADDRESSES if [name for _, name in one.arguments] == ["pk"]]


def needs_login(view: Any) -> bool:
    return bool(getattr(view, "login_required", True))


def asked(client: Client, address: str) -> int:
    """Return the status of an answer; 401 where it leads to the login."""
    answer = client.get(address)
    to_login = answer.headers.get("Location", "").startswith("/accounts/login/")
    return 401 if to_login else answer.status_code


def held(role: str) -> frozenset[Right]:
    return RIGHTS.get(role, frozenset()) | {Right.OWN}


def refused(address: Address, role: str) -> bool:
    return not (rights_of(address.view) & held(role))


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.route or "/")
def test_every_address_names_its_right_or_is_open(address: Address) -> None:
    assert rights_of(address.view) or not needs_login(address.view) or address.name in OPEN


@pytest.mark.parametrize("role", ROLES)
def test_pages_without_arguments(office: Office, role: str) -> None:
    wrong = []
    client = office.client(role)
    for address in PLAIN:
        if address.name in OPEN or not needs_login(address.view):
            continue
        status = asked(client, address.at())
        allowed = {403} if refused(address, role) else {200, 302, 405}
        if status not in allowed:
            wrong.append((address.at(), status))
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_a_record(office: Office, role: str) -> None:
    wrong = []
    client = office.client(role)
    for address in KEYED:
        kind = register_of(address)
        if kind is None:
            continue
        for pk, mine in examples(kind, office, role):
            status = asked(client, address.at(pk=pk))
            if refused(address, role):
                allowed = {403}
            elif mine:
                allowed = {200, 302, 403, 405}
            else:
                allowed = {403, 404, 405}
            if status not in allowed:
                wrong.append((address.at(pk=pk), status, "mine" if mine else "not mine"))
    assert wrong == []


@lru_cache
def _by_place() -> dict[tuple[str, str], type[Register]]:
    return {(one.room(), one.slug): one for one in registers().values()}


def register_of(address: Address) -> type[Register] | None:
    """Return the register under whose list the address stands."""
    parts = address.route.split("/")
    if parts[0] != "records" or len(parts) < 4:
        return None
    return _by_place().get((parts[1], parts[2]))


def access_of(office: Office, role: str) -> Granted:
    return Granted(office.users[role], TODAY)


def examples(kind: type[Register], office: Office, role: str) -> Iterator[tuple[int, bool]]:
    """Yield a record that the role may see, and one that she may not, where there are such."""
    access = access_of(office, role)
    seen = kind().one_of(access)
    if (mine := seen.order_by("pk").first()) is not None:
        yield mine.pk, True
    every = kind.model._default_manager.all()
    if (other := every.exclude(pk__in=seen.values("pk")).order_by("-pk").first()) is not None:
        yield other.pk, False


def names_elsewhere(office: Office) -> set[str]:
    """Return the names that only members of other branches bear."""
    (grant,) = Grant.objects.filter(user=office.users["secretary"])
    own = Membership.objects.filter(organization=grant.organization)
    near = set(Member.objects.filter(pk__in=own.values("member")).values_list("name", flat=True))
    logins = set(Account.objects.values_list("member__name", flat=True))
    away = Membership.objects.exclude(organization=grant.organization).filter(until=FOREVER)
    names = set(Member.objects.filter(pk__in=away.values("member")).values_list("name", flat=True))
    return names - near - logins


SUFFICIENT = 3
"""Names of two signs turn up in other words."""


@pytest.mark.parametrize("role", ["superior", "administrator", "member", "secretary"])
def test_no_page_tells_of_people_beyond_the_grant(office: Office, role: str) -> None:
    names = {name for name in names_elsewhere(office) if len(name) >= SUFFICIENT}
    assert names
    told = {}
    client = office.client(role)
    for address in PLAIN:
        if refused(address, role) or not needs_login(address.view):
            continue
        text = client.get(address.at()).content.decode(errors="replace")
        if found := sorted(name for name in names if name in text):
            told[address.at()] = found[:3]
    assert told == {}

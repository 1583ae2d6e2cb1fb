"""The bureau with one person of each role, built once for the tests of a module."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.demo import build, logins
from tests.cast import STRANGER


@dataclass(frozen=True)
class Office:
    """A client for each role and for a stranger, and their logins."""

    clients: dict[str, Client]
    users: dict[str, User]


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """The demo's bureau with its stock cast, signed in."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        folder: Path = tmp_path_factory.mktemp("office")
        logins.make(folder)
        users = {one.username: one for one in User.objects.filter(username__in=list(Role))}
        users[STRANGER] = User.objects.create(username=STRANGER, name="外人")
        clients = {name: Client(raise_request_exception=False) for name in users}
        for name, client in clients.items():
            client.force_login(users[name])
        yield Office(clients, users)
        transaction.set_rollback(True)

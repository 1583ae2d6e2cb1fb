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
    """The logins of each role and of a stranger."""

    users: dict[str, User]

    def client(self, role: str) -> Client:
        """Return a client of that role, newly signed in."""
        made = Client(raise_request_exception=False)
        made.force_login(self.users[role])
        return made


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """The demo's bureau with its stock cast."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        folder: Path = tmp_path_factory.mktemp("office")
        logins.make(folder)
        users = {one.username: one for one in User.objects.filter(username__in=list(Role))}
        users[STRANGER] = User.objects.create(username=STRANGER, name="外人")
        yield Office(users)
        transaction.set_rollback(True)

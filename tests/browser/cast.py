"""Opens a session for everybody of a demo's office, and adds a stranger who was granted nothing.

python -m tests.browser.cast, with the office's settings: in a process of its own, because a thread
that drives a browser may not touch Django's database.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from dangwu.accounts.models import User

STRANGER = "stranger"


def main() -> None:
    """Print the logins of everybody as JSON, by role."""
    django.setup()
    from django.conf import settings

    from dangwu.accounts.models import User
    from dangwu.demo import logins

    User.objects.create(username=STRANGER, name="江外客")
    passwords = {line[1]: line[2] for line in logins.read(Path(settings.OFFICE))}
    told = {
        user.username: {
            "username": user.username,
            "password": passwords.get(user.username, ""),
            "name": user.name,
            "session": _session(user),
        }
        for user in User.objects.all()
    }
    json.dump(told, sys.stdout, ensure_ascii=False)


def _session(user: User) -> str:
    """Open a session as signing in does."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


if __name__ == "__main__":
    main()

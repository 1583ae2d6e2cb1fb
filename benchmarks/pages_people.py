"""Sixteen people of the city who are signed in: python benchmarks/pages_people.py, office by env.

Prints their sessions as JSON. Run again, it opens new sessions for the same people.
"""

from __future__ import annotations

import json
import os
from datetime import date
from importlib import import_module
from typing import Any

OFFICERS, OF_A_COMMITTEE, SECRETARIES = 4, 4, 8
SINCE = date(2017, 7, 1)


def main() -> None:
    """Write who is missing and print every session."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "dangwu.project.settings"
    import django

    django.setup()
    from dangwu.organizations.models import Kind, Organization, Placement

    top = Placement.objects.get(parent=None).organization
    committees = Organization.objects.filter(kind=Kind.COMMITTEE).order_by("pk")
    branches = Organization.objects.filter(kind=Kind.BRANCH).order_by("pk")
    places = [
        *(("officer", top) for _ in range(OFFICERS)),
        *(("officer", one) for one in committees[:OF_A_COMMITTEE]),
        *(("secretary", one) for one in branches[:SECRETARIES]),
    ]
    told = [_person(number, role, place) for number, (role, place) in enumerate(places)]
    print(json.dumps(told))


def _person(number: int, role: str, place: Any) -> str:
    from dangwu.accounts.models import User
    from dangwu.organizations import grants

    name = f"测速{number + 1}"
    user = User.objects.filter(username=name).first()
    if user is None:
        user = User(username=name, name=name)
        user.set_unusable_password()
        user.save()
        grants.give(user, organization=place, role=role, since=SINCE)
    return _session(user)


def _session(user: Any) -> str:
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

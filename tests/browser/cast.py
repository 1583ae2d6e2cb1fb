"""Writes the stock cast into an office: python -m tests.browser.cast, with the office's settings.

In a process of its own, because a thread that drives a browser may not touch Django's database.
"""

from __future__ import annotations

import json
import sys

import django

PASSWORD = "澄湖春晓-7日谈"  # of people who exist for the length of a test
ROLES = {
    "officer": ("杜知微", "bureau"),
    "secretary": ("", "branch"),
    "committee_member": ("", "branch"),
    "member": ("", "branch"),
    "leader": ("商怀远", "bureau"),
    "superior": ("梅见清", "bureau"),
    "auditor": ("程不移", "bureau"),
    "administrator": ("石维岳", "bureau"),
}
"""Whoever has no name here is a member of the branch and known by hers."""
BRANCH = "机关第一党支部"


def main() -> None:
    """Print the logins of everybody as JSON."""
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    told = {}
    hashed = make_password(PASSWORD)
    with transaction.atomic():
        for role in [*ROLES, "stranger"]:
            told[role] = _person(role, hashed)
    json.dump(told, sys.stdout, ensure_ascii=False)


def _person(role: str, hashed: str) -> dict[str, str]:
    from dangwu.accounts.models import User

    name, place = ROLES.get(role, ("江外客", ""))
    member = None if name else _member(role)
    name = name or member.name
    user = User.objects.create(username=name, name=name, password=hashed)
    if place:
        _grant(user, role, place)
    if member is not None:
        from dangwu.members.models import Account

        Account.objects.create(user=user, member=member)
    return {"username": name, "password": PASSWORD, "session": _session(user)}


def _member(role):
    """Return the branch's secretary, another post's holder, or one without any post."""
    from dangwu.members.models import Membership, Post
    from dangwu.organizations.models import FOREVER

    posts = Post.objects.filter(organization__document_name=BRANCH, until=FOREVER)
    if role == "secretary":
        return posts.get(is_secretary=True).member
    if role == "committee_member":
        return posts.filter(is_secretary=False).order_by("pk")[0].member
    belonging = Membership.objects.filter(
        organization__document_name=BRANCH, until=FOREVER, member__left_on=FOREVER,
        member__retired_on=None,
    ).exclude(member__in=posts.values("member"))  # fmt: skip
    return belonging.select_related("member").order_by("member_id")[3].member


def _grant(user, role: str, place: str) -> None:
    from datetime import date

    from dangwu.organizations import grants
    from dangwu.organizations.models import Organization, Placement

    if place == "branch":
        organization = Organization.objects.get(document_name=BRANCH)
    else:
        organization = Placement.objects.get(parent=None).organization
    grants.give(user, organization=organization, role=role, since=date(2017, 7, 1))


def _session(user) -> str:
    """Open a session as signing in does."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return store.session_key


if __name__ == "__main__":
    main()

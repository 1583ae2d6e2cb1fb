"""Logins for many: one for each member of a branch, and the one-time addresses that wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlencode, urlsafe_base64_encode
from pypinyin import lazy_pinyin

from dangwu.accounts import logins
from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.core.errors import DangwuError
from dangwu.members.models import Account, Membership
from dangwu.organizations.models import FOREVER, Organization, Placement
from dangwu.pages.access import Access
from dangwu.pages.requests import Request
from dangwu.web.settings import granting
from dangwu.web.settings.people import logins_of

MOST = 200
"""Made at once: a second or two in which nobody else writes."""
DAYS = settings.PASSWORD_RESET_TIMEOUT // 86_400


class NobodyToInvite(DangwuError):
    """Everybody there has a login, or nobody is there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”没有还没建账号的党员，没有再建。")


class TooManyToInvite(DangwuError):
    """More than are made at once."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(
            f"“{name}”有{count:,}名党员还没有账号，一次最多建{MOST}个，请选下级党组织分几次建。"
        )


_LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})


def is_local(request: Request) -> bool:
    """Whether the page was asked for by a name that phones cannot reach."""
    return request.get_host().rpartition(":")[0] in _LOCAL or request.get_host() in _LOCAL


@dataclass(frozen=True, slots=True)
class Waiting:
    """A login that waits for its password, with the address that sets it."""

    login: User
    branch: str
    address: str


def without_login(organization: Organization, access: Access) -> QuerySet[Membership]:
    """Return where the members of an organization and below belong who have no login."""
    here = Membership.objects.filter(
        since__lte=access.today, until__gt=access.today, member__left_on=FOREVER
    ).exclude(member__in=Account.objects.values("member"))
    place = Placement.objects.filter(
        organization=organization, since__lte=access.today, until__gt=access.today
    ).first()
    if place is None:
        return here.none()
    below = Placement.objects.filter(
        path__gte=place.path, path__lt=place.path_end, since__lte=access.today,
        until__gt=access.today,
    )  # fmt: skip
    found = here.filter(organization__in=below.values("organization"))
    return found.select_related("member", "organization").order_by("organization_id", "member_id")


@transaction.atomic
def invite(organization: Organization, *, access: Access) -> int:
    """Make a member's login for each of them; NobodyToInvite, TooManyToInvite."""
    rows = without_login(organization, access)
    count = rows.count()
    if not count:
        raise NobodyToInvite(organization.document_name)
    if count > MOST:
        raise TooManyToInvite(organization.document_name, count)
    taken = {name.casefold() for name in User.objects.values_list("username", flat=True)}
    for one in rows:
        username = free_username(one.member.name, taken)
        made = logins.make(
            username=username, name=one.member.name, password=None, actor=access.user
        )
        granting.give(made, organization=one.organization, role=Role.MEMBER, access=access)
        granting.tie(made, one.member, access=access)
    return count


def free_username(name: str, taken: set[str]) -> str:
    """Return the name in pinyin, with a number where somebody has it; mark it as taken."""
    plain = "".join(sign for sign in "".join(lazy_pinyin(name)).casefold() if sign.isalnum())
    base, number = plain[:100] or "dangyuan", 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}{number}"
    taken.add(found)
    return found


def address_of(login: User, request: Request) -> str:
    """Return the one-time address by which a login without a password gets one."""
    asked = urlencode(
        {
            "who": urlsafe_base64_encode(force_bytes(login.pk)),
            "ticket": default_token_generator.make_token(login),
        }
    )
    return request.build_absolute_uri(f"{reverse('password-set')}?{asked}")


def waiting_of(access: Access) -> QuerySet[User]:
    """Return the logins in reach that wait for a password."""
    rows = logins_of(access).filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return rows.order_by("pk")


def waiting(request: Request, limit: int = 2_000) -> Iterator[Waiting]:
    """Yield the logins in reach that wait, with their branches."""
    found = list(waiting_of(request.access)[:limit])
    places = (
        Membership.objects.filter(
            member__in=Account.objects.filter(user__in=found).values("member"),
            since__lte=request.today, until__gt=request.today,
        )
        .values_list("member", "organization__document_name")
    )  # fmt: skip
    branch_of = dict(places)
    member_of = dict(Account.objects.filter(user__in=found).values_list("user", "member"))
    for one in found:
        branch = branch_of.get(member_of.get(one.pk, 0), "")
        yield Waiting(one, branch, address_of(one, request))

"""The writes of an administrator: roles, stopping and resuming, whose login it is.

Refused: granting to oneself (another administrator does it), and whatever would leave nobody who
could administer what is administered now.
"""

from __future__ import annotations

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts import logins
from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.core.errors import DangwuError
from dangwu.members.models import Account, Member
from dangwu.organizations import grants
from dangwu.organizations.models import Grant, Organization, Placement
from dangwu.pages.access import Access
from dangwu.web.settings.people import administrators, in_force


class LastAdministrator(DangwuError):
    """Nobody else could administer what this login administers."""

    def __init__(self, name: str, organization: str) -> None:
        super().__init__(
            f"{name}是“{organization}”唯一的系统管理员，不能收回或停用。"
            "请先给另一个账号授予系统管理员。"
        )


class OwnGrant(DangwuError):
    """Nobody grants to herself."""

    def __init__(self) -> None:
        super().__init__("不能给自己授权或停用自己的账号，请由另一位系统管理员办理。")


class MemberTied(DangwuError):
    """The member, or the login, is tied already."""

    def __init__(self, member: str, username: str) -> None:
        super().__init__(
            f"党员{member}已有本人账号“{username}”，一名党员只有一个。请核对姓名和支部。"
        )


@transaction.atomic
def give(user: User, *, organization: Organization, role: str, access: Access) -> Grant:
    """Grant a role from today on."""
    if user.pk == access.user.pk:
        raise OwnGrant
    return grants.give(
        user, organization=organization, role=role, since=access.today, actor=access.user
    )


@transaction.atomic
def take_back(grant: Grant, *, reason: str, access: Access) -> None:
    """End a grant from today on; LastAdministrator where nobody would be left."""
    if grant.role == Role.ADMINISTRATOR:
        _require_another(grant.user, [grant], access)
    grants.take_back(grant, on=access.today, reason=reason, actor=access.user)


@transaction.atomic
def stop(user: User, *, reason: str, access: Access) -> None:
    """Let a login sign in no more."""
    if user.pk == access.user.pk:
        raise OwnGrant
    held = in_force(access).filter(user=user, role=Role.ADMINISTRATOR)
    _require_another(user, list(held.select_related("organization")), access)
    logins.stop(user, reason=reason, actor=access.user)


def _require_another(user: User, held: list[Grant], access: Access) -> None:
    """Raise LastAdministrator unless each of these parts has another administrator."""
    for grant in held:
        others = administrators(_and_above(grant.organization), access).exclude(pk=grant.pk)
        if not any(one.user_id != user.pk for one in others):
            raise LastAdministrator(user.name or user.username, grant.organization.document_name)


def _and_above(organization: Organization) -> list[int]:
    """Return the organization and those that it stands below."""
    place = Placement.objects.filter(organization=organization).order_by("-since").first()
    return [int(one) for one in place.path.split(".") if one] if place else [organization.pk]


@transaction.atomic
def tie(user: User, member: Member, *, access: Access) -> Account:
    """Say that this login is the member's own."""
    held = Account.objects.filter(member=member).select_related("user").first()
    if held is not None:
        raise MemberTied(member.name, held.user.username)
    return log.create(Account, action="accounts.tie", actor=access.user, user=user, member=member)


@transaction.atomic
def untie(account: Account, *, reason: str, access: Access) -> None:
    """Say that the login is no longer the member's own; the log keeps whose it was."""
    log.log(
        action="accounts.untie", model=Account, record_id=account.pk, actor=access.user,
        before={"user": account.user, "member": account.member}, reason=reason,
    )  # fmt: skip
    account.delete()

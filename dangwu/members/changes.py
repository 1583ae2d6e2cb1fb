"""The writes of membership: admit, confirm, transfer, retire, leave. Posts and honours: posts.py."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import day_no
from dangwu.core.errors import DangwuError
from dangwu.members.belonging import require_membership
from dangwu.members.models import Member, Membership, Post, Transfer
from dangwu.organizations import changes as tree
from dangwu.organizations.models import FOREVER, Kind, Organization
from dangwu.organizations.standing import require_past, require_standing

HOMES = (Kind.BRANCH, Kind.GROUP)


class BirthImpossible(DangwuError):
    """The birth number is no day, month or year."""

    def __init__(self, name: str, birth_no: int) -> None:
        super().__init__(
            f"{name}的出生日期{birth_no}不是年月日：请写成 19800315；不知道的月或日写 00。"
        )


class NotABranch(DangwuError):
    """A member cannot belong to this kind of organization."""

    def __init__(self, name: str, organization: Organization) -> None:
        super().__init__(
            f"{name}不能编入“{organization.full_name}”：它是{organization.kind}，党员应编入党支部。"
        )


class BranchNotEmpty(DangwuError):
    """Members still belong to what is to be dissolved: they would vanish from every figure."""

    def __init__(self, organization: Organization, day: date, members: int) -> None:
        super().__init__(
            f"“{organization.full_name}”{day}还有{members}名党员，不能撤销："
            "请先转接他们的组织关系，或并入其他党支部。"
        )


class MembershipImpossible(DangwuError):
    """What is said of a member cannot be."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}的组织关系不能这样登记：{why}")


class ReceiptImpossible(DangwuError):
    """A receipt of a transfer cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}的转出回执不能这样登记：{why}")


@transaction.atomic
def admit(
    organization: Organization,
    *,
    admitted_on: date,
    today: date,
    actor: User | None = None,
    **fields: Any,
) -> Member:
    """Receive a probationary member on the day of the branch meeting."""
    require_past(admitted_on, today)
    return _enrol(
        organization, admitted_on, action="members.admit", actor=actor,
        admitted_on=admitted_on, **fields,
    )  # fmt: skip


def _enrol(
    organization: Organization, since: date, *, action: str, actor: User | None, **fields: Any
) -> Member:
    name, birth_no = fields["name"], fields["birth_no"]
    check_birth(name, birth_no)
    if birth_no >= day_no(fields["admitted_on"]):
        raise MembershipImpossible(name, f"入党日期{fields['admitted_on']}早于出生。")
    _check_home(name, organization, since)
    member = log.create(Member, action=action, actor=actor, **fields)
    Membership.objects.create(member=member, organization=organization, since=since)
    return member


def check_birth(name: str, birth_no: int) -> None:
    """Raise BirthImpossible where it is no day, month or year."""
    year, month, day = birth_no // 10000, birth_no // 100 % 100, birth_no % 100
    if not 1900 <= year <= 2100 or month > 12:
        raise BirthImpossible(name, birth_no)
    last = 0 if month == 0 else monthrange(year, month)[1]
    if day > last:
        raise BirthImpossible(name, birth_no)


def _check_home(name: str, organization: Organization, day: date) -> None:
    if organization.kind not in HOMES:
        raise NotABranch(name, organization)
    require_standing(organization, day, f"编入{name}")


def confirm(member: Member, *, on: date, today: date, actor: User | None = None) -> None:
    """Make her a full member; whether the year of probation is over is judged by the checks."""
    require_past(on, today)
    require_membership(member, on, "转正")
    if member.confirmed_on is not None:
        raise MembershipImpossible(member.name, f"已于{member.confirmed_on}转正。")
    if on <= member.admitted_on:
        raise MembershipImpossible(member.name, f"转正日期{on}应晚于入党日期{member.admitted_on}。")
    log.update(member, action="members.confirm", actor=actor, confirmed_on=on)


@transaction.atomic
def transfer(
    member: Member,
    *,
    target: Organization,
    on: date,
    today: date,
    actor: User | None = None,
    **papers: Any,
) -> Transfer:
    """Transfer her to another organization of the tree.

    `papers` are letter, letter_until, dues_paid_month.

    Her posts in the organization that she leaves end; those elsewhere stay.
    """
    require_past(on, today)
    before = require_membership(member, on, "转接组织关系")
    if before.organization_id == target.pk:
        raise MembershipImpossible(member.name, f"已在“{target.full_name}”。")
    _check_home(member.name, target, on)
    _close(before, on)
    Membership.objects.create(member=member, organization=target, since=on)
    _end_posts(Post.objects.filter(member=member, organization=before.organization), on, actor)
    return log.create(
        Transfer, action="members.transfer", actor=actor, member=member,
        origin=before.organization, target=target, transferred_on=on, **papers,
    )  # fmt: skip


@transaction.atomic
def transfer_in(
    target: Organization,
    *,
    on: date,
    origin_name: str,
    member: Member | None = None,
    today: date,
    actor: User | None = None,
    letter: str = "",
    letter_until: date | None = None,
    dues_paid_month: int | None = None,
    **fields: Any,
) -> Transfer:
    """Take in a member from outside the tree; `member` where she was here before.

    `fields` are those of a new member.
    """
    require_past(on, today)
    if member is None:
        if fields["admitted_on"] > on:
            raise MembershipImpossible(
                fields["name"], f"转入日期{on}早于入党日期{fields['admitted_on']}。"
            )
        member = _enrol(target, on, action="members.transfer_in", actor=actor, **fields)
    else:
        _return(member, target, on, actor)
    return log.create(
        Transfer, action="members.transfer_in", actor=actor, member=member, target=target,
        origin_name=origin_name, transferred_on=on, letter=letter, letter_until=letter_until,
        dues_paid_month=dues_paid_month,
    )  # fmt: skip


def _return(member: Member, target: Organization, on: date, actor: User | None) -> None:
    if member.left_on > on:
        raise MembershipImpossible(member.name, f"{on}仍在册，不必转入。")
    _check_home(member.name, target, on)
    Membership.objects.create(member=member, organization=target, since=on)
    log.update(member, action="members.return", actor=actor, left_on=FOREVER)


@transaction.atomic
def transfer_out(
    member: Member,
    *,
    on: date,
    target_name: str,
    today: date,
    actor: User | None = None,
    **papers: Any,
) -> Transfer:
    """Transfer her to an organization outside the tree: `on` is the first day she is gone."""
    require_past(on, today)
    before = require_membership(member, on, "转出组织关系")
    _go(member, before, on, actor)
    log.update(member, action="members.transfer_out", actor=actor, left_on=on)
    return log.create(
        Transfer, action="members.transfer_out", actor=actor, member=member,
        origin=before.organization, target_name=target_name, transferred_on=on, **papers,
    )  # fmt: skip


def acknowledge(
    transfer: Transfer, *, on: date, today: date, actor: User | None = None
) -> Transfer:
    """Record the receipt that the side which took her sent back."""
    require_past(on, today)
    if transfer.target_id is not None:
        raise ReceiptImpossible(transfer.member.name, "转在本单位之内，不需要回执。")
    if transfer.receipt_on is not None:
        raise ReceiptImpossible(transfer.member.name, f"已登记{transfer.receipt_on}的回执。")
    if on < transfer.transferred_on:
        raise ReceiptImpossible(
            transfer.member.name, f"回执日期{on}早于转出日期{transfer.transferred_on}。"
        )
    log.update(transfer, action="members.acknowledge", actor=actor, receipt_on=on)
    return transfer


@transaction.atomic
def leave(member: Member, *, on: date, reason: str, today: date, actor: User | None = None) -> None:
    """End a membership (去世、退党、除名……): `on` is the first day she no longer counts."""
    require_past(on, today)
    _go(member, require_membership(member, on, "出党或注销"), on, actor)
    log.update(member, action="members.leave", actor=actor, reason=reason, left_on=on)


def _go(member: Member, before: Membership, on: date, actor: User | None) -> None:
    if on <= member.admitted_on:
        raise MembershipImpossible(member.name, f"离开日期{on}应晚于入党日期{member.admitted_on}。")
    _close(before, on)
    _end_posts(Post.objects.filter(member=member), on, actor)


def _close(before: Membership, on: date) -> None:
    name = before.member.name
    if before.until != FOREVER or before.since > on:
        raise MembershipImpossible(name, f"{on}之后已有变动，请先撤回。")
    if before.since == on:
        raise MembershipImpossible(name, f"{on}当日才编入，请改用次日。")
    before.until = on
    before.save(update_fields=["until"])


def _end_posts(posts: QuerySet[Post], on: date, actor: User | None) -> None:
    for post in posts.filter(until__gt=on).select_related("member"):
        if post.since >= on:
            raise MembershipImpossible(
                post.member.name, f"{post.since}起任{post.title}，请先撤回这项任职。"
            )
        log.update(post, action="members.relieve", actor=actor, until=on)


@transaction.atomic
def merge(
    organization: Organization, *, into: Organization, on: date, actor: User | None = None
) -> None:
    """Merge a branch into another with its members; no transfer letters are needed for that.

    Its applicants are moved by admissions.changes.merge, which calls this.
    """
    for before in Membership.objects.filter(organization=organization, until__gt=on):
        _close(before, on)
        Membership.objects.create(member_id=before.member_id, organization=into, since=on)
    _end_posts(Post.objects.filter(organization=organization), on, actor)
    tree.merge(organization, into=into, on=on, actor=actor)


@transaction.atomic
def dissolve(organization: Organization, *, on: date, actor: User | None = None) -> None:
    """Dissolve an organization that no member belongs to any more; its posts end."""
    left = Membership.objects.filter(organization=organization, until__gt=on).count()
    if left:
        raise BranchNotEmpty(organization, on, left)
    _end_posts(Post.objects.filter(organization=organization), on, actor)
    tree.dissolve(organization, on=on, actor=actor)


def retire(member: Member, *, on: date, today: date, actor: User | None = None) -> None:
    """Record the day from which she is retired (离退休)."""
    require_past(on, today)
    require_membership(member, on, "登记离退休")
    if member.retired_on is not None:
        raise MembershipImpossible(member.name, f"已于{member.retired_on}离退休。")
    log.update(member, action="members.retire", actor=actor, retired_on=on)


def begin_floating(member: Member, *, on: date, today: date, actor: User | None = None) -> None:
    """Register her as 流动党员 from the day `on`."""
    require_past(on, today)
    require_membership(member, on, "登记流动")
    if member.floating_since is not None and member.floating_until > on:
        raise MembershipImpossible(member.name, f"自{member.floating_since}起已登记为流动党员。")
    log.update(
        member, action="members.begin_floating", actor=actor,
        floating_since=on, floating_until=FOREVER,
    )  # fmt: skip


def end_floating(member: Member, *, on: date, today: date, actor: User | None = None) -> None:
    """End the registration: `on` is the first day she is no longer 流动党员."""
    require_past(on, today)
    if member.floating_since is None or not member.floating_since < on < member.floating_until:
        raise MembershipImpossible(member.name, f"{on}前没有登记为流动党员。")
    log.update(member, action="members.end_floating", actor=actor, floating_until=on)

"""The corrections of what was written of members: the same checks as when it was written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import day_no
from dangwu.members.belonging import require_membership
from dangwu.members.changes import MembershipImpossible, ReceiptImpossible, check_birth
from dangwu.members.models import (
    Commendation,
    ContactPoint,
    Look,
    Member,
    Membership,
    Post,
    StarRating,
    Transfer,
    Visit,
)
from dangwu.members.posts import ContactPointImpossible, PostEnded, PostTaken, StarsImpossible
from dangwu.organizations.locks import require_open
from dangwu.organizations.models import FOREVER
from dangwu.organizations.standing import require_past, require_standing
from dangwu.pages import correcting

_ACTION = "members.correct"


@transaction.atomic
def correct(
    member: Member, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> Member:
    """Correct who she is and her days; where she belonged begins with the day of admission."""
    name = fields.get("name", member.name)
    birth, admitted = fields.get("birth_no", member.birth_no), fields.get("admitted_on")
    admitted = admitted or member.admitted_on
    confirmed = fields.get("confirmed_on", member.confirmed_on)
    check_birth(name, birth)
    require_past(admitted, today)
    if birth >= day_no(admitted):
        raise MembershipImpossible(name, f"入党日期{admitted}早于出生。")
    if confirmed is not None:
        require_past(confirmed, today)
        if confirmed <= admitted:
            raise MembershipImpossible(name, f"转正日期{confirmed}应晚于入党日期{admitted}。")
    if admitted != member.admitted_on:
        _begin(member, admitted)
    log.update(member, action=_ACTION, actor=actor, reason=reason, **fields)
    return member


def _begin(member: Member, admitted: date) -> None:
    """Let her first membership begin with the day of admission, where it did before."""
    first = Membership.objects.filter(member=member).order_by("since").first()
    if first is None:
        return
    if first.since != member.admitted_on:
        if admitted > first.since:
            raise MembershipImpossible(
                member.name, f"入党日期{admitted}晚于编入党支部的日期{first.since}。"
            )
        return
    if admitted >= first.until:
        raise MembershipImpossible(member.name, f"{first.until}已转到别处，入党应早于这一天。")
    require_standing(first.organization, admitted, f"编入{member.name}")
    first.since = admitted
    first.save(update_fields=["since"])


@transaction.atomic
def withdraw(member: Member, *, reason: str, actor: User | None = None) -> None:
    """Take out a member registered by mistake: nothing but where she belonged may hang on her."""
    for belonged in Membership.objects.filter(member=member).select_related("organization"):
        require_open(belonged.organization, belonged.since)
    Membership.objects.filter(member=member).delete()
    Look.objects.filter(member=member).delete()
    member.id_cipher = member.id_index = member.phone_cipher = None  # the log keeps no number
    correcting.take_out(member, action="members.withdraw", reason=reason, actor=actor)


def correct_post(post: Post, *, reason: str, actor: User | None = None, **fields: Any) -> Post:
    """Correct a post's title and days."""
    since, until = fields["since"], fields.get("until") or FOREVER
    fields["until"] = until
    if until <= since:
        raise PostEnded(post, until)
    require_membership(post.member, since, f"任{fields['title']}")
    require_standing(post.organization, since, f"任命{fields['title']}")
    others = Post.objects.filter(organization=post.organization, until__gt=since, since__lt=until)
    others = others.exclude(pk=post.pk).select_related("member")
    same = [one for one in others
            if (one.member_id == post.member_id and one.title == fields["title"])
            or (one.is_secretary and fields["is_secretary"])]  # fmt: skip
    if same:
        taken = same[0]
        raise PostTaken(taken.member.name, post.organization, taken.title, taken.since)
    log.update(post, action=_ACTION, actor=actor, reason=reason, **fields)
    return post


def correct_stars(
    rating: StarRating, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> StarRating:
    """Correct a star rating."""
    day, stars, name = fields["rated_on"], fields["stars"], rating.member.name
    require_past(day, today)
    require_membership(rating.member, day, "评定星级")
    if not 1 <= stars <= 5:
        raise StarsImpossible(name, f"星级是一至五星，现在是{stars}。")
    others = StarRating.objects.filter(member=rating.member, rated_on=day).exclude(pk=rating.pk)
    if others.exists():
        raise StarsImpossible(name, f"{day}已经评定过，如有变动请改原记录。")
    log.update(rating, action=_ACTION, actor=actor, reason=reason, **fields)
    return rating


def correct_commendation(
    one: Commendation, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> Commendation:
    """Correct a commendation."""
    require_past(fields["granted_on"], today)
    require_membership(one.member, fields["granted_on"], "登记表彰")
    log.update(one, action=_ACTION, actor=actor, reason=reason, **fields)
    return one


def correct_visit(
    visit: Visit, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> Visit:
    """Correct a visit to a contact point."""
    day, point = fields["visited_on"], visit.contact_point
    require_past(day, today)
    if not point.since <= day < point.until:
        raise ContactPointImpossible(point.organization, f"{day}不在联系期内，不能登记指导。")
    log.update(visit, action=_ACTION, actor=actor, reason=reason, **fields)
    return visit


def correct_contact(
    point: ContactPoint, *, reason: str, actor: User | None = None, **fields: Any
) -> ContactPoint:
    """Correct from when on an organization is a contact point."""
    since = fields["since"]
    if since >= point.until:
        raise ContactPointImpossible(point.organization, f"起于{since}，应早于{point.until}。")
    require_standing(point.organization, since, "设为联系点")
    require_membership(point.leader, since, "担任联系领导")
    first = Visit.objects.filter(contact_point=point).order_by("visited_on").first()
    if first is not None and first.visited_on < since:
        raise ContactPointImpossible(
            point.organization, f"{first.visited_on}已有指导记录，起日不能晚于这一天。"
        )
    log.update(point, action=_ACTION, actor=actor, reason=reason, **fields)
    return point


def correct_transfer(
    transfer: Transfer, *, reason: str, actor: User | None = None, **fields: Any
) -> Transfer:
    """Correct the papers of a transfer: letter, dues, receipt, the name of the side outside."""
    receipt = fields.get("receipt_on")
    if receipt is not None and receipt < transfer.transferred_on:
        raise ReceiptImpossible(
            transfer.member.name, f"回执日期{receipt}早于转出日期{transfer.transferred_on}。"
        )
    log.update(transfer, action=_ACTION, actor=actor, reason=reason, **fields)
    return transfer

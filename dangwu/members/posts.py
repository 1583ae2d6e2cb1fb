"""The writes of posts, star ratings, commendations, contact points and visits."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.members.belonging import require_membership
from dangwu.members.models import (
    Commendation,
    ContactPoint,
    Member,
    Post,
    StarRating,
    Visit,
)
from dangwu.organizations.models import FOREVER, Organization
from dangwu.organizations.standing import require_past, require_standing


class PostTaken(DangwuError):
    """The organization has a secretary, or the member the post, already."""

    def __init__(self, name: str, organization: Organization, title: str, since: date) -> None:
        super().__init__(
            f"“{organization.full_name}”的{title}自{since}起已是{name}，请先登记免职。"
        )


class PostEnded(DangwuError):
    """The post cannot end on that day."""

    def __init__(self, post: Post, on: date) -> None:
        super().__init__(
            f"{post.member.name}的{post.title}自{post.since}起任职，不能在{on}免职，请核对日期。"
        )


class StarsImpossible(DangwuError):
    """A star rating is one to five stars, one a day."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}的星级不能这样登记：{why}")


class ContactPointImpossible(DangwuError):
    """The contact point cannot be so."""

    def __init__(self, organization: Organization, why: str) -> None:
        super().__init__(f"联系点“{organization.full_name}”不能这样登记：{why}")


def appoint(
    member: Member,
    *,
    organization: Organization,
    title: str,
    since: date,
    is_secretary: bool = False,
    actor: User | None = None,
) -> Post:
    """Appoint a member to a Party post; `is_secretary` for 书记, not for 副书记."""
    require_membership(member, since, f"任{title}")
    require_standing(organization, since, f"任命{title}")
    held = Post.objects.filter(organization=organization, until__gt=since)
    taken = Q(member=member, title=title) | (Q(is_secretary=True) if is_secretary else Q(pk=None))
    before = held.filter(taken).order_by("since").first()
    if before is not None:
        raise PostTaken(before.member.name, organization, before.title, before.since)
    return log.create(
        Post, action="members.appoint", actor=actor, member=member, organization=organization,
        title=title, since=since, is_secretary=is_secretary,
    )  # fmt: skip


def relieve(post: Post, *, on: date, actor: User | None = None, reason: str = "") -> None:
    """End a post: `on` is the first day she no longer holds it."""
    if not post.since < on <= post.until:
        raise PostEnded(post, on)
    log.update(post, action="members.relieve", actor=actor, reason=reason, until=on)


def rate(
    member: Member, *, stars: int, on: date, today: date, actor: User | None = None
) -> StarRating:
    """Record a star rating in the organization where she belongs on that day."""
    require_past(on, today)
    home = require_membership(member, on, "评定星级")
    if not 1 <= stars <= 5:
        raise StarsImpossible(member.name, f"星级是一至五星，现在是{stars}。")
    if StarRating.objects.filter(member=member, rated_on=on).exists():
        raise StarsImpossible(member.name, f"{on}已经评定过，如有变动请改原记录。")
    return log.create(
        StarRating, action="members.rate", actor=actor, member=member,
        organization=home.organization, stars=stars, rated_on=on,
    )  # fmt: skip


def commend(
    member: Member, *, title: str, on: date, today: date, actor: User | None = None
) -> Commendation:
    """Record that a member was commended, in the organization where she belongs on that day."""
    require_past(on, today)
    home = require_membership(member, on, "登记表彰")
    return log.create(
        Commendation, action="members.commend", actor=actor, member=member,
        organization=home.organization, title=title, granted_on=on,
    )  # fmt: skip


def begin_contact(
    organization: Organization, *, leader: Member, since: date, actor: User | None = None
) -> ContactPoint:
    """Make the organization a contact point (联系点) of a leader."""
    require_standing(organization, since, "设为联系点")
    require_membership(leader, since, "担任联系领导")
    before = ContactPoint.objects.filter(
        organization=organization, leader=leader, until__gt=since
    ).first()
    if before is not None:
        raise ContactPointImpossible(organization, f"自{before.since}起已由{leader.name}联系。")
    return log.create(
        ContactPoint, action="members.begin_contact", actor=actor, organization=organization,
        leader=leader, since=since,
    )  # fmt: skip


def end_contact(point: ContactPoint, *, on: date, actor: User | None = None) -> None:
    """End a contact point: `on` is the first day it is none."""
    if point.until != FOREVER or on <= point.since:
        why = f"自{point.since}起设立，不能在{on}撤销。"
        if point.until != FOREVER:
            why = f"已于{point.until}撤销。"
        raise ContactPointImpossible(point.organization, why)
    log.update(point, action="members.end_contact", actor=actor, until=on)


def visit(
    point: ContactPoint, *, on: date, topic: str = "", today: date, actor: User | None = None
) -> Visit:
    """Record a guidance visit to a contact point in force."""
    require_past(on, today)
    if not point.since <= on < point.until:
        raise ContactPointImpossible(point.organization, f"{on}不在联系期内，不能登记指导。")
    return log.create(
        Visit, action="members.visit", actor=actor, contact_point=point,
        organization=point.organization, visited_on=on, topic=topic,
    )  # fmt: skip

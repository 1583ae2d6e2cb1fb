"""Who she is: the member behind a login, and the branch she belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from dangwu.members.belonging import membership
from dangwu.members.models import Member, Post
from dangwu.members.own import member_of
from dangwu.organizations.models import Organization
from dangwu.pages.requests import Request


@dataclass(frozen=True, slots=True)
class Own:
    """A member at her phone; `branch` is None once she has left."""

    member: Member
    branch: Organization | None


def own_of(request: Request) -> Own | None:
    """Return who she is; None for a login that is no member's."""
    member = member_of(request.user)
    if member is None:
        return None
    place = membership(member, request.today)
    return Own(member, place.organization if place else None)


def secretary_of(own: Own, request: Request) -> str:
    """Return the name of her branch's secretary, empty where nobody holds the post."""
    if own.branch is None:
        return ""
    held = Post.objects.filter(
        organization=own.branch, is_secretary=True, since__lte=request.today,
        until__gt=request.today,
    ).select_related("member")  # fmt: skip
    first = held.order_by("pk").first()
    return first.member.name if first else ""

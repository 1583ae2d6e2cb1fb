"""A member's own pages: what is next, dues, study, shifts, trips, her data and who looked at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.attendance.own import leaves_of
from dangwu.dues.own import dues_of
from dangwu.meetings.models import ConveningState, RosterEntry
from dangwu.members.models import Membership, Post
from dangwu.members.numbers import masked
from dangwu.members.own import looks_at
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.posts.models import Shift
from dangwu.web.me.own import Own, own_of, secretary_of
from dangwu.web.me.studying import study_of

_NEXT, _PAST = 5, 60
OwnView = Callable[..., HttpResponseBase]


def for_member(view: OwnView) -> OwnView:
    """Serve the view to a member; a login that is no member's is told what to do."""

    @needs(Right.OWN)
    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        own = own_of(request)
        if own is None:
            return render(request, "web/me/nobody.html", {"heading": "我的"})
        return view(request, own, *args, **kwargs)

    return answer


@for_member
def home(request: Request, own: Own) -> HttpResponseBase:
    """Show what is next: meetings, dues, study, leaves, shifts."""
    today = request.today
    shifts = Shift.objects.filter(member=own.member, worked_on__gte=today)
    shown = {
        "heading": own.member.name, "own": own, "meetings": _meetings(own, today),
        "dues": dues_of(own.member, today), "study": study_of(own.member, today.year, today),
        "leaves": leaves_of(own.member),
        "shifts": shifts.select_related("checkpoint").order_by("worked_on", "from_minute")[:3],
        "office": any(request.access.may(one) for one in (Right.READ, Right.REPORTS)),
    }  # fmt: skip
    return render(request, "web/me/home.html", shown)


def _meetings(own: Own, today: date) -> list[RosterEntry]:
    """Return the meetings she is expected at, from today on."""
    found = RosterEntry.objects.filter(
        member=own.member, convening__held_on__gte=today, convening__state=ConveningState.OPEN
    ).select_related("convening", "convening__organization")
    return list(found.order_by("convening__held_on", "convening__from_minute", "pk")[:_NEXT])


@for_member
def dues(request: Request, own: Own) -> HttpResponseBase:
    """Show her dues and how this month's are reckoned."""
    shown = {"heading": "我的党费", "own": own, "dues": dues_of(own.member, request.today)}
    return render(request, "web/me/dues.html", shown)


@for_member
def study(request: Request, own: Own) -> HttpResponseBase:
    """Show her study of a year, and her stars."""
    asked = request.GET.get("year", "")
    this = request.today.year
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else this
    year = min(max(year, own.member.admitted_on.year), this)
    shown = {
        "heading": "我的学习", "own": own, "study": study_of(own.member, year, request.today),
        "years": range(this, max(this - 3, own.member.admitted_on.year - 1), -1),
    }  # fmt: skip
    return render(request, "web/me/study.html", shown)


@for_member
def trips(request: Request, own: Own) -> HttpResponseBase:
    """Show her business trips."""
    shown = {"heading": "我的公差", "own": own, "trips": leaves_of(own.member).trips}
    return render(request, "web/me/trips.html", shown)


@for_member
def shifts(request: Request, own: Own) -> HttpResponseBase:
    """Show her shifts: those to come, and those of the last half year."""
    today = request.today
    rows = Shift.objects.filter(member=own.member).select_related("checkpoint")
    past = rows.filter(worked_on__lt=today, worked_on__gte=today - timedelta(days=366))
    shown = {
        "heading": "我的值守", "own": own,
        "coming": rows.filter(worked_on__gte=today).order_by("worked_on", "from_minute"),
        "past": past.order_by("-worked_on", "-from_minute")[:_PAST],
    }  # fmt: skip
    return render(request, "web/me/shifts.html", shown)


@for_member
def data(request: Request, own: Own) -> HttpResponseBase:
    """Show what is recorded of her, masked, and who looked at it."""
    places = Membership.objects.filter(member=own.member).select_related("organization")
    posts = Post.objects.filter(member=own.member).select_related("organization")
    shown = {
        "heading": "我的资料", "own": own, "numbers": masked(own.member),
        "places": places.order_by("-since"), "posts": posts.order_by("-since"),
        "looks": looks_at(own.member), "secretary": secretary_of(own, request),
    }  # fmt: skip
    return render(request, "web/me/data.html", shown)

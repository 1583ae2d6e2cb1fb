"""The pages of a call: three fields, the roster with one save, the end, the code on the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.meetings import attending, corrections, forms, record_forms, rosters, signing
from dangwu.meetings.errors import RosterTooLong
from dangwu.meetings.models import Convening, ConveningState, Meeting, MeetingKind, RosterEntry
from dangwu.meetings.patterns import pattern
from dangwu.meetings.roster import ROSTER_LIMIT, count_entitled, tally
from dangwu.meetings.views import Convenings, Meetings
from dangwu.organizations.models import Organization
from dangwu.pages import submitting
from dangwu.pages.fields import OrganizationField
from dangwu.pages.guard import needs, require_in
from dangwu.pages.listing import read_day
from dangwu.pages.requests import Request

_LOCAL = ("127.0.0.1", "localhost", "::1")


@needs(Right.WRITE)
def call(request: Request) -> HttpResponseBase:
    """Call a meeting, or begin to record one that was held."""
    ask = submitting.Ask(
        heading="登记会议", button="列出应到名单", back=Meetings.url(),
        hint="还没开的先召集、到时签到；已经开过的填当时的日期，再登记到会情况。",
        done="应到名单已列出。", template="meetings/call.html",
    )  # fmt: skip
    asked = {name: request.GET[name] for name in ("organization", "kind", "held_on", "topic")
             if name in request.GET}  # fmt: skip

    def make(data: Any, files: Any) -> forms.ConveneForm:
        own: dict[str, Any] = {"access": request.access, "today": request.today}
        if data is None:
            return forms.ConveneForm(initial=asked, **own)
        return forms.ConveneForm(data, files, **own)

    return submitting.serve(
        request, ask, make,
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: Convenings.url(pk=made.pk),
    )  # fmt: skip


@needs(Right.WRITE)
def hold(request: Request) -> HttpResponseBase:
    """Record a meeting of which only the counts are known."""
    ask = submitting.Ask(
        heading="只登记人数", button="登记会议", back=Meetings.url(), done="会议已登记。",
        hint="人数多、没有逐人名单的会议用这里；有名单的从“登记会议”开始，人数由名单得出。",
    )  # fmt: skip
    return submitting.serve(
        request, ask,
        lambda data, files: record_forms.HoldForm(
            data, files, access=request.access, today=request.today
        ),
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: Meetings.url(pk=made.pk),
    )  # fmt: skip


@needs(Right.WRITE)
def usual(request: Request) -> HttpResponseBase:
    """Tell what a call of this kind will be: topic, length, how many are expected."""
    kind = request.GET.get("kind", "")
    day = read_day(request.GET.get("held_on", ""))
    where = _where(request)
    told: dict[str, Any] = {}
    if kind in MeetingKind.values and day is not None:
        told = {"usual": pattern(kind), "topic": pattern(kind).topic_of(day) or kind}
        if where is not None:
            told |= _expected(where, kind, day)
    return render(request, "meetings/usual.html", told)


def _where(request: Request) -> Organization | None:
    """Return the organization that was chosen or typed so far; None where it is none of hers."""
    field = OrganizationField(required=False)
    field.offer(request.access.organizations(Right.WRITE).filter(dissolved_on=None))
    try:
        found: Organization | None = field.clean(request.GET.get("organization", ""))
    except ValidationError:
        return None
    return found


def _expected(where: Organization, kind: str, day: date) -> dict[str, Any]:
    try:
        found = count_entitled(where, kind, day)
    except DangwuError as error:
        return {"wrong": str(error)}
    if found > ROSTER_LIMIT:
        return {"wrong": str(RosterTooLong(where.document_name, found, ROSTER_LIMIT))}
    return {"expected": found, "where": where}


def _called(request: Request, pk: int, right: Right = Right.READ) -> Convening:
    found: Convening = get_object_or_404(Convenings().one_of(request.access), pk=pk)
    require_in(request, right, found.organization_id)
    return found


@needs(Right.WRITE)
def tick(request: Request, pk: int) -> HttpResponseBase:
    """Save the roster: whoever was ticked since the page was opened."""
    convening = _called(request, pk, Right.WRITE)
    page = Convenings.url(pk=pk)
    if request.method != "POST" or convening.state != ConveningState.OPEN:
        return redirect(page)
    lines = rosters.of_convening(convening)
    ask = submitting.Ask(
        heading=convening.topic, button="保存名单", back=page, record=convening,
        done="名单已保存。", template="meetings/roster_page.html",
    )  # fmt: skip

    def write(form: rosters.RosterForm) -> None:
        late = attending.tick(convening=convening, marks=form.marks(), actor=request.user)
        if late:
            messages.warning(
                request, f"{'、'.join(late)}在您打开名单之后已经签到或由别人登记，保留了新的情况。"
            )

    return submitting.serve(
        request, ask, lambda data, _: rosters.RosterForm(lines, data, label_suffix=""), write,
        lambda _: page,
    )  # fmt: skip


@needs(Right.READ)
def counts(request: Request, pk: int) -> HttpResponseBase:
    """Tell how many are what by now; asked again every ten seconds."""
    convening = _called(request, pk)
    entries = RosterEntry.objects.filter(convening=convening)
    states = list(entries.values_list("state", "signed_minute"))
    told = {
        "record": convening,
        "tally": tally(state for state, _ in states),
        "signed": sum(minute is not None for _, minute in states),
        "before": request.GET.get("signed", ""),
        "is_open": convening.state == ConveningState.OPEN,
    }
    return render(request, "meetings/tally.html", told)


@needs(Right.WRITE)
def close(request: Request, pk: int) -> HttpResponseBase:
    """End the meeting: it is recorded with who came."""
    convening = _called(request, pk, Right.WRITE)
    if convening.state != ConveningState.OPEN:
        return redirect(Convenings.url(pk=pk))
    states = RosterEntry.objects.filter(convening=convening).values_list("state", flat=True)
    ask = submitting.Ask(
        heading=f"结束并登记：{convening.topic}", button="登记为会议活动",
        back=Convenings.url(pk=pk), record=convening,
        done="会议已登记，应到、实到、请假、缺席由名单得出。", template="meetings/close.html",
    )  # fmt: skip
    return submitting.serve(
        request, ask,
        lambda data, files: forms.CloseForm(
            data, files, access=request.access, today=request.today, record=convening
        ),
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: Meetings.url(pk=made.pk),
        tally=tally(states),
    )  # fmt: skip


@needs(Right.WRITE)
def screen(request: Request, pk: int) -> HttpResponseBase:
    """Show the code on the screen; htmx asks for the next one every ten seconds."""
    convening = _called(request, pk, Right.WRITE)
    now = timezone.now()
    token = signing.token(convening.pk, now)
    address = request.build_absolute_uri(reverse("meetings:sign", args=[pk]) + f"?c={token}")
    entries = RosterEntry.objects.filter(convening=convening).select_related("member")
    came = entries.exclude(signed_minute=None).order_by("-signed_minute", "-pk")
    told = {
        "heading": convening.topic,
        "record": convening,
        "is_open": convening.state == ConveningState.OPEN,
        "is_today": convening.held_on == request.today,
        "drawing": mark_safe(signing.qr_svg(address)),  # noqa: S308  # drawn by us
        "digits": signing.digits(convening.pk, now),
        "left": signing.seconds_left(now),
        "tally": tally(entries.values_list("state", flat=True)),
        "came": list(came[:12]),
        "is_local": request.get_host().rpartition(":")[0].strip("[]") in _LOCAL
        or request.get_host() in _LOCAL,
        "host": request.get_host(),
    }
    name = "meetings/code.html" if request.htmx else "meetings/screen.html"
    answer = render(request, name, told)
    answer["Cache-Control"] = "no-store"
    return answer


@needs(Right.WRITE)
def people(request: Request, pk: int) -> HttpResponseBase:
    """Correct who came to a meeting that is recorded: the whole list, with the reason."""
    meeting: Meeting = get_object_or_404(Meetings().one_of(request.access), pk=pk)
    require_in(request, Right.WRITE, meeting.organization_id)
    page = Meetings.url(pk=pk)
    lines = rosters.of_meeting(meeting)
    ask = submitting.Ask(
        heading=f"更正名单：{meeting.topic}", button="保存名单", back=page, record=meeting,
        done="名单已更正，人数随之改变。", template="meetings/people.html",
        hint="应到、实到、请假、缺席、列席人数由名单得出。没有列在会上的人选“不在名单”。",
    )  # fmt: skip

    def write(form: rosters.RosterForm) -> None:
        states, excuses, ordinary = form.people()
        corrections.correct_attendance(
            meeting=meeting, states=states, excuses=excuses, ordinary=ordinary,
            reason=form.cleaned_data["reason"], actor=request.user,
        )  # fmt: skip

    return submitting.serve(
        request, ask,
        lambda data, _: rosters.RosterForm(
            lines, data, choices=rosters.HELD, asks_reason=True, label_suffix=""
        ),
        write, lambda _: page,
    )  # fmt: skip

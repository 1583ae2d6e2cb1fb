"""What a member writes herself: signing in by the six digits, asking for leave, taking it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dangwu.attendance import own as leaving
from dangwu.attendance.models import Leave
from dangwu.core.errors import DangwuError
from dangwu.meetings import attending, signing
from dangwu.meetings.models import RosterEntry
from dangwu.pages import submitting
from dangwu.pages.requests import Request
from dangwu.web.me.forms import DigitsForm, LeaveForm
from dangwu.web.me.own import Own
from dangwu.web.me.views import for_member

_LEAVE = "/me/leave/"
_SIGN = "/me/sign-in/"


class DigitsWrong(DangwuError):
    """The six digits are on no screen now."""

    def __init__(self, digits: str) -> None:
        super().__init__(f"“{digits}”不是会场屏幕上现在的数字：每30秒更换一次，请看屏幕再输一次。")


@for_member
def sign_in(request: Request, own: Own) -> HttpResponseBase:
    """Show today's meetings, and take the six digits of any of them."""
    entries = attending.to_sign(own.member, request.today)
    ask = submitting.Ask(
        heading="签到", button="签到", done="签到成功。", template="web/me/sign_in.html"
    )

    def write(form: DigitsForm) -> RosterEntry:
        code, now = form.cleaned_data["code"], timezone.now()
        waiting = [one for one in entries if one.signed_minute is None]
        found = [one for one in waiting if signing.accepts(one.convening_id, code, now)]
        if not found:
            raise DigitsWrong(code)
        return attending.sign_in(
            convening=found[0].convening, member=own.member, code=code, now=now,
            today=request.today, actor=request.user,
        )  # fmt: skip

    return submitting.serve(
        request, ask, lambda data, files: DigitsForm(data), write, lambda made: _SIGN,
        entries=entries, waiting=any(one.signed_minute is None for one in entries), own=own,
    )  # fmt: skip


@for_member
def leave(request: Request, own: Own) -> HttpResponseBase:
    """Show her leaves, and ask for one."""
    ask = submitting.Ask(
        heading="我的请假", button="申请", done="已提交，等支部书记批准。",
        template="web/me/leave.html",
    )  # fmt: skip

    def make(data: Any, files: Any) -> LeaveForm:
        return LeaveForm(data, access=request.access, today=request.today)

    return submitting.serve(
        request, ask, make,
        lambda form: form.ask(own.member, actor=request.user, today=request.today),
        lambda made: _LEAVE, leaves=leaving.leaves_of(own.member), own=own,
    )  # fmt: skip


@for_member
def withdraw(request: Request, own: Own, pk: int) -> HttpResponseBase:
    """Take back a leave that waits for approval."""
    one = get_object_or_404(Leave, pk=pk, member=own.member)
    ask = submitting.Ask(
        heading="撤回请假", button="撤回", back=_LEAVE, record=one, done="已撤回。",
        hint=f"{one.get_kind_display()}，{one.first_on}至{one.last_on}",
    )  # fmt: skip

    def write(form: Any) -> Leave:
        leaving.withdraw(own.member, one, today=request.today, by=request.user)
        return one

    return submitting.serve(
        request, ask, lambda data, files: forms.Form(data), write, lambda made: _LEAVE
    )

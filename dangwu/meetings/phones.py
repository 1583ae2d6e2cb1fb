"""The page on which a phone lands: one button to sign in, or why it cannot be."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing as sealing
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.meetings import attending, signing
from dangwu.meetings.errors import CodeExpired, NotOnRoster
from dangwu.meetings.models import Convening, RosterEntry
from dangwu.members.models import Member
from dangwu.members.own import member_of
from dangwu.pages import submitting
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request

_SALT = "dangwu.meetings.ticket"
_TICKET_SECONDS = 300
"""How long somebody whose code was good may take to press the button."""


class NoMember(DangwuError):
    """A login that is no member's."""

    def __init__(self, user: User) -> None:
        name = user.name or user.username
        super().__init__(
            f"账号“{name}”没有对应的党员，不能签到：请党务干事在“账号与授权”里把账号和党员对应起来。"
        )


class SignForm(forms.Form):
    """The code, scanned before (as a ticket) or typed now."""

    ticket = forms.CharField(required=False, widget=forms.HiddenInput)
    code = forms.CharField(
        label="签到码", max_length=24, required=False,
        widget=forms.TextInput(
            {"class": "form-control m-digits", "inputmode": "numeric", "autocomplete": "off",
             "placeholder": "屏幕上的六位数字", "maxlength": "6"}
        ),
    )  # fmt: skip


@needs(Right.OWN)
def sign(request: Request, pk: int) -> HttpResponseBase:
    """Sign in: a good code gives the button; whatever else is said in words."""
    convening = get_object_or_404(Convening.objects.select_related("organization"), pk=pk)
    member = member_of(request.user)
    code = request.GET.get("c", "")
    is_good = signing.accepts(pk, code, timezone.now())
    entry = _entry(convening, member)
    told: dict[str, Any] = {"is_good": is_good, "convening": convening if entry else None, "entry": entry,
            "member": member, "pk": pk}  # fmt: skip
    told["why"] = _why(request, convening, member, entry, scanned=code, is_good=is_good)
    ask = submitting.Ask(
        heading="签到", button="签到", done="签到成功。", template="meetings/sign.html"
    )

    def make(data: Any, _: Any) -> SignForm:
        ticket = sealing.dumps(pk, salt=_SALT) if is_good else ""
        return SignForm(data, initial={"ticket": ticket}, label_suffix="")

    def write(form: SignForm) -> None:
        _sign(request, convening, member, form)

    return submitting.serve(
        request, ask, make, write, lambda _: reverse("meetings:sign", args=[pk]), **told
    )


def _entry(convening: Convening, member: Member | None) -> RosterEntry | None:
    if member is None:
        return None
    return RosterEntry.objects.filter(convening=convening, member=member).first()


def _why(
    request: Request,
    convening: Convening,
    member: Member | None,
    entry: RosterEntry | None,
    *,
    scanned: str,
    is_good: bool,
) -> str:
    """Return why she cannot sign in; empty where she can, or has."""
    if member is None:
        return str(NoMember(request.user))
    if entry is None:
        # the topic of a meeting is told only to who is in the room
        return str(NotOnRoster(member.name, convening.topic if is_good else "这次会议"))
    if entry.signed_minute is not None:
        return ""
    try:
        attending.require_signing(convening, request.today)
    except DangwuError as error:
        return str(error)
    return str(CodeExpired()) if scanned and not is_good else ""


def _sign(request: Request, convening: Convening, member: Member | None, form: SignForm) -> None:
    if member is None:
        raise NoMember(request.user)
    attending.require_signing(convening, request.today)
    now = timezone.now()
    if _is_ticket(form.cleaned_data["ticket"], convening.pk):
        attending.come(convening=convening, member=member, now=now, actor=request.user)
        return
    attending.sign_in(
        convening=convening, member=member, code=form.cleaned_data["code"], now=now,
        today=request.today, actor=request.user,
    )  # fmt: skip


def _is_ticket(text: str, pk: int) -> bool:
    try:
        return bool(sealing.loads(text, salt=_SALT, max_age=_TICKET_SECONDS) == pk)
    except sealing.BadSignature:
        return False

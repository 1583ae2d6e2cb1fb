"""One's own password, and the one-time address by which a first one is set."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dangwu.accounts import logins
from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.pages import submitting
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.web.passwords import TwicePassword
from dangwu.web.settings.forms import OwnPasswordForm

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_ACTION = "accounts.own_password"


@needs(Right.OWN)
@sensitive_post_parameters()
def own(request: Request) -> HttpResponseBase:
    """Change one's own password; other places where one is signed in are signed out."""

    def write(form: OwnPasswordForm) -> User:
        new = form.cleaned_data["password"]
        logins.set_password(request.user, new, actor=request.user, action=_ACTION)
        update_session_auth_hash(request, request.user)
        return request.user

    ask = submitting.Ask(
        heading="修改密码", button="修改密码", back="/", done="密码已修改，其他地方的登录已退出。"
    )
    return submitting.serve(
        request, ask, lambda data, files: OwnPasswordForm(data, user=request.user), write,
        lambda made: "/",
    )  # fmt: skip


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
def first_own(request: Request) -> HttpResponseBase:
    """Let who was given a one-time address set her password, and sign her in."""
    one = _whose(request.GET.get("who", ""))
    if one is None or not default_token_generator.check_token(one, request.GET.get("ticket", "")):
        return render(request, "web/settings/used.html", {"heading": "地址已失效"}, status=403)
    form = TwicePassword(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            logins.set_password(one, form.cleaned_data["password"], actor=one, action=_ACTION)
        except logins.PasswordWeak as error:
            form.add_error("password", str(error))
        else:
            login(request, one, backend=_BACKEND)
            messages.success(request, "密码已设好，您已登录。")
            return redirect("/")
    shown = {"heading": "设置密码", "form": form, "login": one}
    return render(request, "web/settings/set.html", shown, status=422 if form.is_bound else 200)


def _whose(text: str) -> User | None:
    """Return the login that an address names, where it waits for a password."""
    try:
        pk = int(force_str(urlsafe_base64_decode(text)))
    except (ValueError, OverflowError):
        return None
    one = User.objects.filter(pk=pk, is_active=True).first() if pk < 2**63 else None
    return one if one is not None and not one.has_usable_password() else None

"""Logins and what is granted to them; of members an administrator sees the name alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from dangwu.accounts import logins
from dangwu.accounts.models import User
from dangwu.accounts.rights import Right, Role
from dangwu.members.models import Account
from dangwu.organizations.models import Grant
from dangwu.pages import submitting
from dangwu.pages.guard import needs
from dangwu.pages.recording import log_of
from dangwu.pages.requests import Request
from dangwu.web.settings import forms, granting
from dangwu.web.settings.inviting import DAYS, address_of, is_local, waiting_of
from dangwu.web.settings.people import grants_of, in_force, logins_of

_PAGE = 30
_LIST = "/settings/accounts/"


@needs(Right.ACCOUNTS)
def accounts(request: Request) -> HttpResponseBase:
    """List the logins with their roles."""
    found = logins_of(request.access)
    if words := request.GET.get("q", "").strip():
        found = found.filter(Q(name__icontains=words) | Q(username__icontains=words))
    if (role := request.GET.get("role", "")) in Role.values:
        found = found.filter(pk__in=in_force(request.access).filter(role=role).values("user"))
    if (state := request.GET.get("state", "")) in {"1", "0"}:
        found = found.filter(is_active=state == "1")
    held = in_force(request.access).select_related("organization").order_by("pk")
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    granted: dict[int, list[Grant]] = {}
    for one in held.filter(user__in=[row.pk for row in rows]):
        granted.setdefault(one.user_id, []).append(one)
    shown = {
        "heading": "账号与授权", "page": page, "asked": request.GET, "roles": Role.choices,
        "rows": [(row, granted.get(row.pk, [])) for row in rows], "role": role, "state": state,
        "searched": bool(words or role or state), "waiting": waiting_of(request.access).count(),
    }  # fmt: skip
    return render(request, "web/settings/accounts.html", shown)


@needs(Right.ACCOUNTS)
def new(request: Request) -> HttpResponseBase:
    """Make a login."""
    ask = submitting.Ask(heading="新建账号", button="新建账号", back=_LIST, done="账号已建好。")
    return submitting.serve(
        request, ask,
        lambda data, files: forms.NewLoginForm(data, access=request.access, today=request.today),
        lambda form: form.write(actor=request.user, today=request.today),
        _after,
    )  # fmt: skip


@needs(Right.ACCOUNTS)
@never_cache
def account(request: Request, pk: int) -> HttpResponseBase:
    """Show one login: its roles, whose it is, its log."""
    one = _login(request, pk)
    tied = Account.objects.filter(user=one).select_related("member").first()
    grants = list(grants_of(one, request.access))
    shown = {
        "heading": one.name or one.username, "login": one, "tied": tied, "own": one == request.user,
        "grants": [each for each in grants if each.until > request.today],
        "ended": [each for each in grants if each.until <= request.today],
        "log": log_of(one), "waiting": not one.has_usable_password(),
    }  # fmt: skip
    return render(request, "web/settings/account.html", shown)


@needs(Right.ACCOUNTS)
@never_cache
def link(request: Request, pk: int) -> HttpResponseBase:
    """Show the one-time address by which a login without a password gets one."""
    one = _login(request, pk)
    if one.has_usable_password() or not one.is_active:
        return redirect(_one(one))
    address = address_of(one, request)
    shown = {"heading": "一次性地址", "login": one, "address": address, "days": DAYS,
             "local": is_local(request)}  # fmt: skip
    return render(request, "web/settings/link.html", shown)


@needs(Right.ACCOUNTS)
def grant(request: Request, pk: int) -> HttpResponseBase:
    """Grant a role."""

    def write(one: User, said: dict[str, Any]) -> None:
        granting.give(
            one, organization=said["organization"], role=said["role"], access=request.access
        )

    return _change(request, pk, forms.RoleForm, write, "授权", done="已授权。")


@needs(Right.ACCOUNTS)
def take_back(request: Request, pk: int, grant_pk: int) -> HttpResponseBase:
    """Take a role back."""
    held = get_object_or_404(grants_of(_login(request, pk), request.access), pk=grant_pk)
    label = f"收回{held.get_role_display()}（{held.organization.document_name}）"

    def write(one: User, said: dict[str, Any]) -> None:
        granting.take_back(held, reason=said["reason"], access=request.access)

    return _change(request, pk, forms.ReasonForm, write, label, done="已收回。", button="收回")


@needs(Right.ACCOUNTS)
def reset(request: Request, pk: int) -> HttpResponseBase:
    """Give a login a new password, or a one-time address to set one."""

    def write(one: User, said: dict[str, Any]) -> None:
        if said["password"]:
            logins.set_password(one, said["password"], actor=request.user)
        else:
            logins.forget_password(one, actor=request.user)

    return _change(
        request, pk, forms.ResetForm, write, "重设密码", done="密码已重设，本人须用新密码重新登录。"
    )


@needs(Right.ACCOUNTS)
def stop(request: Request, pk: int) -> HttpResponseBase:
    """Let a login sign in no more."""

    def write(one: User, said: dict[str, Any]) -> None:
        granting.stop(one, reason=said["reason"], access=request.access)

    return _change(
        request, pk, forms.ReasonForm, write, "停用", done="账号已停用。", button="停用账号",
        hint="停用后立即不能登录；他办过的事仍留在更改记录里。",
    )  # fmt: skip


@needs(Right.ACCOUNTS)
def resume(request: Request, pk: int) -> HttpResponseBase:
    """Let a login sign in again."""

    def write(one: User, said: dict[str, Any]) -> None:
        logins.resume(one, reason=said["reason"], actor=request.user)

    return _change(
        request, pk, forms.ReasonForm, write, "启用", done="账号已启用。", button="启用账号"
    )


@needs(Right.ACCOUNTS)
def rename(request: Request, pk: int) -> HttpResponseBase:
    """Correct whose login it is."""

    def write(one: User, said: dict[str, Any]) -> None:
        logins.rename(one, name=said["name"], actor=request.user)

    return _change(request, pk, forms.NameForm, write, "改姓名", done="姓名已改。")


@needs(Right.ACCOUNTS)
def tie(request: Request, pk: int) -> HttpResponseBase:
    """Say which member's own login it is."""
    if Account.objects.filter(user=_login(request, pk)).exists():
        return redirect("settings:account", pk)

    def write(one: User, said: dict[str, Any]) -> None:
        granting.tie(one, said["member"], access=request.access)

    return _change(
        request, pk, forms.TieForm, write, "对应党员", done="已对应，本人可以看到自己的记录。"
    )


@needs(Right.ACCOUNTS)
def untie(request: Request, pk: int) -> HttpResponseBase:
    """Say that it is no longer this member's own."""
    tied = get_object_or_404(
        Account.objects.select_related("user", "member"), user=_login(request, pk)
    )

    def write(one: User, said: dict[str, Any]) -> None:
        granting.untie(tied, reason=said["reason"], access=request.access)

    return _change(request, pk, forms.ReasonForm, write, "解除对应", done="已解除对应。")


def _login(request: Request, pk: int) -> User:
    return get_object_or_404(logins_of(request.access), pk=pk)


def _one(one: User) -> str:
    return reverse("settings:account", args=[one.pk])


def _after(one: User) -> str:
    """Return where a login is seen: its one-time address where it has no password yet."""
    waiting = not one.has_usable_password()
    return reverse("settings:account-link", args=[one.pk]) if waiting else _one(one)


def _change(
    request: Request, pk: int, kind: type[Any], write: Callable[[User, dict[str, Any]], None],
    label: str, *, done: str, button: str = "", hint: str = "",
) -> HttpResponseBase:  # fmt: skip
    one = _login(request, pk)
    if request.method not in {"GET", "HEAD", "POST"}:
        raise Http404
    ask = submitting.Ask(
        heading=f"{label}：{one.name or one.username}", button=button or label, hint=hint,
        back=_one(one), record=one, done=done,
    )  # fmt: skip

    def written(form: Any) -> User:
        write(one, form.cleaned_data)
        return one

    return submitting.serve(
        request, ask,
        lambda data, files: kind(data, access=request.access, today=request.today, record=one),
        written, _after if kind is forms.ResetForm else _one,
    )  # fmt: skip

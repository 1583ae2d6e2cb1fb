"""Settings: the unit's names."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.organizations.models import Organization
from dangwu.pages import submitting
from dangwu.pages.guard import needs, require_in
from dangwu.pages.registers import name_actions
from dangwu.pages.requests import Request
from dangwu.web.settings.forms import UnitForm

name_actions(
    {
        "organizations.rename": "改名称",
        "accounts.first": "建第一个账号",
        "accounts.make": "新建账号",
        "accounts.set_password": "设置密码",
        "accounts.own_password": "修改自己的密码",
        "accounts.forget_password": "作废密码",
        "accounts.stop": "停用账号",
        "accounts.resume": "启用账号",
        "accounts.rename": "改姓名",
        "accounts.tie": "对应党员",
        "accounts.untie": "解除对应",
    }
)


@needs(Right.SETTINGS)
def settings(request: Request) -> HttpResponseBase:
    """Show the unit's names, and the way to the other settings."""
    shown = {
        "heading": "设置",
        "unit": _unit(request),
        "accounts": request.access.may(Right.ACCOUNTS),
    }
    return render(request, "web/settings/settings.html", shown)


@needs(Right.SETTINGS)
def unit(request: Request) -> HttpResponseBase:
    """Correct the unit's names."""
    one = _unit(request)
    require_in(request, Right.SETTINGS, one.pk)
    ask = submitting.Ask(
        heading="改单位名称", back="/settings/", record=one, done="单位名称已改。",
        hint="改正写错的名称；报告和列表从此用新的写法，更改会留下记录。",
    )  # fmt: skip
    return submitting.serve(
        request, ask,
        lambda data, files: UnitForm(data, access=request.access, today=request.today, record=one),
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: "/settings/",
    )  # fmt: skip


def _unit(request: Request) -> Organization:
    top: Organization | None = request.access.top(Right.SETTINGS)
    if top is None:
        raise Http404
    return top

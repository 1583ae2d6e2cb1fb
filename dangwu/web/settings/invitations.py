"""The pages of logins for many: made for a whole branch, handed out as one-time addresses."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from dangwu.accounts.rights import Right
from dangwu.pages import submitting
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.web.settings import inviting
from dangwu.web.settings.forms import InviteForm


@needs(Right.ACCOUNTS)
def invite(request: Request) -> HttpResponseBase:
    """Make a login for each member of an organization who has none."""
    ask = submitting.Ask(
        heading="给党员建账号", button="建账号", back=reverse("settings:accounts"),
        hint="给所选党组织里还没有账号的党员各建一个，用户名是姓名拼音，角色是党员，只能看自己的记录。"
        "建好后把一次性地址发给本人。",
        done="账号已建好，请把一次性地址交给本人。",
    )  # fmt: skip
    return submitting.serve(
        request, ask,
        lambda data, files: InviteForm(data, access=request.access, today=request.today),
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: reverse("settings:accounts-waiting"),
    )  # fmt: skip


@needs(Right.ACCOUNTS)
@never_cache
def waiting(request: Request) -> HttpResponseBase:
    """Show the logins that wait for their password, each with its one-time address."""
    rows = list(inviting.waiting(request))
    if request.GET.get("format") == "xlsx":
        headings = ("姓名", "党组织", "用户名", "一次性地址")
        table = ((one.login.name, one.branch, one.login.username, one.address) for one in rows)
        return send_table("一次性地址", headings, table)
    shown = {"heading": "等本人设密码的账号", "rows": rows, "days": inviting.DAYS,
             "local": inviting.is_local(request)}  # fmt: skip
    return render(request, "web/settings/waiting.html", shown)

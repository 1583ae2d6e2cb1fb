"""The page that opens once: the unit and the first officer, who is signed in by it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.pages.requests import Request
from dangwu.web.first import starting
from dangwu.web.first.forms import FirstForm

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
def first(request: Request) -> HttpResponseBase:
    """Ask for the unit and the first officer; once somebody can sign in, the page is gone."""
    if request.user.is_authenticated:
        return redirect("/")
    if not starting.valid(request.GET.get("ticket", "")):
        return _gone(request)
    unit = starting.top_unit()
    form = FirstForm(request.POST if request.method == "POST" else None, unit=unit)
    made = _write(request, form, unit) if form.is_valid() else None
    if made is None:
        shown = {"heading": "设置办公室", "form": form, "unit": unit}
        return render(request, "web/first/first.html", shown, status=422 if form.is_bound else 200)
    login(request, made, backend=_BACKEND)
    messages.success(request, f"{made.name}，办公室已设置好，您已登录。")
    return redirect("/")


def _gone(request: Request) -> HttpResponseBase:
    if starting.needed():
        shown = {"heading": "地址已失效"}
        return render(request, "web/first/expired.html", shown, status=403)
    messages.info(request, "办公室已设置好，请用自己的用户名登录。")
    return redirect("login")


def _write(request: Request, form: FirstForm, unit: Any) -> User | None:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            unit = unit or starting.found_unit(said["full_name"], said["document_name"])
            return starting.make_officer(
                unit=unit, name=said["name"], username=said["username"],
                password=said["password"], today=request.today,
            )  # fmt: skip
    except DangwuError as error:
        form.add_error(None, str(error))
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
    return None

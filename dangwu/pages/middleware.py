"""What every request passes: the office's day, the login, and what the browser may load."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from dangwu.pages.kept import keep

Answer = Callable[[HttpRequest], HttpResponse]

_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def day_of(office_day: str) -> date:
    """Return the day that an office is fixed on (a demo is), else today in China."""
    return date.fromisoformat(office_day) if office_day else timezone.localdate()


class DayMiddleware:
    """Gives every request its day; the only place of the pages that asks what day it is."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `today`, and tell the browser what it may load."""
        request.today = day_of(settings.FIXED_DAY)  # type: ignore[attr-defined]
        answer = self.get_response(request)
        answer.headers.setdefault("Content-Security-Policy", _POLICY)
        return answer


class LoginMiddleware(LoginRequiredMiddleware):
    """Asks for the login; what was typed into a form meanwhile is kept until it is back."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let pass who is signed in and may still, and pages that ask for no login."""
        answer: HttpResponseBase | None = super().process_view(
            request, view_func, view_args, view_kwargs
        )
        if answer is None:
            return None
        if request.htmx:  # type: ignore[attr-defined]
            # a piece of a page cannot hold the login: the whole page goes there
            return HttpResponseClientRedirect(f"{reverse('login')}?next={quote(request.path)}")
        return self._ask(request) if request.method == "POST" else answer

    def _ask(self, request: HttpRequest) -> HttpResponse:
        from django.contrib.auth.forms import AuthenticationForm

        request.user = AnonymousUser()
        return render(
            request,
            "pages/login.html",
            {"form": AuthenticationForm(request), "kept": keep(request), "expired": True},
            status=401,
        )

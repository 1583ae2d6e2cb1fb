"""The login, and the form that waited for it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator

from dangwu.accounts.throttling import LoginForm
from dangwu.pages.kept import read


@method_decorator(login_not_required, name="dispatch")
class Login(LoginView):
    """Asks for name and password; a form that was handed in too late goes on afterwards."""

    authentication_form = LoginForm
    template_name = "pages/login.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Carry on what was kept where the password was wrong."""
        shown = super().get_context_data(**kwargs)
        shown["kept"] = self.request.POST.get("_kept", "")
        return shown

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in; then offer the form that waited."""
        answer = super().form_valid(form)
        kept = read(self.request.POST.get("_kept", ""))
        if kept is None:
            return answer
        return render(self.request, "pages/kept.html", {"kept": kept})

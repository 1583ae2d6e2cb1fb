"""The login form: after too many wrong passwords the door stays closed for some minutes.

Counted are the failures of the last minutes: of one username from one address, of one username from
anywhere, of one address for anyone. A right password opens nothing while the door is closed, so
that guessing learns nothing; a success forgets what its username failed at from there.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone

from dangwu.accounts.models import LoginFailure

MINUTES = 10
HERE, ANYWHERE, ADDRESS = 5, 20, 60
"""How many failures close the door: username and address, username, address (a unit may share one)."""
_KEPT = timedelta(days=1)


class LoginClosed(ValidationError):
    """Too many wrong passwords."""

    def __init__(self) -> None:
        super().__init__(
            f"密码错误次数过多，请{MINUTES}分钟后再试。忘记密码的，请系统管理员重设。",
            code="closed",
        )


class LoginForm(AuthenticationForm):
    """Name and password, held to a pace."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": "用户名或密码不对，请重新输入，注意大小写。",
    }

    def clean(self) -> dict[str, Any]:
        """Refuse while the door is closed; count what fails."""
        username = str(self.cleaned_data.get("username") or "").casefold()[:150]
        address = address_of(self.request)
        if closed(username, address):
            raise LoginClosed
        try:
            said = super().clean()
        except ValidationError:
            _count(username, address)
            raise
        if self.user_cache is not None:
            LoginFailure.objects.filter(username=username, address=address).delete()
        return dict(said or self.cleaned_data)


def address_of(request: Any) -> str:
    """Return where a request comes from, empty where nobody says."""
    return str(request.META.get("REMOTE_ADDR", ""))[:45] if request is not None else ""


def closed(username: str, address: str) -> bool:
    """Whether nobody may try now."""
    since = timezone.now() - timedelta(minutes=MINUTES)
    late = LoginFailure.objects.filter(at__gt=since)
    if late.filter(address=address).count() >= ADDRESS:
        return True
    tried = list(late.filter(username=username).values_list("address", flat=True)[:ANYWHERE])
    return len(tried) >= ANYWHERE or tried.count(address) >= HERE


def _count(username: str, address: str) -> None:
    now = timezone.now()
    LoginFailure.objects.filter(at__lt=now - _KEPT).delete()
    LoginFailure.objects.create(username=username, address=address, at=now)

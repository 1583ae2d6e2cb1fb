"""A request as our views receive it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from dangwu.accounts.models import User
    from dangwu.pages.access import Access


class Request(HttpRequest):
    """A request of somebody signed in: `today` is the office's day, `access` what she may."""

    today: date
    access: Access
    htmx: HtmxDetails
    user: User

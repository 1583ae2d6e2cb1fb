"""What a view asks of the person before it runs: a right, checked here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase

from dangwu.accounts.rights import Right
from dangwu.pages.requests import Request

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def needs(right: Right, *others: Right) -> Callable[[V], V]:
    """Serve the view only to who has one of these rights over some organization; 403 otherwise."""

    def guarded(view: V) -> V:
        @wraps(view)
        def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(request, right, *others)
            return view(request, *args, **kwargs)

        answer.rights = frozenset({right, *others})  # type: ignore[attr-defined]
        return cast("V", answer)

    return guarded


def require(request: Request, *rights: Right) -> None:
    """Raise PermissionDenied unless she has one of the rights."""
    if not any(request.access.may(one) for one in rights):
        raise PermissionDenied


def require_in(request: Request, right: Right, organization_id: int) -> None:
    """Raise PermissionDenied unless she has the right over this organization."""
    if not request.access.may_in(right, organization_id):
        raise PermissionDenied


def rights_of(view: Any) -> frozenset[Right]:
    """Return the rights of which a view asks for one; empty where it asks for none."""
    found: frozenset[Right] = getattr(view, "rights", frozenset())
    return found

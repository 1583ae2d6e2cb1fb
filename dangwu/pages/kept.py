"""What somebody typed while her login expired: carried through the login, sealed, never stored."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

_SALT = "dangwu.pages.kept"
_HOURS = 12
_OURS = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was handed in too late: where it goes and what it says."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: bool


def keep(request: HttpRequest) -> str:
    """Return the form that was handed in as a sealed text."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _OURS
        for value in values
    ]
    told = {"path": request.get_full_path(), "fields": fields, "files": bool(request.FILES)}
    return signing.dumps(told, salt=_SALT, compress=True)


def read(text: str) -> Kept | None:
    """Return what was kept; None where the text is not ours or too old."""
    try:
        told = signing.loads(text, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        return None
    return Kept(told["path"], tuple((n, v) for n, v in told["fields"]), told["files"])

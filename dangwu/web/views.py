"""The places 今日 and 记录: the workbench, and which books there are."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render

from dangwu.accounts.rights import Right
from dangwu.pages.guard import needs
from dangwu.pages.registers import Register
from dangwu.pages.requests import Request
from dangwu.web.navigation import room_name, rooms


@dataclass(frozen=True)
class Room:
    """A room with its books."""

    name: str
    href: str
    registers: tuple[type[Register], ...]


@needs(Right.READ)
def records(request: Request) -> HttpResponseBase:
    """Show every room with its books."""
    shown = [
        Room(room_name(room), f"/records/{room}/", tuple(those)) for room, those in rooms().items()
    ]
    return render(request, "web/records.html", {"heading": "记录", "rooms": shown})


@needs(Right.READ)
def room(request: Request, name: str) -> HttpResponseBase:
    """Show one room's books; a room of one book opens it."""
    those = rooms().get(name)
    if those is None:
        raise Http404
    if len(those) == 1:
        return redirect(those[0].url())
    one = Room(room_name(name), request.path, tuple(those))
    return render(
        request, "web/records.html", {"heading": one.name, "rooms": [one], "single": True}
    )

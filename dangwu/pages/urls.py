"""The addresses of registers: /records/<room>/<slug>/ and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from dangwu.pages import listing, recording
from dangwu.pages.guard import needs
from dangwu.pages.registers import Register, Writing, register
from dangwu.pages.requests import Request


def urls_of(*those: type[Register]) -> list[URLPattern]:
    """Return the addresses of the registers of a room, and make the registers known."""
    register(*those)
    return [each for kind in those for each in _urls(kind)]


def _urls(kind: type[Register]) -> list[URLPattern]:
    slug = kind.slug
    found = [path(f"{slug}/", _list(kind), name=slug)]
    if kind.new is not None:
        found.append(
            path(f"{slug}/{kind.new.key}/", _new(kind, kind.new), name=f"{slug}-{kind.new.key}")
        )
    found.append(path(f"{slug}/<int:pk>/", _one(kind), name=f"{slug}-one"))
    found.append(path(f"{slug}/<int:pk>/figures/", _figures(kind), name=f"{slug}-figures"))
    for writing in kind.changes:
        name = f"{slug}-{writing.key}"
        found.append(path(f"{slug}/<int:pk>/{writing.key}/", _change(kind, writing), name=name))
    return found


View = Callable[..., HttpResponseBase]


def _list(kind: type[Register]) -> View:
    @needs(kind.read)
    def view(request: Request) -> HttpResponseBase:
        return listing.show(request, kind)

    return view


def _one(kind: type[Register]) -> View:
    @needs(kind.read)
    def view(request: Request, pk: int) -> HttpResponseBase:
        return recording.show(request, kind, pk)

    return view


def _figures(kind: type[Register]) -> View:
    @needs(kind.read)
    def view(request: Request, pk: int) -> HttpResponseBase:
        return recording.figures_of(request, kind, pk)

    return view


def _new(kind: type[Register], writing: Writing) -> View:
    @needs(writing.right)
    def view(request: Request) -> Any:
        return recording.write(request, kind, writing, None)

    return view


def _change(kind: type[Register], writing: Writing) -> View:
    @needs(writing.right)
    def view(request: Request, pk: int) -> Any:
        return recording.write(request, kind, writing, pk)

    return view

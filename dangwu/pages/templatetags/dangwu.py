"""Tags of our templates: icons, days and money in words, addresses of figures and records."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from dangwu.pages import cells, registers
from dangwu.pages.listing import kept

register = template.Library()
_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    text = files("pytablericons").joinpath(f"icons/outline/{name}.svg").read_text(encoding="utf-8")
    found = _SVG.search(text)
    return " ".join((found[1] if found else "").split())


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw one of Tabler's icons; it says nothing to who hears the page."""
    return mark_safe(  # noqa: S308  # a drawing out of a pinned package
        f'<svg class="icon {extra}" width="20" height="20" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true">{_drawing(name)}</svg>'
    )


@register.filter
def day(value: date | None) -> str:
    """Show a day as 2020年6月30日; the end of time as 至今."""
    if value is None:
        return ""
    return "至今" if value.year == cells.FOREVER_YEAR else cells.day_words(value)


@register.filter
def money(fen: int | None) -> str:
    """Show fen as 12,345.60."""
    return "" if fen is None else cells.money(fen)


@register.filter
def month(number: int | None) -> str:
    """Show a month's number as 2020年6月."""
    return "" if number is None else cells.month(number)


@register.filter
def birth(number: int) -> str:
    """Show a birth number as far as it is known."""
    return cells.birth(number)


@register.filter
def count(value: int | None) -> str:
    """Show a whole number as 12,345."""
    return "" if value is None else f"{value:,}"


@register.simple_tag
def figure_url(name: str, unit: Any = "", period: Any = "") -> str:
    """Return the address of a figure's page, for a unit (its key) and a period (its key)."""
    asked = {"unit": unit, "period": getattr(period, "key", period)}
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"/figures/{quote(name)}/" + (f"?{query}" if query else "")


@register.simple_tag
def record_url(label: str, pk: int | None) -> str:
    """Return the address of a record by its model's label; empty where it has no page."""
    return registers.record_url(label, pk)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changed: Any) -> str:
    """Return the page's own questions with some changed: {% query page=2 %}."""
    asked = context.get("asked") or context["request"].GET
    if not isinstance(asked, QueryDict):
        asked = QueryDict(urlencode(asked))
    return "?" + kept(asked, **{key: str(value) for key, value in changed.items()})


@register.simple_tag
def field_class(field: Any) -> str:
    """Return the classes of a form field's box."""
    wide = type(field.field.widget).__name__ in {"Textarea", "CheckboxSelectMultiple"}
    return "d-field d-wide" if wide else "d-field"

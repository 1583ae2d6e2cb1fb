"""Times of the day in templates."""

from __future__ import annotations

from django import template

from dangwu.pages import cells

register = template.Library()


@register.filter
def clock(minute: int | None) -> str:
    """Show a minute of the day as 14:30."""
    return "" if minute is None else cells.clock(minute)

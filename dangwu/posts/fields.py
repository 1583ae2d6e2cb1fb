"""Form fields of posts: a time of day, and what a shift stands at."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangwu.pages.cells import clock
from dangwu.pages.fields import NamedField, plain
from dangwu.posts.models import DAY

_CLOCK = re.compile(r"(次日)?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*分?")


class ClockField(forms.Field):
    """A time of day: 08:30, 8点, 次日08:00. Gives minutes from the day's beginning."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form."""
        return {"placeholder": "08:30", "autocomplete": "off", "data-kind": "clock"}

    def to_python(self, value: Any) -> int | None:
        """Read the time."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        found = _CLOCK.fullmatch(plain(str(value)))
        hour, minute = (int(found[2]), int(found[3] or 0)) if found else (99, 0)
        if hour > 24 or minute > 59 or hour * 60 + minute > DAY:
            raise ValidationError(f"看不懂时间“{value}”，请写成 08:30；过了零点的写 次日08:00。")
        return hour * 60 + minute + (DAY if found and found[1] else 0)

    def prepare_value(self, value: Any) -> Any:
        """Show 08:30, 次日08:00."""
        return clock(value) if isinstance(value, int) else value


class PlaceField(NamedField):
    """A checkpoint or a team by its name; those of the day, those that ended as well."""

    def __init__(self, what: str, **kwargs: Any) -> None:
        super().__init__(None, lookups=("name",), what=what, **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the name with whose it is."""
        return f"{record.name}（{record.organization.document_name}）"


class ActivityField(NamedField):
    """An activity by its topic, told apart by its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("topic",), what="活动内容", **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the topic with the day."""
        held: date = record.held_on
        return f"{record.topic}（{held}）"

"""Which organization and which months a page is about: read from the address, chosen above it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from dangwu.core.calendar import month_no
from dangwu.pages.fields import DayField, MonthField, OrganizationField
from dangwu.pages.requests import Request


@dataclass(frozen=True)
class Chosen:
    """What a page is about, with the form that chooses it."""

    form: forms.Form
    unit: Any | None
    month: int
    since: int
    until: int
    day: date


class ChoiceForm(forms.Form):
    """A branch and a month, two months or a day: whichever the page asks."""

    unit = OrganizationField(label="党组织", required=False)
    month = MonthField(label="月份", required=False)
    since = MonthField(label="起始月", required=False)
    until = MonthField(label="截止月", required=False)
    on = DayField(label="截至", required=False)

    def __init__(self, data: Any, rows: QuerySet[Any], asks: tuple[str, ...]) -> None:
        super().__init__(data)
        for name in [one for one in self.fields if one not in asks]:
            del self.fields[name]
        if "unit" in self.fields:
            self.fields["unit"].offer(rows)  # type: ignore[attr-defined]
            widget = self.fields["unit"].widget
            if isinstance(widget, forms.Select):
                widget.choices = [("", "全部"), *list(widget.choices)[1:]]
        for field in self.fields.values():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs |= {"class": kind, **field.widget_attrs(field.widget)}


def chosen(request: Request, rows: QuerySet[Any], *asks: str) -> Chosen:
    """Return what the address says; a month left out is today's, a half year up to today's."""
    today = month_no(request.today)
    data = request.GET.copy()
    read = {name: _read(field, data.get(name, "")) for name, field in _FIELDS.items()}
    month = read["month"] or today
    until = read["until"] or today
    since = read["since"] or min(until, today - today % 12 % 6)
    day = read["on"] or request.today
    shown: dict[str, Any] = {
        "month": _typed(month), "since": _typed(since), "until": _typed(until), "on": str(day),
        "unit": data.get("unit", ""),
    }  # fmt: skip
    for name in ("month", "since", "until", "on"):
        if data.get(name) and read[name] is None:
            shown[name] = data[name]
    form = ChoiceForm(shown, rows, asks)
    form.is_valid()
    unit = getattr(form, "cleaned_data", {}).get("unit")
    if unit is None and "unit" in asks:
        few = list(rows[:2])
        unit = few[0] if len(few) == 1 else None
        if unit is not None:
            form = ChoiceForm({**shown, "unit": str(unit.pk)}, rows, asks)
    return Chosen(form, unit, month, since, until, day)


_FIELDS: dict[str, forms.Field] = {
    "month": MonthField(required=False), "since": MonthField(required=False),
    "until": MonthField(required=False), "on": DayField(required=False),
}  # fmt: skip


def _read(field: forms.Field, text: str) -> Any:
    try:
        return field.clean(text)
    except ValidationError:
        return None


def _typed(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"


def read_month(text: str) -> int | None:
    """Return a month out of the address; None where it is none."""
    found: int | None = _read(_FIELDS["month"], text)
    return found

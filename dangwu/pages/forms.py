"""The form that every write uses: typed once, written once, and never over somebody else's text."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.pages.access import Access
from dangwu.pages.fields import DayField, MoneyField, MonthField, NamedField, OrganizationField

_LONG = 200


class RecordForm(forms.Form):
    """A form over some fields of a model; a room's form says what `write` calls.

    Fields that a model does not have, or has otherwise, are declared as in any Django form.
    """

    model: ClassVar[type[models.Model] | None] = None
    names: ClassVar[Sequence[str]] = ()
    """The model's fields that are asked, in their order."""
    optional: ClassVar[Sequence[str]] = ()
    """Those that may stay empty though the model would have them, or default."""
    right: ClassVar[Right] = Right.WRITE
    """The right that she needs over the organization that is chosen."""

    def __init__(
        self, *args: Any, access: Access, today: date, record: Any = None, **kwargs: Any
    ) -> None:
        self.access = access
        self.today = today
        self.record = record
        if record is not None and "initial" not in kwargs:
            kwargs["initial"] = self.initial_of(record)
        super().__init__(*args, **kwargs)
        self._add_fields()
        self.prepare()
        for name, field in self.fields.items():
            _dress(name, field)
            told = self.initial.get(name)
            if isinstance(field, NamedField) and isinstance(told, str) and told.isdecimal():
                self.initial[name] = int(told[:18])  # a key in the address shows as a name

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Return what the fields show of a record that is corrected."""
        own = {one.name for one in type(record)._meta.concrete_fields}
        return {name: getattr(record, name) for name in self.names if name in own}

    def prepare(self) -> None:
        """Offer to named fields what they may hold; a room's form adds its own."""
        for field in self.fields.values():
            if isinstance(field, OrganizationField) and field.rows is None:
                rows = self.access.organizations(self.right).filter(dissolved_on=None)
                field.offer(rows)

    def write(self, *, actor: User, today: date) -> Any:
        """Write what was typed, by one of the room's changes; return the record."""
        raise NotImplementedError

    def _add_fields(self) -> None:
        own = dict(self.fields)
        self.fields.clear()
        for name in self.names:
            if name in own:
                self.fields[name] = own.pop(name)
            elif self.model is not None:
                self.fields[name] = field_of(self.model, name, optional=name in self.optional)
            else:
                raise FieldDoesNotExist(name)
        self.fields.update(own)


def field_of(model: type[models.Model], name: str, *, optional: bool = False) -> forms.Field:
    """Return the form field of a model's field, as officials write it."""
    column: Any = model._meta.get_field(name)
    # a box that is not ticked is an answer
    empty = optional or column.blank or column.null or isinstance(column, models.BooleanField)
    common = {"label": column.verbose_name, "required": not empty, "help_text": column.help_text}
    if column.has_default() and not callable(column.default):
        common["initial"] = column.default
    if isinstance(column, models.ForeignKey):
        named = OrganizationField if column.name == "organization" else NamedField
        return named(**common)
    return _plain_field(column, name, common)


def _plain_field(column: Any, name: str, common: dict[str, Any]) -> forms.Field:
    if isinstance(column, models.DateField):
        return DayField(**{**common, "initial": None})
    if name.endswith("_fen"):
        label = str(common["label"]).replace("（分）", "（元）")
        return MoneyField(**{**common, "label": label})
    if name == "month_no" or name.endswith("_month"):
        label = str(common["label"]).replace("（月序号）", "").replace("（月序号，含）", "（含）")
        return MonthField(**{**common, "label": label})
    made: forms.Field = column.formfield(**common)
    if isinstance(made, forms.ChoiceField):
        blank = [("", "请选择" if made.required else "不填")]
        made.choices = [
            *(blank if column.blank or "initial" not in common else []),
            *column.flatchoices,
        ]
    if isinstance(made, forms.CharField) and (column.max_length or 0) > _LONG:
        made.widget = forms.Textarea({"rows": 3, "maxlength": column.max_length})
    return made


def _dress(name: str, field: forms.Field) -> None:
    widget = field.widget
    kind = "form-control"
    if isinstance(widget, forms.CheckboxInput):
        kind = "form-check-input"
    elif isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.HiddenInput):
        kind = ""
    elif isinstance(widget, forms.Select):
        kind = "form-select"
    widget.attrs.setdefault("class", kind)
    widget.attrs.update({key: value for key, value in field.widget_attrs(widget).items() if value})
    if field.required:
        field.error_messages["required"] = f"请填写{field.label}。"


def new_token() -> str:
    """Return the mark by which a form is written once."""
    return secrets.token_hex(16)

"""Form fields of supply: weights in kilograms, and numbers with one place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangwu.pages.fields import NamedField, plain

_WEIGHT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(公斤|千克|吨|斤)?")
_TENTHS = re.compile(r"-?\d{1,3}(?:\.\d)?")
_FACTORS = {"吨": Decimal(1000), "斤": Decimal("0.5")}
_MOST = 10**15


class WeightField(forms.Field):
    """A weight: 1,500, 1500公斤, 1.5吨. Gives whole kilograms."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits on a phone's keyboard."""
        return {"inputmode": "decimal", "autocomplete": "off", "data-kind": "weight"}

    def to_python(self, value: Any) -> int | None:
        """Read the weight."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        found = _WEIGHT.fullmatch(plain(str(value)))
        if not found:
            raise ValidationError(f"看不懂重量“{value}”，请写公斤数，例如 1500；也可写 1.5吨。")
        kg = Decimal(found[1].replace(",", "") + (found[2] or "")) * _FACTORS.get(
            found[3], Decimal(1)
        )
        if kg != int(kg):
            raise ValidationError(f"重量“{value}”不是整公斤数，请写到公斤。")
        if kg >= _MOST:
            raise ValidationError(f"重量“{value}”太大，请核对。")
        return int(kg)


class TenthsField(forms.Field):
    """A number with at most one place: 18.5. Gives tenths."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form."""
        return {"placeholder": "18.5", "inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        """Read the number."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = plain(str(value)).removesuffix("℃").removesuffix("%").strip()
        if not _TENTHS.fullmatch(text):
            raise ValidationError(f"看不懂“{value}”，请写数字，最多一位小数，例如 18.5。")
        return int(Decimal(text) * 10)

    def prepare_value(self, value: Any) -> Any:
        """Show 18.5."""
        return f"{Decimal(value) / 10}" if isinstance(value, int) else value


class WarehouseField(NamedField):
    """A storage site by its name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("name",), what="库点名称", label="库点", **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the name with whose it is."""
        return f"{record.name}（{record.organization.document_name}）"

"""Form fields as officials write: days, months, money, people and organizations by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from dangwu.core.errors import suggestion
from dangwu.pages.cells import FOREVER_YEAR

_DAY = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?|(\d{4})(\d\d)(\d\d)")
_MONTH = re.compile(r"(\d{4})\s*[-年./]?\s*(\d{1,2})\s*月?")
_MONEY = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?")
_FULL = str.maketrans("０１２３４５６７８９．，－／：", "0123456789.,-/:")
SELECTED_FROM = 60
"""Up to so many organizations or people are offered in a list; more are found by name."""


def plain(text: str) -> str:
    """Return a typed text with full-width signs as half-width ones, without spaces around."""
    return text.translate(_FULL).strip()


class DayField(forms.Field):
    """A day: 2020-06-30, 2020年6月30日, 2020.6.30 or 20200630. Gives a date."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form, and digits on a phone's keyboard."""
        return {"placeholder": "2020-06-30", "inputmode": "text", "autocomplete": "off",
                "data-kind": "day"}  # fmt: skip

    def to_python(self, value: Any) -> date | None:
        """Read the day."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        found = _DAY.fullmatch(plain(str(value)))
        parts = [int(one) for one in (found.groups() if found else ()) if one]
        try:
            return date(*parts)
        except (TypeError, ValueError):
            raise ValidationError(
                f"看不懂日期“{value}”，请写成 2020-06-30 或 2020年6月30日。"
            ) from None

    def prepare_value(self, value: Any) -> Any:
        """Show 2020-06-30."""
        return value.isoformat() if isinstance(value, date) else value


class MonthField(forms.Field):
    """A month: 2020-06, 2020年6月 or 202006. Gives its number, year × 12 + month − 1."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Show the form."""
        return {"placeholder": "2020-06", "autocomplete": "off", "data-kind": "month"}

    def to_python(self, value: Any) -> int | None:
        """Read the month."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        found = _MONTH.fullmatch(plain(str(value)))
        if found and 1 <= int(found[2]) <= 12 and 0 < int(found[1]) < FOREVER_YEAR:
            return int(found[1]) * 12 + int(found[2]) - 1
        raise ValidationError(f"看不懂月份“{value}”，请写成 2020-06 或 2020年6月。")

    def prepare_value(self, value: Any) -> Any:
        """Show 2020-06."""
        return f"{value // 12}-{value % 12 + 1:02d}" if isinstance(value, int) else value


class MoneyField(forms.Field):
    """Yuan with at most two places: 1,234.50. Gives fen."""

    widget = forms.TextInput

    def __init__(self, *, least: int | None = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least = least

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask for digits on a phone's keyboard."""
        return {"inputmode": "decimal", "autocomplete": "off", "data-kind": "money"}

    def to_python(self, value: Any) -> int | None:
        """Read the amount."""
        if value in self.empty_values:
            return None
        text = plain(str(value)).removesuffix("元").removeprefix("¥").strip()
        if not _MONEY.fullmatch(text):
            raise ValidationError(f"看不懂金额“{value}”，请写元数，最多两位小数，例如 1234.50。")
        fen = int(Decimal(text.replace(",", "")) * 100)
        if self.least is not None and fen < self.least:
            raise ValidationError(f"金额不能小于{Decimal(self.least) / 100}元，现在是{value}。")
        if abs(fen) >= 10**15:
            raise ValidationError(f"金额“{value}”太大，请核对。")
        return fen

    def prepare_value(self, value: Any) -> Any:
        """Show yuan."""
        return f"{Decimal(value) / 100:.2f}" if isinstance(value, int) else value


class NamedField(forms.Field):
    """A record found by name among those the person may see; few are offered in a list.

    `lookups` are the fields that hold its names; `label_of` tells two of one name apart.
    """

    def __init__(
        self, rows: QuerySet[Any] | None = None, *, lookups: Sequence[str] = ("name",),
        what: str = "记录", **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.lookups = tuple(lookups)
        self.what = what
        self.rows = rows

    def label_of(self, record: Any) -> str:
        """Return how a list names the record."""
        return str(record)

    def offer(self, rows: QuerySet[Any]) -> None:
        """Offer these records, and no other."""
        self.rows = rows
        few = list(rows[: SELECTED_FROM + 1])
        if len(few) <= SELECTED_FROM:
            choices = [("", "请选择" if self.required else "不填")]
            choices += [(str(one.pk), self.label_of(one)) for one in few]
            self.widget = forms.Select(choices=choices)
        else:
            self.widget = forms.TextInput(
                {"placeholder": f"输入{self.what}", "autocomplete": "off", "data-kind": "named"}
            )
        self.widget.is_required = self.required

    def to_python(self, value: Any) -> Any:
        """Find the record by its key or its name; of several the person must say which."""
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        if self.rows is None:
            raise TypeError("offer() was not called")
        text = value.strip()
        if text.isdecimal() and len(text) < 19:
            found = self.rows.filter(pk=int(text)).first()
            if found is not None:
                return found
        return self._by_name(text)

    def _by_name(self, text: str) -> Any:
        assert self.rows is not None  # noqa: S101  # to_python asked
        name = text.partition("（")[0].strip()
        wanted = Q()
        for lookup in self.lookups:
            wanted |= Q(**{lookup: name}) | Q(**{lookup: text})
        found = list(self.rows.filter(wanted).distinct()[:20])
        exact = [one for one in found if self.label_of(one) == text] or found
        if len(exact) == 1:
            return exact[0]
        if exact:
            names = "、".join(self.label_of(one) for one in exact[:5])
            raise ValidationError(f"“{text}”有{len(exact)}个：{names}。请写全以便分清。")
        near = Q(**{f"{self.lookups[0]}__icontains": name[:2]})
        known = [self.label_of(one) for one in self.rows.filter(near)[:20]]
        raise ValidationError(f"没有找到{self.what}“{text}”。{suggestion(text, known)}")

    def prepare_value(self, value: Any) -> Any:
        """Show the key in a list, the name in a text field."""
        if value in self.empty_values or isinstance(value, str):
            return value
        if isinstance(value, int):
            if isinstance(self.widget, forms.Select) or self.rows is None:
                return value
            found = self.rows.filter(pk=value).first()
            return self.label_of(found) if found else value
        return value.pk if isinstance(self.widget, forms.Select) else self.label_of(value)


class OrganizationField(NamedField):
    """A Party organization by its full name, document name or other name."""

    def __init__(self, rows: QuerySet[Any] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label", "党组织")
        super().__init__(
            rows, lookups=("full_name", "document_name", "code"), what="党组织名称", **kwargs
        )

    def label_of(self, record: Any) -> str:
        """Return the name that documents use."""
        return str(record.document_name)

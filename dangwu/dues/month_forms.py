"""The form of a month's table: a row a member who still owes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from dangwu.dues.collecting import Collection, Entry, Owed, reasons
from dangwu.dues.errors import CollectionRefused, RowsWrong
from dangwu.dues.models import Method
from dangwu.pages.fields import DayField, MoneyField

_SAME = (("", "同上"), *Method.choices)


@dataclass(frozen=True)
class TableRow:
    """A row as the page shows it; without fields where nothing is to be paid."""

    owed: Owed
    amount: BoundField | None = None
    day: BoundField | None = None
    method: BoundField | None = None
    seen: BoundField | None = None
    because: str = ""
    """Why her due is not known."""

    @property
    def errors(self) -> list[str]:
        """What is wrong in it."""
        fields = (self.amount, self.day, self.method, self.seen)
        return [str(error) for one in fields if one is not None for error in one.errors]


class CollectionForm(forms.Form):
    """A day and a way for all rows, and an amount a row; a row may have its own."""

    paid_on = DayField(label="缴费日期")
    method = forms.ChoiceField(label="缴费方式", choices=Method.choices, initial=Method.TRANSFER)

    def __init__(self, data: Any, table: Collection, today: date, *, full: bool = False) -> None:
        super().__init__(data)
        self.table = table
        self.reasons = reasons(table)
        self.fields["paid_on"].initial = today
        for row in table.rows:
            if row.rest_fen:
                self._add(row, full=full)
        for name, field in self.fields.items():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs |= {"class": kind, **field.widget_attrs(field.widget)}
            if field.label and name not in ("paid_on", "method"):
                field.widget.attrs["aria-label"] = field.label
            if name.startswith("amount_"):
                field.widget.attrs["data-move"] = "amount"
            if name.startswith("day_"):
                field.widget.attrs["placeholder"] = "同上"

    def _add(self, row: Owed, *, full: bool) -> None:
        key, name = row.member.pk, row.member.name
        amount = MoneyField(label=f"{name}本次收", required=False)
        amount.initial = row.rest_fen if full else None
        day = DayField(label=f"{name}缴费日期", required=False)
        self.fields |= {
            f"amount_{key}": amount,
            f"day_{key}": day,
            f"method_{key}": forms.ChoiceField(
                label=f"{name}缴费方式", choices=_SAME, required=False
            ),
            f"seen_{key}": forms.IntegerField(
                initial=row.paid_fen, widget=forms.HiddenInput, required=False
            ),
        }

    @property
    def rows(self) -> Iterator[TableRow]:
        """Yield the table's rows with their fields."""
        for row in self.table.rows:
            key = row.member.pk
            if f"amount_{key}" not in self.fields:
                yield TableRow(row, because=self.reasons.get(key, ""))
                continue
            yield TableRow(
                row, self[f"amount_{key}"], self[f"day_{key}"], self[f"method_{key}"],
                self[f"seen_{key}"],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for an amount at least."""
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(
            value for name, value in typed.items() if name.startswith("amount_")
        ):
            self.add_error(None, "还没有填写金额：在“本次收”里填收到的钱，没有收的留空。")
        return typed

    def entries(self) -> list[Entry]:
        """Return the rows that were filled."""
        typed = self.cleaned_data
        return [
            Entry(
                key, amount, typed.get(f"day_{key}") or typed["paid_on"],
                typed.get(f"method_{key}") or typed["method"],
                seen_fen=typed.get(f"seen_{key}"),
            )
            for key, amount in self._amounts()
        ]  # fmt: skip

    def _amounts(self) -> Iterator[tuple[int, int]]:
        for name, value in self.cleaned_data.items():
            if name.startswith("amount_") and value:
                yield int(name.removeprefix("amount_")), value

    def tell(self, refused: CollectionRefused) -> RowsWrong:
        """Put each fault beside its row; return what is said of the whole."""
        for fault in refused.faults:
            name = f"amount_{fault.member_id}"
            self.add_error(name if name in self.fields else None, fault.why)
        return RowsWrong(len(refused.faults))

"""The sheet of a branch's bases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label
from dangwu.dues import basing
from dangwu.dues.basing import BaseEntry, Held
from dangwu.dues.choosing import chosen
from dangwu.dues.errors import BasesRefused, RowsWrong
from dangwu.dues.models import Category
from dangwu.dues.month_views import address
from dangwu.pages.fields import MoneyField
from dangwu.pages.guard import needs, require_in
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask, serve


@dataclass(frozen=True)
class SheetRow:
    """A row as the page shows it."""

    held: Held
    category: BoundField
    amount: BoundField


class BaseSheetForm(forms.Form):
    """A category and an amount a member, filled with what holds."""

    def __init__(self, data: Any, held: Sequence[Held]) -> None:
        super().__init__(data)
        self.held = held
        for one in held:
            key, name = one.member.pk, one.member.name
            amount = MoneyField(label=f"{name}计算基数", required=False)
            amount.initial = one.fen
            self.fields |= {
                f"category_{key}": forms.ChoiceField(
                    label=f"{name}人员类别", choices=Category.choices, initial=one.category
                ),
                f"amount_{key}": amount,
            }
        for name, field in self.fields.items():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs |= {
                "class": kind, "aria-label": field.label, **field.widget_attrs(field.widget)
            }  # fmt: skip
            if name.startswith("amount_"):
                field.widget.attrs["data-move"] = "base"

    @property
    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows with their fields."""
        for one in self.held:
            key = one.member.pk
            yield SheetRow(one, self[f"category_{key}"], self[f"amount_{key}"])

    def entries(self) -> list[BaseEntry]:
        """Return every row."""
        typed = self.cleaned_data
        keys = [one.member.pk for one in self.held]
        return [
            BaseEntry(key, typed[f"category_{key}"], typed.get(f"amount_{key}")) for key in keys
        ]

    def tell(self, refused: BasesRefused) -> RowsWrong:
        """Put each fault beside its row; return what is said of the whole."""
        for fault in refused.faults:
            self.add_error(f"amount_{fault.member_id}", fault.why)
        return RowsWrong(len(refused.faults))


@needs(Right.WRITE)
def sheet(request: Request) -> HttpResponseBase:
    """Show a branch's bases; they are changed and saved as a whole."""
    found = chosen(request, "unit", "month")
    unit, month = found.unit, found.month
    if unit is None:
        return render(
            request, "dues/base_sheet.html", {"heading": "按支部登记基数", "chosen": found}
        )
    require_in(request, Right.WRITE, unit.pk)
    held = basing.bases(unit, month)
    here = address("base-sheet", unit.pk, month)
    ask = Ask(
        heading=f"{unit.document_name}{month_label(month)}起的党费基数", button="保存基数",
        back=here, done="基数已登记，已核定的月份随之重算。", template="dues/base_sheet.html",
    )  # fmt: skip

    def write(form: BaseSheetForm) -> int:
        try:
            return basing.save(unit, since_month=month, entries=form.entries(), actor=request.user)
        except BasesRefused as refused:
            raise form.tell(refused) from refused

    return serve(
        request, ask, lambda data, files: BaseSheetForm(data, held), write, lambda made: here,
        chosen=found, unit=unit, month=month, held=held,
        missing=sum(one.base is None for one in held),
        collection_url=address("collection", unit.pk, month),
    )  # fmt: skip

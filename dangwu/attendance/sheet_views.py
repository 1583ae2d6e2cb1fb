"""The month's sheet: everybody of an organization, with only the absences to type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import BoundField
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.attendance import monthly, views
from dangwu.attendance.errors import MonthRefused, RowsWrong
from dangwu.attendance.forms import DaysField
from dangwu.attendance.models import AttendanceMonth
from dangwu.attendance.monthly import Entry, Person, Sheet
from dangwu.core.calendar import month_label
from dangwu.members.models import Membership
from dangwu.organizations.models import Organization
from dangwu.pages.choosing import chosen
from dangwu.pages.guard import needs, require_in
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask, serve

_YEAR, _WAITING = 12, 10


@dataclass(frozen=True)
class SheetRow:
    """A row as the page shows it; without fields where it is recorded."""

    person: Person
    counts: BoundField | None = None
    absent: BoundField | None = None


class SheetForm(forms.Form):
    """Days due of all, and a row's absence; a row that is not ticked is left out."""

    due = DaysField(label="本月应出勤（天）")

    def __init__(self, data: Any, table: Sheet) -> None:
        super().__init__(data)
        self.table = table
        self.places: dict[str, int] = {}
        for place, person in enumerate(table.people):
            if person.record is None:
                self._add(place, person)
        for name, field in self.fields.items():
            box = isinstance(field.widget, forms.CheckboxInput)
            attrs = field.widget_attrs(field.widget)
            field.widget.attrs |= {"class": "form-check-input" if box else "form-control", **attrs}
            if name.startswith("absent_"):
                field.widget.attrs |= {"data-move": "absent", "aria-label": field.label}

    def _add(self, place: int, person: Person) -> None:
        self.places[person.key] = place
        absent = DaysField(label=f"{person.name}缺勤天数", required=False)
        absent.initial = person.on_leave or None
        self.fields |= {
            f"who_{place}": forms.CharField(initial=person.key, widget=forms.HiddenInput),
            f"counts_{place}": forms.BooleanField(
                label=f"登记{person.name}", required=False, initial=True
            ),
            f"absent_{place}": absent,
        }

    @property
    def rows(self) -> Iterator[SheetRow]:
        """Yield the sheet's rows with their fields."""
        for person in self.table.people:
            place = self.places.get(person.key)
            if place is None:
                yield SheetRow(person)
            else:
                yield SheetRow(person, self[f"counts_{place}"], self[f"absent_{place}"])

    def clean(self) -> dict[str, Any]:
        """The sheet may have changed since it was opened: a row is who it says."""
        typed: dict[str, Any] = super().clean() or {}
        for key, place in self.places.items():
            if typed.get(f"who_{place}", key) != key:
                self.add_error(None, "打开之后考勤表有变化，请重新打开再填。")
                break
        return typed

    def entries(self) -> list[Entry]:
        """Return the rows that are ticked."""
        typed = self.cleaned_data
        return [
            Entry(key, typed["due"], typed.get(f"absent_{place}") or 0)
            for key, place in self.places.items()
            if typed.get(f"counts_{place}")
        ]

    def tell(self, refused: MonthRefused) -> RowsWrong:
        """Put each fault beside its row; return what is said of the whole."""
        for fault in refused.faults:
            place = self.places.get(fault.key)
            self.add_error(None if place is None else f"absent_{place}", fault.why)
        return RowsWrong(len(refused.faults))


def places(request: Request) -> QuerySet[Organization]:
    """Return the organizations she may see that keep attendance, or have members of their own."""
    month = request.today.year * 12 + request.today.month - 1
    kept = AttendanceMonth.objects.filter(
        organization=OuterRef("pk"), month_no__gte=month - _YEAR, month_no__lte=month
    )
    members = Membership.objects.filter(
        organization=OuterRef("pk"), since__lte=request.today, until__gt=request.today
    )
    found = request.access.organizations(Right.READ).filter(dissolved_on=None)
    return found.filter(Q(Exists(kept)) | Q(Exists(members))).order_by("pk")


def address(unit: int | None, month: int) -> str:
    """Return the address of a month's sheet."""
    asked = {"month": f"{month // 12}-{month % 12 + 1:02d}"} | ({"unit": str(unit)} if unit else {})
    return f"{reverse('attendance:sheet')}?{urlencode(asked)}"


@needs(Right.READ)
def front(request: Request) -> HttpResponseBase:
    """Show the leaves that wait and the books of attendance."""
    waiting = views.Leaves().rows(request.access).filter(
        approved_on=None, refused_on=None, cancelled_on=None
    )  # fmt: skip
    context = {
        "heading": "考勤", "waiting": list(waiting.order_by("first_on", "pk")[: _WAITING + 1]),
        "most": _WAITING, "books": [one for one in views.BOOKS if one.listed],
        "writing": request.access.may(Right.WRITE),
    }  # fmt: skip
    return render(request, "attendance/front.html", context)


@needs(Right.READ)
def sheet(request: Request) -> HttpResponseBase:
    """Show an organization's month; who may write there fills it and saves it whole."""
    found = chosen(request, places(request), "unit", "month")
    unit, month = found.unit, found.month
    context: dict[str, Any] = {
        "chosen": found, "month": month, "unit": unit,
        "period": f"{month // 12}-{month % 12 + 1:02d}",
        "before_url": address(unit.pk if unit else None, month - 1),
        "after_url": address(unit.pk if unit else None, month + 1),
    }  # fmt: skip
    if unit is None:
        return render(request, "attendance/sheet.html", context | {"heading": "本月考勤表"})
    table = monthly.sheet(unit, month)
    writing = request.access.may_in(Right.WRITE, unit.pk)
    if request.method == "POST":
        require_in(request, Right.WRITE, unit.pk)
    here = address(unit.pk, month)
    ask = Ask(
        heading=f"{unit.document_name}{month_label(month)}考勤", button="保存考勤",
        back=here, done="考勤已登记。", template="attendance/sheet.html",
    )  # fmt: skip
    return serve(
        request, ask, lambda data, files: SheetForm(data, table), _saving(request, unit, month),
        lambda made: here, table=table, writing=writing,
        open=len(table.people) - len(table.recorded), due_days=monthly.days(table.due),
        attended_days=monthly.days(table.attended), **context,
    )  # fmt: skip


def _saving(request: Request, unit: Organization, month: int) -> Callable[[Any], Any]:
    def write(form: SheetForm) -> Any:
        try:
            return monthly.save(
                unit, month_no=month, entries=form.entries(), today=request.today,
                actor=request.user,
            )  # fmt: skip
        except MonthRefused as refused:
            raise form.tell(refused) from refused

    return write

"""当日读数: every site on one page, with what was read there before, written at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.pages import submitting
from dangwu.pages.fields import DayField
from dangwu.pages.guard import needs
from dangwu.pages.listing import read_day
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask
from dangwu.supply import changes
from dangwu.supply.fields import TenthsField, WeightField
from dangwu.supply.models import GrainReading, Warehouse
from dangwu.supply.views import Readings

_ASKED = ("kg", "temperature_tenths", "moisture_tenths")
_LABELS = {"kg": "库存（公斤）", "temperature_tenths": "粮温（℃）", "moisture_tenths": "水分（%）"}


@dataclass(frozen=True)
class Line:
    """What lies at a site: what kind, whose, and what was read last; `now` is the day's own."""

    site: Warehouse
    kind: str
    purpose: str
    before: GrainReading | None = None
    now: GrainReading | None = None

    @property
    def key(self) -> str:
        """Tell it from the others of the page."""
        return f"{self.site.pk}_{self.kind}_{self.purpose}"

    def __str__(self) -> str:
        return f"{self.site.name}{self.purpose}{self.kind}"


def lines_of(request: Request, day: date) -> list[Line]:
    """Return what lay at each site before, with the day's own reading where there is one."""
    sites = request.access.visible(Warehouse.objects.all(), Right.WRITE)
    sites = sites.filter(since__lte=day, until__gt=day).select_related("organization")
    by_pk = {one.pk: one for one in sites.order_by("pk")}
    last: dict[tuple[int, str, str], list[GrainReading | None]] = {}
    read = GrainReading.objects.filter(warehouse__in=by_pk, read_on__lte=day)
    for one in read.order_by("read_on"):
        held = last.setdefault((one.warehouse_id, one.kind, one.purpose), [None, None])
        held[one.read_on == day] = one
    return [
        Line(by_pk[site], kind, purpose, *last[site, kind, purpose])
        for site, kind, purpose in sorted(last)
    ]


class ReadingsForm(forms.Form):
    """The day, and of each line what was read; what is left empty is not written."""

    day = DayField(label="监测日期", widget=forms.HiddenInput())

    def __init__(self, *args: Any, lines: list[Line], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.today = lines, today
        for line in lines:
            for name in _ASKED if line.now is None else ():
                made: forms.Field = WeightField if name == "kg" else TenthsField  # type: ignore[assignment]
                field = made(label=f"{line}{_LABELS[name]}", required=False)  # type: ignore[operator]
                field.widget.attrs |= {"class": "form-control", "placeholder": ""}
                self.fields[f"{line.key}_{name}"] = field

    @property
    def rows(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """Return each line with its fields."""
        return [
            (line, [self[f"{line.key}_{name}"] for name in _ASKED] if line.now is None else [])
            for line in self.lines
        ]

    def read(self, line: Line) -> dict[str, Any]:
        """Return what was read of a line."""
        found = {name: self.cleaned_data.get(f"{line.key}_{name}") for name in _ASKED}
        return {name: value for name, value in found.items() if value is not None}

    def clean(self) -> dict[str, Any]:
        """Ask for something at least."""
        said = super().clean() or {}
        self.cleaned_data = said
        if not self.errors and not any(self.read(one) for one in self.lines if one.now is None):
            raise ValidationError("还没有填任何读数：至少填一个库点的库存、粮温或水分。")
        return said

    def write(self, *, actor: User, today: date) -> None:
        """Record every line of which something was read."""
        for line in self.lines:
            if line.now is None and (read := self.read(line)):
                try:
                    changes.read_grain(
                        warehouse=line.site, kind=line.kind, purpose=line.purpose,
                        read_on=self.cleaned_data["day"], today=today, actor=actor, **read,
                    )  # fmt: skip
                except DangwuError as error:
                    raise DangwuError(f"{line}：{error}") from error


@needs(Right.WRITE)
def reading(request: Request) -> HttpResponseBase:
    """Show the sites and write what was read on a day."""
    asked = request.POST.get("day") or request.GET.get("day", "")
    day = read_day(asked) or request.today
    lines = lines_of(request, day)
    ask = Ask("当日读数", "保存读数", back=Readings.url(), done="读数已登记。",
              template="supply/reading.html")  # fmt: skip

    def make(data: Any, files: Any) -> ReadingsForm:
        return ReadingsForm(data, lines=lines, today=request.today, initial={"day": day})

    return submitting.serve(
        request, ask, make,
        lambda form: form.write(actor=request.user, today=request.today),
        lambda made: f"{Readings.url()}?since={day}&until={day}", day=day,
    )  # fmt: skip

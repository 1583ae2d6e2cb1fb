"""The page of the ballot count: type the figures, see how they come out; nothing is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.elections.casting import Casting, read_casting
from dangwu.elections.counting import edition
from dangwu.elections.lines import LinesField, read_bundles, read_names, read_votes
from dangwu.elections.models import BallotKind
from dangwu.elections.results import Result, told
from dangwu.elections.trying import count, faults
from dangwu.organizations.local import national
from dangwu.pages.fields import DayField
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request

_NUMBERS = (("eligible", "应到会有选举权的人数"), ("present", "实到会人数"), ("seats", "应选名额"),
            ("ballots_out", "发出选票"), ("ballots_in", "收回选票"))  # fmt: skip


class CastingForm(forms.Form):
    """A ballot as somebody types it."""

    kind = forms.ChoiceField(label="选举方式", choices=BallotKind)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in _NUMBERS:
            self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=999_999)
        self.fields["held_on"] = DayField(
            label="投票日期", required=False, help_text="不填按现行规定。"
        )
        self.fields["candidates"] = LinesField(
            label="候选人", read=read_names, rows=2, help_text="按名单次序，用顿号分开；也可以只写人数。",
        )  # fmt: skip
        self.fields["votes"] = LinesField(
            label="赞成票", read=read_votes, rows=5, required=False,
            help_text="每行写姓名和票数，例如：王芳 14。名单以外的人也这样写。",
        )  # fmt: skip
        self.fields["ballot_groups"] = LinesField(
            label="或者逐票", read=read_bundles, rows=5, required=False,
            help_text="没有数好的，把相同的票写一行：张数和所选的人，例如：8 王芳、李强。空白票只写张数。",
        )  # fmt: skip
        for field in self.fields.values():
            own = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"class": own, **field.widget_attrs(field.widget)}
            field.error_messages["required"] = f"请填写{field.label}。"

    def clean(self) -> dict[str, Any]:
        """Ask for the votes in one of the two ways."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["votes"] and not data["ballot_groups"]:
            raise ValidationError("请填赞成票，或者逐票填写。")
        return data

    def casting(self) -> Casting:
        """Return what was typed, as a case of `dangwu try` has it."""
        data = self.cleaned_data
        names = data["candidates"]
        alone = names[0] if len(names) == 1 else ""
        line = {name: data[name] for name in ("kind", *(name for name, _ in _NUMBERS))}
        line["held_on"] = data["held_on"]
        line["candidates"] = int(alone) if alone.isdecimal() and len(alone) < 4 else names
        line["votes"] = data["votes"] or None
        if data["ballot_groups"]:
            line["ballot_groups"] = [
                {"count": papers, "names": list(picked)} for papers, picked in data["ballot_groups"]
            ]
        return read_casting(line)


@needs(Right.OWN)
def try_page(request: Request) -> HttpResponseBase:
    """Show the form, and below it how the ballot came out."""
    form = CastingForm(request.POST if request.method == "POST" else None)
    found: Result | None = None
    wrong: list[str] = []
    if form.is_bound and form.is_valid():
        ((casting, counted, names),) = count(
            [form.casting()], today=request.today, known=national()
        )
        wrong = faults(casting, counted)
        if counted is not None:
            day = casting.held_on or edition(national(), request.today)
            found = told(counted, names, day, national())
    context = {"heading": "换届计票", "form": form, "one": found, "wrong": wrong}
    return render(
        request, "elections/try.html", context, status=422 if form.is_bound and form.errors else 200
    )

"""The page 身份证号核对: numbers pasted from a roster are checked and forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from dangwu.accounts.rights import Right
from dangwu.core.reading import Unreadable, plain_text, read_day
from dangwu.members.trying import SEXES, Told, tell
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request

MOST = 5_000
"""So many lines are checked at once."""
_CELLS = re.compile(r"[\t,，;；、|]")
_SHOWN = (4, 3)
_LONG = 12
"""A cell of so many digits is meant as a number."""


@dataclass(frozen=True)
class Checked:
    """A line of the list: its place, the name beside the number, and what the number tells."""

    place: int
    name: str
    masked: str
    told: Told

    @property
    def bad(self) -> bool:
        """Whether somebody must look at it."""
        return not self.told.valid or bool(self.told.mismatch)


class NumbersForm(forms.Form):
    """The list as it was typed or pasted."""

    numbers = forms.CharField(
        label="身份证号",
        widget=forms.Textarea(
            attrs={"rows": 8, "class": "form-control", "autocomplete": "off", "spellcheck": "false",
                   "placeholder": "张三  11010519491231002X  1949-12-31  女"}
        ),
        help_text="每行一个，可以从 Excel 整块复制：号码必填，姓名、出生日期、性别有就一起核对。",
        error_messages={"required": "请先粘贴身份证号，每行一个。"},
    )  # fmt: skip

    def clean_numbers(self) -> list[str]:
        """Return the lines that hold something."""
        lines = [line for line in self.cleaned_data["numbers"].splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(f"一次最多核对{MOST}行，现在是{len(lines)}行，请分几次。")
        return lines


@needs(Right.OWN)
@never_cache
@sensitive_post_parameters("numbers")
def check_numbers(request: Request) -> HttpResponseBase:
    """Show the form and, of what was posted, the answers; nothing is kept."""
    form = NumbersForm(request.POST or None, label_suffix="")
    context: dict[str, object] = {"form": form, "heading": "身份证号核对"}
    if request.method == "POST" and form.is_valid():
        checked = check(form.cleaned_data["numbers"], request.today)
        context |= {
            "checked": checked,
            "bad": [one for one in checked if one.bad],
            "good": [one for one in checked if not one.bad],
            "invalid": sum(not one.told.valid for one in checked),
            "differing": sum(bool(one.told.mismatch) for one in checked),
        }
    return render(request, "members/try.html", context)


def check(lines: list[str], today: date) -> list[Checked]:
    """Judge lines of a number and, where there are, a name, a day of birth and a sex."""
    found = []
    for place, line in enumerate(lines, 1):
        name, number, roster = read_line(line)
        found.append(Checked(place, name, masked(number), tell(number, roster, today)))
    return found


def read_line(line: str) -> tuple[str, str, Mapping[str, object]]:
    """Tell apart what stands in a line: the name, the number, and what the roster says."""
    name: list[str] = []
    number: list[str] = []
    roster: dict[str, object] = {}
    for cell in _cells(line):
        if cell in SEXES:
            roster["sex"] = cell
        elif _is_day(cell) and not (number and sum(map(len, number)) < _LONG):
            roster["birth"] = cell
        elif re.search(r"\d|[*×]{2}", cell):
            number.append(cell)
        else:
            name.append(cell)
    return "".join(name), "".join(number), roster


def _cells(line: str) -> list[str]:
    """Return the cells of a line: by tabs and commas, else by blanks."""
    cut = _CELLS.split(line) if _CELLS.search(line) else line.split()
    return [text for cell in cut if (text := plain_text(cell))]


def _is_day(cell: str) -> bool:
    try:
        return read_day(cell) is not None
    except Unreadable:
        return False


def masked(number: str) -> str:
    """Return a number with its middle hidden."""
    front, back = _SHOWN
    if len(number) <= front + back:
        return number
    return f"{number[:front]}{'*' * (len(number) - front - back)}{number[-back:]}"

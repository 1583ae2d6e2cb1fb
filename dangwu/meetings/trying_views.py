"""The page 支部的一年: a branch's facts and meetings are typed, pasted or handed in, and forgotten."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dangwu.accounts.rights import Right
from dangwu.core.column import Column
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.core.reading import Unreadable, plain_text
from dangwu.meetings.imports import COLUMNS
from dangwu.meetings.life import LIVES
from dangwu.meetings.trying import Missing, Tried, try_branches
from dangwu.meetings.trying_reading import EVERY, read_branch, read_label
from dangwu.organizations.local import national
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.pages.tables import ReadRow, read_content

MOST_BYTES = 5_000_000
_CUT = re.compile(r"[\t,，;；、|]")
_NEEDS = (("会议时间",), ("会议类型",))
_COLUMNS = (
    *(one for one in COLUMNS if one.name in {"会议类型", "会议时间"}),
    Column("党小组", ("党小组名称", "所在党小组", "小组", "小组名称")),
)
_HEADINGS = ("会议类型", "活动类型", "会议时间", "实际时间", "召开时间", "召开日期", "会议日期")
_OFTEN = (("", "按国家规定"), ("month", "每月1次"), ("quarter", "每季度1次"),
          ("half", "每半年1次"), ("year", "每年1次"))  # fmt: skip
Meeting = Mapping[str, object]


class BranchForm(forms.Form):
    """A branch's facts, the period, and its meetings as text or as a file."""

    period = forms.CharField(
        label="时段", max_length=40,
        help_text="写成 2020年、2020年上半年、2020年第三季度或 2020年5月。",
        error_messages={"required": "请填要看的时段。"},
    )  # fmt: skip
    has_committee = forms.ChoiceField(label="支部委员会", choices=(("设", "设"), ("不设", "不设")))
    groups = forms.CharField(
        label="党小组", required=False, max_length=400, help_text="用顿号隔开，没有就空着。"
    )
    founded = forms.CharField(
        label="成立日期", required=False, max_length=40, help_text="时段开始前早就有的可以空着。"
    )
    dissolved = forms.CharField(
        label="撤销日期", required=False, max_length=40, help_text="没有撤销的空着。"
    )
    meetings = forms.CharField(
        label="开过的会", required=False, max_length=200_000,
        widget=forms.Textarea(attrs={
            "rows": 9, "spellcheck": "false", "autocomplete": "off",
            "placeholder": "2020-01-06 支部委员会\n2020-01-20 党小组会 第一党小组\n2020-03-05 支部党员大会",
        }),
        help_text="每行一次：日期、类型、党小组。也可以从台账整块复制，连表头一起粘贴。",
    )  # fmt: skip
    file = forms.FileField(
        label="或者交一份台账", required=False,
        help_text="三会一课台账，.xlsx、.xls 或 .csv；看完即弃。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.et,.csv"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for place, one in enumerate(LIVES):
            self.fields[f"often_{place}"] = forms.ChoiceField(
                label=one.label, choices=_OFTEN, required=False
            )
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"

    def clean_file(self) -> Any:
        """Refuse what is too large for a ledger."""
        found = self.cleaned_data["file"]
        if found is not None and found.size > MOST_BYTES:
            raise forms.ValidationError("文件超过 5 MB，请只留三会一课台账的工作表。")
        return found

    def clean(self) -> dict[str, Any] | None:
        """Ask for meetings, or for a plain word that there were none."""
        known = super().clean() or self.cleaned_data
        if not known.get("meetings") and not known.get("file") and not self.errors:
            self.add_error("meetings", "请填开过的会，或者交一份台账；一次也没有开的写“无”。")
        return known

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that everybody fills."""
        names = ("period", "has_committee", "groups", "founded", "dissolved")
        return [self[name] for name in names]

    @property
    def local(self) -> list[forms.BoundField]:
        """How often local rules ask for each kind."""
        return [self[f"often_{place}"] for place in range(len(LIVES))]

    @property
    def locally(self) -> Mapping[str, str]:
        """What local rules say, of the kinds for which they say something."""
        chosen = {one.label: self.cleaned_data.get(f"often_{place}", "")
                  for place, one in enumerate(LIVES)}  # fmt: skip
        return {label: often for label, often in chosen.items() if often in EVERY}


@dataclass(frozen=True, slots=True)
class Lack:
    """What one kind (of one group) lacks: its spans, what was due, by which article."""

    label: str
    spans: tuple[Period, ...]
    due: str
    cites: str


@needs(Right.OWN)
@never_cache
def try_page(request: Request) -> HttpResponseBase:
    """Show the form and, of what was posted, what the branch lacked; nothing is kept."""
    half = Period.months(request.today.year * 12 + (6 if request.today.month > 6 else 0), 6)
    posted = request.method == "POST"
    form = BranchForm(
        request.POST if posted else None, request.FILES if posted else None,
        initial={"period": half.before().label, "has_committee": "设"},
    )  # fmt: skip
    context: dict[str, Any] = {"form": form, "heading": "支部的一年"}
    if posted and form.is_valid():
        try:
            meetings, said = _meetings(form, request)
            context |= _judged(form, meetings, said, request)
        except DangwuError as error:
            form.add_error("file" if form.cleaned_data["file"] else "meetings", str(error))
    return render(request, "meetings/try.html", context)


def _judged(
    form: BranchForm, meetings: Sequence[Meeting], said: Sequence[str], request: Request
) -> dict[str, Any]:
    line = {
        "branch": {name: form.cleaned_data[name]
                   for name in ("has_committee", "groups", "founded", "dissolved")},
        "period": form.cleaned_data["period"], "meetings": meetings,
        "local_rules": form.locally,
    }  # fmt: skip
    [tried] = try_branches([read_branch(line)], today=request.today, known=national())
    counted = Counter(one.label for one in tried.branch.held)
    return {
        "tried": tried, "said": [*said, *tried.said], "lacks": list(_lacks(tried)),
        "counted": [(one.label, counted[one.label]) for one in LIVES if counted[one.label]],
        "count": len(meetings),
    }  # fmt: skip


def _lacks(tried: Tried) -> Iterator[Lack]:
    together: dict[tuple[str, str], list[Missing]] = {}
    for one in tried.missing or ():
        together.setdefault((one.label, one.group or ""), []).append(one)
    order = [one.label for one in LIVES]
    for (label, group), those in sorted(
        together.items(), key=lambda pair: (order.index(pair[0][0]), pair[0][1])
    ):
        name = f"{label}：{group}" if group else label
        spans = tuple(one.period for one in those)
        yield Lack(name, spans, those[0].due, those[0].cites)


def _meetings(form: BranchForm, request: Request) -> tuple[list[Meeting], list[str]]:
    """Return the meetings of the text and of the file, and what is wrong with rows of tables."""
    found: list[Meeting] = []
    said: list[str] = []
    text = form.cleaned_data["meetings"]
    if any(word in text for word in _HEADINGS):
        rows = read_content(text.encode(), "粘贴的表.txt", _COLUMNS, _NEEDS, request.today)
        _take(rows, found, said)
    else:
        found += [_of_line(line) for line in text.splitlines() if plain_text(line)]
    if (file := form.cleaned_data["file"]) is not None:
        rows = read_content(file.read(), file.name, _COLUMNS, _NEEDS, request.today)
        _take(rows, found, said)
    return found, said


def _take(rows: Sequence[ReadRow], found: list[Meeting], said: list[str]) -> None:
    for row in rows:
        said += row.faults
        if not row.faults:
            day = row.fields.get("会议时间", "")[:10]
            found.append(
                {"kind": row.fields.get("会议类型"), "held_on": day,
                 "group": row.fields.get("党小组")}
            )  # fmt: skip


def _of_line(line: str) -> Meeting:
    """Tell apart what stands in a line: the day, the kind, the group."""
    cells = [
        text for cell in (_CUT.split(line) if _CUT.search(line) else line.split())
        if (text := plain_text(cell))
    ]  # fmt: skip
    told: dict[str, object] = {"kind": None, "held_on": None, "group": None}
    rest: list[str] = []
    for cell in cells:
        if told["held_on"] is None and re.match(r"\d{4}\D?\d", cell):
            told["held_on"] = cell
        elif told["kind"] is None and _is_kind(cell):
            told["kind"] = cell
        else:
            rest.append(cell)
    if told["kind"] is None and rest:
        told["kind"] = rest.pop(0)
    told["group"] = "".join(rest)
    return told


def _is_kind(cell: str) -> bool:
    try:
        return read_label(cell) is not None
    except Unreadable:
        return False

"""A dossier as somebody types it: its form, and the line of `dangwu try admissions` that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from dangwu.admissions.choices import PaperKind
from dangwu.admissions.steps import STAGES, STEPS

_SAID = [("", "没有记"), ("是", "是"), ("否", "否")]
_HEARD = ("党小组", "培养联系人", "党员", "群众")
_HOMES = ("户籍地党组织", "居住地党组织")
_VOTES = {
    "should": "应到会有表决权的正式党员", "present": "实到", "agree": "赞成（不含书面意见）",
    "against": "反对", "abstain": "弃权", "written_before": "会前书面同意",
}  # fmt: skip
_MEETINGS = {15: "接收", 23: "转正"}
Fields = list[forms.BoundField]


def _day(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=40, help_text=help_text)


def _number(label: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.CharField(label=label, required=False, max_length=10, widget=widget)


def _one_of(label: str, *words: str) -> forms.ChoiceField:
    choices = [("", "没有记"), *((word, word) for word in words)]
    return forms.ChoiceField(label=label, required=False, choices=choices)


def _said(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=_SAID)


def _several(label: str, *words: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=[(word, word) for word in words],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def _lines(label: str, help_text: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, required=False, max_length=2000, widget=widget, help_text=help_text
    )


class DossierForm(forms.Form):
    """The 25 days and what the papers say; all may be left empty, and then is not judged."""

    name = forms.CharField(label="姓名", required=False, max_length=50)
    birth = _day("出生日期")
    as_of = _day("判断日期", "还没有办完的，看到这一天。")
    contacts = _number("培养联系人几名")
    contacts_full = _said("培养联系人都是正式党员")
    reviews = _lines("培养考察的日期", "一行一个，积极分子期间的。")
    opinions_heard = _several("听取过哪些意见", *_HEARD)
    sponsors = _number("入党介绍人几名")
    sponsors_full = _said("介绍人都是正式党员")
    sponsors_suspended = _said("介绍人有人在留党察看")
    conclusion = _one_of("政治审查结论", "合格", "不合格")
    floating = _said("是流动人员")
    opinions = _several("征求过哪里的意见", *_HOMES)
    training_days = _number("培训天数")
    training_hours = _number("培训学时")
    prereview = _one_of("预审结果", "合格", "不合格")
    planned_leave = _day("计划离开单位的日期")
    reported_15 = _day("接收的上报日期")
    approver = forms.CharField(label="审批机关", required=False, max_length=60)
    extension_approved = _said("批准过延长审批")
    probation_start = _day("登记的预备期起")
    probation_end = _day("登记的期满日")
    extensions = _lines("延长预备期", "一行一次：决定的日期和月数，如 2020-11-18 6")
    result = _one_of("转正结果", "按期转正", "延长预备期", "取消预备党员资格")
    reported_23 = _day("转正的上报日期")
    party_age_from = _day("登记的党龄起算日")
    transferred_in = _said("是转入的预备党员")
    deferred = _said("推迟过讨论转正")
    archived = _several("归档的材料", *PaperKind.values)
    missing = _lines("缺少的材料", "一行一件，前面可写步骤，如 02 谈话记录")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in STEPS:
            self.fields[f"day_{one.number}"] = _day(f"{one.number} {one.name}")
        for step, what in _MEETINGS.items():
            for key, label in _VOTES.items():
                self.fields[f"vote_{step}_{key}"] = _number(label)
            self.fields[f"vote_{step}_secret"] = _said(f"{what}的表决无记名")
        for field in self.fields.values():
            if not isinstance(field, forms.MultipleChoiceField):
                chosen = isinstance(field, forms.ChoiceField)
                field.widget.attrs["class"] = "form-select" if chosen else "form-control"
                field.widget.attrs["autocomplete"] = "off"

    @property
    def person(self) -> list[forms.BoundField]:
        """Return who it is about."""
        return [self[name] for name in ("name", "birth", "as_of")]

    @property
    def stages(self) -> Iterator[tuple[str, Fields, Fields, bool]]:
        """Yield each stage: its name, the days of its steps, its papers, whether any tells."""
        for number, name in enumerate(STAGES, 1):
            days = [self[f"day_{one.number}"] for one in STEPS if one.stage == number]
            papers = [self[each] for each in _PAPERS.get(number, ())]
            yield f"{number} {name}", days, papers, _any_told(papers)

    @property
    def counts(self) -> Iterator[tuple[str, Fields, bool]]:
        """Yield the two votes, and whether anything of them is told."""
        for step, what in _MEETINGS.items():
            fields = [self[f"vote_{step}_{key}"] for key in (*_VOTES, "secret")]
            yield f"{what}的表决", fields, _any_told(fields)

    def line(self) -> dict[str, object]:
        """Return what was typed, as a line of `dangwu try admissions`; what is empty is not said."""
        data = self.cleaned_data
        return _full({
            "name": data["name"], "birth": data["birth"], "as_of": data["as_of"],
            "dates": {f"{one.number:02d} {one.name}": data[f"day_{one.number}"] or None
                      for one in STEPS},
            "reviews": _rows(data["reviews"]),
            "contacts": _people(data["contacts"], data["contacts_full"]),
            "sponsors": _people(data["sponsors"], data["sponsors_full"],
                                data["sponsors_suspended"]),
            "opinions_heard": data["opinions_heard"],
            "political_review": _full({
                "conclusion": data["conclusion"], "floating": data["floating"],
            }) | ({"opinions": data["opinions"]} if data["floating"] else {}),
            "training": _full({"days": data["training_days"], "hours": data["training_hours"]}),
            "prereview": _full({"result": data["prereview"],
                                "planned_leave": data["planned_leave"]}),
            "votes": _full({str(step): self._vote(step) for step in _MEETINGS}),
            "approval": _full({
                "15_reported": data["reported_15"], "23_reported": data["reported_23"],
                "extension_approved": data["extension_approved"], "approver": data["approver"],
            }),
            "probation": _full({"start": data["probation_start"], "end": data["probation_end"]}),
            "extensions": [_extension(row) for row in _rows(data["extensions"])],
            "conversion": _full({name: data[name] for name in (
                "result", "party_age_from", "transferred_in", "deferred")}),
            "archived": data["archived"], "materials_missing": _rows(data["missing"]),
        })  # fmt: skip

    def _vote(self, step: int) -> dict[str, object]:
        return _full({key: self.cleaned_data[f"vote_{step}_{key}"] for key in (*_VOTES, "secret")})


_PAPERS = {
    2: ("contacts", "contacts_full", "reviews"),
    3: ("opinions_heard", "sponsors", "sponsors_full", "sponsors_suspended", "conclusion",
        "floating", "opinions", "training_days", "training_hours"),
    4: ("prereview", "planned_leave", "reported_15", "approver", "extension_approved"),
    5: ("probation_start", "probation_end", "extensions", "result", "reported_23",
        "party_age_from", "transferred_in", "deferred", "archived", "missing"),
}  # fmt: skip


def _any_told(fields: Fields) -> bool:
    return any(field.value() for field in fields)


def _full(part: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in part.items() if value not in ("", None, [], {})}


def _rows(text: str) -> list[str]:
    return [row.strip() for row in re.split(r"[\n、;；]", text) if row.strip()]


def _people(count: str, full: str, suspended: str = "") -> list[dict[str, object]] | None:
    """Return so many people; what is said of all is said of the first, where it is a fault."""
    if not count.strip().isdecimal():
        return None
    people: list[dict[str, object]] = [{"full_member": full != "否" if full else None}
                                       for _ in range(min(int(count), 20))]  # fmt: skip
    if people and suspended == "是":
        people[0]["rights_suspended"] = True
    return people


def _extension(row: str) -> dict[str, object]:
    words = row.replace("，", " ").replace(",", " ").split()
    months = words[-1].removesuffix("个月").removesuffix("月") if words else ""
    return {"decided_on": words[0] if len(words) > 1 else None, "months": months}

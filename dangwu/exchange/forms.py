"""What the pages of import ask: a file, how to read it, why an import is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Q

from dangwu.core.column import Column
from dangwu.exchange.blanks import heading_of
from dangwu.exchange.preview import kind_of
from dangwu.exchange.reach import right_for
from dangwu.pages.access import Access
from dangwu.pages.fields import SELECTED_FROM

GIVEN: Mapping[str, Sequence[str]] = {
    "members": ("党支部", "党籍状态", "民族", "学历"),
    "dues": ("年份", "党支部", "缴费日", "缴费方式"),
    "meetings": ("党支部", "会议类型", "时长分钟", "地点"),
    "admissions": ("党支部", "阶段"),
    "organizations": ("nature", "parent_code"),
    "stock": ("监测日", "品类", "性质"),
    "prices": ("单位", "监测日", "监测点", "计量单位"),
}
"""What a person most often tells for all rows that leave it empty."""
ENDINGS = ".xlsx,.xlsm,.xls,.csv,.json"


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="文件",
        widget=forms.FileInput({"accept": ENDINGS, "class": "form-control"}),
        error_messages={
            "required": "请选择要导入的文件。", "empty": "文件是空的，请核对是不是选错了文件。",
            "missing": "请选择要导入的文件。", "invalid": "没有收到文件，请重新选择。",
        },
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why an import is taken back."""

    reason = forms.CharField(
        label="理由", max_length=200, widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={"required": "请填写理由。"},
    )  # fmt: skip


class ReadingForm(forms.Form):
    """Which sheet is read, what is told for all rows, and whom an unknown name means."""

    def __init__(
        self, data: Any, *, kind: str, about: Mapping[str, Any], access: Access,
        names: Sequence[tuple[str, int]] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        self._hers = access.organizations(right_for(kind)).filter(dissolved_on=None)
        self._branches = [
            (one.pk, str(one.document_name)) for one in self._hers[: SELECTED_FROM + 1]
        ]
        self._add_sheet(about)
        self._add_given(kind, wide=bool(about.get("wide")))
        self._names = [name for name, _ in names]
        for number, (name, count) in enumerate(names):
            self._add_name(number, name, count)

    @property
    def sheet_and_given(self) -> list[forms.BoundField]:
        """The fields but for the names."""
        return [self[name] for name in self.fields if not name.startswith("name_")]

    @property
    def names(self) -> list[forms.BoundField]:
        """The fields of unknown names."""
        return [self[name] for name in self.fields if name.startswith("name_")]

    def _add_sheet(self, about: Mapping[str, Any]) -> None:
        sheets = about.get("sheets") or []
        if len(sheets) > 1:
            self._add("sheet", "工作表", [(one, one) for one in sheets], about.get("sheet") or "")

    def _add_given(self, kind: str, *, wide: bool) -> None:
        layouts = kind_of(kind).layouts
        columns = {one.name: one for one in layouts[1 if wide and len(layouts) > 1 else 0].columns}
        for name in GIVEN[kind]:
            if name == "年份" or name in columns:
                self._add_told(name, columns.get(name))

    def _add_told(self, name: str, column: Column | None) -> None:
        choices = [(one, one) for one in (column.choices if column else ())]
        if name in {"党支部", "单位"} and len(self._branches) <= SELECTED_FROM:
            choices = [(label, label) for _, label in self._branches]
        self._add(f"given_{name}", heading_of(column) if column else name,
                  [("", "按表里的"), *choices] if choices else [])  # fmt: skip

    def _add_name(self, number: int, name: str, count: int) -> None:
        choices = [("", "不改"), *((str(pk), label) for pk, label in self._branches)]
        few = len(self._branches) <= SELECTED_FROM
        self._add(f"name_{number}", f"“{name}”（{count}行）", choices if few else [])

    def _add(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], initial: str = ""
    ) -> None:
        widget: forms.Widget = forms.TextInput({"class": "form-control", "autocomplete": "off"})
        if choices:
            widget = forms.Select({"class": "form-select"}, choices=choices)
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=255, widget=widget, initial=initial or None
        )

    def told(self) -> dict[str, str]:
        """Return what is told for all rows."""
        cleaned = self.cleaned_data
        return {
            name.removeprefix("given_"): value.strip()
            for name, value in cleaned.items() if name.startswith("given_") and value.strip()
        }  # fmt: skip

    def meant(self) -> dict[str, int]:
        """Return which organizations the names mean, of those within her reach."""
        found: dict[str, int] = {}
        for number, name in enumerate(self._names):
            value = self.cleaned_data.get(f"name_{number}", "").strip()
            named = Q(document_name=value) | Q(full_name=value)
            by_key = Q(pk=int(value)) if value.isdecimal() and len(value) < 19 else named
            meant = list(self._hers.filter(by_key)[:2]) if value else []
            if len(meant) == 1:
                found[name] = meant[0].pk
        return found

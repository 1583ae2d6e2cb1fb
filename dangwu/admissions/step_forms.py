"""The form of one step: its day, who did it, and at once the records that it leaves."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.admissions import finishing
from dangwu.admissions.choices import Result
from dangwu.admissions.forms import reason_field
from dangwu.admissions.models import Step
from dangwu.admissions.readiness import warnings_of
from dangwu.admissions.step_papers import Part
from dangwu.admissions.step_parts import PARTS, PASSING
from dangwu.admissions.steps import STEPS
from dangwu.members.fields import PeopleForm

_DAY = {13: "预审日期", 15: "支部大会日期", 17: "审批日期", 23: "支部大会日期", 24: "审批日期"}
_BY = {2: "谈话人", 16: "谈话人"}
_JUDGED = frozenset({3, 7, 12})
"""Steps that may end against the applicant and have no record that says so."""


class OneStepForm(PeopleForm):
    """A step that was done; subclasses say which."""

    model = Step
    number: ClassVar[int] = 0

    @property
    def part(self) -> Part | None:
        """The records that the step leaves, where they are not there yet."""
        part = PARTS.get(self.number)
        return part if part is not None and part.asks(self.record) else None

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Fill in nothing: the record is the applicant."""
        return {}

    def prepare(self) -> None:
        """Ask for the step's records after its day, for the reason last."""
        self.fields["paper"].help_text = "存档材料的名称或文号。"
        if self.number in _DAY:
            self.fields["done_on"].label = _DAY[self.number]
        if self.number in _BY:
            self.fields["by"].label = _BY[self.number]
            self.fields["by"].required = self.fields["by_post"].required = True
        if self.number in _JUDGED:
            self.fields["passed"] = forms.BooleanField(
                label="通过（没有通过的不要勾选）", required=False, initial=True
            )
        if (part := self.part) is not None:
            self.fields |= part.fields(self)
        self.fields["because"] = reason_field()
        super().prepare()

    def write(self, *, actor: User, today: date) -> Step:
        """Record the step with what it leaves."""
        typed, part = self.cleaned_data, self.part
        given = {"today": today, "because": typed["because"], "actor": actor}
        if part is not None:
            part.write(self.record, typed, day=typed["done_on"], **given)
        own = {name: typed[name] for name in self.names if name not in {"done_on", "passed"}}
        return finishing.finish(
            applicant=self.record, number=self.number, done_on=typed["done_on"],
            passed=self._passed(), **own, **given,
        )  # fmt: skip

    def _passed(self) -> bool:
        typed = self.cleaned_data
        if "passed" in typed:
            return bool(typed["passed"])
        said = typed.get("result") or typed.get("conclusion")
        if not said and (part := PARTS.get(self.number)) is not None:
            said = part.said(self.record)
        return said in PASSING if said else True

    def clean(self) -> dict[str, Any]:
        """Let only who keeps the members end a membership."""
        data = super().clean() or self.cleaned_data
        ends = self.number == finishing.DECIDED and self._decision(data) == Result.CANCELLED
        if ends and not self.access.may_in(Right.STRUCTURE, self.record.organization_id):
            self.add_error(None, "取消预备党员资格会终止党籍，请由机关党委登记。")
        return data

    def _decision(self, data: dict[str, Any]) -> str:
        return data.get("result") or PARTS[self.number].said(self.record)

    def warnings(self) -> list[str]:
        """Return what is to be told after the step was recorded."""
        return warnings_of(self.record, self.number, self.cleaned_data["done_on"])


@lru_cache(maxsize=25)
def form_of(number: int) -> type[OneStepForm]:
    """Return the form of a step."""
    names = ("done_on", *(("by", "by_post") if number in _BY else ()), "paper")
    return type(f"Step{number}Form", (OneStepForm,), {"number": number, "names": names})


def heading(number: int) -> str:
    """Return 第4步 上级党委备案."""
    return f"第{number}步 {STEPS[number - 1].name}"

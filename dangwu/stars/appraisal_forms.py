"""The forms of appraisals by parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.members.fields import PeopleForm
from dangwu.pages.fields import DayField
from dangwu.pages.forms import RecordForm
from dangwu.stars import appraising
from dangwu.stars.appraisal_models import Assessment, Grading, Mark, Part, Subject, Weighting
from dangwu.stars.reach import weightings_for

_PARTS = "自评、互评、民主测评、组织评定等，按本单位文件填写"


class WeightingForm(RecordForm):
    """A way to weigh."""

    model = Weighting
    names = ("organization", "subject", "name", "basis", "since")
    right = Right.STRUCTURE

    def prepare(self) -> None:
        """Say which paper is meant."""
        super().prepare()
        self.fields["basis"].help_text = "写文件名和文号。各方面的权重没有统一的中央规定。"

    def write(self, *, actor: User, today: date) -> Weighting:
        """Enter it."""
        data = dict(self.cleaned_data)
        return appraising.adopt_weighting(data.pop("organization"), **data, actor=actor)


class EndWeightingForm(RecordForm):
    """A way to weigh used no more."""

    right = Right.STRUCTURE
    on = DayField(label="停用日期", help_text="从这一天起不再使用。")

    def write(self, *, actor: User, today: date) -> Weighting:
        """End it."""
        return appraising.end_weighting(self.record, on=self.cleaned_data["on"], actor=actor)


class PartForm(RecordForm):
    """A part and its weight."""

    model = Part
    names = ("name", "weight")
    right = Right.STRUCTURE

    def prepare(self) -> None:
        """Give examples."""
        super().prepare()
        self.fields["name"].help_text = _PARTS

    def initial_of(self, record: Weighting) -> dict[str, Any]:
        """Start empty."""
        return {}

    def write(self, *, actor: User, today: date) -> Weighting:
        """Add it."""
        appraising.add_part(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class GradingForm(RecordForm):
    """From how many points on a grade fits."""

    model = Grading
    names = ("grade", "least")
    right = Right.STRUCTURE
    grade = forms.ChoiceField(label="等次")

    def prepare(self) -> None:
        """Offer the grades of what is appraised."""
        super().prepare()
        field: Any = self.fields["grade"]
        field.choices = [(one, one) for one in appraising.GRADES[Subject(self.record.subject)]]

    def write(self, *, actor: User, today: date) -> Weighting:
        """Set it."""
        appraising.set_grading(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class AssessmentForm(PeopleForm):
    """Whose appraisal, by which paper, on which day."""

    model = Assessment
    names = ("weighting", "member", "assessed_on")
    weighting = forms.ModelChoiceField(
        Weighting.objects.none(), label="评议办法", empty_label="请选择"
    )

    def prepare(self) -> None:
        """Offer the ways to weigh."""
        super().prepare()
        field: Any = self.fields["weighting"]
        field.queryset = weightings_for(self.access).order_by("pk")

    def write(self, *, actor: User, today: date) -> Assessment:
        """Begin it."""
        data = dict(self.cleaned_data)
        return appraising.assess(data.pop("member"), **data, today=today, actor=actor)


class MarksForm(RecordForm):
    """The points of every part; what is left empty stays unknown."""

    def prepare(self) -> None:
        """Ask for each part."""
        super().prepare()
        known = dict(
            Mark.objects.filter(assessment=self.record).values_list("part_id", "score_centi")
        )
        self.parts = list(Part.objects.filter(weighting=self.record.weighting_id).order_by("place"))
        for one in self.parts:
            told = known.get(one.pk)
            self.fields[f"part_{one.pk}"] = forms.DecimalField(
                label=f"{one.name}（权重{one.weight}%）", required=False, decimal_places=2,
                max_digits=5, initial=None if told is None else Decimal(told) / 100,
                help_text="满分100分，最多两位小数。",
            )  # fmt: skip

    def write(self, *, actor: User, today: date) -> Assessment:
        """Write them."""
        scores = {one.pk: _centi(self.cleaned_data[f"part_{one.pk}"]) for one in self.parts}
        return appraising.mark(self.record, scores=scores, actor=actor)


def _centi(typed: Decimal | None) -> int | None:
    return None if typed is None else int(typed * 100)

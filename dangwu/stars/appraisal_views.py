"""The books of appraisals by parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from dangwu.accounts.rights import Right
from dangwu.duties.models import Appraisal
from dangwu.meetings.models import MemberAppraisal
from dangwu.organizations.models import FOREVER
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Register, Section, Writing, name_actions
from dangwu.stars import appraisal_forms as forms
from dangwu.stars.appraisal_models import (
    Assessment,
    Grading,
    Mark,
    Part,
    Subject,
    Weighting,
    points,
)
from dangwu.stars.reach import weightings_for
from dangwu.stars.weighing import result_of

_UNIT = "organization__document_name"
_STRUCTURE = Right.STRUCTURE


def _in_use(weighting: Any, today: date) -> bool:
    return bool(weighting.until == FOREVER)


def _unused(weighting: Any, today: date) -> bool:
    return not Mark.objects.filter(assessment__weighting=weighting).exists()


class Weightings(Register):
    """Ways to weigh."""

    model = Weighting
    slug = "weightings"
    hint = "民主评议、述职评议各方面的权重和等次分数线，按本单位的文件登记；没有统一的中央规定。"
    columns = ("name", "subject", _UNIT, "since", Column("until", phone=False))
    details = ("name", "subject", "organization", "basis", "since", "until")
    related = ("organization",)
    search = ("name", "basis")
    filters = ("subject",)
    order = ("-since", "-pk")
    new = Writing("new", "登记评议办法", forms.WeightingForm, "办法已登记，请添加评议方面。",
                  right=_STRUCTURE)  # fmt: skip
    changes = (
        Writing("part", "添加评议方面", forms.PartForm, "已添加。", right=_STRUCTURE, offered=_unused),
        Writing("grading", "设定等次分数线", forms.GradingForm, "已设定。", right=_STRUCTURE,
                offered=_unused),
        Writing("end", "停用", forms.EndWeightingForm, "已停用。", right=_STRUCTURE, offered=_in_use),
    )  # fmt: skip

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those of her organizations and of those above."""
        return weightings_for(access).select_related(*self.related)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return parts and grades."""
        parts = Part.objects.filter(weighting=record).select_related("weighting")
        grades = Grading.objects.filter(weighting=record).select_related("weighting")
        return (
            Section(Parts, parts.order_by("place"), "评议方面", ("name", "weight")),
            Section(Gradings, grades.order_by("-least"), "等次分数线", ("grade", "least")),
        )


class _OfWeighting(Register):
    """What a way to weigh is made of: seen on its page."""

    through = "weighting__organization"
    related = ("weighting",)
    listed = False

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return those of the ways that she may see."""
        found = self.model._default_manager.filter(weighting__in=weightings_for(access))
        return found.select_related(*self.related)


class Parts(_OfWeighting):
    """Parts and their weights."""

    model = Part
    slug = "parts"
    columns = ("name", "weight", "weighting__name")
    order = ("weighting_id", "place")


class Gradings(_OfWeighting):
    """Grades and their thresholds."""

    model = Grading
    slug = "gradings"
    columns = ("grade", "least", "weighting__name")
    order = ("weighting_id", "-least")


class Assessments(Register):
    """Appraisals by parts."""

    model = Assessment
    slug = "assessments"
    hint = "登记一名党员（书记）各方面的得分，按办法的权重算出结果；缺一项就不能确定，不按零分算。"
    columns = ("member__name", "weighting__name", "assessed_on", _UNIT)
    details = ("member", "weighting", "assessed_on", "organization")
    related = ("organization", "member", "weighting")
    search = ("member__name", "weighting__name")
    day = "assessed_on"
    order = ("-assessed_on", "-pk")
    page = "stars/assessment.html"
    new = Writing("new", "登记评议得分", forms.AssessmentForm, "已登记，请填各方面的得分。")
    changes = (Writing("marks", "填写得分", forms.MarksForm, "得分已登记。", main=True),)

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return parts with marks, the weighted result and the grade that people gave."""
        marks = dict(Mark.objects.filter(assessment=record).values_list("part_id", "score_centi"))
        parts = Part.objects.filter(weighting=record.weighting_id).order_by("place")
        return {
            "parts": [
                (one, points(marks[one.pk]) if one.pk in marks else None) for one in parts
            ],
            "result": result_of(record),
            "given": _given(record),
        }  # fmt: skip


def _given(record: Assessment) -> str:
    """Return the grade that people gave on that day, where it is recorded."""
    kind: Any = MemberAppraisal if record.weighting.subject == Subject.MEMBERS.value else Appraisal
    found = kind.objects.filter(member=record.member_id, appraised_on=record.assessed_on).first()
    return str(found.grade) if found else ""


name_actions(
    {
        "stars.adopt_weighting": "登记评议办法",
        "stars.end_weighting": "停用评议办法",
        "stars.add_part": "添加评议方面",
        "stars.set_grading": "设定等次分数线",
        "stars.assess": "登记评议得分",
        "stars.mark": "填写得分",
    }
)

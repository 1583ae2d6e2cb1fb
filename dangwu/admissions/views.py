"""The books of admissions: the applicants. Steps and papers of their dossiers: views_papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from dangwu.accounts.rights import Right
from dangwu.admissions import forms
from dangwu.admissions.filings import address, offered, papers_of
from dangwu.admissions.models import Applicant, Step
from dangwu.admissions.paperwork.writing import write_all
from dangwu.admissions.steps import REACHED, STANDINGS, STEPS, edition, standing
from dangwu.admissions.timeline import Course, course_of
from dangwu.organizations.models import FOREVER
from dangwu.organizations.tree import subtree
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Section, Writing, record_url


def _trained(applicant: Applicant, today: date) -> bool:
    return applicant.stopped_on > today and applicant.member_id is None


def _open(applicant: Applicant, today: date) -> bool:
    return applicant.stopped_on > today


def _ripe(applicant: Applicant, today: date) -> bool:
    return applicant.member_id is None and applicant.stopped_on == FOREVER


def _at(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    """Keep those who stand so, by the last milestone that they passed."""
    if chosen == "stopped":
        return rows.filter(stopped_on__lte=access.today)
    keys = list(REACHED)
    rows = rows.filter(stopped_on__gt=access.today)
    if chosen != keys[0]:
        rows = rows.filter(_passed(REACHED[chosen]))
    if chosen != keys[-1]:
        rows = rows.exclude(_passed(REACHED[keys[keys.index(chosen) + 1]]))
    return rows


def _passed(number: int) -> Exists:
    return Exists(Step.objects.filter(applicant=OuterRef("pk"), number=number, passed=True))


_REVIEWED = (6, 21)
"""Steps that go on for months, with a review now and then."""


def _first(applicant: Applicant, course: Course) -> tuple[str, str] | None:
    """Return what is most likely to be recorded next, with its address."""
    numbers = [one.kind.number for one in course.coming if one.open]
    steps = [one for one in numbers if one not in _REVIEWED]
    if steps:
        return f"登记第{steps[0]}步", address(applicant, f"step-{steps[0]}")
    if numbers:
        return "登记考察", address(applicant, "review") + f"?step={numbers[0]}"
    return None


class Applicants(Register):
    """The applicants of the organizations that she may see."""

    model = Applicant
    slug = "applicants"
    title = "入党申请人"
    hint = "收到入党申请书就登记，以后每完成一步补登一步。"
    columns = ("name", "sex", Column("birth_no", phone=False), "organization__document_name",
               Column("standing", "现在"), Column("last_words", "最近一步", phone=False),
               Column("last_day", "完成日期", "day"))  # fmt: skip
    details = ("organization__document_name", "sex", "birth_no", "nationality", "education",
               "staff_no", "form_no", Column("stopped_words", "停止培养"))  # fmt: skip
    related = ("organization", "member")
    search = ("name", "form_no")
    filters = ("sex",)
    choosing = (Choice("at", "现在", STANDINGS, _at),)
    order = ("-pk",)
    page = "admissions/applicant.html"
    imports = "admissions"
    new = Writing("new", "登记申请人", forms.ApplyForm, "入党申请已登记。")
    changes = (
        Writing("receive", "登记为预备党员", forms.ReceiveForm, "已登记为预备党员。",
                right=Right.STRUCTURE, offered=_ripe,
                hint="支部大会通过（第15步）、上级党委审批（第17步）之后办理。"),
        Writing("move", "转由其他党支部培养", forms.MoveForm, "已转由其他党支部培养。",
                right=Right.STRUCTURE, offered=_trained),
        Writing("stop", "停止培养", forms.StopForm, "已停止培养。", offered=_open),
        Writing("correct", "更正", forms.ApplicantCorrection, "已更正。"),
        Writing("withdraw", "撤销登记", forms.ApplicantWithdrawal, "登记已撤销。", ends=True,
                offered=_trained, hint="登记错了、只有申请一步的才能撤销登记。"),
    )  # fmt: skip

    def rows(self, access: Access) -> QuerySet[Any]:
        """Return the applicants with the last step that each has passed."""
        steps = Step.objects.filter(applicant=OuterRef("pk"), passed=True).order_by()
        last = steps.values("applicant").annotate(top=Max("number"), day=Max("done_on"))
        found: QuerySet[Any] = super().rows(access)
        top, day = Subquery(last.values("top")), Subquery(last.values("day"))
        found = found.annotate(last_step=top, last_day=day)
        return found.order_by(*self.order)

    def of_unit(self, rows: QuerySet[Any], unit: int, access: Access) -> QuerySet[Any]:
        """Return the applicants of an organization and all below it."""
        below = subtree(unit, access.today).values("organization")
        return rows.filter(organization__in=below)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Lead to where all stand, or to the member whom the applicant has become."""
        if record is None:
            return (Link("发展党员进度表", "/records/admissions/progress/", "list-check"),)
        here = self.url(pk=record.pk)
        own = (
            Link("审核", f"{here}audit/", "clipboard-check"),
            Link("全部材料", f"{here}papers/", "file-zip", file=True),
        )
        if record.member_id is None:
            return own
        return (Link("党员页", record_url("members.Member", record.member_id), "user"), *own)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return the papers of the dossier."""
        writing = access.may_in(Right.WRITE, record.organization_id)
        return papers_of(record, writing=writing)

    def more(self, access: Access, record: Any) -> Mapping[str, Any]:
        """Return the 25 steps with their papers, and where she stands."""
        course = course_of(record, access.today)
        hers = access.may_in(Right.WRITE, record.organization_id)
        writing = hers and _open(record, access.today) and course.done < len(STEPS)
        papers: dict[int, list[Any]] = {}
        for one in write_all(record, access.today):
            if one.paper.after in course.facts.passed:
                papers.setdefault(one.paper.step, []).append(one)
        return {
            "stages": [
                (stage.name, [(line, papers.get(line.kind.number, [])) for line in stage.lines])
                for stage in course.stages
            ],
            "done": course.done,
            "late": course.late,
            "coming": course.coming,
            "standing": standing(record.last_step, stopped=record.stopped_on <= access.today),
            "step_url": address(record, "step") if writing else "",
            "first": _first(record, course) if writing else None,
            "reviewed": _REVIEWED,
            "unreceived": 17 in course.facts.passed and record.member_id is None,
            "filings": offered(record) if hers else [],
            "record_url_base": self.url(pk=record.pk),
            "doubt": edition(access.today).doubt(access.today),
        }

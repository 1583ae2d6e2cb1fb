"""The forms of the report desk."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_no
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period, last_closed_half_year
from dangwu.pages.fields import OrganizationField
from dangwu.pages.forms import RecordForm
from dangwu.pages.jobs.running import job_url, start
from dangwu.pages.listing import read_day
from dangwu.pages.models import Job
from dangwu.reports import choosing, opening
from dangwu.reports.desk import is_large, paper_of
from dangwu.reports.folders import moment
from dangwu.reports.models import Choice, Report
from dangwu.reports.paper import Spot

UPLOAD = "upload"
_OTHER = "other"
_BETWEEN = re.compile(r"\s*(?:\.\.|至|到|~|—|–|－)\s*")


def periods(today: date) -> list[tuple[str, Any]]:
    """Return the periods to choose from: the last half years, quarters and years."""
    now = month_no(today)
    half, quarter = now - now % 6, now - now % 3
    groups = (
        ("半年", [Period.months(half - 6 * back, 6) for back in range(5)]),
        ("季度", [Period.months(quarter - 3 * back, 3) for back in range(6)]),
        ("全年", [Period.months((today.year - back) * 12, 12) for back in range(3)]),
    )
    shown: list[tuple[str, Any]] = [
        (name, [(one.key, one.label) for one in those]) for name, those in groups
    ]
    return [*shown, (_OTHER, "其他起止日（写在下面）")]


def read_span(text: str) -> Period:
    """Read 2020-01-01至2020-05-20, or any period as people write it; PeriodUnreadable."""
    parts = _BETWEEN.split(text.strip())
    if len(parts) == 2:
        first, last = map(read_day, parts)
        if first is not None and last is not None:
            return Period(first, last)
    return Period.parse(text)


def address_of(made: Report | Job) -> str:
    """Return where a new report is seen, or the job that reads it."""
    if isinstance(made, Job):
        return job_url(made)
    return reverse("reports:one", args=[made.pk])


class OpenForm(RecordForm):
    """A new report: for whom, for when, from what."""

    right = Right.DRAFT
    source = forms.ChoiceField(
        label="从什么开始", widget=forms.RadioSelect(), initial=opening.TEMPLATES[0].key,
        choices=[
            *((one.key, f"{one.title}（{one.about}）") for one in opening.TEMPLATES),
            (UPLOAD, "上传自己的样稿"),
        ],
    )  # fmt: skip
    file = forms.FileField(
        label="样稿文件", required=False,
        help_text="Word（.docx）或文本（.txt），不超过 20 MB。数字用 X 代替，如“共有党员X名”。",
        widget=forms.FileInput({"accept": ".docx,.txt", "required": True}),
    )  # fmt: skip
    organization = OrganizationField(label="哪个单位的报告")
    period = forms.ChoiceField(label="时段")
    span = forms.CharField(
        label="其他起止日", required=False, max_length=40,
        help_text="时段选“其他起止日”时填，例如 2020-01-01至2020-05-31。",
    )  # fmt: skip
    title = forms.CharField(
        label="标题", required=False, max_length=200, help_text="不填则用样稿自己的标题。"
    )

    def prepare(self) -> None:
        """Offer the units and periods; the last half year that is over first."""
        super().prepare()
        field = self.fields["period"]
        if isinstance(field, forms.ChoiceField):
            field.choices = periods(self.today)
        field.initial = last_closed_half_year(self.today).key
        top = self.access.top(Right.DRAFT)
        if top is not None:
            self.fields["organization"].initial = top

    def clean(self) -> dict[str, Any]:
        """Ask for the file where one is to be uploaded, and read the period."""
        typed = super().clean() or {}
        if typed.get("source") == UPLOAD and not typed.get("file") and "file" not in self.errors:
            self.add_error("file", "请选择要上传的样稿。")
        try:
            asked = typed.get("span", "") if typed.get("period") == _OTHER else typed.get("period")
            typed["period"] = read_span(asked or "")
        except DangwuError as error:
            self.add_error("span" if typed.get("period") == _OTHER else "period", str(error))
        return typed

    def write(self, *, actor: User, today: date) -> Report | Job:
        """Open the report; what takes long is done as a job."""
        typed, now = self.cleaned_data, moment(today)
        organization, period = typed["organization"], typed["period"]
        chosen, file = opening.template(typed["source"]), typed["file"]
        content = b"" if chosen else file.read(opening.UPLOAD_LIMIT + 1)
        common = {"title": typed["title"].strip(), "now": now, "actor": actor}

        def opened() -> Report:
            if chosen is not None:
                return opening.open_template(organization, period, chosen, **common)
            return opening.open_report(
                organization, period, name=file.name, content=content, **common
            )

        if not (
            is_large(organization, period) or (not chosen and opening.is_long(file.name, content))
        ):
            return opened()
        name = chosen.title if chosen else file.name
        return start(
            actor, f"读入样稿：{name}", lambda progress: _shown(opened(), now), kind="reports.open"
        )


def _shown(made: Report, now: datetime) -> str:
    """Fill the report's page, so that who comes from the job need not wait; return its address."""
    paper_of(made, now)
    return address_of(made)


class SlotForm(forms.Form):
    """What to do with a slot: take a figure, write a text, or leave it to the records again."""

    figure = forms.CharField(required=False, max_length=100)
    text = forms.CharField(required=False, max_length=200, label="填写的文字")
    reason = forms.CharField(required=False, max_length=500, label="理由")
    act = forms.CharField(required=False, max_length=10)
    was = forms.CharField(required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Say at its field what is missing."""
        typed = super().clean() or {}
        if typed.get("act") == "write":
            if not (typed.get("text") or "").strip():
                self.add_error("text", "请填写要写在这里的数或名称。")
            if not (typed.get("reason") or "").strip():
                self.add_error("reason", "请写明理由，它会和姓名一起留存。")
        elif typed.get("act") != "withdraw" and not typed.get("figure"):
            raise ValidationError("请先选一个指标，或在下面填写。")
        return typed

    def decide(self, report: Report, spot: Spot, *, actor: User, today: date) -> Choice | None:
        """Write it."""
        typed, now = self.cleaned_data, moment(today)
        if typed["act"] == "withdraw":
            choosing.withdraw(report, spot, actor=actor)
            return None
        if typed["act"] == "write":
            return choosing.write_in(
                report, spot, text=typed["text"], reason=typed["reason"], now=now, actor=actor
            )
        return choosing.choose(
            report, spot, figure=typed["figure"], reason=typed["reason"], now=now, actor=actor
        )


class SampleForm(forms.Form):
    """Another sample in the place of a draft's."""

    file = forms.FileField(
        label="改好的样稿",
        help_text="Word（.docx）或文本（.txt），不超过 20 MB。句子没有变的地方，选定和填写的都保留。",
        widget=forms.FileInput({"accept": ".docx,.txt", "required": True}),
        error_messages={"required": "请选择要上传的样稿。"},
    )  # fmt: skip


class StepForm(forms.Form):
    """A step of a report that needs nothing but the button."""


class ReasonForm(forms.Form):
    """A step that needs a reason."""

    reason = forms.CharField(
        label="理由", max_length=500, widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={"required": "请写明理由，它会和姓名一起留存。"},
    )  # fmt: skip


class IssueForm(forms.Form):
    """Issuing; the reason where something is denied or open."""

    over = forms.CharField(
        label="仍要印发的理由", max_length=500, required=False,
        widget=forms.Textarea({"rows": 2, "class": "form-control"}),
    )  # fmt: skip

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needed:
            del self.fields["over"]
            return
        self.fields["over"].required = True
        self.fields["over"].error_messages["required"] = (
            "还有矛盾或未填的地方：确要照此印发，请写明理由。"
        )


class VerifyForm(forms.Form):
    """A document to be held against the records."""

    file = forms.FileField(
        label="要核对的文件",
        help_text="由本系统生成的审核稿或正式稿（.docx），不超过 20 MB；文件只作核对，不留存。",
        widget=forms.FileInput({"accept": ".docx", "required": True}),
        error_messages={"required": "请选择要核对的文件。"},
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Refuse what is too large."""
        file = self.cleaned_data["file"]
        if file.size > opening.UPLOAD_LIMIT:
            raise ValidationError(f"“{file.name}”超过上限 20 MB，没有接收。")
        return file

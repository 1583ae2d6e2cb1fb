"""The steps of a report: review copy, approval, giving back, issue, reopening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.pages import submitting
from dangwu.pages.guard import needs, require_in
from dangwu.pages.jobs.running import job_url
from dangwu.pages.models import Job
from dangwu.pages.requests import Request
from dangwu.reports import approving, drafts, issuing, opening
from dangwu.reports.archive import send as send_path
from dangwu.reports.desk import is_large, paper_of, sample_path
from dangwu.reports.folders import moment
from dangwu.reports.forms import IssueForm, ReasonForm, SampleForm, StepForm
from dangwu.reports.models import Report
from dangwu.reports.reach import report_of, told
from dangwu.reports.waiting import as_job, wait


@needs(Right.READ)
@require_POST
def review_copy(request: Request, pk: int) -> HttpResponseBase:
    """Write the review copy; it is downloaded from the report's page."""
    report = report_of(request, pk)
    now = moment(request.today)
    try:
        made = as_job(
            request, report, f"生成审核稿：{report.title}", lambda: drafts.make_review(report, now)
        )
    except DangwuError as error:
        messages.error(request, str(error))
    else:
        if isinstance(made, Job):
            return redirect(job_url(made))
        messages.success(request, "审核稿和依据页已生成，可以下载。")
    return redirect(f"{reverse('reports:one', args=[pk])}#files")


def _step(
    request: Request, pk: int, right: Right, ask: dict[str, str], *,
    make: Callable[[Any], Any], write: Callable[[Report, Any], Any], **context: Any,
) -> HttpResponseBase:  # fmt: skip
    report = report_of(request, pk)
    require_in(request, right, report.organization_id)
    if request.method != "POST" and (elsewhere := wait(request, report)) is not None:
        return elsewhere
    back = reverse("reports:one", args=[pk])
    asked = submitting.Ask(
        heading=f"{ask['button']}：{report.title}", button=ask["button"], hint=ask["hint"],
        back=back, record=report, done=ask["done"], template="reports/step.html",
    )  # fmt: skip
    return submitting.serve(
        request, asked, lambda data, files: make(data),
        lambda form: write(report, form),
        lambda made: job_url(made) if isinstance(made, Job) else back,
        report=report, period=report.span.label,
        paper=paper_of(report, moment(request.today)), **context,
    )  # fmt: skip


@needs(Right.DRAFT)
@told
def send(request: Request, pk: int) -> HttpResponseBase:
    """Hand the draft in."""
    ask = {
        "button": "送审", "done": "已送审，请另一位同志审核。",
        "hint": "送审后待填处不能再改；审核人可以退回。",
    }  # fmt: skip
    return _step(
        request, pk, Right.DRAFT, ask, make=StepForm,
        write=lambda report, form: approving.send(report, now=moment(request.today), actor=request.user),
    )  # fmt: skip


@needs(Right.REVIEW)
@told
def approve(request: Request, pk: int) -> HttpResponseBase:
    """Approve the report as it reads now."""
    ask = {
        "button": "审核通过", "done": "已审核通过，可以印发。",
        "hint": "您的姓名将随报告留存。审核以后记录如有变动，印发时会要求重新审核。",
    }  # fmt: skip
    return _step(
        request, pk, Right.REVIEW, ask, make=StepForm,
        write=lambda report, form: approving.approve(
            report, now=moment(request.today), actor=request.user
        ),
    )  # fmt: skip


@needs(Right.REVIEW)
@told
def give_back(request: Request, pk: int) -> HttpResponseBase:
    """Give the report back with what is to be mended."""
    ask = {
        "button": "退回", "done": "已退回起草人。", "hint": "写明哪里要改，起草人会看到。",
    }  # fmt: skip
    return _step(
        request, pk, Right.REVIEW, ask, make=ReasonForm,
        write=lambda report, form: approving.give_back(
            report, reason=form.cleaned_data["reason"], actor=request.user
        ),
    )  # fmt: skip


@needs(Right.ISSUE)
@told
def issue(request: Request, pk: int) -> HttpResponseBase:
    """Issue the report: freeze its numbers, close its period."""
    report = report_of(request, pk)
    now = moment(request.today)
    large = is_large(report.organization, report.span)
    done = "已开始印发，正在冻结数字和依据。" if large else "已印发：数字和依据已冻结，时段已锁定。"
    ask = {
        "button": "印发", "done": done,
        "hint": f"印发后，{report.organization.document_name}及所属党组织{report.span.label}的记录将锁定，"
        "补录要先重开这份报告。",
    }  # fmt: skip
    return _step(
        request, pk, Right.ISSUE, ask,
        make=lambda data: IssueForm(data, needed=not paper_of(report, now).progress.done),
        write=lambda report, form: as_job(
            request, report, f"印发：{report.title}",
            lambda: issuing.issue(
                report, over=form.cleaned_data.get("over", ""), now=now, actor=request.user
            ),
        ),
        issuing=True,
    )  # fmt: skip


@needs(Right.ISSUE)
@told
def reopen(request: Request, pk: int) -> HttpResponseBase:
    """Open an issued report and its period again."""
    ask = {
        "button": "重开", "done": "已重开：时段解除锁定，报告回到草稿。",
        "hint": "已印发的那一份原样保留；重开的理由和姓名会留在更改记录里。",
    }  # fmt: skip
    return _step(
        request, pk, Right.ISSUE, ask, make=ReasonForm,
        write=lambda report, form: approving.reopen(
            report, reason=form.cleaned_data["reason"], now=moment(request.today),
            actor=request.user,
        ),
    )  # fmt: skip


@needs(Right.DRAFT)
@told
def change_sample(request: Request, pk: int) -> HttpResponseBase:
    """Put another sample in the place of a draft's."""
    report = report_of(request, pk)
    require_in(request, Right.DRAFT, report.organization_id)
    back = reverse("reports:one", args=[pk])
    ask = submitting.Ask(
        heading=f"换样稿：{report.title}", button="换上", back=back, record=report,
        done="样稿已换，请再看一遍。", template="reports/sample.html",
        hint="要改正文里的话，先下载样稿，在 Word 里改好，再放上来。",
    )  # fmt: skip

    def write(form: Any) -> None:
        file = form.cleaned_data["file"]
        content = file.read(opening.UPLOAD_LIMIT + 1)
        opening.change_sample(
            report, name=file.name, content=content, now=moment(request.today),
            actor=request.user,
        )  # fmt: skip

    return submitting.serve(request, ask, SampleForm, write, lambda made: back)


@needs(Right.DRAFT)
def discard(request: Request, pk: int) -> HttpResponseBase:
    """Take a draft away that was never issued."""
    report = report_of(request, pk)
    require_in(request, Right.DRAFT, report.organization_id)
    ask = submitting.Ask(
        heading=f"删除草稿：{report.title}", button="删除", record=report,
        back=reverse("reports:one", args=[pk]), done="草稿已删除。",
        hint="样稿、选定和填写的内容一并删除，不能恢复；更改记录里会留下一笔。",
    )  # fmt: skip
    return submitting.serve(
        request, ask, lambda data, files: StepForm(data),
        lambda form: opening.discard(report, actor=request.user),
        lambda made: reverse("reports:list"),
    )  # fmt: skip


@needs(Right.READ)
@told
def draft_file(request: Request, pk: int, what: str) -> HttpResponseBase:
    """Download the last review copy or its evidence page."""
    report = report_of(request, pk)
    if what == "sample":
        return send_path(sample_path(report))
    name = drafts.files_of(report).get(what)
    if name is None:
        raise Http404
    return send_path(drafts.folder(report) / name)

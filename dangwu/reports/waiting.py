"""Reports of large units: what takes long is done as a job, whose page may be left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from dangwu.pages.jobs.running import job_url, start
from dangwu.pages.models import Job, JobState
from dangwu.pages.requests import Request
from dangwu.reports import answers, desk
from dangwu.reports.folders import moment
from dangwu.reports.models import Report

_FRESH = timedelta(minutes=5)


def wait(request: Request, report: Report) -> HttpResponseBase | None:
    """Send to the job that fills the report where that takes long; None where it may be shown.

    With ?fresh=1 the records are asked anew.
    """
    if request.GET.get("fresh") == "1":
        answers.forget(report)
    elif desk.ready(report):
        return None
    page, now = reverse("reports:one", args=[report.pk]), moment(request.today)
    if not desk.is_large(report.organization, report.span):
        return redirect(page)

    def fill() -> str:
        desk.paper_of(report, now)
        return page

    return redirect(job_url(_job(request, report, fill)))


def _job(request: Request, report: Report, work: Callable[[], str]) -> Job:
    kind = f"reports.fill:{report.pk}"
    running = Job.objects.filter(
        kind=kind, user=request.user, state__in=(JobState.QUEUED, JobState.RUNNING),
        asked_at__gt=timezone.now() - _FRESH,
    ).first()  # fmt: skip
    return running or start(
        request.user, f"按记录填写：{report.title}", lambda progress: work(), kind=kind
    )


def as_job(request: Request, report: Report, title: str, work: Callable[[], object]) -> object:
    """Do the work at once, or as a job where the unit is large; return what it made, or the job."""
    if not desk.is_large(report.organization, report.span):
        return work()
    page = reverse("reports:one", args=[report.pk])

    def done() -> str:
        work()
        return page

    return start(request.user, title, lambda progress: done(), kind=f"reports.step:{report.pk}")

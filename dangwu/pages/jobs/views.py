"""The page of a job, which follows it, and the list of one's own."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from dangwu.accounts.rights import Right
from dangwu.pages.guard import needs
from dangwu.pages.jobs.tracking import look
from dangwu.pages.models import Job, JobState
from dangwu.pages.requests import Request

_LISTED = 50


@needs(Right.OWN)
def one(request: Request, pk: int) -> HttpResponseBase:
    """Show how far a job is; one that is done leads to its result."""
    job = get_object_or_404(Job, pk=pk, user=request.user)
    seen = look(job)
    if seen.state is JobState.DONE and job.result:
        if request.htmx:
            return HttpResponse(headers={"HX-Redirect": job.result})
        return redirect(job.result)
    context = {"heading": job.title, "job": job, "seen": seen}
    template = "pages/job_state.html" if request.htmx else "pages/job.html"
    return render(request, template, context)


@needs(Right.OWN)
def mine(request: Request) -> HttpResponseBase:
    """List one's own jobs, the last first."""
    found = Job.objects.filter(user=request.user).order_by("-pk")[:_LISTED]
    context = {"heading": "我的任务", "jobs": [(job, look(job)) for job in found]}
    return render(request, "pages/jobs.html", context)

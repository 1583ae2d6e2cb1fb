"""Which reports and issues a person may see, and where a report is for her."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.pages.access import Access
from dangwu.pages.requests import Request
from dangwu.reports.models import Issue, Report

P = ParamSpec("P")


def reports_of(access: Access) -> QuerySet[Report]:
    """Return the reports that she may see: all where she reads records, else those issued."""
    rows = Report.objects.select_related("organization", "drafted_by", "reviewed_by", "issued_by")
    own = access.visible(rows, Right.READ)
    issued = access.visible(rows, Right.REPORTS).filter(
        Exists(Issue.objects.filter(report=OuterRef("pk")))
    )
    return (own | issued).distinct()


def report_of(request: Request, pk: int) -> Report:
    """Return a report whose page she may open; 404 otherwise."""
    rows = Report.objects.select_related("organization", "drafted_by", "reviewed_by", "issued_by")
    visible: QuerySet[Report] = request.access.visible(rows, Right.READ)
    return get_object_or_404(visible, pk=pk)


def issue_of(request: Request, pk: int, number: int) -> Issue:
    """Return an issue that she may see; 404 otherwise."""
    rows = Issue.objects.select_related("organization", "report", "issued_by")
    reports: QuerySet[Issue] = request.access.visible(rows, Right.REPORTS)
    return get_object_or_404(reports, report=pk, number=number)


def reads_records(request: Request, organization_id: int) -> bool:
    """Whether she may see the records themselves, with persons."""
    return bool(request.access.may_in(Right.READ, organization_id))


def require_records(request: Request, organization_id: int) -> None:
    """Raise 404 unless she may see the records themselves."""
    if not reads_records(request, organization_id):
        raise Http404


def told(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """Have a page say why a report cannot be filled now: its sample is gone, a figure unknown."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(*args, **kwargs)
        except DangwuError as error:
            context = {"heading": "报告", "error": str(error)}
            return render(args[0], "reports/broken.html", context, status=409)  # type: ignore[arg-type]

    return answer

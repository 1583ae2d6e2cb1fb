"""Hold an uploaded document against its manifest and the records."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.running import Catalogue
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations.models import Organization
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.reports import folders
from dangwu.reports.forms import VerifyForm
from dangwu.reports.models import Issue
from dangwu.reports.notes import titled
from dangwu.reports.verifying import STATES, Report, verify


class OutOfReach(DangwuError):
    """The document is of a unit over which the person has no right."""

    def __init__(self, unit: str) -> None:
        super().__init__(f"这份文件是“{unit}”的，不在您的授权范围内，没有核对。")


@needs(Right.REPORTS)
def check(request: Request) -> HttpResponseBase:
    """Take a document and show what of it stands; nothing is kept."""
    if request.method != "POST":
        return _page(request, VerifyForm())
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    upload = form.cleaned_data["file"]
    try:
        found = _verified(request, upload)
    except DangwuError as error:
        form.add_error("file", str(error))
        return _page(request, form, status=422)
    return _page(request, VerifyForm(), name=upload.name, **_told(request, found))


def _verified(request: Request, upload: Any) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / folders.safe(upload.name)
        path.write_bytes(upload.read())
        found = verify(path, Catalogue(DjangoEngine()), folders.seal())
    unit = found.manifest.unit_id
    known = Organization.objects.filter(pk=unit).exists()
    if not known or not request.access.may_in(Right.REPORTS, unit):
        raise OutOfReach(found.manifest.unit)
    return found


def _told(request: Request, found: Report) -> dict[str, Any]:
    """Return what the page shows; what the records say now only for who may read them."""
    kept = found.manifest
    whole = request.access.may_in(Right.READ, kept.unit_id)
    judged = sorted(found.judged, key=lambda one: one.state == "stands")
    return {
        "found": found, "kept": kept, "whole": whole,
        "period": Period.parse(kept.period).label,
        "issue": Issue.objects.filter(mark=kept.mark).first(),
        "judged": [
            {"one": one, "title": titled(one.figure.figure), "state": STATES[one.state]}
            for one in judged
        ],
        "standing": sum(one.state == "stands" for one in found.judged),
        "wrong": sum(one.state != "stands" for one in found.judged),
        "by_hand": [{"one": one, "state": STATES[one.state]} for one in found.by_hand],
        "unmarked": found.unmarked if whole else (),
        "unmarked_count": len(found.unmarked),
    }  # fmt: skip


def _page(
    request: Request, form: VerifyForm, *, status: int = 200, **context: Any
) -> HttpResponseBase:
    shown = {"heading": "核对文件", "form": form, **context}
    return render(request, "reports/verify.html", shown, status=status)

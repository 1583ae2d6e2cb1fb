"""What was issued: the text, its numbers with their evidence, the files, comparison."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.core.period import Period
from dangwu.documents.docx.levels import kinds
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_file, send_table
from dangwu.pages.requests import Request
from dangwu.reports import comparing, folders, frozen, issuing
from dangwu.reports.keys import holds
from dangwu.reports.models import FrozenFigure, Issue
from dangwu.reports.notes import titled
from dangwu.reports.paper import PAGE_NUMBER
from dangwu.reports.reach import issue_of, reads_records, require_records

_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain",
}
_ROWS = 300
_WHAT = {"final": issuing.FINAL, "review": issuing.REVIEW, "page": issuing.PAGE}


@needs(Right.REPORTS)
def issue(request: Request, pk: int, number: int) -> HttpResponseBase:
    """Show an issue: how it reads, its numbers and how many records stand behind each."""
    found = issue_of(request, pk, number)
    whole = reads_records(request, found.organization_id)
    outer = json.loads(found.manifest)
    manifest = json.loads(outer["manifest"])
    texts = json.loads(found.paragraphs)
    lines = zip(kinds(texts), texts, strict=True)
    context = {
        "heading": found.title, "issue": found, "report": found.report, "whole": whole,
        "period": Period.parse(found.period).label,
        "lines": [(str(kind), text) for kind, text in lines if not PAGE_NUMBER.fullmatch(text)],
        "figures": [_told(found, one) for one in _figures(found)],
        "typed": manifest.get("typed", []), "left": manifest["left"],
        "contradictions": manifest["contradictions"] if whole else [],
        "denied": len(manifest["contradictions"]), "rules": json.loads(found.rules),
        "sealed": holds(outer["key"], outer["manifest"].encode(), outer["seal"]),
        "others": list(comparing.earlier(found)[:20]),
    }  # fmt: skip
    return render(request, "reports/issue.html", context)


def _figures(found: Issue) -> list[FrozenFigure]:
    return list(FrozenFigure.objects.filter(issue=found).defer("rows", "sql").order_by("pk"))


def _told(found: Issue, one: FrozenFigure) -> dict[str, Any]:
    elsewhere = [
        *([one.scope] if one.scope != found.unit else []),
        *([Period.parse(one.period).label] if one.period != found.period else []),
    ]
    return {
        "one": one, "title": titled(one.figure), "elsewhere": "，".join(elsewhere),
        "unit": "" if one.unit == "文本" else one.unit,
        "href": reverse("reports:frozen", args=[found.report_id, found.number, one.pk]),
    }  # fmt: skip


@needs(Right.REPORTS)
def frozen_figure(request: Request, pk: int, number: int, figure: int) -> HttpResponseBase:
    """Show one frozen number: its records for who may read them, else how many each branch has."""
    found = issue_of(request, pk, number)
    one = get_object_or_404(FrozenFigure, issue=found, pk=figure)
    whole = reads_records(request, found.organization_id)
    rows = frozen.unpack(one.rows)
    headings, lines = frozen.shown(rows)
    if request.GET.get("format") == "xlsx":
        require_records(request, found.organization_id)
        return send_table(f"{titled(one.figure)}的依据", headings, lines)
    context = {
        "heading": titled(one.figure), "issue": found, "one": one, "whole": whole,
        "period": Period.parse(one.period).label,
        "against": Period.parse(one.against).label if one.against else "",
        "unit": "" if one.unit == "文本" else one.unit, "shares": frozen.shares(rows),
        "headings": headings if whole else [],
        "lines": [line for line, _ in zip(lines, range(_ROWS), strict=False)] if whole else [],
        "hidden": max(0, (len(rows.rows) if rows else 0) - _ROWS),
        "stands": rows is not None and rows.digest() == one.rows_digest,
    }  # fmt: skip
    return render(request, "reports/frozen.html", context)


@needs(Right.REPORTS)
def compare(request: Request, pk: int, number: int) -> HttpResponseBase:
    """Hold an issue against another of the unit."""
    after = issue_of(request, pk, number)
    others = list(comparing.earlier(after)[:20])
    asked = request.GET.get("with", "")
    before = next((one for one in others if str(one.pk) == asked), others[0] if others else None)
    if asked and before is not None and str(before.pk) != asked:
        raise Http404
    lines = comparing.compare(before, after) if before else []
    changed = request.GET.get("changed") == "1"
    shown = [one for one in lines if one.changed] if changed else lines
    if request.GET.get("format") == "xlsx" and before is not None:
        return _compared(before, after, shown)
    context = {
        "heading": "比较两次印发", "after": after, "before": before, "others": others,
        "lines": shown, "changed": changed, "count": sum(one.changed for one in lines),
        "labels": [Period.parse(one.period).label for one in (before, after) if one],
    }  # fmt: skip
    return render(request, "reports/compare.html", context)


def _compared(before: Issue, after: Issue, lines: list[comparing.Line]) -> HttpResponseBase:
    headings = ["指标", "范围", before.title, after.title, "增减", "单位"]
    rows = ([x.title, x.scope, x.then or "", x.now or "", x.difference, x.unit] for x in lines)
    return send_table("比较两次印发", headings, rows)


@needs(Right.REPORTS)
def file(request: Request, pk: int, number: int, what: str) -> HttpResponseBase:
    """Download a file of an issue; review copy and evidence page only with the records."""
    found = issue_of(request, pk, number)
    if what not in _WHAT:
        raise Http404
    if what != "final":
        require_records(request, found.organization_id)
    name = issuing.files_of(found)[_WHAT[what]]
    return send(folders.issue_folder(found.report_id, number) / name)


def send(path: Path) -> HttpResponse:
    """Return a file to download; 404 where it is gone."""
    if not path.is_file():
        raise Http404
    return send_file(path.read_bytes(), path.name, _KINDS[path.suffix])

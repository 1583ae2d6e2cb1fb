"""The page of a file that was handed in: every row's verdict, what to do with it, and the write."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from dangwu.accounts.rights import Right
from dangwu.exchange import keeping, working
from dangwu.exchange.forms import ReadingForm
from dangwu.exchange.kept_preview import PAGE, TABS, KeptPreview, Line
from dangwu.exchange.models import Batch, Upload, UploadState
from dangwu.exchange.preview import kind_of
from dangwu.exchange.reach import right_for
from dangwu.exchange.verdict import REASONS
from dangwu.exchange.words import SKIPPED, columns_of, label_of, on_page, shown
from dangwu.pages.guard import needs, require
from dangwu.pages.jobs import job_url, look
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request

_TAB_NAMES = {"asked": "待定", "refused": "拒绝", "certain": "确定", "skipped": "跳过"}
_FINDINGS = 20


def _mine(request: Request, pk: int) -> Upload:
    found = get_object_or_404(Upload.objects.select_related("job"), pk=pk, user=request.user)
    require(request, right_for(found.kind))
    return found


@needs(Right.WRITE)
def upload(request: Request, pk: int) -> HttpResponseBase:
    """Show the preview; while it is made or written, its job; once it is written, the result."""
    one = _mine(request, pk)
    if one.state == UploadState.WRITTEN and one.batch_id:
        return redirect(working.batch_url(one.batch_id))
    if one.state == UploadState.DROPPED:
        return redirect("exchange:hand_in", key=one.kind)
    seen = look(one.job) if one.job else None
    if seen and seen.waiting and one.job:
        return redirect(job_url(one.job))
    kept = KeptPreview(keeping.preview_of(one))
    if one.state == UploadState.PREVIEWING or not kept.exists():
        return _unread(request, one, seen)
    if one.state == UploadState.WRITING:
        Upload.objects.filter(pk=pk, state=UploadState.WRITING).update(state=UploadState.WAITING)
    failed = seen.message if seen and seen.message else ""
    return render(request, "exchange/upload.html", _shown(request, one, kept) | {"failed": failed})


def _unread(request: Request, one: Upload, seen: Any) -> HttpResponseBase:
    """Say why the file could not be read, and ask how to read it."""
    context = {
        "heading": f"预览：{one.file_name}", "upload": one, "kind": kind_of(one.kind), "seen": seen,
        "form": _form(request, one, {}, []),
    }  # fmt: skip
    return render(request, "exchange/unread.html", context)


def _form(
    request: Request, one: Upload, about: dict[str, Any], names: list[tuple[str, int]]
) -> ReadingForm:
    initial = {f"given_{name}": value for name, value in one.given.items()}
    return ReadingForm(
        request.POST if request.method == "POST" else None, kind=one.kind, about=about,
        access=request.access, names=names, initial=initial,
    )  # fmt: skip


def _shown(request: Request, one: Upload, kept: KeptPreview) -> dict[str, Any]:
    about, counts = kept.about(), kept.counts()
    tab = request.GET.get("tab", "")
    if tab not in TABS:
        tab = next((each for each in TABS if counts[each]), "certain")
    reason = request.GET.get("reason", "")
    number = request.GET.get("page", "1")
    page = max(int(number) if number.isdecimal() and len(number) < 9 else 1, 1)
    lines, count = kept.lines(tab, page=page, reason=reason)
    chosen = kept.chosen()
    names = kept.unknown_names()
    return {
        "heading": f"预览：{one.file_name}", "upload": one, "kind": kind_of(one.kind),
        "about": about, "counts": counts, "tab": tab, "reason": reason, "chosen": chosen,
        "ready": counts["certain"] + chosen,
        "unready": counts["refused"] + counts["asked"] - chosen,
        "tabs": [(each, _TAB_NAMES[each], counts[each]) for each in TABS],
        "reasons": _reasons(kept, tab), "findings": _findings(about),
        "more_findings": max(0, len(about["findings"]) - _FINDINGS),
        "lines": [_line(one.kind, each, about) for each in lines],
        "fields": _fields(one.kind, about), "pages": _pages(request.GET, page, count),
        "first": (page - 1) * PAGE + 1, "last": min(page * PAGE, count), "count": count,
        "form": _form(request, one, about, names), "before": _before(one, about),
    }  # fmt: skip


def _reasons(kept: KeptPreview, tab: str) -> list[dict[str, Any]]:
    if tab not in {"asked", "refused"}:
        return []
    return [
        {"key": one.reason, "what": REASONS[one.reason].what, "todo": REASONS[one.reason].todo,
         "places": one.places, "offered": one.offered, "agreed": one.agreed}
        for one in kept.reasons(tab)
    ]  # fmt: skip


def _findings(about: dict[str, Any]) -> list[str]:
    return [on_page(one["says"]) for one in about["findings"][:_FINDINGS]]


def _fields(kind: str, about: dict[str, Any]) -> list[str]:
    columns = columns_of(kind)
    order = {name: place for place, name in enumerate(columns)}
    names = sorted(about["fields"], key=lambda name: order.get(name, len(order)))
    return [label_of(columns, name) for name in names] + (["各月党费"] if about["wide"] else [])


def _line(kind: str, line: Line, about: dict[str, Any]) -> dict[str, Any]:
    """Return a row as the page shows it."""
    columns = columns_of(kind)
    order = {name: place for place, name in enumerate(columns)}
    names = sorted(about["fields"], key=lambda name: order.get(name, len(order)))
    cells = [shown(columns, name, line.values.get(name, "")) for name in names]
    if about["wide"]:
        months = [f"{month} {fen / 100:.2f}" for month, fen in line.months]
        cells.append("，".join(months))
    doubts = [
        {"one": one, "says": on_page(one.says).removeprefix(f"第{line.number}行").lstrip("："),
         "reading": [(label_of(columns, name), shown(columns, name, value))
                     for name, value in one.reading.items()]}
        for one in line.doubts
    ]  # fmt: skip
    who = next((str(line.values[name]) for name in ("姓名", "会议名称", "name", "库点", "品种")
                if line.values.get(name)), "")  # fmt: skip
    return {"line": line, "cells": cells, "doubts": doubts, "who": who,
            "why": SKIPPED.get(str(line.values.get("")), line.values.get(""))}  # fmt: skip


def _pages(asked: QueryDict, page: int, count: int) -> list[tuple[str, int]]:
    pages = max(1, -(-count // PAGE))
    if pages == 1:
        return []
    near = {1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)}
    found = []
    for number in sorted(near):
        copy = asked.copy()
        copy["page"] = str(number)
        found.append((copy.urlencode(), number))
    return found


def _before(one: Upload, about: dict[str, Any]) -> Batch | None:
    """Return the import of the same file that stands."""
    return Batch.objects.filter(
        kind=one.kind, digest=about["digest"], sheet=about["sheet"] or "", undone_at=None
    ).first()


@require_POST
@needs(Right.WRITE)
def choose(request: Request, pk: int) -> HttpResponseBase:
    """Agree, or no more, to read doubtful rows as offered: one row, or all of a reason."""
    one = _mine(request, pk)
    kept = KeptPreview(keeping.preview_of(one))
    number = request.POST.get("row", "")
    reason = request.POST.get("reason", "")
    if one.state == UploadState.WAITING and kept.exists() and (number.isdecimal() or reason):
        yes = request.POST.get("agree") == "1"
        kept.agree(yes=yes, reason=reason, number=int(number or 0))
    back = request.POST.get("back", "")
    return redirect(f"{working.upload_url(pk)}?{QueryDict(back).urlencode()}")


@require_POST
@needs(Right.WRITE)
def again(request: Request, pk: int) -> HttpResponseBase:
    """Read the file otherwise: another sheet, values told for all rows, names explained."""
    one = _mine(request, pk)
    kept = KeptPreview(keeping.preview_of(one))
    known = kept.exists() and one.state == UploadState.WAITING
    about, names = (kept.about(), kept.unknown_names()) if known else ({}, [])
    form = _form(request, one, about, names)
    if one.state not in {UploadState.WAITING, UploadState.PREVIEWING} or not form.is_valid():
        return redirect(working.upload_url(pk))
    if one.job and look(one.job).waiting:
        return redirect(job_url(one.job))
    one.sheet = form.cleaned_data.get("sheet") or one.sheet
    one.given = form.told()
    one.names = one.names | form.meant()
    one.state = UploadState.PREVIEWING
    one.save(update_fields=["sheet", "given", "names", "state"])
    return redirect(job_url(working.start_preview(one, request.user, request.today)))


@require_POST
@needs(Right.WRITE)
def confirm(request: Request, pk: int) -> HttpResponseBase:
    """Write, once: a second click is led to the first one's job."""
    one = _mine(request, pk)
    mine = Upload.objects.filter(pk=pk, state=UploadState.WAITING)
    if not mine.update(state=UploadState.WRITING):
        one.refresh_from_db()
        if one.batch_id:
            return redirect(working.batch_url(one.batch_id))
        return redirect(job_url(one.job) if one.job else working.upload_url(pk))
    return redirect(job_url(working.start_writing(one, request.user, request.today)))


@require_POST
@needs(Right.WRITE)
def drop(request: Request, pk: int) -> HttpResponseBase:
    """Forget the file; nothing was written."""
    one = _mine(request, pk)
    waiting = (UploadState.WAITING, UploadState.PREVIEWING)
    if Upload.objects.filter(pk=pk, state__in=waiting).update(state=UploadState.DROPPED, job=None):
        keeping.clear(one)
        messages.success(request, f"已放弃“{one.file_name}”，没有写入任何内容。")
    return redirect("exchange:index")


@needs(Right.WRITE)
def unwritten(request: Request, pk: int) -> HttpResponseBase:
    """Send the rows that would not be written, each with what is wrong and what to do."""
    one = _mine(request, pk)
    kept = KeptPreview(keeping.preview_of(one))
    if not kept.exists():
        return redirect(working.upload_url(pk))
    columns, about = columns_of(one.kind), kept.about()
    names = about["fields"]
    rows = (
        [line.number, "".join(on_page(each.says) for each in line.doubts),
         *(shown(columns, name, line.values.get(name, "")) for name in names)]
        for line in kept.every(("refused", "asked")) if not line.agreed
    )  # fmt: skip
    headings = ["行", "问题和改法", *(label_of(columns, name) for name in names)]
    return send_table(f"{kind_of(one.kind).label}待改正的行", headings, rows)

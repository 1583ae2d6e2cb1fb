"""The pages of import: the kinds, their templates, a file handed in, imports and taking them back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.exchange import keeping, working
from dangwu.exchange.blanks import columns_of, heading_of, write_template
from dangwu.exchange.forms import FileForm, ReasonForm
from dangwu.exchange.json_file import open_json
from dangwu.exchange.kinds.base import Kind
from dangwu.exchange.models import Batch, Upload, UploadState
from dangwu.exchange.opening import look
from dangwu.exchange.preview import KINDS
from dangwu.exchange.reach import right_for
from dangwu.exchange.words import on_page
from dangwu.organizations.models import Placement
from dangwu.pages import submitting
from dangwu.pages.access import Access
from dangwu.pages.guard import needs, require
from dangwu.pages.jobs import job_url
from dangwu.pages.jobs import look as look_at
from dangwu.pages.listing import send_file
from dangwu.pages.models import Job
from dangwu.pages.registers import registers
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAGE = 30
_ABOUT = {
    "members": "在册党员：姓名、身份证号、党支部、入党和转正日期",
    "dues": "缴费记录：一月一行，或一人一行、各月横排",
    "meetings": "会议活动：类型、时间、应到、实到、请假、缺席",
    "admissions": "发展党员的档案：各阶段日期，或25步",
    "organizations": "党组织：名称、代码、性质、上级",
    "stock": "各库点的库存和粮情",
    "prices": "市场价格监测",
}
_ICONS = {
    "members": "users", "dues": "coin-yuan", "meetings": "calendar-event",
    "admissions": "user-plus", "organizations": "sitemap", "stock": "building-warehouse",
    "prices": "chart-line",
}  # fmt: skip


@needs(Right.WRITE, Right.CHANGE_LOG)
def index(request: Request) -> HttpResponseBase:
    """Offer the kinds, and list what waits to be confirmed and what was imported."""
    kinds = [
        {"key": key, "label": kind.label, "about": _ABOUT[key], "icon": _ICONS[key]}
        for key, kind in KINDS.items() if request.access.may(right_for(key))
    ]  # fmt: skip
    found = _batches(request.access)
    asked = request.GET.get("page", "1")
    pages = max(1, -(-found.count() // _PAGE))
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 9 else 1, 1), pages)
    waiting = Upload.objects.filter(user=request.user).exclude(state__in=keeping.ENDED)
    context = {
        "heading": "导入", "kinds": kinds, "waiting": [(one, _standing(one)) for one in waiting.select_related("job").order_by("-pk")[:10]], "page": page,
        "pages": range(1, pages + 1) if pages > 1 else (),
        "batches": found.select_related("actor").defer("records", "left", "remarks")[(page - 1) * _PAGE : page * _PAGE],
        "labels": _labels(),
    }  # fmt: skip
    return render(request, "exchange/index.html", context)


def _standing(upload: Upload) -> tuple[str, bool]:
    """Return how far a file is in words, and whether that is bad news."""
    seen = look_at(upload.job) if upload.job else None
    if seen is None or seen.waiting or upload.state == UploadState.WAITING:
        return str(UploadState(upload.state).label), False
    return ("没有读成" if upload.state == UploadState.PREVIEWING else "没有写入"), True


def _labels() -> dict[str, str]:
    return {key: kind.label for key, kind in KINDS.items()}


def kind_or_404(request: Request, key: str) -> Kind:
    """Return the kind of the address, for somebody who may import it."""
    if key not in KINDS:
        raise Http404
    require(request, right_for(key))
    return KINDS[key]()


@needs(Right.WRITE)
def template(request: Request, key: str) -> HttpResponseBase:
    """Send the empty table of a kind."""
    kind = kind_or_404(request, key)
    out = BytesIO()
    write_template(kind, out)
    return send_file(out.getvalue(), f"{kind.label}（模板）.xlsx", _XLSX)


@needs(Right.WRITE)
def hand_in(request: Request, key: str) -> HttpResponseBase:
    """Take a file and have it previewed."""
    kind = kind_or_404(request, key)
    ask = Ask(
        f"导入{kind.label}", "上传并预览", back="/import/", done="文件已上传。",
        template="exchange/hand_in.html",
    )  # fmt: skip
    return submitting.serve(
        request, ask, FileForm, lambda form: _take(request, kind, form.cleaned_data["file"]),
        job_url, kind=kind, about=_ABOUT[key],
        columns=[(heading_of(one), one.must) for one in columns_of(kind)],
    )  # fmt: skip


def _take(request: Request, kind: Kind, file: Any) -> Job:
    upload = keeping.take(file, kind=kind.key, user=request.user)
    try:
        path = keeping.file_of(upload)
        if path.suffix.lower() == ".json" and kind.json_key:
            open_json(path, kind.json_key)
        else:
            look(path)
    except DangwuError as error:
        keeping.clear(upload)
        raise DangwuError(on_page(str(error))) from error
    upload.save()
    return working.start_preview(upload, request.user, request.today)


def _everywhere(access: Access, right: Right) -> bool:
    """Whether she has the right over the whole office."""
    tops = Placement.objects.filter(parent=None).values_list("organization_id", flat=True)[:5]
    return all(access.may_in(right, pk) for pk in tops)


def _batches(access: Access) -> QuerySet[Batch]:
    """Return the imports that she may see: her own, and everybody's over the whole office."""
    found = Batch.objects.order_by("-pk")
    if _everywhere(access, Right.WRITE) or _everywhere(access, Right.CHANGE_LOG):
        return found
    return found.filter(actor=access.user)


def _may_undo(access: Access, batch: Batch) -> bool:
    own = batch.actor_id == access.user.pk and access.may(right_for(batch.kind))
    return batch.undone_at is None and (own or _everywhere(access, Right.WRITE))


@needs(Right.WRITE, Right.CHANGE_LOG)
def batch(request: Request, pk: int) -> HttpResponseBase:
    """Show what an import wrote and what it left."""
    found = get_object_or_404(_batches(request.access), pk=pk)
    context = {
        "heading": f"{pk}号导入：{found.file_name}", "batch": found, "may_undo": _may_undo(request.access, found),
        "label": _labels().get(found.kind, found.kind), "made": list(_made(found)),
        "undone": _undone(found), "left": [on_page(says) for _, says in found.left], "remarks": map(on_page, found.remarks),
    }  # fmt: skip
    return render(request, "exchange/batch.html", context)


def _undone(found: Batch) -> Change | None:
    """Return who took the import back, and why."""
    entries = Change.objects.filter(
        model=Batch._meta.label, record_id=found.pk, action="exchange.undo"
    )
    return entries.select_related("actor").order_by("-pk").first()


def _made(found: Batch) -> Any:
    """Yield what was made: the name of the table, how many, and where they are seen."""
    for label, ids in found.records.items():
        known = registers().get(label)
        name = known.heading() if known else str(apps.get_model(label)._meta.verbose_name)
        yield name, len(ids), known.url() if known and known.listed else ""


@needs(Right.WRITE)
def undo(request: Request, pk: int) -> HttpResponseBase:
    """Take an import back whole, with a reason."""
    found = get_object_or_404(_batches(request.access), pk=pk)
    back = working.batch_url(pk)
    if found.undone_at is not None:
        return redirect(back)
    if not _may_undo(request.access, found):
        raise PermissionDenied
    ask = Ask(
        f"整批撤回{pk}号导入", "整批撤回", back=back, record=found, done="撤回已提交。",
        hint=f"“{found.file_name}”写入的{found.row_count}行将全部删去；此后又有记录依据它们的，不能撤回。",
    )  # fmt: skip
    return submitting.serve(
        request, ask, ReasonForm,
        lambda form: working.start_undoing(found, form.cleaned_data["reason"], request.user),
        job_url,
    )  # fmt: skip

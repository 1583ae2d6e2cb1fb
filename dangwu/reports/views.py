"""The report desk: the list, a new report, the report as a page, one slot."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from dangwu.accounts.rights import Right
from dangwu.catalogue.figures import figures
from dangwu.core.errors import DangwuError
from dangwu.pages import submitting
from dangwu.pages.guard import needs, require_in
from dangwu.pages.listing import kept, send_table
from dangwu.pages.recording import log_of
from dangwu.pages.registers import name_actions, registers
from dangwu.pages.requests import Request
from dangwu.reports import answers, choosing, drafts
from dangwu.reports.desk import paper_of
from dangwu.reports.folders import CHINA, moment
from dangwu.reports.forms import OpenForm, SlotForm, address_of
from dangwu.reports.models import Issue, Report, State
from dangwu.reports.paper import Paper, Spot
from dangwu.reports.reach import reads_records, report_of, reports_of, told
from dangwu.reports.waiting import wait

_PAGE = 30

name_actions(
    {
        "reports.open": "开始起草", "reports.choose": "选定指标", "reports.write_in": "人工填写",
        "reports.withdraw": "撤回选定", "reports.send": "送审", "reports.approve": "审核通过",
        "reports.give_back": "退回", "reports.issue": "印发", "reports.reopen": "重开",
        "reports.copy": "生成文件", "reports.change_sample": "换样稿", "reports.discard": "删除草稿", "organizations.lock": "锁定时段",
        "organizations.reopen": "重开时段",
    }
)  # fmt: skip


@needs(Right.REPORTS)
def reports(request: Request) -> HttpResponseBase:
    """List the reports, with how far each is."""
    asked = request.GET
    rows = reports_of(request.access)
    if asked.get("q"):
        words = asked["q"].strip()
        rows = rows.filter(
            Q(title__icontains=words) | Q(organization__document_name__icontains=words)
        )
    if asked.get("state") in State.values:
        rows = rows.filter(state=asked["state"])
    rows = rows.order_by("-last_on", "-pk")
    if asked.get("format") == "xlsx":
        return _excel(rows)
    page = max(1, int(asked["page"])) if asked.get("page", "").isdecimal() else 1
    found = list(rows[(page - 1) * _PAGE : page * _PAGE + 1])
    context = {
        "heading": "报告", "rows": [_row(request, one) for one in found[:_PAGE]],
        "states": State.choices, "asked": asked, "page": page, "more": len(found) > _PAGE,
        "searched": bool(kept(asked, page="")), "export": kept(asked, page="", format="xlsx"),
        "may_draft": request.access.may(Right.DRAFT),
    }  # fmt: skip
    return render(request, "reports/list.html", context)


def _row(request: Request, one: Report) -> dict[str, Any]:
    return {"report": one, "period": one.span.label, "href": reverse("reports:one", args=[one.pk])}


def _excel(rows: Any) -> HttpResponseBase:
    headings = ["标题", "单位", "时段", "状态", "进度", "起草人", "审核人", "印发人"]
    people = ("drafted_by", "reviewed_by", "issued_by")
    return send_table(
        "报告", headings,
        (
            [
                one.title, one.organization.document_name, one.span.label, one.state, one.progress,
                *(getattr(one, name).name if getattr(one, name) else "" for name in people),
            ]
            for one in rows
        ),
    )  # fmt: skip


@needs(Right.DRAFT)
def new(request: Request) -> HttpResponseBase:
    """Open a report from an upload or a template."""
    ask = submitting.Ask(
        heading="写一份报告", button="开始", back=reverse("reports:list"),
        done="样稿已读入，数字已按记录填好，请逐处看一遍。", template="reports/new.html",
    )  # fmt: skip
    asked = {
        name: value for name, value in request.GET.items() if name in ("period", "organization")
    }

    def make(data: Any, files: Any) -> OpenForm:
        own: dict[str, Any] = {"access": request.access, "today": request.today}
        return OpenForm(data, files, **own) if data is not None else OpenForm(initial=asked, **own)

    return submitting.serve(
        request, ask, make,
        lambda form: form.write(actor=request.user, today=request.today),
        address_of,
    )  # fmt: skip


@needs(Right.READ, Right.REPORTS)
@told
def one(request: Request, pk: int) -> HttpResponseBase:
    """Show a report as it reads now; who may not see records sees it as it was issued."""
    found = reports_of(request.access).filter(pk=pk).first()
    if found is None:
        raise Http404
    if not reads_records(request, found.organization_id):
        last = Issue.objects.filter(report=found).order_by("-number").first()
        return redirect("reports:issue", pk, last.number if last else 1)
    if (elsewhere := wait(request, found)) is not None:
        return elsewhere
    context = {"heading": found.title, "report": found, "period": found.span.label}
    paper = paper_of(found, moment(request.today))
    return render(request, "reports/report.html", {**context, **_shown(request, found, paper)})


def _shown(request: Request, report: Report, paper: Paper) -> dict[str, Any]:
    access, place = request.access, report.organization_id
    issues = list(Issue.objects.filter(report=report).order_by("-number"))
    held = answers.valid(report)
    return {
        "paper": paper,
        "as_of": datetime.fromtimestamp(held.at, CHINA) if held and held.slow else None,
        "next_open": next((spot.number for spot in paper.spots if spot.open), None),
        "editable": report.state == State.DRAFT and access.may_in(Right.DRAFT, place),
        "may_draft": access.may_in(Right.DRAFT, place),
        "may_review": access.may_in(Right.REVIEW, place) and report.drafted_by != request.user,
        "may_issue": access.may_in(Right.ISSUE, place),
        "issues": issues,
        "draft_files": drafts.files_of(report),
        "log": log_of(report)[:20],
    }


@needs(Right.READ)
@told
def slot(request: Request, pk: int, number: int) -> HttpResponseBase:
    """Show a slot with its candidates, and write what is decided for it."""
    report = report_of(request, pk)
    if request.method != "POST" and (elsewhere := wait(request, report)) is not None:
        return elsewhere
    paper = paper_of(report, moment(request.today))
    spot = paper.spot(number)
    if spot is None:
        raise Http404
    if request.method == "POST":
        require_in(request, Right.DRAFT, report.organization_id)
    panel = bool(request.htmx) and request.method == "GET"
    ask = submitting.Ask(
        heading=f"第 {number} 处", back=f"{reverse('reports:one', args=[pk])}#s{number}",
        done="已记下。", template="reports/panel.html" if panel else "reports/slot.html",
    )  # fmt: skip
    return submitting.serve(
        request, ask, lambda data, files: SlotForm(data),
        lambda form: _decide(request, report, spot, form),
        lambda made: _after(request, report, number),
        **_offered(request, report, paper, spot),
    )  # fmt: skip


def _decide(request: Request, report: Report, spot: Spot, form: SlotForm) -> Any:
    was = form.cleaned_data.get("was", "")
    if was and was != f"{spot.state}:{spot.text}":
        raise Overtaken(spot)
    return form.decide(report, spot, actor=request.user, today=request.today)


class Overtaken(DangwuError):
    """Somebody else decided for the slot meanwhile."""

    def __init__(self, spot: Spot) -> None:
        by = f"由{spot.who}" if spot.who else ""
        super().__init__(
            f"您打开之后，这一处已{by}改为“{spot.text}”（{spot.label}），没有写入。请核对后再定。"
        )


def _after(request: Request, report: Report, number: int) -> str:
    """Return where to go on: the next open slot, or back to this one."""
    paper = paper_of(report, moment(request.today))
    later = [spot.number for spot in paper.spots if spot.open and spot.number > number]
    address = reverse("reports:one", args=[report.pk])
    return (
        f"{address}?{urlencode({'next': later[0]})}#s{number}" if later else f"{address}#s{number}"
    )


def mend(spot: Spot) -> tuple[str, str] | None:
    """Return where the record that a slot lacks is written down: its name and address."""
    about = figures().get(spot.figure)
    if spot.state != "no_record" or about is None:
        return None
    book = registers().get(about.evidence)
    if book is None:
        return None
    try:
        return book.heading(), book.url(book.new.key) if book.new else book.url()
    except NoReverseMatch:
        return None


def _offered(request: Request, report: Report, paper: Paper, spot: Spot) -> dict[str, Any]:
    editable = report.state == State.DRAFT and request.access.may_in(
        Right.DRAFT, report.organization_id
    )
    known = sorted(figures()) if editable else []
    asked = request.GET.get("figure", "").strip()
    around = paper.around.get(spot.number, (spot.before, spot.after))
    return {
        "report": report, "spot": spot, "editable": editable, "asked_figure": asked,
        "unknown_figure": bool(asked) and asked not in figures(),
        "offers": choosing.offers(report, spot, asked), "known": known,
        "remembered": choosing.remembered(report, spot),
        "around": around, "mend": mend(spot),
    }  # fmt: skip

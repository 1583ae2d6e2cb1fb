"""The pages of dossiers as wholes: where all of a branch stand, and the papers of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from dangwu.accounts.rights import Right
from dangwu.admissions.dossier_case import case_of
from dangwu.admissions.models import Applicant, Step
from dangwu.admissions.paperwork.kinds import papers
from dangwu.admissions.paperwork.writing import bundle, document, write_one
from dangwu.admissions.steps import REACHED, STANDINGS, STEPS, standing
from dangwu.admissions.timeline import Course, courses
from dangwu.admissions.trying import judge
from dangwu.admissions.trying_views import booked
from dangwu.admissions.views import Applicants
from dangwu.organizations.local import known_rules
from dangwu.organizations.tree import subtree
from dangwu.pages.cells import birth
from dangwu.pages.guard import needs
from dangwu.pages.listing import kept, send_file, send_table
from dangwu.pages.requests import Request

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST = 2000
"""So many dossiers are looked at on one page; beyond, a branch is asked for."""
_PAGE, _UNITS = 30, 80
SHOWN: Mapping[str, tuple[str, Callable[[Course], bool]]] = {
    "": ("全部", lambda one: True),
    "late": ("逾期", lambda one: bool(one.late)),
    "now": ("现在可以办", lambda one: any(line.open for line in one.coming)),
    "soon": ("未到日期", lambda one: any(line.state == "waiting" for line in one.coming)),
}
_STAGES = STANDINGS[:-1]


@needs(Right.READ)
def progress(request: Request) -> HttpResponseBase:
    """Show where every dossier in progress stands: next, from which day, who acts, what is late."""
    found, more = _courses(request)
    stage = request.GET.get("stage", "")
    if stage in REACHED:
        found = [one for one in found if _stage(one) == stage]
    tabs = [
        (key, label, sum(map(fits, found)), kept(request.GET, show=key, page=""))
        for key, (label, fits) in SHOWN.items()
    ]
    show = request.GET.get("show", "")
    fits = SHOWN.get(show, SHOWN[""])[1]
    rows = sorted(filter(fits, found), key=_urgency)
    if request.GET.get("format") == "xlsx":
        return _table(rows)
    number, pages = _page(request, len(rows))
    context = {
        "heading": "发展党员进度表",
        "rows": [_row(one) for one in rows[(number - 1) * _PAGE : number * _PAGE]],
        "tabs": tabs, "show": show if show in SHOWN else "", "stage": stage,
        "stages": _STAGES, "units": _units(request), "unit": request.GET.get("unit", ""),
        "count": len(rows), "more": more, "most": MOST, "number": number,
        "pages": [(one, kept(request.GET, page=str(one))) for one in range(1, pages + 1)]
        if pages > 1 else [],
        "export": kept(request.GET, page="", format="xlsx"),
    }  # fmt: skip
    return render(request, "admissions/progress.html", context)


def _courses(request: Request) -> tuple[list[Course], bool]:
    """Return the dossiers in progress within her reach, and whether there are more than are shown."""
    filed = Step.objects.filter(applicant=OuterRef("pk"), number=len(STEPS), passed=True)
    rows = Applicant.objects.filter(stopped_on__gt=request.today).exclude(Exists(filed))
    rows = request.access.visible(rows.select_related("organization"))
    unit = request.GET.get("unit", "")
    if unit.isdecimal() and len(unit) < 19:
        below = subtree(int(unit), request.today).values("organization")
        rows = rows.filter(organization__in=below)
    if words := request.GET.get("q", "").strip():
        rows = rows.filter(name__icontains=words)
    found = list(rows.order_by("pk")[: MOST + 1])
    return courses(found[:MOST], request.today), len(found) > MOST


def _stage(one: Course) -> str:
    reached = [key for key, number in REACHED.items() if (one.last or 1) >= number]
    return reached[-1]


def _urgency(one: Course) -> tuple[int, date, int]:
    """Late ones first, the longest before; then what may come now, then what waits for a day."""
    late = [line for line in one.late if not line.soft]
    if late:
        return 0, min(line.late_since or date.max for line in late), one.applicant.pk
    if one.late:
        return 1, min(line.late_since or date.max for line in one.late), one.applicant.pk
    due = [line.due or line.since for line in one.coming if line.due or line.since]
    now = any(line.open for line in one.coming)
    return (2 if now else 3), min((day for day in due if day), default=date.max), one.applicant.pk


def _row(one: Course) -> dict[str, Any]:
    return {
        "course": one,
        "href": Applicants.url(pk=one.applicant.pk),
        "standing": standing(one.last, stopped=False),
        "last": STEPS[one.last - 1] if one.last else None,
        "coming": one.coming[:3],
        "late": one.late[:3],
    }


def _page(request: Request, count: int) -> tuple[int, int]:
    pages = max(1, -(-count // _PAGE))
    text = request.GET.get("page", "1")
    number = int(text) if text.isdecimal() and len(text) < 9 else 1
    return min(max(number, 1), pages), pages


def _units(request: Request) -> Sequence[tuple[str, str]]:
    few = request.access.organizations().filter(dissolved_on=None)[: _UNITS + 1]
    found = [(str(one.pk), one.document_name) for one in few]
    return found if 1 < len(found) <= _UNITS else []


_HEADINGS = ("姓名", "性别", "出生日期", "党支部", "现在", *(f"{one.number} {one.name}" for one in STEPS),
             "下一步", "最早日期", "期限", "谁来办", "逾期事项", "逾期起")  # fmt: skip


def _table(rows: Sequence[Course]) -> HttpResponse:
    return send_table("发展党员进度表", _HEADINGS, map(_cells, rows))


def _cells(one: Course) -> list[Any]:
    who, coming, late = one.applicant, one.coming, one.late
    first = coming[0] if coming else None
    return [
        who.name, who.sex, birth(who.birth_no), who.organization.document_name,
        standing(one.last, stopped=False), *(one.facts.day(kind.number) for kind in STEPS),
        "、".join(f"{line.kind.number} {line.kind.name}" for line in coming),
        first.since if first else None, first.due if first else None,
        "、".join(dict.fromkeys(line.kind.who for line in coming)),
        "、".join(f"{line.kind.number} {line.kind.name}" for line in late),
        late[0].late_since if late else None,
    ]  # fmt: skip


@needs(Right.READ)
def paper(request: Request, pk: int, key: str) -> HttpResponseBase:
    """Answer with a paper of the dossier as .docx, or with what is missing for it."""
    kind = papers().get(key)
    applicant = _applicant(request, pk)
    if kind is None:
        raise Http404
    written = write_one(applicant, kind, request.today)
    if not written.lacks:
        return send_file(document(written), f"{applicant.name}：{kind.name}.docx", DOCX)
    context = {
        "heading": f"{kind.name}：{applicant.name}",
        "lacks": written.lacks,
        "paper": kind,
        "back": Applicants.url(pk=pk),
        "writing": request.access.may_in(Right.WRITE, applicant.organization_id),
    }
    return render(request, "admissions/lacking.html", context)


@needs(Right.READ)
def all_papers(request: Request, pk: int) -> HttpResponseBase:
    """Answer with all papers of the dossier that can be written, in one .zip."""
    applicant = _applicant(request, pk)
    name = f"{applicant.name}：发展党员材料.zip"
    return send_file(bundle(applicant, request.today), name, "application/zip")


@needs(Right.READ)
def audit(request: Request, pk: int) -> HttpResponseBase:
    """Show what the checks hold against the dossier as it stands, by the rules its branch knows."""
    applicant = _applicant(request, pk)
    known = known_rules(applicant.organization_id, request.today)
    (answer,) = judge([case_of(applicant, request.today)], today=request.today, known=known)
    found = booked(answer)
    context = {
        "heading": f"审核：{applicant.name}",
        "found": [one for one in found if one.rule != "missing_step"],
        "missing": [one for one in found if one.rule == "missing_step"],
        "unreadable": answer.get("unreadable", []),
        "errors": sum(one.severity == "error" for one in found),
        "warnings": sum(one.severity == "warning" for one in found),
        "back": Applicants.url(pk=pk),
    }
    return render(request, "admissions/audit.html", context)


def _applicant(request: Request, pk: int) -> Applicant:
    rows = Applicants().one_of(request.access).select_related("organization", "member")
    found: Applicant = get_object_or_404(rows, pk=pk)
    return found

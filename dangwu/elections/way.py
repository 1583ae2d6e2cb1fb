"""The pages of an election: what is due where, and one election's way from request to report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.elections import forms, papers, sheets
from dangwu.elections.changes import count_of
from dangwu.elections.errors import PaperLacks
from dangwu.elections.models import Ballot, BallotKind, Nominee, Plan, Rescheduling, Teller
from dangwu.elections.papers import Dossier, Paper
from dangwu.elections.progress import open_terms, steps, without_term
from dangwu.elections.results import result
from dangwu.elections.views import Ballots, Reschedulings
from dangwu.organizations.models import Election
from dangwu.organizations.views import Elections
from dangwu.pages import submitting
from dangwu.pages.forms import RecordForm
from dangwu.pages.guard import needs, require_in
from dangwu.pages.listing import send_file
from dangwu.pages.requests import Request

_NAMED = 20
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs(Right.READ)
def progress(request: Request) -> HttpResponseBase:
    """Show every committee's term: when it ends, how far its election is, what comes next."""
    rows = open_terms(request.access, request.today)
    counted = {state: sum(one.state == state for one in rows) for state in ("late", "soon")}
    without = without_term(request.access, request.today)
    context = {
        "heading": "换届进度", "rows": rows, "without": without[:_NAMED],
        "more_without": len(without) if len(without) > _NAMED else 0, "late": counted["late"], "soon": counted["soon"],
        "new_url": Elections.url("new") if request.access.may(Right.WRITE) else "",
        "shift_url": Reschedulings.url("new") if request.access.may(Right.WRITE) else "",
    }  # fmt: skip
    return render(request, "elections/progress.html", context)


def _election(request: Request, pk: int, right: Right = Right.READ) -> Election:
    """Return an election that she may see, and ask for the right over it."""
    found: Election = get_object_or_404(
        Elections().one_of(request.access).select_related("organization", "term"), pk=pk
    )
    require_in(request, right, found.organization_id)
    return found


def _ballot(request: Request, pk: int, right: Right = Right.READ) -> Ballot:
    found: Ballot = get_object_or_404(Ballots().one_of(request.access), pk=pk)
    require_in(request, right, found.organization_id)
    return found


@needs(Right.READ)
def way(request: Request, pk: int) -> HttpResponseBase:
    """Show one election: its papers and days, its ballots, and how they came out."""
    election = _election(request, pk)
    case = papers.dossier(election, request.today)
    made = papers.papers(case)
    writing = request.access.may_in(Right.WRITE, election.organization_id)
    context = {
        "heading": f"{election.organization.document_name}换届选举",
        "election": election, "plan": case.plan, "steps": steps(election, case.plan),
        "papers": made, "may_write": writing,
        "results": [result(*one, request.today) for one in case.ballots],
        "tellers": _tellers(case), "posts": case.posts,
        "shifts": Rescheduling.objects.filter(term=election.term).order_by("pk")
        if election.term_id else (),
        "work": writing and not case.posts and _settled(case),
        "record_url": Elections.url(pk=election.pk),
        "dates_url": Elections.url("progress", election.pk) if writing else "",
    }  # fmt: skip
    return render(request, "elections/way.html", context)


def _tellers(case: Dossier) -> Mapping[int, str]:
    rows = Teller.objects.filter(ballot__election=case.election).order_by("help", "pk")
    found: dict[int, list[str]] = {}
    for one in rows:
        found.setdefault(one.ballot_id, []).append(str(one))
    return {key: "、".join(names) for key, names in found.items()}


def _settled(case: Dossier) -> bool:
    """Whether somebody was declared elected as secretary."""
    return any(one.declared for _, nominees, _ in case.of(BallotKind.SECRETARY) for one in nominees)


def _serve(
    request: Request, election: Election, ask: submitting.Ask, kind: type[RecordForm],
    record: Any,
) -> HttpResponseBase:  # fmt: skip
    own = {"access": request.access, "today": request.today, "record": record}
    return submitting.serve(
        request, ask, lambda data, files: kind(data, files, **own),
        lambda form: form.write(actor=request.user, today=request.today),
        lambda _: reverse("elections:way", args=[election.pk]),
    )  # fmt: skip


@needs(Right.WRITE)
def plan(request: Request, pk: int) -> HttpResponseBase:
    """Write down what the requests say."""
    election = _election(request, pk, Right.WRITE)
    ask = submitting.Ask(
        heading="换届方案", back=reverse("elections:way", args=[pk]), done="方案已保存。",
        hint="两个请示和结果报告由这里的内容生成，没有的先空着，以后再补。",
        record=Plan.objects.filter(election=election).first(),
    )  # fmt: skip
    return _serve(request, election, ask, forms.PlanForm, election)


@needs(Right.WRITE)
def ballot(request: Request, pk: int) -> HttpResponseBase:
    """Draw up a list of nominees."""
    election = _election(request, pk, Right.WRITE)
    ask = submitting.Ask(
        heading="列候选人", button="列出", back=reverse("elections:way", args=[pk]),
        done="候选人已列出，可以打印选票和计票单。",
    )  # fmt: skip
    return _serve(request, election, ask, forms.BallotForm, election)


@needs(Right.WRITE)
def count(request: Request, pk: int) -> HttpResponseBase:
    """Write down a count."""
    found = _ballot(request, pk, Right.WRITE)
    ask = submitting.Ask(
        heading="登记计票", button="登记并计票", back=reverse("elections:way", args=[found.election_id]),
        done="计票已登记。", record=found, template="elections/count.html",
        hint="数字对不上的不会写入，会说明是哪两个数。只登记各人得票数，不登记谁投了什么票。",
    )  # fmt: skip
    return _serve(request, found.election, ask, forms.CountForm, found)


@needs(Right.WRITE)
def work(request: Request, pk: int) -> HttpResponseBase:
    """Give the elected their posts."""
    election = _election(request, pk, Right.WRITE)
    ask = submitting.Ask(
        heading="委员分工", button="登记分工", back=reverse("elections:way", args=[pk]),
        done="分工已登记，上届委员的职务到分工日为止，新一届任期已开始。",
    )  # fmt: skip
    return _serve(request, election, ask, forms.WorkForm, election)


@needs(Right.READ)
def paper(request: Request, pk: int, key: str) -> HttpResponseBase:
    """Send one of the three papers; say what it lacks instead."""
    election = _election(request, pk)
    made: dict[str, Paper] = {
        one.key: one for one in papers.papers(papers.dossier(election, request.today))
    }
    found = made[key]
    try:
        return send_file(found.made(), found.name, _DOCX)
    except PaperLacks as lacks:
        messages.error(request, str(lacks))
        return redirect("elections:way", pk)


@needs(Right.READ)
def sheet(request: Request, pk: int) -> HttpResponseBase:
    """Send the count sheet."""
    found = _ballot(request, pk)
    content = sheets.count_sheet(found, _listed(found), count_of(found, request.today))
    return send_file(content, f"{found}计票单.docx", _DOCX)


@needs(Right.READ)
def form(request: Request, pk: int) -> HttpResponseBase:
    """Send the ballot form."""
    found = _ballot(request, pk)
    return send_file(sheets.ballot_form(found, _listed(found)), f"{found}选票.docx", _DOCX)


def _listed(found: Ballot) -> list[Nominee]:
    return list(Nominee.objects.filter(ballot=found).order_by("place", "pk"))

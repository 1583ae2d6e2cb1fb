"""The workbench: a page that comes at once, and what takes a while follows into it."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from dangwu.accounts.rights import Right
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.web.navigation import OFFICE
from dangwu.web.workbench import papers
from dangwu.web.workbench.board import board_of, last_known, remembered
from dangwu.web.workbench.desk import Desk, desk_of
from dangwu.web.workbench.guide import path
from dangwu.web.workbench.office import office_of

FIRST = 12
"""So many things stand on the page; the rest opens below them."""


@needs(Right.OWN)
def workbench(request: Request) -> HttpResponseBase:
    """Show what is to be done; a member finds hers under 我的."""
    access = request.access
    if not any(access.may(one) for one in OFFICE):
        return redirect("/me/")
    shown: dict[str, object] = {"heading": "今日"}
    desk = desk_of(access, request.today)
    if desk is not None:
        shown |= _desk(desk)
    elif access.may(Right.REPORTS):
        shown["issues"] = papers.issued(access)
        shown["reader"] = True
    if access.may(Right.ACCOUNTS):
        shown["office"] = office_of(access)
    return render(request, "web/workbench/workbench.html", shown)


def _desk(desk: Desk) -> dict[str, object]:
    board = remembered(desk) if desk.large else board_of(desk)
    renew = board is None
    board = board or last_known(desk)
    report = papers.in_hand(desk.access) if desk.access.may(Right.REPORTS) else None
    return {
        "deciding": papers.to_decide(desk.access),
        "desk": desk, "board": board, "renew": renew, "path": path(desk), "first": FIRST, "report": report,
        "drafts": desk.access.may(Right.DRAFT), "report_href": papers.address(report) if report else "",
    }  # fmt: skip


@needs(Right.READ)
def board(request: Request) -> HttpResponseBase:
    """Answer with the numbers and the things to do, reckoned now."""
    desk = desk_of(request.access, request.today)
    if desk is None:
        return redirect("/")
    shown = {"heading": "今日", "desk": desk, "board": board_of(desk), "first": FIRST}
    name = "board_card" if request.htmx else "board"
    return render(request, f"web/workbench/{name}.html", shown)


@needs(Right.READ, Right.REPORTS)
def report(request: Request) -> HttpResponseBase:
    """Answer with how far the report in hand is."""
    found = papers.in_hand(request.access)
    if found is None or not request.access.may(Right.READ):
        return redirect("/")
    shown = {"heading": "在办报告", "hand": papers.progress_of(found)}
    name = "report_card" if request.htmx else "report"
    return render(request, f"web/workbench/{name}.html", shown)

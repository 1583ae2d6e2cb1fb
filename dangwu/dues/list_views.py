"""Pages that are read and printed: arrears, publication, receipts, a member's dues, the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label, month_no
from dangwu.core.errors import DangwuError
from dangwu.core.money import capitals, yuan
from dangwu.dues import arrears as owing
from dangwu.dues import balance as account
from dangwu.dues import own, receipts
from dangwu.dues.choosing import branches, chosen
from dangwu.dues.errors import NoDuesRule, span_label
from dangwu.dues.explaining import explain
from dangwu.dues.models import Assessment, Receipt
from dangwu.dues.month_views import address
from dangwu.dues.publishing import Publication, publication
from dangwu.dues.remitting import share
from dangwu.members.models import Member, Membership
from dangwu.pages.choosing import read_month
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request

_BRANCHES = 80
"""Of so many branches every month owed is listed by member; of more, one month."""
_ROWS = 30
_EXPORTED = 30_000


@needs(Right.READ)
def arrears(request: Request) -> HttpResponseBase:
    """Show who owes: every month of a branch or a small office, one month of a large one."""
    found = chosen(request, "unit", "month")
    last = owing.last_ended(request.today)
    few = list(branches(request, last - 12, last)[: _BRANCHES + 1])
    if found.unit is None and len(few) > _BRANCHES:
        return _arrears_of_month(request, min(found.month, last))
    units = [found.unit] if found.unit else few
    rows = owing.arrears(units, request.today)
    if request.GET.get("format") == "xlsx":
        return _arrears_table(rows)
    context = {
        "heading": "欠缴党费", "chosen": chosen(request, "unit"), "rows": rows,
        "owed_fen": sum(one.owed_fen for one in rows),
        "owing": sum(bool(one.owed) for one in rows),
        "unknown": sum(bool(one.unknown) for one in rows), "last": last,
    }  # fmt: skip
    return render(request, "dues/arrears.html", context)


def _arrears_table(rows: list[owing.Owing]) -> HttpResponseBase:
    headings = (
        "姓名",
        "党组织",
        "欠缴月份",
        "欠缴月数",
        "欠缴金额（元）",
        "基数不明月份",
        "情况",
        "下一步",
    )
    return send_table("欠缴党费", headings, (
        [one.member.name, one.organization.document_name, _months(one.owed), len(one.owed),
         yuan(one.owed_fen), _months(one.unknown), one.fact, one.advice]
        for one in rows
    ))  # fmt: skip


def _months(months: tuple[owing.Month, ...]) -> str:
    return "、".join(month_label(one.month_no) for one in months)


def _arrears_of_month(request: Request, month: int) -> HttpResponseBase:
    seen = request.access.visible(Assessment.objects.all())
    if request.GET.get("format") == "xlsx":
        rows = owing.of_month(seen, month, stop=_EXPORTED)
        headings = ("姓名", "党组织", "应缴（元）", "已缴（元）")
        return send_table(f"{month_label(month)}欠缴党费", headings, (
            [one.member.name, one.organization.document_name,
             "基数不明" if one.due_fen is None else yuan(one.due_fen),
             yuan(one.paid_fen)]  # type: ignore[attr-defined]
            for one in rows
        ))  # fmt: skip
    text = request.GET.get("page", "1")
    number = max(int(text), 1) if text.isdecimal() and len(text) < 6 else 1
    found = owing.of_month(seen, month, (number - 1) * _ROWS, number * _ROWS + 1)
    context = {
        "heading": f"{month_label(month)}欠缴党费", "chosen": chosen(request, "unit", "month"),
        "rows": found[:_ROWS], "number": number, "more": len(found) > _ROWS, "month": month,
    }  # fmt: skip
    return render(request, "dues/arrears_month.html", context)


@needs(Right.READ)
def publish(request: Request) -> HttpResponseBase:
    """Show the list that a branch makes known, for print and Excel."""
    found = chosen(request, "unit", "since", "until")
    context: dict[str, Any] = {"heading": "党费收缴情况公布", "chosen": found}
    if found.unit is not None:
        try:
            made = publication(found.unit, found.since, found.until, today=request.today)
        except DangwuError as error:
            context["wrong"] = str(error)
        else:
            if request.GET.get("format") == "xlsx":
                return _publication_table(made)
            context |= {"publication": made, "heading": made.title}
    return render(request, "dues/publication.html", context)


def _publication_table(made: Publication) -> HttpResponseBase:
    months = [f"{one % 12 + 1}月" for one in made.months]

    def rows() -> Iterator[list[Any]]:
        for number, one in enumerate(made.lines, 1):
            paid = [None if fen is None else yuan(fen) for fen in one.paid]
            yield [number, one.name, *paid, yuan(one.paid_fen), one.remark]
        yield ["", "合计", *(yuan(fen) for fen in made.by_month), yuan(made.paid_fen), ""]

    return send_table(made.title, ("序号", "姓名", *months, "合计（元）", "备注"), rows())


@needs(Right.READ)
def member(request: Request, pk: int) -> HttpResponseBase:
    """Show a member's dues: how a month is reckoned, her months, arrears and receipts."""
    last = Membership.objects.filter(member=pk).order_by("-since").first()
    if last is None or not request.access.may_in(Right.READ, last.organization_id):
        raise Http404
    one = get_object_or_404(Member, pk=pk)
    month = read_month(request.GET.get("month", "")) or month_no(request.today)
    try:
        explanation = explain(one, month)
        wrong = ""
    except NoDuesRule as error:
        explanation, wrong = None, str(error)
    context = {
        "heading": f"{one.name}的党费", "member": one, "month": month, "explanation": explanation,
        "wrong": wrong, "dues": own.dues_of(one, request.today),
        "writing": request.access.may_in(Right.WRITE, last.organization_id),
    }  # fmt: skip
    return render(request, "dues/member.html", context)


def _large(request: Request) -> bool:
    """Whether an account's sum may take longer than a page should."""
    last = month_no(request.today)
    return branches(request, last, last)[: _BRANCHES + 1].count() > _BRANCHES


@needs(Right.READ)
def balance(request: Request) -> HttpResponseBase:
    """Show what the accounts hold on a day, and what came and went since they were opened."""
    found = chosen(request, "on")
    top = request.access.top(Right.READ)
    deferred = request.GET.get("now") != "1" and _large(request)
    accounts = account.accounts(top, found.day) if top is not None and not deferred else []
    holder = account.holder(top, found.day) if top is not None and not accounts else None
    context = {
        "heading": "党费账户", "chosen": found, "accounts": accounts, "day": found.day,
        "share": share(top, found.day) if top is not None and accounts else None,
        "top": top, "above": None if holder == top else holder, "deferred": deferred,
        "writing": request.access.may(Right.WRITE),
    }  # fmt: skip
    return render(request, "dues/balance.html", context)


@needs(Right.READ)
def print_receipt(request: Request, pk: int) -> HttpResponseBase:
    """Show one receipt for printing."""
    rows = request.access.visible(Receipt.objects.select_related("member", "organization"))
    return _print(request, [get_object_or_404(rows, pk=pk)], "党费收据")


@needs(Right.READ)
def print_receipts(request: Request) -> HttpResponseBase:
    """Show the receipts of a branch's month for printing."""
    found = chosen(request, "unit", "month")
    if found.unit is None:
        return redirect(address("front", month=found.month))
    rows = receipts.of_month(found.unit, found.month)
    heading = f"{found.unit.document_name}{month_label(found.month)}党费收据"
    back = address("collection", found.unit.pk, found.month)
    return _print(request, rows, heading, back)


def _print(request: Request, rows: list[Receipt], heading: str, back: str = "") -> HttpResponseBase:
    lines = receipts.lines_by_receipt(rows)
    shown = [
        {"receipt": one, "what": _what(lines.get(one.pk, [])), "capitals": capitals(one.amount_fen)}
        for one in rows
    ]
    context = {"heading": heading, "receipts": shown, "back": back}
    return render(request, "dues/receipt_print.html", context)


def _what(lines: list[Any]) -> str:
    """Write what a receipt is for: 2020年1月至3月党费."""
    months = sorted({one.month_no for one in lines if one.month_no is not None})
    if not months:
        return "自愿一次性大额党费"
    if months[-1] - months[0] + 1 == len(months):
        return f"{span_label(months[0], months[-1])}党费"
    return "、".join(map(month_label, months)) + "党费"

"""Pages of a month: the branches at a glance, one branch's table, assessing it, its receipts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Sum
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label
from dangwu.dues import account_views, assessing, collecting, month_tables, receipts, views
from dangwu.dues.choosing import branches, chosen
from dangwu.dues.errors import CollectionRefused
from dangwu.dues.glancing import by_branch
from dangwu.dues.models import Assessment, Payment
from dangwu.dues.month_forms import CollectionForm
from dangwu.organizations.models import Kind as OrganizationKind
from dangwu.organizations.models import Organization
from dangwu.pages.access import Access
from dangwu.pages.choosing import Chosen
from dangwu.pages.fields import DayField
from dangwu.pages.forms import new_token
from dangwu.pages.guard import needs, require_in
from dangwu.pages.registers import Link
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask, serve

_PAGE, _AT_ONCE = 30, 80
_COLLECT = (OrganizationKind.BRANCH, OrganizationKind.GENERAL_BRANCH)


def address(page: str, unit: int | None = None, month: int | None = None, **more: Any) -> str:
    """Return the address of a page of dues for a unit and a month."""
    asked: dict[str, Any] = {}
    if unit:
        asked["unit"] = unit
    if month is not None:
        asked["month"] = f"{month // 12}-{month % 12 + 1:02d}"
    query = urlencode(asked | more)
    return reverse(f"dues:{page}") + (f"?{query}" if query else "")


def links_of(access: Access, organization: Organization) -> list[Link]:
    """Return what an organization's page links to: the month of a branch with members."""
    if organization.kind not in _COLLECT or organization.dissolved_on is not None:
        return []
    return [Link("党费收缴", address("collection", organization.pk), "coin")]


@needs(Right.READ)
def front(request: Request) -> HttpResponseBase:
    """Show the month of every branch, and the books of dues."""
    found = chosen(request, "month")
    rows = branches(request, found.month, found.month)
    if request.GET.get("format") == "xlsx":
        return month_tables.of_branches(by_branch(list(rows), found.month), found.month)
    text = request.GET.get("page", "1")
    number = max(int(text), 1) if text.isdecimal() and len(text) < 6 else 1
    count = rows.count()
    pages = max(1, -(-count // _PAGE))
    number = min(number, pages)
    shown = list(rows[(number - 1) * _PAGE : number * _PAGE])
    glance = by_branch(shown, found.month)
    visible = request.access.visible
    sums = {"month_no": found.month}
    due = visible(Assessment.objects.filter(**sums)).aggregate(one=Sum("due_fen"))["one"]
    paid = visible(Payment.objects.filter(**sums)).aggregate(one=Sum("amount_fen"))["one"]
    context = {
        "heading": "党费", "chosen": found, "rows": glance, "count": count,
        "missing": sum(bool(one.missing) for one in glance),
        "due_fen": due, "paid_fen": paid or 0, "number": number, "pages": pages,
        "top": request.access.top(Right.READ),
        "all_url": address("assess-all", month=found.month) if _may_assess(request, count) else "",
        "all_token": new_token(),
        "books": [one for one in (*views.BOOKS, *account_views.BOOKS) if one.listed],
        **_months(found, "front"),
    }  # fmt: skip
    return render(request, "dues/front.html", context)


def _may_assess(request: Request, count: int) -> bool:
    return 1 < count <= _AT_ONCE and request.access.may(Right.WRITE)


def _months(found: Chosen, page: str) -> dict[str, Any]:
    unit = found.unit.pk if found.unit else None
    return {
        "month": found.month,
        "period": f"{found.month // 12}-{found.month % 12 + 1:02d}",
        "before_url": address(page, unit, found.month - 1),
        "after_url": address(page, unit, found.month + 1),
    }


@needs(Right.READ)
def collection(request: Request) -> HttpResponseBase:
    """Show a branch's month; who may write there fills it and saves it whole."""
    found = chosen(request, "unit", "month")
    if found.unit is None:
        if not found.form.errors:
            return redirect(address("front", month=found.month))
        return render(request, "dues/collection.html", {"heading": "本月收缴", "chosen": found})
    unit, month = found.unit, found.month
    table = collecting.collection(unit, month)
    if request.GET.get("format") == "xlsx":
        return month_tables.of_branch(table)
    writing = request.access.may_in(Right.WRITE, unit.pk)
    if request.method == "POST":
        require_in(request, Right.WRITE, unit.pk)
    here = address("collection", unit.pk, month)
    context = {
        "chosen": found, "table": table, "writing": writing, "unit": unit,
        "full_url": address("collection", unit.pk, month, full=1), "here": here,
        "assess_url": address("assess", unit.pk, month), "assess_token": new_token(),
        "print_url": address("receipts-print", unit.pk, month),
        "receipts_url": address("receipt-month", unit.pk, month),
        "unreceipted": len(receipts.unreceipted(unit, month)) if writing else 0,
        **_months(found, "collection"),
    }  # fmt: skip
    ask = Ask(
        heading=f"{unit.document_name}{month_label(month)}党费收缴", button="保存收缴", back=here,
        done="收缴已登记。", template="dues/collection.html",
    )  # fmt: skip
    full = request.GET.get("full") == "1"
    return serve(
        request, ask,
        lambda data, files: CollectionForm(data, table, request.today, full=full),
        _saving(request, unit, month), lambda made: here, **context,
    )  # fmt: skip


def _saving(request: Request, unit: Organization, month: int) -> Callable[[Any], Any]:
    def write(form: CollectionForm) -> Any:
        try:
            return collecting.save(
                unit, month_no=month, entries=form.entries(), today=request.today,
                actor=request.user,
            )  # fmt: skip
        except CollectionRefused as refused:
            raise form.tell(refused) from refused

    return write


@needs(Right.WRITE)
def assess(request: Request) -> HttpResponseBase:
    """Assess a branch's month."""
    found = chosen(request, "unit", "month")
    if found.unit is None:
        return redirect(address("front", month=found.month))
    unit, month = found.unit, found.month
    require_in(request, Right.WRITE, unit.pk)
    back = address("collection", unit.pk, month)
    ask = Ask(
        heading=f"核定{unit.document_name}{month_label(month)}应缴", button="核定", back=back,
        hint="按每名党员的基数、减免和当月执行的标准计算应缴；没有基数的记为“不明”，不记为零。"
        "已核定的，只改有变化的。",
        done="应缴已核定。",
    )  # fmt: skip
    return serve(
        request, ask, lambda data, files: forms.Form(data),
        lambda form: assessing.assess_branch(
            unit, month_no=month, today=request.today, actor=request.user
        ),
        lambda made: back,
    )  # fmt: skip


@needs(Right.WRITE)
def assess_all(request: Request) -> HttpResponseBase:
    """Assess the month of every branch that she may write of, in an office of some branches."""
    found = chosen(request, "month")
    rows = branches(request, found.month, found.month)
    mine = list(request.access.visible(rows, Right.WRITE, through="pk")[: _AT_ONCE + 1])
    back = address("front", month=found.month)
    if len(mine) > _AT_ONCE:
        return redirect(back)
    names = "、".join(one.document_name for one in mine)
    ask = Ask(
        heading=f"核定{month_label(found.month)}应缴", button="全部核定", back=back,
        hint=f"按每名党员的基数、减免和当月执行的标准，核定{len(mine)}个党支部：{names}。"
        "没有基数的记为“不明”；已核定的，只改有变化的。",
        done="应缴已核定。",
    )  # fmt: skip

    def write(form: forms.Form) -> None:
        for one in mine:
            assessing.assess_branch(
                one, month_no=found.month, today=request.today, actor=request.user
            )

    return serve(request, ask, lambda data, files: forms.Form(data), write, lambda made: back)


class IssueForm(forms.Form):
    """The day on which a month's receipts are made out."""

    issued_on = DayField(label="开具日期")

    def __init__(self, data: Any, today: Any) -> None:
        super().__init__(data)
        self.fields["issued_on"].initial = today
        field = self.fields["issued_on"]
        field.widget.attrs |= {"class": "form-control", **field.widget_attrs(field.widget)}


@needs(Right.WRITE)
def receipt_month(request: Request) -> HttpResponseBase:
    """Make out the receipts of a branch's month that are missing, then show them for printing."""
    found = chosen(request, "unit", "month")
    if found.unit is None:
        return redirect(address("front", month=found.month))
    unit, month = found.unit, found.month
    require_in(request, Right.WRITE, unit.pk)
    waiting = len(receipts.unreceipted(unit, month))
    ask = Ask(
        heading=f"开{unit.document_name}{month_label(month)}党费收据", button="开收据",
        hint=f"还有{waiting}笔缴费没有开收据；每名党员一张，编号接着本年度已有的收据。",
        back=address("collection", unit.pk, month), done="收据已开具，可以打印。",
    )  # fmt: skip
    return serve(
        request, ask, lambda data, files: IssueForm(data, request.today),
        lambda form: receipts.issue_month(
            unit, month_no=month, issued_on=form.cleaned_data["issued_on"],
            issuer=request.user.name, today=request.today, actor=request.user,
        ),
        lambda made: address("receipts-print", unit.pk, month),
    )  # fmt: skip

"""The dues calculator: type a case, see what is due, step by step; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label, month_last, month_no
from dangwu.core.money import yuan
from dangwu.core.reading import Unreadable, read_fen
from dangwu.dues.explaining import Line, band_label, percent, rounded
from dangwu.dues.models import Category, Staff
from dangwu.dues.paying import (
    PayBase,
    PayUnreadable,
    decisions,
    quarter_mean,
    read_lines,
    reckon_base,
)
from dangwu.dues.try_reading import FREE, LESS, Case, read_case
from dangwu.dues.trying import Answer, answers
from dangwu.organizations.local import Known, known_rules, national
from dangwu.organizations.models import Organization
from dangwu.pages.fields import MonthField
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request

_WORDS = {
    "unknown": "还不知道", "none": "不用交", "error": "不能算",
}  # fmt: skip


class CaseForm(forms.Form):
    """A case as somebody types it: what it says is read as a line of `dangwu try dues` is."""

    category = forms.ChoiceField(label="人员类别", choices=Category)
    month = MonthField(label="月份")
    base_yuan = forms.CharField(
        label="计算基数（元）", required=False, max_length=40,
        help_text="税后固定、经常性的部分；不知道就空着。学生、农民、下岗失业、低保不填。",
    )  # fmt: skip
    agreed_yuan = forms.CharField(
        label="商定的月应交（元）", required=False, max_length=40, help_text="只有农民党员填。"
    )
    member_since = forms.CharField(
        label="支部大会接收日期", required=False, max_length=40,
        help_text="预备党员填，写成 2020-03-15；不是审批或宣誓的日期。",
    )  # fmt: skip
    staff = forms.ChoiceField(
        label="按工资项目算的人员", required=False, choices=[("", "不按工资项目"), *Staff.choices]
    )
    pay = forms.CharField(
        label="工资项目和金额", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="一行一项，例如：岗位工资 3200.00。可以从工资条整段粘贴。",
    )  # fmt: skip
    quarter_yuan = forms.CharField(
        label="上季度三个月纯收入合计（元）", required=False, max_length=40,
        help_text="个体经营者填，按月平均，四舍五入到分。",
    )  # fmt: skip
    waiver = forms.ChoiceField(
        label="减免", required=False, choices=[("", "没有"), (FREE, FREE), (LESS, LESS)]
    )
    amount_yuan = forms.CharField(label="少交后月应交（元）", required=False, max_length=40)
    branch_decided = forms.CharField(label="支部研究日期", required=False, max_length=40)
    committee_approved = forms.CharField(label="上一级党委批准日期", required=False, max_length=40)
    since = forms.CharField(label="减免起始月", required=False, max_length=40)
    until = forms.CharField(label="减免截止月", required=False, max_length=40)

    def __init__(self, *args: Any, today_month: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].initial = today_month
        for field in self.fields.values():
            own = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"class": own, "autocomplete": "off"}
            field.widget.attrs |= field.widget_attrs(field.widget)
            field.error_messages["required"] = f"请填写{field.label}。"
        for name in ("base_yuan", "agreed_yuan", "quarter_yuan", "amount_yuan"):
            self.fields[name].widget.attrs["inputmode"] = "decimal"

    @property
    def plain(self) -> Iterator[forms.BoundField]:
        """Yield what most cases need."""
        return (self[name] for name in ("category", "month", "base_yuan"))

    @property
    def parts(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """Return the rest by what it is about: a key, a title, its fields."""
        return [
            (key, title, [self[name] for name in names]) for key, title, names in _PARTS
        ]  # fmt: skip

    @property
    def opened(self) -> set[str]:
        """Which parts something was typed in."""
        typed = self.data if self.is_bound else {}
        return {key for key, _, names in _PARTS if any(typed.get(name) for name in names)}

    def line(self) -> dict[str, object]:
        """Return what was typed, as a line of `dangwu try dues`."""
        data = self.cleaned_data
        month = data["month"]
        line = {
            name: data[name] for name in ("category", "base_yuan", "agreed_yuan", "member_since")
        }
        line["month"] = f"{month // 12:04d}-{month % 12 + 1:02d}"
        if data["waiver"]:
            line["waiver"] = {
                "kind": data["waiver"], "amount_yuan": data["amount_yuan"],
                "branch_decided": data["branch_decided"],
                "committee_approved": data["committee_approved"],
                "from": data["since"], "to": data["until"],
            }  # fmt: skip
        return line


_PARTS = (
    ("pay", "从工资项目算基数", ("staff", "pay")),
    ("quarter", "个体经营者：从上季度收入算基数", ("quarter_yuan",)),
    ("agreed", "农民党员、新接收的预备党员", ("agreed_yuan", "member_since")),
    ("waiver", "减免", ("waiver", "amount_yuan", "branch_decided", "committee_approved", "since",
                      "until")),
)  # fmt: skip


@dataclass(frozen=True)
class Tried:
    """What the page shows."""

    answer: Answer
    words: str
    kind: str
    lines: list[Line]
    pay: PayBase | None = None


@needs(Right.OWN)
def try_page(request: Request) -> HttpResponseBase:
    """Show the form, and beside it what is due and why."""
    data = request.POST if request.method == "POST" else None
    form = CaseForm(data, today_month=month_no(request.today))
    found: Tried | None = None
    if form.is_bound and form.is_valid():
        found = _tried(request, form)
    context = {"heading": "党费计算器", "form": form, "one": found}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "dues/try.html", context, status=status)


def _tried(request: Request, form: CaseForm) -> Tried | None:
    """Reckon what was typed; None where the form says what is wrong with it."""
    case = read_case(form.line())
    pay: PayBase | None = None
    lines: list[Line] = []
    if form.cleaned_data["staff"] and form.cleaned_data["pay"].strip():
        pay = _pay(request, form, case)
        if pay is None:
            return None
        fault = pay.because if pay.base_fen is None and not pay.undecided else ""
        case = replace(case, base_fen=pay.base_fen, base_fault=fault)
    elif form.cleaned_data["quarter_yuan"].strip() and case.category == Category.SELF_EMPLOYED:
        total = _total(form)
        if total is None:
            return None
        case = replace(case, base_fen=quarter_mean(total), base_fault="")
        lines.append(_mean_line(total))
    (answer,) = answers([case], today=request.today, known=_known(request, case))
    return Tried(answer, _words(answer), _kind(answer), [*lines, *_lines(case, answer)], pay)


def _pay(request: Request, form: CaseForm, case: Case) -> PayBase | None:
    try:
        items = read_lines(form.cleaned_data["pay"])
    except PayUnreadable as error:
        form.add_error("pay", str(error))
        return None
    return reckon_base(form.cleaned_data["staff"], items, decisions(_unit(request), case.month_no))


def _unit(request: Request) -> Organization | None:
    """Return the topmost organization that she sees, whose own rules and decisions hold for her."""
    return request.access.top(Right.READ)


def _known(request: Request, case: Case) -> Known:
    unit = _unit(request)
    if unit is None or case.fault:
        return national()
    return known_rules(unit.pk, month_last(case.month_no))


def _total(form: CaseForm) -> int | None:
    try:
        total = read_fen(form.cleaned_data["quarter_yuan"])
    except Unreadable as error:
        form.add_error("quarter_yuan", str(error))
        return None
    if total is None or total < 0:
        form.add_error("quarter_yuan", "纯收入合计应写成不小于 0 的金额。")
        return None
    return total


def _mean_line(total: int) -> Line:
    value = f"{yuan(total):,.2f}元 ÷ 3 = {yuan(quarter_mean(total)):,.2f}元"
    return Line("月平均纯收入", value, "四舍五入到分" if total % 3 else "")


def _words(answer: Answer) -> str:
    low, _, high = answer.due_yuan.removeprefix("range:").partition("-")
    if high:
        return f"{low} 至 {high} 元"
    return _WORDS.get(answer.due_yuan, f"{answer.due_yuan} 元")


def _kind(answer: Answer) -> str:
    if answer.due_yuan == "error":
        return "late"
    return "soon" if answer.due_yuan == "unknown" or ":" in answer.due_yuan else "good"


def _lines(case: Case, answer: Answer) -> list[Line]:
    """Return the steps: what holds that month, the band, the rate, the sum, how it was rounded."""
    due = answer.due
    if due is None or answer.due_yuan == "error":
        return []
    lines = [Line("人员类别", case.category), Line("月份", month_label(case.month_no))]
    if due.state == "rated":
        base, rate = f"{yuan(due.base_fen or 0):,.2f}元", percent(due.rate_bp or 0)
        lines += [Line("计算基数", base), Line("所在档次", band_label(due), "刚好在界上的归下一档"),
                  Line("缴纳比例", rate, "整个基数都用这一档的比例，不是分段"),
                  Line("计算", f"{base} × {rate}", rounded(due))]  # fmt: skip
    elif due.state == "agreed":
        lines.append(Line("商定的数额", f"{yuan(due.due_fen or 0):.2f}元"))
    if due.state in {"waived", "reduced"} and due.full_fen is not None:
        lines.append(Line("按标准应交", f"{yuan(due.full_fen):.2f}元", "经批准减免"))
    return [*lines, Line("应交", _words(answer))]

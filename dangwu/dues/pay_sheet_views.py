"""The page on which a branch's pay of a month is pasted as one table."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_label
from dangwu.dues import pay_sheet
from dangwu.dues.choosing import chosen
from dangwu.dues.models import Staff
from dangwu.dues.month_views import address
from dangwu.dues.pay_sheet import PaySheetWritten
from dangwu.pages.guard import needs, require_in
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask, serve

_LONGEST = 200_000


class PaySheetForm(forms.Form):
    """The kind of staff, and the table as it was copied."""

    staff = forms.ChoiceField(
        label="人员类别", choices=Staff, widget=forms.Select(attrs={"class": "form-select"})
    )
    table = forms.CharField(
        label="工资表", max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "class": "form-control", "spellcheck": "false"}),
        help_text="在 Excel 里连表头一起选中复制，粘贴到这里。表头要有“姓名”；合计、应发、实发不算项目。",
        error_messages={"required": "请粘贴工资表。"},
    )  # fmt: skip


@needs(Right.WRITE)
def sheet(request: Request) -> HttpResponseBase:
    """Take a branch's pay of a month as one table."""
    found = chosen(request, "unit", "month")
    unit, month = found.unit, found.month
    if unit is None:
        shown = {"heading": "按支部登记工资单", "chosen": found}
        return render(request, "dues/pay_sheet.html", shown)
    require_in(request, Right.WRITE, unit.pk)
    here = address("pay-sheet", unit.pk, month)
    ask = Ask(
        heading=f"{unit.document_name}{month_label(month)}工资单", button="登记工资单", back=here,
        done="工资单已登记。", template="dues/pay_sheet.html",
    )  # fmt: skip

    def write(form: PaySheetForm) -> PaySheetWritten:
        rows = pay_sheet.read_sheet(form.cleaned_data["table"])
        written = pay_sheet.save_sheet(
            unit, month_no=month, staff=form.cleaned_data["staff"], rows=rows, actor=request.user
        )
        messages.info(request, pay_sheet.told(written, month))
        return written

    return serve(
        request, ask, lambda data, files: PaySheetForm(data), write, lambda made: here,
        chosen=found, unit=unit, month=month,
    )  # fmt: skip

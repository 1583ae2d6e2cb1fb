"""The page where a table of dates is audited: read, judged, shown or sent back, and forgotten."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.exchange.auditing import HEADINGS, Audit, audit
from dangwu.exchange.blanks import columns_of, heading_of
from dangwu.exchange.forms import ENDINGS
from dangwu.exchange.opening import look
from dangwu.exchange.preview import kind_of
from dangwu.exchange.words import on_page
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.rules.book import rules

SHOWN = 200
"""So many people are shown; the .xlsx has all."""
_SHEETS = 100


class TableForm(forms.Form):
    """The table."""

    file = forms.FileField(
        label="日期表", widget=forms.FileInput({"accept": ENDINGS, "class": "form-control"}),
        help_text="一人一行：发展党员台账，或 25 步的日期；xlsx、xls、csv，表头不必改。",
        error_messages={
            "required": "请选择一张日期表。", "missing": "请选择一张日期表。",
            "empty": "文件是空的，请核对是不是选错了文件。", "invalid": "没有收到文件，请重新选择。",
        },
    )  # fmt: skip
    sheet = forms.CharField(
        label="工作表", required=False, max_length=_SHEETS,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        help_text="不填就自己找有表头的那一张。",
    )  # fmt: skip


@needs(Right.OWN)
@never_cache
def audit_table(request: Request) -> HttpResponseBase:
    """Show the form and, of what was handed in, the findings; or send them as .xlsx."""
    sent = request.method == "POST"
    form = TableForm(
        request.POST if sent else None, request.FILES if sent else None, label_suffix=""
    )
    context: dict[str, Any] = {
        "heading": "发展党员材料审核", "form": form,
        "columns": [heading_of(one) for one in columns_of(kind_of("admissions"))],
    }  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            done = _audited(request, form)
        except DangwuError as error:
            form.add_error("file", on_page(str(error)))
        else:
            if request.POST.get("to") == "xlsx":
                return send_table("发展党员材料审核", HEADINGS, done.table())
            context |= _shown(done)
    return render(request, "exchange/audit.html", context)


def _audited(request: Request, form: TableForm) -> Audit:
    handed = form.cleaned_data["file"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"日期表{Path(handed.name or '').suffix[:6]}"
        path.write_bytes(handed.read())
        look(path)
        sheet = form.cleaned_data["sheet"] or None
        return audit(path, today=request.today, known=rules(), sheet=sheet)


def _shown(done: Audit) -> dict[str, Any]:
    findings = [found for one in done.rows for found in one.findings]
    return {
        "done": done, "people": done.faulty[:SHOWN], "more": max(len(done.faulty) - SHOWN, 0),
        "clean": len(done.rows) - len(done.faulty),
        "errors": sum(one["severity"] == "error" for one in findings),
        "warnings": sum(one["severity"] == "warning" for one in findings),
    }  # fmt: skip

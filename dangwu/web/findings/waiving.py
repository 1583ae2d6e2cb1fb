"""Waiving a finding on a page, and the book of what was waived."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponseBase

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.catalogue.checks_reading import checks
from dangwu.core.finding import Finding
from dangwu.findings.models import WaivedFinding
from dangwu.findings.waivers import LONGEST_YEARS, key_of, waive, withdraw
from dangwu.organizations.models import Organization
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.fields import DayField
from dangwu.pages.forms import RecordForm
from dangwu.pages.guard import needs, require_in
from dangwu.pages.registers import Choice, Register, Writing, name_actions
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask, answered, serve
from dangwu.web.figures.asking import Elsewhere, ask
from dangwu.web.findings.filtering import Seen, seen_on
from dangwu.web.findings.judging import judged

_LONG_REASON = 500
_ONE_DAY = timedelta(days=1)


class WaiverForm(RecordForm):
    """From which day to which a finding is waived, and why."""

    first = DayField(label="从哪天起")
    last = DayField(label="到哪天为止（含）", help_text=f"必须有期限，一次最多{LONGEST_YEARS}年。")
    reason = forms.CharField(
        label="豁免理由", max_length=_LONG_REASON,
        widget=forms.Textarea({"rows": 3, "maxlength": _LONG_REASON}),
        help_text="写明依据：哪次会议、哪份文件、谁批准。所有能看到这处问题的人都看得到。",
    )  # fmt: skip
    right = Right.WAIVE

    def prepare(self) -> None:
        """Offer today."""
        super().prepare()
        if not self.is_bound:
            self.initial.setdefault("first", self.today)


class WithdrawalForm(RecordForm):
    """Why a waiver is taken back."""

    reason = forms.CharField(
        label="撤回理由", max_length=_LONG_REASON,
        widget=forms.Textarea({"rows": 3, "maxlength": _LONG_REASON}),
    )  # fmt: skip
    right = Right.WAIVE

    def write(self, *, actor: User, today: date) -> WaivedFinding:
        """Take it back."""
        record: WaivedFinding = self.record
        withdraw(
            record, reason=self.cleaned_data["reason"], by=name_of(actor), today=today, actor=actor
        )  # fmt: skip
        return record


def name_of(user: User) -> str:
    """Return who answers for a waiver that is written at a screen."""
    return user.name or user.username


@needs(Right.WAIVE)
def waive_one(request: Request, key: str) -> HttpResponseBase:
    """Ask until when and why, and waive the finding."""
    if (already := answered(request)) is not None:
        return already
    seen, finding = _finding(request, key)
    require_in(request, Right.WAIVE, finding.organization_id)
    back = _back(seen, finding)
    asked = Ask("豁免这处问题", "豁免", back=back, done="已豁免，到期自动恢复；在这里仍看得到。",
                template="web/findings/waive.html")  # fmt: skip

    def make(data: Any, files: Any) -> WaiverForm:
        return WaiverForm(data, files, access=request.access, today=request.today)

    def write(form: Any) -> WaivedFinding:
        said = form.cleaned_data
        return waive(
            finding, first=said["first"], last=said["last"], reason=said["reason"],
            by=name_of(request.user), today=request.today, judged_on=seen.where.period.last,
            actor=request.user,
        )  # fmt: skip

    home = Organization.objects.get(pk=finding.organization_id)
    return serve(request, asked, make, write, lambda _: back, finding=finding, home=home)


def _finding(request: Request, key: str) -> tuple[Seen, Finding]:
    """Return the finding that the address names, as the page saw it; 404 where it stands no more."""
    try:
        seen = seen_on(request, ask(request))
    except Elsewhere:
        raise Http404 from None
    check = checks().get(request.GET.get("check", ""))
    if check is None:
        raise Http404
    where = seen.where
    for one in judged([check], where.scope, where.period, None, day=seen.day):
        for each in one.findings:
            if key_of(each) == key:
                return seen, each
    raise Http404


def _back(seen: Seen, finding: Finding) -> str:
    asked = {"unit": seen.where.organization.pk, "period": seen.where.period.key}
    if seen.typed and not seen.wrong:
        asked["on"] = seen.typed
    return f"/checks/?{urlencode({**asked, 'check': finding.check})}"


_STATES = (("now", "在效"), ("over", "已到期"), ("withdrawn", "已撤回"))


def _state(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    if chosen == "withdrawn":
        return rows.filter(withdrawn_on__isnull=False)
    rows = rows.filter(withdrawn_on=None)
    over = Q(until__lte=access.today)
    return rows.filter(over) if chosen == "over" else rows.exclude(over)


def _holds(one: WaivedFinding, today: date) -> bool:
    return one.withdrawn_on is None and one.until > today


class WaivedFindings(Register):
    """What was waived, until when and why; what is over stays in the book."""

    model = WaivedFinding
    slug = "waived"
    hint = "在“发现的问题”里，对一处问题点“豁免”。"
    columns = (
        "check_name", "found", "organization__document_name", Column("since", phone=False),
        Column("last_on", "豁免至", "day"), "waived_by",
    )  # fmt: skip
    details = (
        "check_name", "organization", "found", "since", Column("last_on", "豁免至", "day"),
        "reason", "waived_by", "withdrawn_on", "withdrawn_by", "withdrawal_reason",
    )  # fmt: skip
    related = ("organization",)
    search = ("check_name", "found", "reason", "waived_by")
    choosing = (Choice("state", "状态", _STATES, _state),)
    day = "since"
    order = ("-since", "-pk")
    changes = (
        Writing("withdraw", "撤回", WithdrawalForm, "已撤回，这处问题重新列出。", right=Right.WAIVE,
                offered=_holds, hint="撤回后，这处问题从今天起重新列出，原来的豁免留有记录。"),
    )  # fmt: skip
    listed = False


name_actions({"findings.waive": "豁免", "findings.withdraw": "撤回豁免"})

"""The pages of admissions that no book gives: adding to a dossier, merging a branch."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from dangwu.accounts.rights import Right
from dangwu.admissions.filings import FILINGS, Filing
from dangwu.admissions.forms import MergeForm
from dangwu.admissions.step_forms import form_of, heading
from dangwu.admissions.step_parts import PARTS
from dangwu.admissions.steps import STEPS, cite
from dangwu.admissions.views import Applicants
from dangwu.organizations.models import Organization
from dangwu.organizations.views import Organizations
from dangwu.pages import submitting
from dangwu.pages.access import Access
from dangwu.pages.guard import needs, require_in
from dangwu.pages.registers import Link
from dangwu.pages.requests import Request

_STEP = re.compile(r"step-(\d{1,2})")


@needs(Right.WRITE)
def file(request: Request, pk: int, key: str) -> HttpResponseBase:
    """Add a step or a paper to an applicant's dossier."""
    filing = _filing(key, request.today)
    if filing is None:
        raise Http404
    applicant = get_object_or_404(Applicants().one_of(request.access), pk=pk)
    require_in(request, Right.WRITE, applicant.organization_id)
    back = Applicants.url(pk=pk)
    ask = submitting.Ask(
        f"{filing.label}：{applicant.name}", filing.label, filing.hint, back, applicant,
        filing.done,
    )  # fmt: skip
    own: dict[str, Any] = {"access": request.access, "today": request.today, "record": applicant}
    asked = {name: value for name, value in request.GET.items() if name in filing.form.names}

    def make(data: Any, files: Any) -> Any:
        if data is None:
            return filing.form(initial={"passed": True, **asked}, **own)
        return filing.form(data, files, **own)

    def write(form: Any) -> Any:
        made = form.write(actor=request.user, today=request.today)
        for said in form.warnings() if hasattr(form, "warnings") else ():
            messages.warning(request, said)
        return made

    return submitting.serve(request, ask, make, write, lambda made: back)


def _filing(key: str, today: date) -> Filing | None:
    """Return the way to add to a dossier; step-15 is the form of that step."""
    named = _STEP.fullmatch(key)
    if named is None:
        return FILINGS.get(key)
    number = int(named[1])
    if not 1 < number <= len(STEPS):
        return None
    part, kind = PARTS.get(number), STEPS[number - 1]
    hint = f"{cite(kind, today)}。由{kind.who}办理。{part.hint if part else ''}"
    return replace(
        FILINGS["step"], key=key, label=f"登记{heading(number)}", form=form_of(number), hint=hint
    )


@needs(Right.STRUCTURE)
def merge(request: Request, pk: int) -> HttpResponseBase:
    """Merge an organization into another with its members and applicants."""
    organization = get_object_or_404(request.access.organizations(), pk=pk)
    require_in(request, Right.STRUCTURE, pk)
    back = Organizations.url(pk=pk)
    if organization.dissolved_on is not None:
        return redirect(back)
    ask = submitting.Ask(
        f"合并：{organization.document_name}", "合并", back=back, record=organization,
        done="已合并。", hint="党员、在培养的申请人和下级党组织都归并入的一方，本组织撤销。",
    )  # fmt: skip
    own: dict[str, Any] = {"access": request.access, "today": request.today, "record": organization}
    return submitting.serve(
        request, ask, lambda data, files: MergeForm(data, files, **own),
        lambda form: form.write(actor=request.user, today=request.today), lambda made: back,
    )  # fmt: skip


def links_of(access: Access, organization: Organization) -> list[Link]:
    """Return what this room adds to an organization's page."""
    if organization.dissolved_on is not None:
        return []
    if not access.may_in(Right.STRUCTURE, organization.pk):
        return []
    return [Link("合并", f"/records/admissions/merge/{organization.pk}/")]

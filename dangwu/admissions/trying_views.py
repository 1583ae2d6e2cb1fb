"""The page 发展党员材料审核: a dossier typed in is judged by the checks, and nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dangwu.accounts.rights import Right
from dangwu.admissions.steps import STEPS
from dangwu.admissions.trying import judge
from dangwu.admissions.trying_form import DossierForm
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request
from dangwu.rules.book import rules


@dataclass(frozen=True)
class Booked:
    """A finding as the page shows it."""

    step: int
    step_name: str
    severity: str
    because: str
    rule: str


def booked(answer: dict[str, Any]) -> list[Booked]:
    """Return the findings of an answer with the names of their steps, errors first."""
    found = [
        Booked(
            step=one["step"],
            step_name=STEPS[one["step"] - 1].name,
            severity=one["severity"],
            because=one["because"],
            rule=one["rule"],
        )
        for one in answer["findings"]
    ]
    return sorted(found, key=lambda one: (one.severity, one.step))


@needs(Right.OWN)
@never_cache
def try_page(request: Request) -> HttpResponseBase:
    """Show the form and, beside it, what is against the rules."""
    form = DossierForm(
        request.POST if request.method == "POST" else None, label_suffix="",
        initial={"as_of": request.today.isoformat()},
    )  # fmt: skip
    context: dict[str, object] = {"heading": "发展党员材料审核", "form": form}
    if form.is_bound and form.is_valid():
        (answer,) = judge([form.line()], today=request.today, known=rules())
        found = booked(answer)
        context |= {
            "asked": True, "found": [one for one in found if one.rule != "missing_step"],
            "missing": [one for one in found if one.rule == "missing_step"], "unreadable": answer.get("unreadable", []),
            "errors": sum(one.severity == "error" for one in found),
            "warnings": sum(one.severity == "warning" for one in found),
        }  # fmt: skip
    return render(request, "admissions/try.html", context)

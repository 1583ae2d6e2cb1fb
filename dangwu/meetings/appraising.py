"""民主评议 of a whole branch: one table, one save."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponseBase

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.meetings import changes
from dangwu.meetings.forms import preselect
from dangwu.meetings.models import Grade, MemberAppraisal
from dangwu.meetings.views import Appraisals
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization
from dangwu.pages import submitting
from dangwu.pages.fields import DayField, OrganizationField
from dangwu.pages.forms import RecordForm
from dangwu.pages.guard import needs
from dangwu.pages.requests import Request

_CHOICES = (("", "未评"), *Grade.choices)


class BranchForm(RecordForm):
    """Which branch, and on which day."""

    organization = OrganizationField(label="党组织")
    appraised_on = DayField(label="评议日期")

    def prepare(self) -> None:
        """Choose the only organization, and today."""
        super().prepare()
        preselect(self, "appraised_on")


class GradesForm(BranchForm):
    """A grade for each member who belonged there on that day and has none yet."""

    def __init__(self, *args: Any, people: list[Member], **kwargs: Any) -> None:
        self.people = people
        super().__init__(*args, **kwargs)
        for name in ("organization", "appraised_on"):
            self.fields[name].widget = forms.HiddenInput()
        for one in people:
            self.fields[f"grade_{one.pk}"] = forms.ChoiceField(
                label=one.name, choices=_CHOICES, required=False, widget=forms.RadioSelect
            )

    def rows(self) -> Iterator[tuple[Member, forms.BoundField]]:
        """Yield the members with their fields."""
        for one in self.people:
            yield one, self[f"grade_{one.pk}"]

    @transaction.atomic
    def write(self, *, actor: User, today: date) -> int:
        """Record every grade that was chosen; return how many."""
        rest = self.data.get("rest", "")
        filler = rest if rest in Grade.values else ""
        made = 0
        for one in self.people:
            grade = self.cleaned_data[f"grade_{one.pk}"] or filler
            if grade:
                day = self.cleaned_data["appraised_on"]
                changes.appraise(
                    member=one, appraised_on=day, grade=grade, today=today, actor=actor
                )
                made += 1
        return made


@needs(Right.WRITE)
def appraise(request: Request) -> HttpResponseBase:
    """Ask for branch and day; then for the grades of its members."""
    asked = request.POST if request.method == "POST" else request.GET
    own: dict[str, Any] = {"access": request.access, "today": request.today}
    where = BranchForm(asked if "appraised_on" in asked else None, **own)
    ask = submitting.Ask(
        heading="登记全支部民主评议", button="保存评议结果", back=Appraisals.url(),
        done="评议结果已登记。", template="meetings/appraise.html",
    )  # fmt: skip
    if not where.is_valid():
        return submitting.serve(
            request, ask, lambda data, _: where, lambda _: None, lambda _: Appraisals.url(),
            people=None,
        )  # fmt: skip
    organization, day = where.cleaned_data["organization"], where.cleaned_data["appraised_on"]
    people = _people(organization, day)
    known = {"organization": organization.pk, "appraised_on": day.isoformat()}
    return submitting.serve(
        request, ask,
        lambda data, _: GradesForm(data, people=people, initial=known, **own),
        lambda form: form.write(actor=request.user, today=request.today),
        lambda _: f"{Appraisals.url()}?unit={organization.pk}",
        people=people, organization=organization, day=day,
    )  # fmt: skip


def _people(organization: Organization, day: date) -> list[Member]:
    """Return who belonged there on the day and has no grade of that day."""
    graded = MemberAppraisal.objects.filter(appraised_on=day).values("member")
    homes = Membership.objects.filter(
        organization=organization, since__lte=day, until__gt=day,
        member__admitted_on__lte=day, member__left_on__gt=day,
    )  # fmt: skip
    rows = homes.exclude(member__in=graded).select_related("member").order_by("member_id")
    return [one.member for one in rows]

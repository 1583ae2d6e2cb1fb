"""What each step's form asks besides its day: papers, votes of the branch, decisions above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.db.models import QuerySet

from dangwu.accounts.models import User
from dangwu.admissions import changes, company
from dangwu.admissions.choices import Conclusion, Purpose, Result
from dangwu.admissions.forms_papers import offer_committees, offer_meetings
from dangwu.admissions.models import (
    Applicant,
    Approval,
    Contact,
    PoliticalReview,
    Prereview,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.admissions.step_papers import Archived, Filed, FormNumber, Heard, Part, People, Typed
from dangwu.members.fields import PeopleForm
from dangwu.pages.fields import DayField, OrganizationField
from dangwu.pages.forms import field_of


class Voted(Part):
    """The vote of the branch meeting."""

    names = ("meeting", "eligible", "present", "written", "in_favour", "against", "abstained",
             "secret", "result")  # fmt: skip
    optional = ("written", "against", "abstained")
    hint = "应到会、实到会都只算有表决权的正式党员；未到会的会前书面同意计入赞成票。"

    def __init__(self, number: int, purpose: Purpose, results: Sequence[Result]) -> None:
        self.number, self.purpose, self.results = number, purpose, results

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is no vote but those of meetings that were recorded as steps already."""
        votes = Vote.objects.filter(applicant=applicant, purpose=self.purpose)
        return not votes.exclude(held_on__in=_days(applicant, self.number)).exists()

    def said(self, applicant: Applicant) -> str:
        """Return the result of the last vote."""
        votes = Vote.objects.filter(applicant=applicant, purpose=self.purpose)
        last = votes.order_by("held_on", "pk").last()
        return last.result if last else ""

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the count and its result."""
        own = {name: field_of(Vote, name, optional=name in self.optional) for name in self.names}
        offer_meetings(own, form.record.organization_id)
        choices = [(one.value, one.label) for one in self.results]
        own["result"] = forms.ChoiceField(label="表决结果", choices=[("", "请选择"), *choices])
        if Result.EXTENDED in self.results:
            own["extended_months"] = field_of(Vote, "extended_months", optional=True)
        return own

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """Record it."""
        names = (*self.names, *(("extended_months",) if "extended_months" in typed else ()))
        own = {name: typed[name] for name in names}
        for name in (*self.optional, *names[len(self.names) :]):
            own[name] = own[name] or 0
        company.vote(
            applicant=applicant, purpose=self.purpose, held_on=day, today=today, because=because,
            actor=actor, **own,
        )  # fmt: skip


class Approved(Part):
    """The decision of the committee above: on what was reported before, or reported with it."""

    names = ("approver", "result", "collective", "time_extended")

    def __init__(self, number: int, purpose: Purpose, results: Sequence[Result]) -> None:
        self.number, self.purpose, self.results = number, purpose, results

    def waiting(self, applicant: Applicant) -> Approval | None:
        """Return what was reported and is not decided."""
        found = Approval.objects.filter(applicant=applicant, purpose=self.purpose, approved_on=None)
        return found.order_by("pk").last()

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is no decision but those that were recorded as steps already."""
        found = self._decided(applicant)
        return not found.exclude(approved_on__in=_days(applicant, self.number)).exists()

    def said(self, applicant: Applicant) -> str:
        """Return the result of the last decision."""
        last = self._decided(applicant).order_by("approved_on", "pk").last()
        return last.result if last else ""

    def _decided(self, applicant: Applicant) -> QuerySet[Approval]:
        found = Approval.objects.filter(applicant=applicant, purpose=self.purpose)
        return found.exclude(approved_on=None)

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the decision; the day of the report where it is not known."""
        own: dict[str, forms.Field] = {}
        if self.waiting(form.record) is None:
            own["reported_on"] = DayField(label="上报日期")
        own["approver"] = OrganizationField(label="审批党委", required=False)
        offer_committees(own)
        choices = [(one.value, one.label) for one in self.results]
        own["result"] = forms.ChoiceField(label="审批结果", choices=[("", "请选择"), *choices])
        for name in ("collective", "time_extended"):
            own[name] = field_of(Approval, name)
        return own

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """Record it."""
        own = {name: typed[name] for name in self.names}
        if (waiting := self.waiting(applicant)) is not None:
            changes.decide(waiting, approved_on=day, actor=actor, **own)
            return
        changes.approve(
            applicant=applicant, purpose=self.purpose, reported_on=typed["reported_on"],
            approved_on=day, actor=actor, **own,
        )  # fmt: skip


def _days(applicant: Applicant, number: int) -> list[date]:
    steps = Step.objects.filter(applicant=applicant, number=number)
    return list(steps.values_list("done_on", flat=True))


_CONFIRMING = (Result.CONFIRMED, Result.EXTENDED, Result.CANCELLED)
PARTS: Mapping[int, Part] = {
    5: People(Contact, "培养联系人", "since", (True, False)),
    7: Heard(),
    9: People(Sponsor, "入党介绍人", "named_on", (True, True)),
    10: Filed(PoliticalReview, "concluded_on", ("conclusion", "floating"), "conclusion",
              hint="流动人员还要征求户籍地和居住地党组织的意见。"),
    11: Filed(CandidateTraining, "ended_on", ("began_on", "days", "hours"),
              hint="培训一般不少于三天或二十四学时。"),
    13: Filed(Prereview, "reviewed_on", ("result", "notified_on", "planned_leave_on"),
              "result"),
    14: FormNumber(),
    15: Voted(15, Purpose.RECEIVE, (Result.RECEIVED, Result.REFUSED)),
    17: Approved(17, Purpose.RECEIVE, (Result.RECEIVED, Result.REFUSED)),
    23: Voted(23, Purpose.CONFIRM, _CONFIRMING),
    24: Approved(24, Purpose.CONFIRM, _CONFIRMING),
    25: Archived(),
}  # fmt: skip
PASSING = frozenset({Result.RECEIVED, Result.CONFIRMED, Conclusion.PASSED})

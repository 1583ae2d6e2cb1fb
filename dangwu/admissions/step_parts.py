"""What a step's form asks besides its day: the records that the step leaves, filed with it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.admissions import changes, company
from dangwu.admissions.choices import Conclusion, OpinionSource, PaperKind, Purpose, Result
from dangwu.admissions.dossier import DossierRecord
from dangwu.admissions.forms_papers import offer_committees, offer_meetings
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Opinion,
    PoliticalReview,
    Prereview,
    Sponsor,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.members.fields import MemberField, PeopleForm
from dangwu.pages.fields import DayField, OrganizationField
from dangwu.pages.forms import field_of

_HEARD = (OpinionSource.GROUP, OpinionSource.CONTACT, OpinionSource.MEMBERS, OpinionSource.PUBLIC)
Typed = dict[str, Any]


class Part:
    """The records of one step. `asks` is False where they are in the dossier already."""

    hint: str = ""

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is anything left to ask."""
        return True

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the fields by name."""
        raise NotImplementedError

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """File the records."""
        raise NotImplementedError


class People(Part):
    """培养联系人 or 入党介绍人."""

    def __init__(
        self, paper: type[DossierRecord], what: str, day: str, must: Sequence[bool]
    ) -> None:
        self.paper, self.what, self.day, self.must = paper, what, day, must
        self.hint = f"{what}都应是正式党员。"

    def asks(self, applicant: Applicant) -> bool:
        """Whether nobody is named yet."""
        return not self.paper._default_manager.filter(applicant=applicant).exists()

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return one field a person."""
        return {
            f"person_{number}": MemberField(label=f"{self.what}（{number}）", required=must)
            for number, must in enumerate(self.must, start=1)
        }

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """Name them from the step's day."""
        for number in range(1, len(self.must) + 1):
            member = typed.get(f"person_{number}")
            if member is not None:
                company.accompany(
                    self.paper, applicant=applicant, member=member, what=self.what,
                    day=day, field=self.day, because=because, actor=actor,
                )  # fmt: skip


class Filed(Part):
    """One record of a model, with the step's day as its own."""

    def __init__(
        self, paper: type[DossierRecord], day: str, names: Sequence[str],
        optional: Sequence[str] = (), hint: str = "",
    ) -> None:  # fmt: skip
        self.paper, self.day, self.names, self.optional = paper, day, names, optional
        self.hint = hint

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is none."""
        return not self.paper._default_manager.filter(applicant=applicant).exists()

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the model's own."""
        return {
            name: field_of(self.paper, name, optional=name in self.optional) for name in self.names
        }

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """File it."""
        own = {name: typed[name] for name in self.names}
        changes.file(self.paper, applicant=applicant, actor=actor, **{self.day: day, **own})


class Heard(Part):
    """The opinions heard before someone becomes a 发展对象."""

    hint = "听取过意见的都勾选。"

    def asks(self, applicant: Applicant) -> bool:
        """Whether none is there."""
        return not Opinion.objects.filter(applicant=applicant, source__in=_HEARD).exists()

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the four sources and the day."""
        return {
            "sources": _several("听取了谁的意见", [(one.value, one.label) for one in _HEARD]),
            "heard_on": DayField(label="听取意见日期"),
        }

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """File one opinion a source."""
        for source in typed["sources"]:
            changes.file(
                Opinion, applicant=applicant, source=source, heard_on=typed["heard_on"], actor=actor
            )


class FormNumber(Part):
    """The number of the 入党志愿书."""

    def asks(self, applicant: Applicant) -> bool:
        """Whether it is not known."""
        return not applicant.form_no

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the number."""
        return {"form_no": forms.CharField(label="志愿书编号", max_length=50)}

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """Write it down."""
        log.update(applicant, action="admissions.file", actor=actor, form_no=typed["form_no"])


class Voted(Part):
    """The vote of the branch meeting."""

    names = ("meeting", "eligible", "present", "written", "in_favour", "against", "abstained",
             "secret", "result")  # fmt: skip
    optional = ("written", "against", "abstained")
    hint = "应到会、实到会都只算有表决权的正式党员；未到会的会前书面同意计入赞成票。"

    def __init__(self, purpose: Purpose, results: Sequence[Result]) -> None:
        self.purpose, self.results = purpose, results

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is no vote but those that extended the probation."""
        votes = Vote.objects.filter(applicant=applicant, purpose=self.purpose)
        return not votes.exclude(result=Result.EXTENDED).exists()

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

    def __init__(self, purpose: Purpose, results: Sequence[Result]) -> None:
        self.purpose, self.results = purpose, results

    def waiting(self, applicant: Applicant) -> Approval | None:
        """Return what was reported and is not decided."""
        found = Approval.objects.filter(applicant=applicant, purpose=self.purpose, approved_on=None)
        return found.order_by("pk").last()

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is no decision but on extensions."""
        found = Approval.objects.filter(applicant=applicant, purpose=self.purpose)
        return not found.exclude(approved_on=None).exclude(result=Result.EXTENDED).exists()

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


class Archived(Part):
    """The five papers of the archive."""

    def asks(self, applicant: Applicant) -> bool:
        """Whether none is there."""
        return not ArchivedPaper.objects.filter(applicant=applicant).exists()

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the five."""
        return {"kinds": _several("归档的材料", [(one.value, one.label) for one in PaperKind])}

    def write(self, applicant: Applicant, typed: Typed, *, day: date, today: date,
              because: str, actor: User) -> None:  # fmt: skip
        """File one a kind."""
        for kind in typed["kinds"]:
            changes.file(
                ArchivedPaper, applicant=applicant, kind=kind, archived_on=day, actor=actor
            )


def _several(label: str, choices: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple
    )


_CONFIRMING = (Result.CONFIRMED, Result.EXTENDED, Result.CANCELLED)
PARTS: Mapping[int, Part] = {
    5: People(Contact, "培养联系人", "since", (True, False)),
    7: Heard(),
    9: People(Sponsor, "入党介绍人", "named_on", (True, True)),
    10: Filed(PoliticalReview, "concluded_on", ("conclusion", "floating"),
              hint="流动人员还要征求户籍地和居住地党组织的意见。"),
    11: Filed(CandidateTraining, "ended_on", ("began_on", "days", "hours"),
              hint="培训一般不少于三天或二十四学时。"),
    13: Filed(Prereview, "reviewed_on", ("result", "notified_on", "planned_leave_on")),
    14: FormNumber(),
    15: Voted(Purpose.RECEIVE, (Result.RECEIVED, Result.REFUSED)),
    17: Approved(Purpose.RECEIVE, (Result.RECEIVED, Result.REFUSED)),
    23: Voted(Purpose.CONFIRM, _CONFIRMING),
    24: Approved(Purpose.CONFIRM, _CONFIRMING),
    25: Archived(),
}  # fmt: skip
PASSING = frozenset({Result.RECEIVED, Result.CONFIRMED, Conclusion.PASSED})

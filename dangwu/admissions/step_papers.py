"""The records that a step leaves, filed by its form with the step's own day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.admissions import changes, company
from dangwu.admissions.choices import OpinionSource, PaperKind
from dangwu.admissions.dossier import DossierRecord
from dangwu.admissions.models import Applicant, ArchivedPaper, Opinion
from dangwu.members.fields import MemberField, PeopleForm
from dangwu.pages.fields import DayField
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

    def said(self, applicant: Applicant) -> str:
        """Return what the last of the records came to; empty where they come to nothing."""
        return ""

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
        self, paper: type[DossierRecord], day: str, names: Sequence[str], judged: str = "",
        hint: str = "",
    ) -> None:  # fmt: skip
        self.paper, self.day, self.names, self.judged, self.hint = paper, day, names, judged, hint

    def said(self, applicant: Applicant) -> str:
        """Return the conclusion, where it has one."""
        last = (
            self.paper._default_manager.filter(applicant=applicant).order_by(self.day, "pk").last()
        )
        return str(getattr(last, self.judged)) if last is not None and self.judged else ""

    def asks(self, applicant: Applicant) -> bool:
        """Whether there is none."""
        return not self.paper._default_manager.filter(applicant=applicant).exists()

    def fields(self, form: PeopleForm) -> dict[str, forms.Field]:
        """Return the model's own."""
        return {name: field_of(self.paper, name) for name in self.names}

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

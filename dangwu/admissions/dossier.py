"""What every paper of a dossier has, and how far an applicant has come."""

from __future__ import annotations

from datetime import date

from django.db import models

from dangwu.admissions import steps
from dangwu.organizations.models import FOREVER


class DossierRecord(models.Model):
    """A paper of one applicant's dossier."""

    applicant = models.ForeignKey(
        "admissions.Applicant", models.PROTECT, related_name="+", verbose_name="入党申请人"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.applicant}的{self._meta.verbose_name}"


class Standing:
    """How far an applicant has come, in words; `last_step` is there on rows that asked for it."""

    stopped_on: date
    last_step: int | None = None

    @property
    def standing(self) -> str:
        """What she is by the last step passed."""
        return steps.standing(self.last_step, stopped=self.stopped_on != FOREVER)

    @property
    def last_words(self) -> str:
        """The last step passed."""
        last = self.last_step
        return f"第{last}步 {steps.STEPS[last - 1].name}" if last else ""

    @property
    def stopped_words(self) -> str:
        """From when on she is no longer trained; empty while she is."""
        return "" if self.stopped_on == FOREVER else f"{self.stopped_on}起"

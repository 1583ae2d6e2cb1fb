"""What every paper of a dossier has: whose it is."""

from __future__ import annotations

from django.db import models


class DossierRecord(models.Model):
    """A paper of one applicant's dossier."""

    applicant = models.ForeignKey(
        "admissions.Applicant", models.PROTECT, related_name="+", verbose_name="入党申请人"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.applicant}的{self._meta.verbose_name}"

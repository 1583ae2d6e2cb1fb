"""Papers of a dossier beside the 25 steps' own: training, probation, what is missing."""

from __future__ import annotations

from django.db import models

from dangwu.admissions.dossier import DossierRecord


class CandidateTraining(DossierRecord):
    """The training of a 发展对象 (第11步), in days or in hours of study."""

    began_on = models.DateField("培训起", null=True, blank=True)
    ended_on = models.DateField("培训止")
    days = models.PositiveSmallIntegerField("培训天数", null=True, blank=True)
    hours = models.PositiveSmallIntegerField("培训学时", null=True, blank=True)

    class Meta:
        verbose_name = "发展对象集中培训"
        verbose_name_plural = "发展对象集中培训"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(began_on__isnull=True)
                | models.Q(ended_on__gte=models.F("began_on")),
                name="training_began_before_ended",
            )
        ]


class Probation(DossierRecord):
    """The probation as the application form has it: what was written, right or wrong (第21–24步).

    `transferred_in` and `deferred`: she came as a probationary member, and the branch put the
    discussion of her confirmation off.
    """

    began_on = models.DateField("预备期起", null=True, blank=True)
    ends_on = models.DateField("预备期满日", null=True, blank=True)
    party_age_from = models.DateField("党龄起算日", null=True, blank=True)
    transferred_in = models.BooleanField("转入的预备党员", default=False)
    deferred = models.BooleanField("推迟讨论转正", default=False)

    class Meta:
        verbose_name = "预备期"
        verbose_name_plural = "预备期"
        constraints = [
            models.UniqueConstraint(fields=["applicant"], name="probation_once_an_applicant")
        ]


class MissingPaper(DossierRecord):
    """A paper that the dossier lacks, by the step that should have left it."""

    step = models.PositiveSmallIntegerField("步骤")
    paper = models.CharField("缺少的材料", max_length=100, blank=True)
    noted_on = models.DateField("发现日期")

    class Meta:
        verbose_name = "缺失材料"
        verbose_name_plural = "缺失材料"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__gte=1, step__lte=25), name="missing_paper_of_a_step"
            )
        ]

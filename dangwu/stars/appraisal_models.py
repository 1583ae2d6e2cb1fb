"""Weights and grades of 民主评议 and 述职评议 as a unit's paper gives them, and the marks by part."""

from __future__ import annotations

from django.db import models

from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, OrganizationRecord

FULL = 10_000
"""A hundred points, in hundredths."""


class Subject(models.TextChoices):
    """What is appraised."""

    MEMBERS = "民主评议", "民主评议党员"
    SECRETARIES = "述职评议", "书记述职评议"


class Weighting(OrganizationRecord):
    """A way to weigh the parts of an appraisal, by the local paper that it follows."""

    subject = models.CharField("评议种类", max_length=4, choices=Subject)
    name = models.CharField("办法名称", max_length=100)
    basis = models.CharField("依据文件", max_length=200)
    since = models.DateField("起用日")
    until = models.DateField("停用日（不含）", default=FOREVER)

    class Meta:
        app_label = "stars"
        verbose_name = "评议办法"
        verbose_name_plural = "评议办法"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "subject", "since"], name="stars_weighting_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="stars_weighting_since_until"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Part(models.Model):
    """One part of an appraisal (自评, 互评, 测评 …) and its weight of a hundred."""

    weighting = models.ForeignKey(
        Weighting, models.PROTECT, related_name="+", verbose_name="评议办法"
    )
    place = models.PositiveSmallIntegerField("顺序")
    name = models.CharField("评议方面", max_length=30)
    weight = models.PositiveSmallIntegerField("权重（%）")

    class Meta:
        app_label = "stars"
        verbose_name = "评议权重"
        verbose_name_plural = "评议权重"
        constraints = [
            models.UniqueConstraint(fields=["weighting", "name"], name="stars_part_once"),
            models.CheckConstraint(
                condition=models.Q(weight__gte=1, weight__lte=100), name="stars_part_weight"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}{self.weight}%"


class Grading(models.Model):
    """From how many points on a grade fits; shares of a grade are given nowhere."""

    weighting = models.ForeignKey(
        Weighting, models.PROTECT, related_name="+", verbose_name="评议办法"
    )
    grade = models.CharField("等次", max_length=4)
    least = models.PositiveSmallIntegerField("最低分")

    class Meta:
        app_label = "stars"
        verbose_name = "等次分数线"
        verbose_name_plural = "等次分数线"
        constraints = [
            models.UniqueConstraint(fields=["weighting", "grade"], name="stars_grading_once"),
            models.CheckConstraint(
                condition=models.Q(least__lte=100), name="stars_grading_of_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade}{self.least}分"


class Assessment(OrganizationRecord):
    """One person's appraisal by parts; the grade that people gave stands in its own room."""

    weighting = models.ForeignKey(
        Weighting, models.PROTECT, related_name="+", verbose_name="评议办法"
    )
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    assessed_on = models.DateField("评议日期")

    class Meta:
        app_label = "stars"
        verbose_name = "评议得分"
        verbose_name_plural = "评议得分"
        constraints = [
            models.UniqueConstraint(
                fields=["weighting", "member", "assessed_on"], name="stars_assessment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.assessed_on}评议得分"


class Mark(models.Model):
    """The points of one part, in hundredths; a part without a mark is unknown."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="+", verbose_name="评议得分"
    )
    part = models.ForeignKey(Part, models.PROTECT, related_name="+", verbose_name="评议权重")
    score_centi = models.PositiveIntegerField("得分（百分之一分）")

    class Meta:
        app_label = "stars"
        verbose_name = "分项得分"
        verbose_name_plural = "分项得分"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "part"], name="stars_mark_once"),
            models.CheckConstraint(
                condition=models.Q(score_centi__lte=FULL), name="stars_mark_of_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}：{points(self.score_centi)}分"


def points(centi: int) -> str:
    """Return hundredths of a point as a person writes them: 93.5, 100."""
    whole, rest = divmod(centi, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)

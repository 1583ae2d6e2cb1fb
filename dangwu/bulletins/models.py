"""Bulletins submitted upward and adopted, and the office's own briefing."""

from __future__ import annotations

from django.db import models

from dangwu.organizations.models import OrganizationRecord


class BulletinKind(models.TextChoices):
    """What a bulletin is."""

    NEWS = "信息", "信息"
    RESEARCH = "调研", "调研"


class Level(models.TextChoices):
    """Who adopted a bulletin."""

    DISTRICT = "区县", "区县"
    CITY = "市", "市"
    PROVINCE = "省", "省"
    NATION = "中央", "中央"


class Bulletin(OrganizationRecord):
    """A bulletin: a draft until submitted upward; `adopted_level` the highest that adopted it."""

    kind = models.CharField("种类", max_length=5, choices=BulletinKind, default=BulletinKind.NEWS)
    title = models.CharField("标题", max_length=200)
    submitted_on = models.DateField("上报日期", null=True, blank=True)
    adopted_on = models.DateField("采用日期", null=True, blank=True)
    adopted_level = models.CharField("采用级别", max_length=5, choices=Level, blank=True)

    class Meta:
        verbose_name = "党建信息"
        verbose_name_plural = "党建信息"
        indexes = [models.Index(fields=["organization", "submitted_on"], name="bulletin_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(adopted_on__isnull=True, adopted_level="")
                | (
                    models.Q(submitted_on__isnull=False, adopted_on__isnull=False)
                    & models.Q(adopted_on__gte=models.F("submitted_on"))
                    & ~models.Q(adopted_level="")
                ),
                name="bulletin_submitted_before_adopted",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Briefing(OrganizationRecord):
    """An issue of the briefing (简报)."""

    number = models.PositiveIntegerField("期号")
    title = models.CharField("标题", max_length=200)
    published_on = models.DateField("印发日期")

    class Meta:
        verbose_name = "简报"
        verbose_name_plural = "简报"

    def __str__(self) -> str:
        return self.title

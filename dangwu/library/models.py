"""The library that organizations share, and who took what from it."""

from __future__ import annotations

from django.db import models

from dangwu.members.models import Member
from dangwu.organizations.models import OrganizationRecord


class Document(OrganizationRecord):
    """A document that the organization shared in the library."""

    title = models.CharField("标题", max_length=200)
    topic = models.CharField("类别", max_length=30, blank=True)
    published_on = models.DateField("发布日期")

    class Meta:
        verbose_name = "文件材料"
        verbose_name_plural = "文件材料"
        indexes = [models.Index(fields=["organization", "published_on"], name="document_by_day")]

    def __str__(self) -> str:
        return self.title


class Download(models.Model):
    """A document taken from the library; it counts for the organization that shared it."""

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="文件材料"
    )
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="下载党员"
    )
    downloaded_on = models.DateField("下载日期", db_index=True)

    class Meta:
        verbose_name = "文件下载"
        verbose_name_plural = "文件下载"

    def __str__(self) -> str:
        return f"{self.document}（{self.downloaded_on}）"

    def taken_by(self) -> str:
        """Return who took it; empty where nobody signed in."""
        return self.member.name if self.member else ""

"""The copies that left the office: what each said of which records."""

from django.db import models

from dangwu.organizations.models import OrganizationRecord


class Copy(OrganizationRecord):
    """A filled document. The manifest is sealed; it survives where a program drops it from the file."""

    mark = models.CharField("文件标识", max_length=16, unique=True)
    made_at = models.DateTimeField("生成时间")
    period = models.CharField("时段", max_length=30)
    source = models.CharField("样本", max_length=255)
    manifest = models.TextField("清单")

    class Meta:
        verbose_name = "报告副本"
        verbose_name_plural = "报告副本"

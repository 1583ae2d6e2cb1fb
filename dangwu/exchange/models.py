"""What was imported, by which number it is taken back, and what had to be assumed."""

from __future__ import annotations

from django.db import models

from dangwu.accounts.models import User


class Batch(models.Model):
    """One import. `records` are the numbers of what it made, by model, in the order of making."""

    kind = models.CharField("导入种类", max_length=20)
    file_name = models.CharField("文件名", max_length=255)
    sheet = models.CharField("工作表", max_length=255, blank=True)
    digest = models.CharField("文件摘要", max_length=64, db_index=True)
    made_at = models.DateTimeField("导入时间")
    actor = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="导入人"
    )
    row_count = models.PositiveIntegerField("写入行数")
    records = models.JSONField("写入的记录", default=dict)
    undone_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        verbose_name = "导入批次"
        verbose_name_plural = "导入批次"

    def __str__(self) -> str:
        return f"{self.pk}号导入“{self.file_name}”"


class Assumption(models.Model):
    """Something that the file did not say and a record must hold: a day of a known month, say."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", verbose_name="导入批次")
    model = models.CharField("所属表", max_length=50)
    record_id = models.BigIntegerField("所属记录")
    field = models.CharField("字段", max_length=50)
    stated = models.CharField("文件所写", max_length=100, blank=True)

    class Meta:
        verbose_name = "导入推定"
        verbose_name_plural = "导入推定"
        indexes = [models.Index(fields=["model", "record_id"], name="assumption_of_record")]

    def __str__(self) -> str:
        return f"{self.model} {self.record_id} {self.field}"

"""What was imported, by which number it is taken back, and what had to be assumed."""

from __future__ import annotations

from django.db import models

from dangwu.accounts.models import User
from dangwu.pages.models import Job


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
    left = models.JSONField("没有写入的行", default=list)
    left_count = models.PositiveIntegerField("没有写入的行数", default=0)
    remarks = models.JSONField("导入提示", default=list)
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


class UploadState(models.TextChoices):
    """How far a file that was handed in is."""

    PREVIEWING = "previewing", "正在预览"
    WAITING = "waiting", "待确认"
    WRITING = "writing", "正在写入"
    WRITTEN = "written", "已写入"
    DROPPED = "dropped", "已放弃"


class Upload(models.Model):
    """A file that was handed in to be imported, and how it is to be read.

    The file and its preview lie in `folder` below the office's files, until it is written or kept
    too long.
    """

    kind = models.CharField("上传种类", max_length=20)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上传人")
    file_name = models.CharField("上传文件名", max_length=255)
    folder = models.CharField("上传文件夹", max_length=40, unique=True)
    sheet = models.CharField("所读工作表", max_length=255, blank=True)
    given = models.JSONField("统一填写", default=dict)
    names = models.JSONField("党组织名称对照", default=dict)
    state = models.CharField(
        "导入进展", max_length=12, choices=UploadState, default=UploadState.PREVIEWING
    )
    job = models.ForeignKey(
        Job, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="后台任务"
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="导入批次"
    )
    uploaded_at = models.DateTimeField("上传时间", db_index=True)

    class Meta:
        verbose_name = "上传文件"
        verbose_name_plural = "上传文件"

    def __str__(self) -> str:
        return self.file_name

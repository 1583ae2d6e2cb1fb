"""Forms that were handed in, each once, and long work that goes on when its page is left."""

from __future__ import annotations

from django.db import models

from dangwu.accounts.models import User


class Submission(models.Model):
    """A form that was written: the same form, sent twice, is answered by what the first one made."""

    token = models.CharField("表单标识", max_length=32, unique=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提交人")
    at = models.DateTimeField("提交时间", db_index=True)
    answer = models.CharField("结果页", max_length=300, blank=True)

    class Meta:
        verbose_name = "表单提交"
        verbose_name_plural = "表单提交"

    def __str__(self) -> str:
        return f"{self.user}{self.at}提交"


class JobState(models.TextChoices):
    """How far a job is."""

    QUEUED = "queued", "排队"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "失败"
    INTERRUPTED = "interrupted", "中断"


class Job(models.Model):
    """Long work that somebody started; how far it is stands in a file beside the office (jobs)."""

    kind = models.CharField("任务种类", max_length=40)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发起人")
    title = models.CharField("任务名称", max_length=200)
    state = models.CharField("任务状态", max_length=12, choices=JobState, default=JobState.QUEUED)
    asked_at = models.DateTimeField("发起时间", db_index=True)
    started_at = models.DateTimeField("任务开始时间", null=True, blank=True)
    finished_at = models.DateTimeField("任务结束时间", null=True, blank=True)
    result = models.CharField("任务结果页", max_length=300, blank=True)
    message = models.TextField("任务说明", blank=True)

    class Meta:
        verbose_name = "后台任务"
        verbose_name_plural = "后台任务"

    def __str__(self) -> str:
        return self.title

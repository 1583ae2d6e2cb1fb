"""Forms that were handed in, each once."""

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

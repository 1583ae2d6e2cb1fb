"""People who sign in, and the log of every change to a record."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Someone who signs in."""

    name = models.CharField("姓名", max_length=50, blank=True)

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.name or self.username


class Change(models.Model):
    """One write: who, what, when, before and after."""

    at = models.DateTimeField("时间", db_index=True)
    actor = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="办理人"
    )
    action = models.CharField("动作", max_length=50)
    model = models.CharField("表", max_length=50)
    record_id = models.BigIntegerField("记录编号", null=True)
    before = models.JSONField("改前", default=dict)
    after = models.JSONField("改后", default=dict)
    reason = models.CharField("理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "更改记录"
        verbose_name_plural = "更改记录"
        indexes = [models.Index(fields=["model", "record_id"], name="change_of_record")]

    def __str__(self) -> str:
        return f"{self.action} {self.model} {self.record_id or ''}".rstrip()


class LoginFailure(models.Model):
    """A wrong password: too many of them and the door stays closed for some minutes."""

    username = models.CharField("所试用户名", max_length=150)
    address = models.CharField("来访地址", max_length=45)
    at = models.DateTimeField("失败时间", db_index=True)

    class Meta:
        verbose_name = "登录失败"
        verbose_name_plural = "登录失败"

    def __str__(self) -> str:
        return f"{self.username}登录失败"

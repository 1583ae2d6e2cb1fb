"""Organizations, where each stood on every day, their terms, elections, honours and staff."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models

from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.core.calendar import month_label
from dangwu.rules.book import rules

FOREVER = date(9999, 12, 31)


class Kind(models.TextChoices):
    """What an organization is."""

    LEADING_GROUP = "党组", "党组"
    COMMITTEE = "党委", "党委"
    OFFICE_COMMITTEE = "机关党委", "机关党委"
    GENERAL_BRANCH = "党总支", "党总支"
    BRANCH = "党支部", "党支部"
    GROUP = "党小组", "党小组"
    UNIT = "单位", "单位"


class Nature(models.TextChoices):
    """What its people do."""

    OFFICE = "机关", "机关"
    ENTERPRISE = "企业", "企业"
    INSTITUTION = "事业", "事业"
    RETIRED = "离退休", "离退休"


class PathField(models.CharField):  # type: ignore[type-arg]
    """A materialised path, compared byte by byte on every engine."""

    def db_parameters(self, connection: Any) -> Any:
        """Ask PostgreSQL for the collation "C"; SQLite compares bytes anyway."""
        found = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            found["collation"] = "C"
        return found


class Organization(models.Model):
    """A Party organization, or a unit (单位) that holds some."""

    kind = models.CharField("类别", max_length=10, choices=Kind)
    nature = models.CharField("性质", max_length=10, choices=Nature)
    full_name = models.CharField("全称", max_length=100, unique=True)
    document_name = models.CharField("行文名称", max_length=100)
    other_names = models.CharField("其他简称（用、分开）", max_length=200, blank=True)
    code = models.CharField("代码", max_length=30, unique=True, null=True, blank=True)
    district = models.CharField("所在区县", max_length=30, blank=True)
    has_committee = models.BooleanField("设委员会", default=False)
    founded_on = models.DateField("成立日期")
    dissolved_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "党组织"
        verbose_name_plural = "党组织"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dissolved_on__isnull=True)
                | models.Q(dissolved_on__gte=models.F("founded_on")),
                name="organization_founded_before_dissolved",
            )
        ]

    def __str__(self) -> str:
        return self.full_name


class Placement(models.Model):
    """Where an organization stood in the tree from `since` up to, not including, `until`."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name="党组织"
    )
    parent = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="上级党组织",
    )
    path = PathField("路径", max_length=200, db_index=True)
    path_end = PathField("路径止", max_length=201)
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)
    ended = models.SmallIntegerField("因撤销而止", default=0)

    class Meta:
        verbose_name = "隶属关系"
        verbose_name_plural = "隶属关系"
        constraints = [
            models.UniqueConstraint(fields=["organization", "since"], name="placement_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="placement_since_until"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}（{self.since}起）"


class Month(models.Model):
    """The calendar by months, so that figures need no date arithmetic."""

    month_no = models.IntegerField("月序号", primary_key=True)
    first_on = models.DateField("首日")
    last_on = models.DateField("末日")
    quarter_no = models.IntegerField("季序号")

    class Meta:
        verbose_name = "月历"
        verbose_name_plural = "月历"

    def __str__(self) -> str:
        return month_label(self.month_no)


class OrganizationRecord(models.Model):
    """What happened in one organization."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name="党组织"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Term(OrganizationRecord):
    """A committee's term of office; `ends_on` is the day it is due to end."""

    number = models.PositiveSmallIntegerField("届次", default=1)
    began_on = models.DateField("任期起")
    ends_on = models.DateField("任期届满日")
    extended_to = models.DateField("批准延期至", null=True, blank=True)

    class Meta:
        verbose_name = "任期"
        verbose_name_plural = "任期"
        constraints = [
            models.UniqueConstraint(fields=["organization", "began_on"], name="term_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("began_on")), name="term_began_before_end"
            ),
            models.CheckConstraint(
                condition=models.Q(extended_to__isnull=True)
                | models.Q(extended_to__gt=models.F("ends_on")),
                name="term_extended_beyond_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}第{self.number}届"


class Election(OrganizationRecord):
    """A change of committee by 两请示一报告; it counts once held and reported."""

    term = models.ForeignKey(
        Term, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="届满的任期"
    )
    first_request_on = models.DateField("换届请示日", null=True, blank=True)
    first_reply_on = models.DateField("换届批复日", null=True, blank=True)
    second_request_on = models.DateField("候选人请示日", null=True, blank=True)
    second_reply_on = models.DateField("候选人批复日", null=True, blank=True)
    held_on = models.DateField("选举日", null=True, blank=True)
    reported_on = models.DateField("结果报告日", null=True, blank=True)
    eligible = models.PositiveIntegerField("应到会有选举权人数", null=True, blank=True)
    present = models.PositiveIntegerField("实到会人数", null=True, blank=True)

    class Meta:
        verbose_name = "换届选举"
        verbose_name_plural = "换届选举"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reported_on__isnull=True)
                | models.Q(held_on__isnull=False, reported_on__gte=models.F("held_on")),
                name="election_held_before_reported",
            ),
            models.CheckConstraint(
                condition=models.Q(present__isnull=True)
                | models.Q(eligible__isnull=False, present__lte=models.F("eligible")),
                name="election_within_eligible",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}换届选举"


class Honour(OrganizationRecord):
    """An honour that the organization received."""

    title = models.CharField("荣誉名称", max_length=100)
    granted_by = models.CharField("授予单位", max_length=100, blank=True)
    granted_on = models.DateField("授予日期")

    class Meta:
        verbose_name = "荣誉"
        verbose_name_plural = "荣誉"

    def __str__(self) -> str:
        return self.title


class StaffCount(OrganizationRecord):
    """How many staff the unit had on a day; the last count before a day holds."""

    counted_on = models.DateField("统计日期")
    staff = models.PositiveIntegerField("在职职工数")

    class Meta:
        verbose_name = "在职职工"
        verbose_name_plural = "在职职工"
        constraints = [
            models.UniqueConstraint(fields=["organization", "counted_on"], name="staff_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.organization}{self.counted_on}在职职工"


class Grant(OrganizationRecord):
    """A role that a person has over an organization and all below it, until it is taken back."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="账号")
    role = models.CharField("角色", max_length=20, choices=Role)
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)

    class Meta:
        verbose_name = "授权"
        verbose_name_plural = "授权"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization", "role", "since"], name="grant_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="grant_since_until"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}：{self.organization}{self.get_role_display()}"


class Lock(OrganizationRecord):
    """A period closed by a report that was issued, for the organization and all below it."""

    first_on = models.DateField("首日")
    last_on = models.DateField("末日")
    title = models.CharField("报告标题", max_length=200)
    locked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="锁定人"
    )
    locked_at = models.DateTimeField("锁定时间")
    reopened_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="重开人"
    )
    reopened_at = models.DateTimeField("重开时间", null=True, blank=True)
    reopening_reason = models.CharField("重开理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "时段锁定"
        verbose_name_plural = "时段锁定"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="lock_first_last"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}{self.first_on}至{self.last_on}"


class LocalRule(OrganizationRecord):
    """A version of a rule that a unit put in for itself and all below it, over the national one.

    It is a number, or bands in the words of dangwu.rules.band_words. It is never written over:
    it is closed by its last day, or withdrawn, and then holds on no day.
    """

    rule = models.CharField("规定", max_length=60)
    value = models.BigIntegerField("数值", null=True, blank=True)
    bands = models.TextField("各档", blank=True)
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)
    instrument = models.CharField("依据的文件", max_length=100)
    article = models.CharField("条目", max_length=50)
    confirmed = models.BooleanField("已与原文核对", default=False)
    reason = models.CharField("填写理由", max_length=500)
    officer = models.CharField("填写人", max_length=150)
    entered_on = models.DateField("填写日期")
    withdrawn_on = models.DateField("作废日期", null=True, blank=True)

    class Meta:
        verbose_name = "本地规定"
        verbose_name_plural = "本地规定"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="local_rule_since_until"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, bands="")
                | (models.Q(value__isnull=True) & ~models.Q(bands="")),
                name="local_rule_number_or_bands",
            ),
        ]
        indexes = [models.Index(fields=["organization", "rule"], name="local_rule_of")]

    def __str__(self) -> str:
        return f"{self.organization.document_name}：{self.label()}"

    def label(self) -> str:
        """Return what the rule is called; its id where it is no longer known."""
        known = rules().get(self.rule)
        return known.label if known is not None else self.rule

    def shown(self) -> str:
        """Return the value with its unit, or how many bands there are."""
        known = rules().get(self.rule)
        if self.value is None:
            return f"分{len(self.bands.splitlines())}档"
        return known.number_shown(self.value) if known is not None else str(self.value)

    def bands_shown(self) -> str:
        """Return the bands one after the other."""
        return self.bands.replace("\n", "；")

    def last_on(self) -> date | None:
        """Return the last day on which it holds; None where it has no end."""
        return None if self.until == FOREVER else self.until - timedelta(days=1)

    def state(self) -> str:
        """Return 已作废, 已停用 (has an end) or 适用."""
        if self.withdrawn_on is not None:
            return "已作废"
        return "适用" if self.until == FOREVER else "有停用日期"

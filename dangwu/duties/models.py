"""Duties for Party building: what was issued, tasks, inspections, appraisals, integrity."""

from __future__ import annotations

from django.db import models

from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, Organization, OrganizationRecord


class IssuedKind(models.TextChoices):
    """What an issued document is."""

    STUDY_PLAN = "学习计划", "学习计划"
    TASK_LIST = "任务清单", "任务清单"
    DUTY_LIST = "责任清单", "责任清单"
    SCHEME = "实施方案", "实施方案"
    STANDING_RULE = "制度", "制度"


class Grade(models.TextChoices):
    """How a secretary was appraised."""

    GOOD = "好", "好"
    FAIR = "较好", "较好"
    ORDINARY = "一般", "一般"
    POOR = "差", "差"


class TalkKind(models.TextChoices):
    """Why an integrity talk was held."""

    APPOINTMENT = "任前廉政谈话", "任前廉政谈话"
    REMINDER = "提醒谈话", "提醒谈话"
    ROUTINE = "日常廉政谈话", "日常廉政谈话"
    ADMONITION = "诫勉谈话", "诫勉谈话"


class IssuedDocument(OrganizationRecord):
    """A plan, list, scheme or standing rule that the organization issued."""

    kind = models.CharField("种类", max_length=10, choices=IssuedKind)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("文号", max_length=50, blank=True)
    issued_on = models.DateField("印发日期")

    class Meta:
        verbose_name = "制定文件"
        verbose_name_plural = "制定文件"
        indexes = [models.Index(fields=["organization", "issued_on"], name="issued_by_day")]

    def __str__(self) -> str:
        return self.title


class Task(OrganizationRecord):
    """A task on a list, in force from `since` up to, not including, `until`.

    `organization` is the one that must do it; `done_on` the day it was assessed as done.
    """

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="+", verbose_name="所在清单"
    )
    title = models.CharField("任务", max_length=200)
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)
    due_on = models.DateField("完成时限", null=True, blank=True)
    done_on = models.DateField("认定完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "清单任务"
        verbose_name_plural = "清单任务"
        indexes = [models.Index(fields=["organization", "since"], name="task_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="task_since_until"
            ),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(done_on__gte=models.F("since")),
                name="task_begun_before_done",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Inspection(OrganizationRecord):
    """An inspection that the organization made, of `target` where it is in the tree."""

    target = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="被检查单位",
    )
    target_name = models.CharField("被检查单位名称", max_length=100, blank=True)
    topic = models.CharField("内容", max_length=200)
    inspected_on = models.DateField("检查日期")

    class Meta:
        verbose_name = "督导检查"
        verbose_name_plural = "督导检查"
        indexes = [models.Index(fields=["organization", "inspected_on"], name="inspection_by_day")]

    def __str__(self) -> str:
        return f"{self.topic}（{self.inspected_on}）"

    def inspected(self) -> str:
        """Return who was inspected, in the tree or not."""
        return self.target.document_name if self.target else self.target_name


class Problem(OrganizationRecord):
    """A problem that an inspection found; `organization` is the one that must put it right."""

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="+", verbose_name="督导检查"
    )
    content = models.CharField("问题", max_length=500)
    found_on = models.DateField("发现日期")
    rectify_by = models.DateField("整改时限", null=True, blank=True)
    rectified_on = models.DateField("整改完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "检查发现问题"
        verbose_name_plural = "检查发现问题"
        indexes = [models.Index(fields=["organization", "found_on"], name="problem_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rectified_on__isnull=True)
                | models.Q(rectified_on__gte=models.F("found_on")),
                name="problem_found_before_rectified",
            )
        ]

    def __str__(self) -> str:
        return self.content


class Appraisal(OrganizationRecord):
    """A secretary who reported on the year's Party building and was appraised."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="述职书记")
    year = models.PositiveSmallIntegerField("述职年度")
    appraised_on = models.DateField("评议日期")
    grade = models.CharField("评议等次", max_length=2, choices=Grade)

    class Meta:
        verbose_name = "述职评议"
        verbose_name_plural = "述职评议"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member", "year"], name="appraisal_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.year}年度述职评议"


class IntegrityReminder(OrganizationRecord):
    """A reminder of integrity before a festival or another key date."""

    occasion = models.CharField("节点", max_length=30)
    issued_on = models.DateField("提醒日期")
    form = models.CharField("方式", max_length=30, blank=True)

    class Meta:
        verbose_name = "廉政提醒"
        verbose_name_plural = "廉政提醒"

    def __str__(self) -> str:
        return f"{self.occasion}廉政提醒"


class IntegrityTalk(OrganizationRecord):
    """One person's integrity talk; who is no member stands by name."""

    kind = models.CharField("谈话类型", max_length=10, choices=TalkKind, default=TalkKind.ROUTINE)
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="谈话对象"
    )
    person_name = models.CharField("谈话对象姓名", max_length=50, blank=True)
    talker_name = models.CharField("谈话人", max_length=50, blank=True)
    talked_on = models.DateField("谈话日期")

    class Meta:
        verbose_name = "廉政谈话"
        verbose_name_plural = "廉政谈话"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=False) | ~models.Q(person_name=""),
                name="integrity_talk_with_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person()}{self.kind}"

    def person(self) -> str:
        """Return with whom, a member or not."""
        return self.member.name if self.member else self.person_name


class Suggestion(OrganizationRecord):
    """One opinion or suggestion that was collected, and when it was settled."""

    content = models.CharField("内容", max_length=500)
    source = models.CharField("来源", max_length=100, blank=True)
    collected_on = models.DateField("征集日期")
    settled_on = models.DateField("办结日期", null=True, blank=True)

    class Meta:
        verbose_name = "意见建议"
        verbose_name_plural = "意见建议"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_on__isnull=True)
                | models.Q(settled_on__gte=models.F("collected_on")),
                name="suggestion_collected_before_settled",
            )
        ]

    def __str__(self) -> str:
        return self.content

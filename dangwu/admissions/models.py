"""Applicants and what the 25 steps of their admission leave in the dossier (细则2014)."""

from __future__ import annotations

from django.db import models

from dangwu.admissions import steps
from dangwu.admissions.choices import (
    ApproverKind,
    Conclusion,
    OpinionSource,
    PaperKind,
    Purpose,
    Result,
)
from dangwu.admissions.dossier import DossierRecord, Standing
from dangwu.admissions.papers import (  # noqa: F401 - Django looks for a room's records here
    CandidateTraining,
    MissingPaper,
    Probation,
)
from dangwu.meetings.models import Meeting
from dangwu.members.models import Education, Member, Sex
from dangwu.organizations.models import FOREVER, Organization, OrganizationRecord


class Applicant(Standing, OrganizationRecord):
    """Someone who applied: her steps stand in Step, who trained her before in ApplicantMove.

    `stopped_on` is the first day on which she is no longer trained; `member` is set once she is
    received.
    """

    name = models.CharField("姓名", max_length=50, db_index=True)
    sex = models.CharField("性别", max_length=1, choices=Sex)
    birth_no = models.IntegerField("出生日期（年月日数）")
    nationality = models.CharField("民族", max_length=20, default="汉族")
    education = models.CharField("学历", max_length=10, choices=Education, blank=True)
    staff_no = models.CharField("人员编号", max_length=30, blank=True)
    bylaw = models.CharField("适用细则版本", max_length=10, default="2014")
    form_no = models.CharField("志愿书编号", max_length=50, blank=True)
    stopped_on = models.DateField("停止培养日期（不含）", default=FOREVER)
    member = models.OneToOneField(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党员"
    )

    class Meta:
        verbose_name = "入党申请人"
        verbose_name_plural = "入党申请人"

    def __str__(self) -> str:
        return self.name


class ApplicantMove(DossierRecord):
    """From `moved_on` another organization trains the applicant: history, for stocks of the past."""

    origin = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name="原培养党组织"
    )
    target = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name="接续培养党组织"
    )
    moved_on = models.DateField("变动日期")

    class Meta:
        verbose_name = "培养党组织变动"
        verbose_name_plural = "培养党组织变动"
        constraints = [
            models.UniqueConstraint(fields=["applicant", "moved_on"], name="applicant_moves_once"),
            models.CheckConstraint(
                condition=~models.Q(origin=models.F("target")), name="applicant_moves_elsewhere"
            ),
        ]


class Step(OrganizationRecord):
    """One of the 25 steps, done on a day in the organization where the applicant then was.

    `by` and `by_post` are who did it where that matters (谈话人, 第2、16步); `passed` is False
    where the step ended against the applicant (支部大会未通过).
    """

    applicant = models.ForeignKey(
        Applicant, models.PROTECT, related_name="+", verbose_name="入党申请人"
    )
    number = models.PositiveSmallIntegerField("步骤")
    done_on = models.DateField("完成日期")
    passed = models.BooleanField("通过", default=True)
    by = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="经办人"
    )
    by_post = models.CharField("经办人职务", max_length=30, blank=True)
    paper = models.CharField("材料", max_length=200, blank=True)

    class Meta:
        verbose_name = "发展步骤"
        verbose_name_plural = "发展步骤"
        indexes = [
            models.Index(fields=["organization", "done_on"], name="step_organization_day"),
            models.Index(fields=["applicant", "number"], name="step_applicant_number"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=25), name="step_one_to_twenty_five"
            ),
            models.UniqueConstraint(
                fields=["applicant", "number"],
                condition=models.Q(passed=True),
                name="step_passed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.applicant}：第{self.number}步 {self.step_name}"

    @property
    def step_name(self) -> str:
        """What the step is."""
        return steps.STEPS[self.number - 1].name


class Contact(DossierRecord):
    """A 培养联系人: a full member who accompanies the applicant."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="培养联系人")
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)

    class Meta:
        verbose_name = "培养联系人"
        verbose_name_plural = "培养联系人"


class Sponsor(DossierRecord):
    """An 入党介绍人."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="入党介绍人")
    named_on = models.DateField("确定日期")

    class Meta:
        verbose_name = "入党介绍人"
        verbose_name_plural = "入党介绍人"
        constraints = [
            models.UniqueConstraint(fields=["applicant", "member"], name="sponsor_named_once")
        ]


class Review(DossierRecord):
    """A half-yearly review of an 积极分子 or a probationary member (第6、21步)."""

    step = models.PositiveSmallIntegerField("步骤", default=6)
    reviewed_on = models.DateField("考察日期")
    opinion = models.TextField("考察意见", blank=True)

    class Meta:
        verbose_name = "培养考察"
        verbose_name_plural = "培养考察"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__in=[6, 21]), name="review_of_step_6_or_21"
            )
        ]


class Opinion(DossierRecord):
    """An opinion that was heard (第7、10步)."""

    source = models.CharField("意见来源", max_length=10, choices=OpinionSource)
    heard_on = models.DateField("听取日期")
    agreed = models.BooleanField("同意", default=True)

    class Meta:
        verbose_name = "听取意见"
        verbose_name_plural = "听取意见"


class PoliticalReview(DossierRecord):
    """The political review (第10步). `floating`: opinions come from home and residence as well."""

    concluded_on = models.DateField("结论日期")
    conclusion = models.CharField("结论", max_length=3, choices=Conclusion)
    floating = models.BooleanField("流动人员", default=False)

    class Meta:
        verbose_name = "政治审查"
        verbose_name_plural = "政治审查"


class Prereview(DossierRecord):
    """The review by the committee above before the meeting of the branch (第13步)."""

    reviewed_on = models.DateField("预审日期")
    result = models.CharField("预审结果", max_length=3, choices=Conclusion)
    notified_on = models.DateField("书面通知日期", null=True, blank=True)
    planned_leave_on = models.DateField("计划离开日期", null=True, blank=True)

    class Meta:
        verbose_name = "预审"
        verbose_name_plural = "预审"


class Vote(DossierRecord):
    """The vote of the branch meeting (第15、23步).

    `eligible` is 应到会有表决权的正式党员, the denominator of both majorities; `written` are the
    agreeing votes that absent members gave in writing before the meeting, and are among those
    `in_favour`. `written_late` and `present_probationary` are told and never count.
    `extended_to` is the day on which an extended probation is full.
    """

    purpose = models.CharField("事项", max_length=2, choices=Purpose)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="支部党员大会",
    )
    held_on = models.DateField("表决日期")
    eligible = models.PositiveIntegerField("应到会有表决权人数")
    present = models.PositiveIntegerField("实到会有表决权人数")
    written = models.PositiveIntegerField("会前书面意见数", default=0)
    written_late = models.PositiveIntegerField("会后书面意见数", default=0)
    present_probationary = models.PositiveIntegerField("到会预备党员数", default=0)
    secret = models.BooleanField("无记名投票", null=True, blank=True)
    in_favour = models.PositiveIntegerField("赞成票")
    against = models.PositiveIntegerField("反对票", default=0)
    abstained = models.PositiveIntegerField("弃权票", default=0)
    result = models.CharField("表决结果", max_length=10, choices=Result)
    extended_months = models.PositiveSmallIntegerField("延长月数", default=0)
    extended_to = models.DateField("延长至", null=True, blank=True)

    class Meta:
        verbose_name = "支部大会表决"
        verbose_name_plural = "支部大会表决"


class Approval(DossierRecord):
    """The decision of the committee above (第17、24步).

    `approver_kind` says what it is where it stands outside the office's tree.
    """

    purpose = models.CharField("事项", max_length=2, choices=Purpose)
    approver = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="审批党委",
    )
    approver_kind = models.CharField("审批机关", max_length=6, choices=ApproverKind, blank=True)
    reported_on = models.DateField("上报日期")
    approved_on = models.DateField("审批日期", null=True, blank=True)
    time_extended = models.BooleanField("批准延长审批时间", default=False)
    collective = models.BooleanField("集体讨论", default=True)
    result = models.CharField("审批结果", max_length=10, choices=Result, blank=True)

    class Meta:
        verbose_name = "上级审批"
        verbose_name_plural = "上级审批"


class Notice(DossierRecord):
    """A public notice (公示): no step of the 25, but widely asked for."""

    purpose = models.CharField("事项", max_length=2, choices=Purpose)
    posted_on = models.DateField("公示起")
    ended_on = models.DateField("公示止")

    class Meta:
        verbose_name = "公示"
        verbose_name_plural = "公示"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__gte=models.F("posted_on")),
                name="notice_posted_before_ended",
            )
        ]


class ArchivedPaper(DossierRecord):
    """One of the five papers put into the archive (第25步)."""

    kind = models.CharField("材料", max_length=10, choices=PaperKind)
    archived_on = models.DateField("归档日期")

    class Meta:
        verbose_name = "归档材料"
        verbose_name_plural = "归档材料"
        constraints = [
            models.UniqueConstraint(fields=["applicant", "kind"], name="paper_archived_once")
        ]

"""Meetings and activities of every kind: called, held, who came and spoke; appraisals and talks."""

from __future__ import annotations

from django.db import models

from dangwu.members.models import Member
from dangwu.organizations.models import OrganizationRecord

DAY_MINUTES = 24 * 60


class MeetingKind(models.TextChoices):
    """What a meeting or activity is."""

    GENERAL_MEETING = "支部党员大会", "支部党员大会"
    BRANCH_COMMITTEE = "支部委员会", "支部委员会会议"
    GROUP_MEETING = "党小组会", "党小组会"
    LECTURE = "党课", "党课"
    PARTY_DAY = "主题党日", "主题党日"
    ORGANIZATIONAL_LIFE = "组织生活会", "组织生活会"
    DEMOCRATIC_LIFE = "民主生活会", "民主生活会"
    CENTRE_GROUP = "中心组学习", "理论学习中心组学习"
    BRANCH_STUDY = "支部集中学习", "支部集中学习"
    SEMINAR = "专题研讨", "专题研讨"
    DISCUSSION = "大讨论", "大讨论"
    COMMITTEE = "党委会", "党委会"
    LEADING_GROUP = "党组会", "党组会"
    WORK_MEETING = "工作会议", "工作会议"
    COMMEMORATION = "纪念活动", "“七一”建党纪念活动"
    WARNING_EDUCATION = "警示教育", "警示教育"
    INTEGRITY_EDUCATION = "廉政教育", "廉政教育"
    OTHER = "其他活动", "其他活动"


class Form(models.TextChoices):
    """How a meeting or activity was done."""

    GROUP_STUDY = "集中学习", "集中学习"
    SEMINAR = "专题研讨", "专题研讨"
    EXPERT = "专家辅导", "专家辅导"
    LECTURE = "讲授", "讲授"
    INTERACTIVE = "情景互动", "情景互动"
    ON_SITE = "现场教学", "现场教学"
    VIDEO = "观看影像", "观看影像"
    ONLINE = "线上", "线上"
    MEETING = "会议", "会议"
    OTHER = "其他", "其他"


class Presence(models.TextChoices):
    """Whether someone came. 列席 stands outside 应到."""

    PRESENT = "出席", "出席"
    EXCUSED = "请假", "请假"
    ABSENT = "缺席", "缺席"
    GUEST = "列席", "列席"


class Grade(models.TextChoices):
    """What 民主评议 gives."""

    EXCELLENT = "优秀", "优秀"
    PASSED = "合格", "合格"
    BARELY = "基本合格", "基本合格"
    FAILED = "不合格", "不合格"


class TalkRelation(models.TextChoices):
    """Between whom a heart-to-heart talk was."""

    COMMITTEE = "委员与委员", "委员与委员"
    COMMITTEE_MEMBER = "委员与党员", "委员与党员"
    MEMBERS = "党员与党员", "党员与党员"


class Meeting(OrganizationRecord):
    """A meeting or activity that was held. `expected` counts neither guests nor listeners.

    `from_minute` is the minute of the day at which it began; it and `minutes_long` may be unknown.
    """

    kind = models.CharField("类型", max_length=10, choices=MeetingKind)
    form = models.CharField("形式", max_length=10, choices=Form, default=Form.MEETING)
    topic = models.CharField("主题", max_length=200)
    campaign = models.CharField("所属主题教育或专项活动", max_length=100, blank=True)
    held_on = models.DateField("召开日期")
    from_minute = models.PositiveSmallIntegerField("起（分钟）", null=True, blank=True)
    minutes_long = models.PositiveIntegerField("时长（分钟）", null=True, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    opened_with_first_topic = models.BooleanField("以第一议题开场", default=False)
    studied_party_building = models.BooleanField("研究党建工作", default=False)
    studied_ideology = models.BooleanField("专题研究意识形态工作", default=False)
    chair = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="主持人"
    )
    recorder = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="记录人"
    )
    lead_reader = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="领学人"
    )
    lecturer = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="授课人"
    )
    given_by_leader = models.BooleanField("领导授课", default=False)
    outside_expert = models.CharField("外请专家", max_length=50, blank=True)
    expected = models.PositiveIntegerField("应到人数")
    present = models.PositiveIntegerField("实到人数")
    excused = models.PositiveIntegerField("请假人数", default=0)
    absent = models.PositiveIntegerField("缺席人数", default=0)
    guests = models.PositiveIntegerField("列席人数", default=0)
    agenda = models.TextField("议程", blank=True)
    minutes_text = models.TextField("会议记录", blank=True)
    resolution = models.TextField("会议决议", blank=True)

    class Meta:
        verbose_name = "会议活动"
        verbose_name_plural = "会议活动"
        indexes = [
            models.Index(fields=["organization", "held_on"], name="meeting_organization_day"),
            models.Index(fields=["kind", "held_on"], name="meeting_kind_day"),
            # which months an organization missed: asked for every branch and month
            models.Index(
                fields=["organization", "kind", "held_on"], name="meeting_organization_kind_day"
            ),
            models.Index(fields=["held_on"], name="meeting_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    expected=models.F("present") + models.F("excused") + models.F("absent")
                ),
                name="meeting_expected_is_the_sum",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes_long__gt=0), name="meeting_takes_time"
            ),
            models.CheckConstraint(
                condition=models.Q(from_minute__lt=DAY_MINUTES), name="meeting_within_the_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(form="专家辅导") | ~models.Q(outside_expert=""),
                name="meeting_expert_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.kind} {self.topic}"


class Attendance(models.Model):
    """One person at one meeting; `as_ordinary_member` is a leading cadre's 双重组织生活."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+", verbose_name="会议活动")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    state = models.CharField("到会情况", max_length=2, choices=Presence)
    excuse = models.CharField("缺席事由", max_length=100, blank=True)
    as_ordinary_member = models.BooleanField("以普通党员身份参加", default=False)

    class Meta:
        verbose_name = "到会记录"
        verbose_name_plural = "到会记录"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once_a_meeting"),
            models.CheckConstraint(
                condition=models.Q(as_ordinary_member=False) | models.Q(state="出席"),
                name="attendance_ordinary_present",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.state}{self.meeting}"


class Speech(models.Model):
    """What a member said at a meeting, in its order."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+", verbose_name="会议活动")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="发言人")
    position = models.PositiveSmallIntegerField("发言次序", default=1)
    topic = models.CharField("发言题目", max_length=200, blank=True)

    class Meta:
        verbose_name = "发言"
        verbose_name_plural = "发言"

    def __str__(self) -> str:
        return f"{self.member}在{self.meeting}的发言"


class ConveningState(models.TextChoices):
    """How far a call of a meeting is."""

    OPEN = "召集中", "召集中"
    CLOSED = "已登记", "已登记"
    CANCELLED = "已取消", "已取消"


class SignedBy(models.TextChoices):
    """How someone's coming became known."""

    CODE = "扫码", "扫码"
    SECRETARY = "代为登记", "代为登记"


class Convening(OrganizationRecord):
    """A call of a meeting: who is expected and who has come so far; no figure counts it.

    Closing it makes the Meeting with its attendances.
    """

    kind = models.CharField("类型", max_length=10, choices=MeetingKind)
    form = models.CharField("形式", max_length=10, choices=Form, default=Form.MEETING)
    topic = models.CharField("主题", max_length=200)
    held_on = models.DateField("召开日期")
    from_minute = models.PositiveSmallIntegerField("起（分钟）", null=True, blank=True)
    minutes_long = models.PositiveIntegerField("时长（分钟）", null=True, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    chair = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="主持人"
    )
    recorder = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="记录人"
    )
    outside_expert = models.CharField("外请专家", max_length=50, blank=True)
    agenda = models.TextField("议程", blank=True)
    state = models.CharField(
        "召集状态", max_length=3, choices=ConveningState, default=ConveningState.OPEN
    )
    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="会议活动"
    )

    class Meta:
        verbose_name = "会议召集"
        verbose_name_plural = "会议召集"
        indexes = [
            models.Index(fields=["organization", "held_on"], name="convening_organization_day"),
            models.Index(fields=["state", "held_on"], name="convening_state_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="已登记", meeting__isnull=False)
                | (~models.Q(state="已登记") & models.Q(meeting__isnull=True)),
                name="convening_closed_has_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.kind} {self.topic}"


class RosterEntry(models.Model):
    """Someone on the roster of a call. `state` is empty until she came or was entered.

    `signed_minute` is the minute of the day at which her phone signed her in.
    """

    convening = models.ForeignKey(
        Convening, models.PROTECT, related_name="+", verbose_name="会议召集"
    )
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    state = models.CharField("到会情况", max_length=2, choices=Presence, blank=True)
    excuse = models.CharField("缺席事由", max_length=100, blank=True)
    signed_by = models.CharField("签到方式", max_length=4, choices=SignedBy, blank=True)
    signed_minute = models.PositiveSmallIntegerField("签到时刻（分钟）", null=True, blank=True)
    as_ordinary_member = models.BooleanField("以普通党员身份参加", default=False)

    class Meta:
        verbose_name = "召集名单"
        verbose_name_plural = "召集名单"
        constraints = [
            models.UniqueConstraint(fields=["convening", "member"], name="roster_once_a_convening"),
        ]

    def __str__(self) -> str:
        return f"{self.convening}名单：{self.member}"


class MeetingPhoto(models.Model):
    """A photograph of a meeting, stripped of where and by what it was taken.

    The file is named by the digest of what was kept.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+", verbose_name="会议活动")
    digest = models.CharField("文件摘要", max_length=64)
    caption = models.CharField("照片说明", max_length=100, blank=True)
    width = models.PositiveIntegerField("照片宽度")
    height = models.PositiveIntegerField("照片高度")
    added_on = models.DateField("上传日期")

    class Meta:
        verbose_name = "会议照片"
        verbose_name_plural = "会议照片"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "digest"], name="photo_once_a_meeting"),
        ]

    def __str__(self) -> str:
        return self.caption or f"{self.meeting}照片"


class MemberAppraisal(OrganizationRecord):
    """A member's grade in 民主评议党员."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    appraised_on = models.DateField("评议日期")
    grade = models.CharField("评议结果", max_length=4, choices=Grade)

    class Meta:
        verbose_name = "民主评议"
        verbose_name_plural = "民主评议"
        indexes = [
            models.Index(
                fields=["organization", "appraised_on"], name="appraisal_organization_day"
            ),
            models.Index(fields=["appraised_on"], name="appraisal_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["member", "appraised_on"], name="appraisal_once_a_day")
        ]


class HeartTalk(OrganizationRecord):
    """A heart-to-heart talk between two members."""

    talker = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="谈话人")
    listener = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="谈话对象")
    relation = models.CharField("谈话类型", max_length=10, choices=TalkRelation)
    held_on = models.DateField("谈话日期")
    topic = models.CharField("内容", max_length=200, blank=True)

    class Meta:
        verbose_name = "谈心谈话"
        verbose_name_plural = "谈心谈话"
        indexes = [
            models.Index(fields=["organization", "held_on"], name="talk_organization_day"),
            models.Index(fields=["held_on"], name="heart_talk_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(talker=models.F("listener")), name="heart_talk_of_two"
            )
        ]

"""Training courses and who attended, quizzes, reflections, research articles, talks."""

from __future__ import annotations

from django.db import models

from dangwu.admissions.models import Applicant
from dangwu.members.models import Member
from dangwu.organizations.models import OrganizationRecord


class CourseKind(models.TextChoices):
    """Whom a course is for."""

    PARTY_WORK = "党务培训", "党务培训"
    CANDIDATES = "发展对象培训", "发展对象培训"
    ACTIVISTS = "积极分子培训", "入党积极分子培训"
    MEMBERS = "党员培训", "党员培训"
    READING = "读书班", "读书班"


class Attendee(models.TextChoices):
    """As what someone attends a course."""

    PARTY_WORKER = "党务工作者", "书记和党务工作者"
    MEMBER = "党员", "党员"
    CANDIDATE = "发展对象", "发展对象"
    ACTIVIST = "积极分子", "入党积极分子"


class QuizKind(models.TextChoices):
    """What a quiz is."""

    ANSWERING = "网上答题", "网上答题"
    CONTEST = "知识竞赛", "知识竞赛"
    TEST = "测试", "知识测试"


class Audience(models.TextChoices):
    """To whom a talk is given."""

    PUBLIC = "群众", "群众"
    BRANCH = "党支部", "党支部"
    ENTERPRISE = "企业", "企业"
    STAFF = "职工", "干部职工"


class Course(OrganizationRecord):
    """A training course that the organization held, or (`outside_organizer`) sent people to."""

    name = models.CharField("培训班名称", max_length=100)
    kind = models.CharField("类别", max_length=10, choices=CourseKind)
    began_on = models.DateField("开班日期")
    ended_on = models.DateField("结束日期")
    minutes_long = models.PositiveIntegerField("时长（分钟）")
    outside_organizer = models.CharField("外部主办单位", max_length=100, blank=True)

    class Meta:
        verbose_name = "培训班"
        verbose_name_plural = "培训班"
        indexes = [
            models.Index(fields=["organization", "began_on"], name="course_organization_day")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__gte=models.F("began_on")),
                name="course_began_before_ended",
            )
        ]

    def __str__(self) -> str:
        return self.name


class CourseAttendance(OrganizationRecord):
    """One person at one course: a member or an applicant, in the organization she came from."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="+", verbose_name="培训班")
    category = models.CharField("参训身份", max_length=10, choices=Attendee)
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党员"
    )
    applicant = models.ForeignKey(
        Applicant,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="入党申请人",
    )
    minutes = models.PositiveIntegerField("参训时长（分钟）")
    passed = models.BooleanField("结业", null=True, blank=True)

    class Meta:
        verbose_name = "参训记录"
        verbose_name_plural = "参训记录"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    category__in=["党务工作者", "党员"],
                    member__isnull=False,
                    applicant__isnull=True,
                )
                | models.Q(
                    category__in=["发展对象", "积极分子"],
                    member__isnull=True,
                    applicant__isnull=False,
                ),
                name="course_member_or_applicant",
            ),
            models.UniqueConstraint(fields=["course", "member"], name="course_member_once"),
            models.UniqueConstraint(fields=["course", "applicant"], name="course_applicant_once"),
        ]

    def person(self) -> Member | Applicant | None:
        """Return who attended."""
        return self.member or self.applicant


class Quiz(OrganizationRecord):
    """A quiz, contest or test that the organization held."""

    title = models.CharField("名称", max_length=100)
    kind = models.CharField("类别", max_length=4, choices=QuizKind)
    held_on = models.DateField("举办日期")
    online = models.BooleanField("网上进行", default=True)

    class Meta:
        verbose_name = "答题测试"
        verbose_name_plural = "答题测试"
        indexes = [models.Index(fields=["organization", "held_on"], name="quiz_organization_day")]

    def __str__(self) -> str:
        return self.title


class QuizAttempt(OrganizationRecord):
    """A member's attempt, in the organization where she then belonged; `score` out of 100."""

    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="+", verbose_name="答题测试")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    attempted_on = models.DateField("答题日期")
    score = models.PositiveSmallIntegerField("得分（百分制）")

    class Meta:
        verbose_name = "答题记录"
        verbose_name_plural = "答题记录"
        indexes = [
            models.Index(fields=["organization", "attempted_on"], name="attempt_organization_day"),
            models.Index(fields=["attempted_on"], name="attempt_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=100), name="attempt_score_to_100"
            )
        ]


class Reflection(OrganizationRecord):
    """A reflection (心得体会) that a member handed in."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    title = models.CharField("题目", max_length=200)
    handed_in_on = models.DateField("提交日期")

    class Meta:
        verbose_name = "心得体会"
        verbose_name_plural = "心得体会"
        indexes = [
            models.Index(
                fields=["organization", "handed_in_on"], name="reflection_organization_day"
            ),
            models.Index(fields=["handed_in_on"], name="reflection_day"),
        ]


class Article(OrganizationRecord):
    """A research article (调研文章)."""

    author = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="作者"
    )
    title = models.CharField("题目", max_length=200)
    finished_on = models.DateField("完成日期")

    class Meta:
        verbose_name = "调研文章"
        verbose_name_plural = "调研文章"


class Talk(OrganizationRecord):
    """A talk (宣讲) given to the public or to branches."""

    topic = models.CharField("主题", max_length=200)
    speaker = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="宣讲人"
    )
    speaker_name = models.CharField("外请宣讲人", max_length=50, blank=True)
    audience = models.CharField("宣讲对象", max_length=4, choices=Audience)
    listeners = models.PositiveIntegerField("听众人数", null=True, blank=True)
    held_on = models.DateField("宣讲日期")

    class Meta:
        verbose_name = "宣讲"
        verbose_name_plural = "宣讲"

    def given_by(self) -> str:
        """Return who gave it: a member, or somebody from outside."""
        return self.speaker.name if self.speaker is not None else self.speaker_name

"""Members, where each belonged on every day, posts, transfers, stars, contact points."""

from __future__ import annotations

from django.db import models

from dangwu.accounts.models import User
from dangwu.members.imports import FULL, PROBATIONARY
from dangwu.organizations.models import FOREVER, Organization, OrganizationRecord


class Sex(models.TextChoices):
    """As on the identity card."""

    MALE = "男", "男"
    FEMALE = "女", "女"


class Education(models.TextChoices):
    """The highest schooling, by GB/T 4658."""

    GRADUATE = "研究生", "研究生"
    UNIVERSITY = "大学本科", "大学本科"
    COLLEGE = "大学专科", "大学专科"
    VOCATIONAL = "中专", "中专"
    HIGH = "高中", "高中"
    MIDDLE = "初中", "初中"
    PRIMARY = "小学", "小学"


class Member(models.Model):
    """A Party member. Where she belongs stands in Membership, and dues in their own room.

    `birth_no` is yyyymmdd; 00 as day or month where it is not known (19690100). `education` is
    blank where it is not known: no figure by schooling counts her then.
    `admitted_on` is the day of the branch meeting (细则2014 第15步), `confirmed_on` the day she
    became a full member, `left_on` the first day she no longer counts (transferred away, died …).
    """

    name = models.CharField("姓名", max_length=50, db_index=True)
    sex = models.CharField("性别", max_length=1, choices=Sex)
    birth_no = models.IntegerField("出生日期（年月日数）")
    nationality = models.CharField("民族", max_length=20, default="汉族")
    education = models.CharField("学历", max_length=10, choices=Education, blank=True)
    staff_no = models.CharField("人员编号", max_length=30, blank=True, db_index=True)
    id_cipher = models.BinaryField("身份证号密文", null=True, blank=True)
    id_index = models.CharField("身份证号索引", max_length=64, unique=True, null=True, blank=True)
    phone_cipher = models.BinaryField("手机号密文", null=True, blank=True)
    admitted_on = models.DateField("入党日期")
    confirmed_on = models.DateField("转正日期", null=True, blank=True)
    retired_on = models.DateField("离退休日期", null=True, blank=True)
    floating_since = models.DateField("流动起", null=True, blank=True)
    floating_until = models.DateField("流动止（不含）", default=FOREVER)
    left_on = models.DateField("离开日期（不含）", default=FOREVER, db_index=True)

    class Meta:
        verbose_name = "党员"
        verbose_name_plural = "党员"
        indexes = [models.Index(fields=["confirmed_on"], name="member_confirmed_on")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True)
                | models.Q(confirmed_on__gte=models.F("admitted_on")),
                name="member_admitted_before_confirmed",
            ),
            models.CheckConstraint(
                condition=models.Q(floating_since__isnull=True)
                | models.Q(floating_until__gt=models.F("floating_since")),
                name="member_floating_since_until",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def status(self) -> str:
        """Whether she is a full member."""
        return PROBATIONARY if self.confirmed_on is None else FULL


class Membership(OrganizationRecord):
    """Where a member belonged from `since` up to, not including, `until`."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)

    class Meta:
        verbose_name = "组织关系"
        verbose_name_plural = "组织关系"
        indexes = [
            models.Index(fields=["organization", "until", "since"], name="membership_of_branch")
        ]
        constraints = [
            models.UniqueConstraint(fields=["member", "since"], name="membership_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="membership_since_until"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}：{self.organization}"


class RightsSuspension(models.Model):
    """留党察看: from `since` up to, not including, `until` a member's rights are suspended."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    since = models.DateField("起")
    until = models.DateField("恢复权利日（不含）", default=FOREVER)

    class Meta:
        verbose_name = "留党察看"
        verbose_name_plural = "留党察看"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="suspension_since_until"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.since}起留党察看"


class Transfer(models.Model):
    """A transfer of membership; a missing side is an organization outside the office's tree.

    `letter_until` is the last day on which the letter holds; `receipt_on` the day on which the
    receipt of the side that took her came back.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    origin = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="转出组织",
    )
    origin_name = models.CharField("转出组织名称", max_length=100, blank=True)
    target = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="转入组织",
    )
    target_name = models.CharField("转入组织名称", max_length=100, blank=True)
    transferred_on = models.DateField("转接日期", db_index=True)
    letter = models.CharField("介绍信编号", max_length=50, blank=True)
    letter_until = models.DateField("介绍信有效期至", null=True, blank=True)
    dues_paid_month = models.IntegerField("党费缴至（月序号）", null=True, blank=True)
    receipt_on = models.DateField("回执日期", null=True, blank=True)

    class Meta:
        verbose_name = "组织关系转接"
        verbose_name_plural = "组织关系转接"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(receipt_on__isnull=True)
                | models.Q(receipt_on__gte=models.F("transferred_on")),
                name="transfer_before_receipt",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.transferred_on}组织关系转接"

    @property
    def origin_words(self) -> str:
        """The side that let her go, of the office or not."""
        return self.origin.document_name if self.origin else self.origin_name

    @property
    def target_words(self) -> str:
        """The side that took her, of the office or not."""
        return self.target.document_name if self.target else self.target_name


class Post(OrganizationRecord):
    """A Party post that someone holds: 书记, 副书记, 组织委员, 党务干事 …"""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    title = models.CharField("职务", max_length=30)
    is_secretary = models.BooleanField("书记", default=False)
    since = models.DateField("任职日", db_index=True)
    until = models.DateField("免职日（不含）", default=FOREVER)

    class Meta:
        verbose_name = "党内职务"
        verbose_name_plural = "党内职务"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="post_since_until"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}：{self.title}"


class StarRating(OrganizationRecord):
    """A member's star rating: one to five stars."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    stars = models.PositiveSmallIntegerField("星级")
    rated_on = models.DateField("评定日期", db_index=True)

    class Meta:
        verbose_name = "星级评定"
        verbose_name_plural = "星级评定"
        constraints = [
            models.UniqueConstraint(fields=["member", "rated_on"], name="stars_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(stars__gte=1, stars__lte=5), name="stars_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.stars}星"


class Commendation(OrganizationRecord):
    """A member who was commended."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    title = models.CharField("表彰名称", max_length=100)
    granted_on = models.DateField("表彰日期", db_index=True)

    class Meta:
        verbose_name = "表彰"
        verbose_name_plural = "表彰"

    def __str__(self) -> str:
        return f"{self.member}：{self.title}"


class ContactPoint(OrganizationRecord):
    """An organization that a leader keeps in touch with (联系点)."""

    leader = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="联系领导")
    since = models.DateField("起")
    until = models.DateField("止（不含）", default=FOREVER)

    class Meta:
        verbose_name = "党建联系点"
        verbose_name_plural = "党建联系点"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="contact_point_since_until"
            )
        ]

    def __str__(self) -> str:
        return f"{self.leader}联系{self.organization}"


class Visit(OrganizationRecord):
    """A guidance visit to a contact point."""

    contact_point = models.ForeignKey(
        ContactPoint, models.PROTECT, related_name="+", verbose_name="联系点"
    )
    visited_on = models.DateField("指导日期")
    topic = models.CharField("内容", max_length=100, blank=True)

    class Meta:
        verbose_name = "联系点指导"
        verbose_name_plural = "联系点指导"

    def __str__(self) -> str:
        return f"{self.visited_on}{self.topic or '指导'}"


class Account(models.Model):
    """Whose login is this member's own: what she sees of herself on her phone hangs on it."""

    user = models.OneToOneField(User, models.PROTECT, related_name="+", verbose_name="账号")
    member = models.OneToOneField(Member, models.PROTECT, related_name="+", verbose_name="党员")

    class Meta:
        verbose_name = "本人账号"
        verbose_name_plural = "本人账号"

    def __str__(self) -> str:
        return f"{self.user}"


class Look(models.Model):
    """Who looked at a member's page on a day, and at what: once a day is enough."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="查看人")
    seen_on = models.DateField("查看日期")
    what = models.CharField("查看内容", max_length=500)
    at = models.DateTimeField("首次查看时间")

    class Meta:
        verbose_name = "查看记录"
        verbose_name_plural = "查看记录"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "user", "seen_on", "what"], name="look_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}{self.seen_on}查看{self.member}"

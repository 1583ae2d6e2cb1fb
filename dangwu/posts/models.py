"""Emergency checkpoints and their shifts, household checks, donations, volunteers, residents served."""

from __future__ import annotations

from django.db import models

from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, OrganizationRecord
from dangwu.pages.cells import clock

DAY = 1440
"""Minutes of a day."""


class PersonRecord(OrganizationRecord):
    """What one person did for an organization; who is no member stands by name."""

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党员"
    )
    person_name = models.CharField("非党员姓名", max_length=50, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=False) | ~models.Q(person_name=""),
                name="%(class)s_by_someone",
            )
        ]

    def person(self) -> str:
        """Return who it was, a member or not."""
        return self.member.name if self.member else self.person_name


class Checkpoint(OrganizationRecord):
    """An emergency checkpoint (防控卡点) that the organization mans.

    `district` and `community` are names as documents write them (河东区, 向阳社区); `community` is
    empty where it serves none.
    """

    name = models.CharField("卡点名称", max_length=100)
    district = models.CharField("所在区县", max_length=30)
    community = models.CharField("所在社区", max_length=50, blank=True)
    since = models.DateField("设立日期")
    until = models.DateField("撤除日期（不含）", default=FOREVER)

    class Meta:
        verbose_name = "防控卡点"
        verbose_name_plural = "防控卡点"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="checkpoint_since_until"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Shift(PersonRecord):
    """One person's shift at a checkpoint, on the roster of the day it begins.

    Minutes of that day; a shift over midnight ends beyond 1440 (20:00 to 08:00 is 1200 to 1920).
    `organization` is the person's; `worked` is False while planned, and where nobody came.
    """

    checkpoint = models.ForeignKey(
        Checkpoint, models.PROTECT, related_name="+", verbose_name="防控卡点"
    )
    worked_on = models.DateField("值守日期")
    from_minute = models.PositiveSmallIntegerField("起（分钟）")
    to_minute = models.PositiveSmallIntegerField("止（分钟）")
    worked = models.BooleanField("已到岗", default=True)

    class Meta(PersonRecord.Meta):
        verbose_name = "值守班次"
        verbose_name_plural = "值守班次"
        indexes = [
            models.Index(fields=["organization", "worked_on"], name="shift_by_day"),
            models.Index(fields=["checkpoint", "worked_on"], name="shift_of_checkpoint"),
            models.Index(fields=["-worked_on"], name="shift_latest"),
            models.Index(
                fields=["-worked_on"], condition=models.Q(worked=False), name="shift_not_worked"
            ),
        ]
        constraints = [
            *PersonRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(from_minute__lt=DAY)
                & models.Q(to_minute__gt=models.F("from_minute"))
                & models.Q(to_minute__lte=models.F("from_minute") + DAY),
                name="shift_within_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person()}{self.worked_on}值守"

    def hours(self) -> str:
        """Return 20:00–次日08:00."""
        return f"{clock(self.from_minute)}–{clock(self.to_minute)}"


class HouseholdCheck(OrganizationRecord):
    """A household checked from a checkpoint; the same household may be checked again.

    `household` tells it from others of the checkpoint's community: 3号楼2单元501.
    """

    checkpoint = models.ForeignKey(
        Checkpoint, models.PROTECT, related_name="+", verbose_name="防控卡点"
    )
    household = models.CharField("住户", max_length=100)
    people = models.PositiveIntegerField("登记人数")
    checked_on = models.DateField("排查日期")

    class Meta:
        verbose_name = "入户排查"
        verbose_name_plural = "入户排查"
        indexes = [
            models.Index(fields=["organization", "checked_on"], name="household_by_day"),
            models.Index(fields=["-checked_on"], name="household_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["checkpoint", "household", "checked_on"], name="household_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.household}（{self.checked_on}）"


class Donation(PersonRecord):
    """One person's donation of money."""

    amount_fen = models.BigIntegerField("金额（分）")
    donated_on = models.DateField("捐款日期")
    cause = models.CharField("事由", max_length=100, blank=True)

    class Meta(PersonRecord.Meta):
        verbose_name = "捐款"
        verbose_name_plural = "捐款"
        indexes = [models.Index(fields=["-donated_on"], name="donation_latest")]
        constraints = [
            *PersonRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="donation_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person()}{self.donated_on}捐款"


class VolunteerTeam(OrganizationRecord):
    """A volunteer team, in being from `since` up to, not including, `until`."""

    name = models.CharField("服务队名称", max_length=100)
    since = models.DateField("成立日期")
    until = models.DateField("解散日期（不含）", default=FOREVER)

    class Meta:
        verbose_name = "志愿服务队"
        verbose_name_plural = "志愿服务队"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="team_since_until"
            )
        ]

    def __str__(self) -> str:
        return self.name


class VolunteerActivity(OrganizationRecord):
    """A volunteer activity; who came stands in VolunteerAttendance."""

    team = models.ForeignKey(
        VolunteerTeam, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="志愿服务队",
    )  # fmt: skip
    topic = models.CharField("活动内容", max_length=100)
    place = models.CharField("地点", max_length=100, blank=True)
    held_on = models.DateField("活动日期")

    class Meta:
        verbose_name = "志愿服务活动"
        verbose_name_plural = "志愿服务活动"

    def __str__(self) -> str:
        return self.topic


class VolunteerAttendance(PersonRecord):
    """One person at a volunteer activity; `organization` is the person's."""

    activity = models.ForeignKey(
        VolunteerActivity, models.PROTECT, related_name="+", verbose_name="志愿服务活动"
    )

    class Meta(PersonRecord.Meta):
        verbose_name = "志愿服务参加"
        verbose_name_plural = "志愿服务参加"
        constraints = [
            *PersonRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "member"], name="volunteer_once_an_activity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person()}参加{self.activity}"


class CommunityRegistration(models.Model):
    """A member registered with the community she lives in (双报到)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    district = models.CharField("所在区县", max_length=30, blank=True)
    community = models.CharField("报到社区", max_length=50)
    since = models.DateField("报到日期")
    until = models.DateField("注销日期（不含）", default=FOREVER)

    class Meta:
        verbose_name = "社区报到"
        verbose_name_plural = "社区报到"
        constraints = [
            models.UniqueConstraint(fields=["member", "since"], name="registration_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="registration_since_until"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}（{self.community}）"


class PracticalThing(OrganizationRecord):
    """A practical thing undertaken for residents (办实事)."""

    title = models.CharField("项目", max_length=200)
    undertaken_on = models.DateField("立项日期")
    done_on = models.DateField("办结日期", null=True, blank=True)

    class Meta:
        verbose_name = "办实事项目"
        verbose_name_plural = "办实事项目"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True)
                | models.Q(done_on__gte=models.F("undertaken_on")),
                name="practical_thing_undertaken_before_done",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ResidentService(OrganizationRecord):
    """Residents served on a day."""

    topic = models.CharField("服务内容", max_length=100)
    people = models.PositiveIntegerField("服务人次")
    served_on = models.DateField("服务日期")

    class Meta:
        verbose_name = "服务群众"
        verbose_name_plural = "服务群众"

    def __str__(self) -> str:
        return f"{self.topic}（{self.served_on}）"


class ComfortVisit(OrganizationRecord):
    """People visited and comforted (慰问) on a day, with money and goods in fen."""

    recipients = models.CharField("慰问对象", max_length=100)
    people = models.PositiveIntegerField("慰问人数")
    amount_fen = models.BigIntegerField("慰问金额（分）", default=0)
    visited_on = models.DateField("慰问日期")

    class Meta:
        verbose_name = "慰问"
        verbose_name_plural = "慰问"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_fen__gte=0), name="comfort_not_below_zero"
            )
        ]

    def __str__(self) -> str:
        return f"慰问{self.recipients}（{self.visited_on}）"

"""Attendance by person and month, leaves and business trips."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from dangwu.core.calendar import month_label
from dangwu.members.models import Member
from dangwu.organizations.models import OrganizationRecord


class LeaveKind(models.TextChoices):
    """Why someone is away."""

    ANNUAL = "年休假", "年休假"
    PERSONAL = "事假", "事假"
    SICK = "病假", "病假"
    MARRIAGE = "婚假", "婚假"
    MATERNITY = "产假", "产假"
    NURSING = "护理假", "护理假"
    BEREAVEMENT = "丧假", "丧假"
    FAMILY = "探亲假", "探亲假"
    OTHER = "其他", "其他"


class LeaveState(models.TextChoices):
    """How far a leave has come."""

    ASKED = "asked", "待批"
    APPROVED = "approved", "已批准"
    REFUSED = "refused", "未批准"
    CANCELLED = "cancelled", "已撤销"


class StaffRecord(OrganizationRecord):
    """A record of someone on the staff, who may be a member or not."""

    name = models.CharField("姓名", max_length=50)
    staff_no = models.CharField("人员编号", max_length=30, blank=True)
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党员"
    )

    class Meta:
        abstract = True


class AttendanceMonth(StaffRecord):
    """How many half days a person was due and attended in a month."""

    month_no = models.IntegerField("月份（月序号）")
    due_half_days = models.PositiveSmallIntegerField("应出勤（半天）")
    attended_half_days = models.PositiveSmallIntegerField("实出勤（半天）")

    class Meta:
        verbose_name = "月度考勤"
        verbose_name_plural = "月度考勤"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "month_no", "name", "staff_no"],
                name="attendance_once_a_month",
            ),
            models.CheckConstraint(
                condition=Q(attended_half_days__lte=F("due_half_days")),
                name="attendance_within_due",
            ),
        ]
        # with the name: a month is listed, and a name found, in the index alone
        indexes = [
            models.Index(
                fields=["month_no", "organization", "name"], name="attendance_month_and_name"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}{month_label(self.month_no)}考勤"

    def due(self) -> str:
        """Return the days due."""
        return f"{self.due_half_days / 2:g} 天"

    def attended(self) -> str:
        """Return the days attended."""
        return f"{self.attended_half_days / 2:g} 天"

    def absent(self) -> str:
        """Return the days missing; nothing where there are none."""
        missing = self.due_half_days - self.attended_half_days
        return f"{missing / 2:g} 天" if missing else ""


class Leave(StaffRecord):
    """A leave, both days included; it counts from the day it is approved, unless it is cancelled."""

    kind = models.CharField("假别", max_length=10, choices=LeaveKind)
    first_on = models.DateField("起")
    last_on = models.DateField("止（含）")
    half_days = models.PositiveSmallIntegerField("假期（半天）")
    reason = models.CharField("请假事由", max_length=100, blank=True)
    asked_on = models.DateField("申请日期", null=True, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approver = models.CharField("批准人", max_length=50, blank=True)
    refused_on = models.DateField("不批准日期", null=True, blank=True)
    refused_because = models.CharField("不批准理由", max_length=200, blank=True)
    cancelled_on = models.DateField("撤销请假日期", null=True, blank=True)

    class Meta:
        verbose_name = "请假"
        verbose_name_plural = "请假"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="leave_first_last"
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | Q(refused_on__isnull=True),
                name="leave_approved_or_refused",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "approved_on"], name="leave_by_day"),
            models.Index(fields=["member", "first_on"], name="leave_of_member"),
        ]

    def __str__(self) -> str:
        return f"{self.name}{self.get_kind_display()}"

    def length(self) -> str:
        """Return how long it is, in days."""
        return f"{self.half_days / 2:g} 天"

    @property
    def state(self) -> LeaveState:
        """How far it has come."""
        if self.cancelled_on is not None:
            return LeaveState.CANCELLED
        if self.refused_on is not None:
            return LeaveState.REFUSED
        return LeaveState.ASKED if self.approved_on is None else LeaveState.APPROVED

    def state_label(self) -> str:
        """Return how far it has come, in words."""
        return str(self.state.label)


class Trip(StaffRecord):
    """A business trip (公差), both days included."""

    purpose = models.CharField("事由", max_length=100)
    place = models.CharField("地点", max_length=100, blank=True)
    first_on = models.DateField("起")
    last_on = models.DateField("止（含）")
    registered_on = models.DateField("登记日期")

    class Meta:
        verbose_name = "公差"
        verbose_name_plural = "公差"
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="trip_first_last")
        ]
        indexes = [models.Index(fields=["organization", "registered_on"], name="trip_by_day")]

    def __str__(self) -> str:
        return f"{self.name}{self.purpose}"

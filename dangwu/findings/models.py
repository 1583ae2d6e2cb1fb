"""Findings that were waived for a time, and how many findings there were on a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models

from dangwu.core.finding import SEVERITIES
from dangwu.organizations.models import OrganizationRecord


class WaivedFinding(OrganizationRecord):
    """A finding that somebody waived from `since` up to, not including, `until`.

    It holds for the check, the organization, the record and the very words that were found: where
    one of them is another, the finding stands again. What is still open is told with the day on
    which it was judged, `judged_on`; that day alone may be another.
    """

    check_name = models.CharField("检查", max_length=60)
    evidence = models.CharField("表", max_length=60)
    record_id = models.BigIntegerField("记录编号", null=True, blank=True)
    found = models.TextField("问题原文")
    judged_on = models.DateField("判断之日", null=True, blank=True)
    since = models.DateField("起")
    until = models.DateField("止（不含）")
    reason = models.CharField("豁免理由", max_length=500)
    waived_by = models.CharField("豁免人", max_length=150)
    withdrawn_on = models.DateField("撤回日期", null=True, blank=True)
    withdrawn_by = models.CharField("撤回人", max_length=150, blank=True)
    withdrawal_reason = models.CharField("撤回理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "问题豁免"
        verbose_name_plural = "问题豁免"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="waived_finding_since_until"
            )
        ]
        indexes = [models.Index(fields=["organization", "check_name"], name="waived_finding_of")]

    def __str__(self) -> str:
        return f"{self.check_name}：{self.found}"

    def last_on(self) -> date:
        """Return the last day of the waiver."""
        return self.until - timedelta(days=1)

    def holds(self, day: date) -> bool:
        """Whether the finding is waived on this day."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        return self.since <= day < self.until and not withdrawn


class DailyCount(OrganizationRecord):
    """How many findings a check had in an organization and below it, as they stood on a day.

    A zero was found to be zero; a day on which nobody looked has no row.
    """

    counted_on = models.DateField("统计日期")
    check_name = models.CharField("检查", max_length=60)
    severity = models.CharField("轻重", max_length=8, choices=[*SEVERITIES.items()])
    findings = models.PositiveIntegerField("问题处数")
    waived = models.PositiveIntegerField("其中已豁免", default=0)

    class Meta:
        verbose_name = "每日问题数"
        verbose_name_plural = "每日问题数"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "counted_on", "check_name"], name="findings_counted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(waived__lte=models.F("findings")), name="findings_waived_within"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}{self.counted_on}{self.check_name}"

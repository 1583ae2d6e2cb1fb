"""Which findings are waived on a day; waiving one, and taking that back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import add_years
from dangwu.core.finding import Finding
from dangwu.findings.errors import (
    NotWaived,
    WaivedAlready,
    WaiverBackwards,
    WaiverOver,
    WaiverTooLong,
    WaiverUnnamed,
    WaiverUnreasoned,
)
from dangwu.findings.models import WaivedFinding
from dangwu.organizations.models import Organization

LONGEST_YEARS = 3
"""So long at most is a finding waived at one time; then somebody looks at it again."""
_ONE_DAY = timedelta(days=1)
_KEY = 12
_THAT_DAY = "◇"
Mark: TypeAlias = tuple[str, int, str, int | None, str]


def mark_of(finding: Finding) -> Mark:
    """Return what tells a finding from every other: its check, record and very words."""
    return (
        finding.check, finding.organization_id, finding.model, finding.record_id, finding.found,
    )  # fmt: skip


def key_of(finding: Finding) -> str:
    """Return the mark in twelve signs, for addresses and the command line."""
    text = "\n".join("" if part is None else str(part) for part in mark_of(finding))
    return hashlib.sha256(text.encode()).hexdigest()[:_KEY]


@dataclass(frozen=True)
class Waivers:
    """The waivers that hold on a day."""

    day: date
    held: Mapping[Mark, WaivedFinding]

    def of(self, finding: Finding, judged_on: date) -> WaivedFinding | None:
        """Return the waiver of a finding that was judged on a day; None where it stands."""
        mark = mark_of(finding)
        found = self.held.get(mark)
        return found or self.held.get((*mark[:4], undated(finding.found, judged_on)))


def undated(found: str, judged_on: date) -> str:
    """Return the words without the day of judging: 至今 is another day each day."""
    day = f"{judged_on.year}年{judged_on.month}月{judged_on.day}日"
    return found.replace(day, _THAT_DAY)


def waivers_on(day: date) -> Waivers:
    """Return what is waived on this day, in one query."""
    rows = WaivedFinding.objects.filter(since__lte=day, until__gt=day).order_by("pk")
    held: dict[Mark, WaivedFinding] = {}
    for one in rows:
        if one.holds(day):
            on = one.judged_on
            for found in (one.found, undated(one.found, on) if on else one.found):
                mark = (one.check_name, one.organization_id, one.evidence, one.record_id, found)
                held[mark] = one
    return Waivers(day, held)


def waive(
    finding: Finding, *, first: date, last: date, reason: str, by: str, today: date,
    judged_on: date | None = None, actor: User | None = None,
) -> WaivedFinding:  # fmt: skip
    """Waive a finding from one day to another, both included; `by` answers for it.

    `judged_on` is the day on which what is open was judged, as the finding tells it.

    Raises one of the refusals of dangwu.findings.errors.
    """
    reason, by = reason.strip(), by.strip()
    if not reason:
        raise WaiverUnreasoned("豁免")
    if not by:
        raise WaiverUnnamed("豁免")
    _refuse_days(first, last, today)
    _refuse_twice(finding, first, last)
    return log.create(
        WaivedFinding, action="findings.waive", actor=actor,
        organization=Organization.objects.get(pk=finding.organization_id),
        check_name=finding.check, evidence=finding.model, record_id=finding.record_id,
        found=finding.found, since=first, until=last + _ONE_DAY, reason=reason, waived_by=by,
        judged_on=judged_on,
    )  # fmt: skip


def withdraw(
    waived: WaivedFinding, *, reason: str, by: str, today: date, actor: User | None = None
) -> None:
    """Take a waiver back from today on; the finding stands again."""
    reason, by = reason.strip(), by.strip()
    if not reason:
        raise WaiverUnreasoned("撤回豁免")
    if not by:
        raise WaiverUnnamed("撤回豁免")
    if waived.withdrawn_on is not None or waived.until <= today:
        raise NotWaived(waived.found)
    log.update(
        waived, action="findings.withdraw", actor=actor, reason=reason, withdrawn_on=today,
        withdrawn_by=by, withdrawal_reason=reason,
    )  # fmt: skip


def _refuse_days(first: date, last: date, today: date) -> None:
    if last < first:
        raise WaiverBackwards(first, last)
    if last < today:
        raise WaiverOver(last, today)
    latest = add_years(first, LONGEST_YEARS) - _ONE_DAY
    if last > latest:
        raise WaiverTooLong(first, last, latest, LONGEST_YEARS)


def _refuse_twice(finding: Finding, first: date, last: date) -> None:
    """Refuse a second waiver of the same finding for some of the same days."""
    others = WaivedFinding.objects.filter(
        check_name=finding.check, organization_id=finding.organization_id, evidence=finding.model,
        record_id=finding.record_id, found=finding.found, since__lte=last, until__gt=first,
    )  # fmt: skip
    for one in others:
        if one.withdrawn_on is None or one.withdrawn_on > first:
            raise WaivedAlready(one.found, one.waived_by, one.until - _ONE_DAY)

"""What waits in admissions: candidates, probations that end. What is late, the checks tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dangwu.admissions.models import Applicant, Step
from dangwu.core.calendar import add_months
from dangwu.members.models import Membership
from dangwu.organizations.local import rule_known
from dangwu.organizations.models import FOREVER
from dangwu.pages.cells import day_words
from dangwu.rules.rule import NoRuleInForce
from dangwu.web.workbench.desk import Desk
from dangwu.web.workbench.gathering import few, gather
from dangwu.web.workbench.items import SOON, TODO, Item

_APPLICANT = "admissions.Applicant"
_PROBATION = timedelta(days=60)


def admitting(desk: Desk) -> Iterator[Item]:
    """Yield everything that waits in admissions."""
    for source in (_candidates, _probations):
        yield from source(desk)


def _step(number: int) -> QuerySet[Step]:
    return Step.objects.filter(applicant=OuterRef("pk"), number=number, passed=True)


def _beyond(number: int) -> QuerySet[Step]:
    return Step.objects.filter(applicant=OuterRef("pk"), number__gte=number)


def _trained() -> QuerySet[Applicant]:
    return Applicant.objects.filter(stopped_on=FOREVER, member=None).order_by("pk")


def _months(rule: str, desk: Desk) -> int | None:
    """Return how many months a rule gives in her widest scope, None where none is in force."""
    found = rule_known(rule, desk.scope.organization_id, desk.today)
    return None if isinstance(found, NoRuleInForce) else found.number


def _candidates(desk: Desk) -> Iterator[Item]:
    """Activists who have been trained long enough to become candidates."""
    months = _months("cultivation_months", desk)
    if months is None:
        return
    began = _step(3).filter(done_on__lte=add_months(desk.today, -months))
    rows = _trained().filter(Exists(began)).exclude(Exists(_beyond(7)))
    yield from gather(
        desk, few(desk, rows), _APPLICANT, weight=TODO, word="看下一步",
        several="{n}名入党积极分子培养满期，可以研究列为发展对象",
        say=lambda one: f"{one.name}培养教育已满{months}个月，可以研究列为发展对象",
    )  # fmt: skip


def _probations(desk: Desk) -> Iterator[Item]:
    """Probationary members whose probation ends soon; those past it a check tells."""
    months = _months("probation_months", desk)
    if months is None:
        return
    rows = Membership.objects.filter(
        member__confirmed_on=None, member__left_on=FOREVER, since__lte=desk.today,
        until__gt=desk.today, member__admitted_on__gt=add_months(desk.today, -months),
        member__admitted_on__lte=add_months(desk.today + _PROBATION, -months),
    )  # fmt: skip

    def ends(one: Any) -> date:
        return add_months(one.member.admitted_on, months)

    yield from gather(
        desk, few(desk, rows.select_related("member").order_by("member__admitted_on", "pk")),
        "members.Member", weight=SOON, word="看下一步",
        several="{n}名预备党员两个月内预备期满，提醒写转正申请",
        say=lambda one: f"{one.member.name}{day_words(ends(one))}预备期满，提醒写转正申请",
        on=ends, key=lambda one: one.member_id,
    )  # fmt: skip

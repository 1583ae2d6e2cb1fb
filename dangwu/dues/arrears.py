"""Who owes which months, by calendar: facts for the branch, no verdict on anybody.

A month is owed once its last day has passed. What is not known (no base, not assessed) stands
apart and is never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from dangwu.core.calendar import month_no
from dangwu.dues.models import Assessment, Payment, QuarterlyConsent
from dangwu.members.models import Member
from dangwu.organizations.local import known_to
from dangwu.organizations.models import Organization
from dangwu.rules.rule import NoRuleInForce, Version

_LIMIT = "dues_arrears_months_most"
TALK_MONTHS = 3
"""From so many months in a row a talk is suggested: by this product, not by any rule."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a member that is owed; `due_fen` None is not known."""

    month_no: int
    due_fen: int | None
    paid_fen: int


@dataclass(frozen=True, slots=True)
class Owing:
    """One member's arrears."""

    member: Member
    organization: Organization
    owed: tuple[Month, ...]
    unknown: tuple[Month, ...]
    as_of: date
    limit: Version | NoRuleInForce | None = None
    """How many months without a payment the rule of her organization allows."""

    @property
    def owed_fen(self) -> int:
        """What is known to be owed."""
        return sum((one.due_fen or 0) - one.paid_fen for one in self.owed)

    @property
    def months_past(self) -> int:
        """How many calendar months since the first month owed."""
        return month_no(self.as_of) - self.owed[0].month_no if self.owed else 0

    @property
    def in_a_row(self) -> int:
        """How many months to the last that has ended nothing was paid, without a gap."""
        unpaid = {one.month_no for one in self.owed if one.paid_fen == 0}
        month, count = last_ended(self.as_of), 0
        while month in unpaid:
            month, count = month - 1, count + 1
        return count

    @property
    def fact(self) -> str:
        """How long nothing came and which limit the rule sets; empty where nothing is owed."""
        return stage(self.in_a_row, len(self.owed), self.limit)

    @property
    def advice(self) -> str:
        """What the branch may do now; never a verdict on the person."""
        return advise(self.in_a_row, len(self.owed), self.limit)


def last_ended(day: date) -> int:
    """Return the last month that has wholly passed on a day."""
    return month_no(day) - 1


def stage(in_a_row: int, owed: int, limit: Version | NoRuleInForce | None) -> str:
    """Return the facts of a member's arrears beside the limit of the rule, in Chinese."""
    if not owed:
        return ""
    if not in_a_row:
        return f"共欠{owed}个月，未连续到上月"
    if not isinstance(limit, Version):
        return f"连续{in_a_row}个月未缴"
    months = limit.number
    left = f"还差{months - in_a_row}个月" if in_a_row < months else "已满"
    return f"连续{in_a_row}个月未缴；{limit.citation.label}的期限是{months}个月，{left}"


def advise(in_a_row: int, owed: int, limit: Version | NoRuleInForce | None) -> str:
    """Return the next step by how many months nothing came: remind, talk, the procedure."""
    if not owed:
        return ""
    if isinstance(limit, Version) and in_a_row >= limit.number:
        return "先了解原因、教育帮助；没有正当理由的，报支部大会研究、上级党委批准，系统只列事实，不作结论"
    if in_a_row >= TALK_MONTHS:
        return "党支部找本人谈话、作好记录（产品建议，不是规定）"
    return "提醒本人补交"


def _settled_by_quarter(rows: QuerySet[Assessment], as_of: date) -> QuerySet[Assessment]:
    """Leave out the months of a quarter that has not ended of who may pay by the quarter."""
    now = month_no(as_of)
    consents = QuarterlyConsent.objects.filter(
        member=OuterRef("member_id"), since_month__lte=OuterRef("month_no"),
        until_month__gte=OuterRef("month_no"),
    )  # fmt: skip
    return rows.exclude(Q(month_no__gte=now - now % 3) & Exists(consents))


def _owing(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Return assessments with what was paid of them, those not paid in full or not known."""
    paid = (
        Payment.objects.filter(member=OuterRef("member_id"), month_no=OuterRef("month_no"))
        .order_by().values("member").annotate(total=Sum("amount_fen")).values("total")
    )  # fmt: skip
    zero = Value(0, output_field=IntegerField())
    return rows.annotate(paid_fen=Coalesce(Subquery(paid), zero)).filter(
        Q(due_fen__isnull=True) | Q(due_fen__gt=F("paid_fen"))
    )


def arrears(
    organizations: Iterable[Organization], as_of: date, *, since_month: int | None = None
) -> list[Owing]:
    """Return who owes in these organizations, the longest first; for branches, not for a city.

    A member stands where her last owed month was assessed.
    """
    rows = Assessment.objects.filter(
        organization__in=[one.pk for one in organizations], month_no__lte=last_ended(as_of)
    )
    if since_month is not None:
        rows = rows.filter(month_no__gte=since_month)
    found = (
        _owing(_settled_by_quarter(rows, as_of))
        .select_related("member", "organization")
        .order_by("month_no")
    )
    return _by_member(found, as_of)


def arrears_of(member: Member, as_of: date) -> Owing | None:
    """Return one member's arrears, None where nothing is owed nor unknown."""
    rows = Assessment.objects.filter(member=member, month_no__lte=last_ended(as_of))
    found = (
        _owing(_settled_by_quarter(rows, as_of))
        .select_related("member", "organization")
        .order_by("month_no")
    )
    return next(iter(_by_member(found, as_of)), None)


def _by_member(rows: Iterable[Assessment], as_of: date) -> list[Owing]:
    months: dict[int, list[Assessment]] = defaultdict(list)
    for one in rows:
        months[one.member_id].append(one)
    known = known_to({rows[-1].organization_id for rows in months.values()}, as_of)
    found = []
    for assessments in months.values():
        last = assessments[-1]
        all_months = [
            Month(one.month_no, one.due_fen, one.paid_fen)  # type: ignore[attr-defined]
            for one in assessments
        ]
        owed = tuple(one for one in all_months if one.due_fen is not None)
        unknown = tuple(one for one in all_months if one.due_fen is None)
        limit = known[last.organization_id][_LIMIT].at(as_of)
        found.append(Owing(last.member, last.organization, owed, unknown, as_of, limit))
    return sorted(found, key=lambda one: (-len(one.owed), -len(one.unknown), one.member.name))


def of_month(
    rows: QuerySet[Assessment], number: int, start: int = 0, stop: int | None = None
) -> list[Assessment]:
    """Return the assessments of one month that are owed or unknown, by organization.

    Their keys are found first: names are looked up for those that are shown and for no others.
    """
    keys = list(
        _owing(rows.filter(month_no=number))
        .order_by("organization_id", "member_id")
        .values_list("pk", flat=True)[start:stop]
    )
    found = (
        _owing(Assessment.objects.filter(pk__in=keys))
        .select_related("member", "organization")
        .order_by("organization_id", "member_id")
    )
    return list(found)

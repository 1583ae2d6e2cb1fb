"""The list by which a branch makes known what its members paid (党费收缴情况公布)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from dangwu.core.calendar import month_first, month_label
from dangwu.core.errors import DangwuError
from dangwu.core.money import yuan
from dangwu.dues.errors import MonthAhead, span_label
from dangwu.dues.models import Assessment, Payment
from dangwu.members.models import Member
from dangwu.organizations.models import Organization

LONGEST = 12
"""A list is of at most so many months: what fits across a page."""


class SpanWrong(DangwuError):
    """Months that no list can be made of."""

    def __init__(self, since: int, until: int) -> None:
        why = "截止月早于起始月" if until < since else f"一份公布表最多{LONGEST}个月"
        super().__init__(f"{month_label(since)}至{month_label(until)}不能公布：{why}，请重新选择。")


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One member: what she paid for each month; None where nothing was owed nor paid."""

    name: str
    paid: tuple[int | None, ...]
    due_fen: int | None

    @property
    def paid_fen(self) -> int:
        """What she paid for the months together."""
        return sum(one or 0 for one in self.paid)

    @property
    def remark(self) -> str:
        """Whether all was paid, in words."""
        if self.due_fen is None:
            return "部分月份应缴数待核定"
        return (
            "" if self.paid_fen >= self.due_fen else f"尚欠{yuan(self.due_fen - self.paid_fen)}元"
        )


@dataclass(frozen=True, slots=True)
class Publication:
    """The list of a branch and some months, as of a day."""

    organization: Organization
    since_month: int
    until_month: int
    as_of: date
    lines: tuple[PublishedLine, ...]

    @property
    def months(self) -> range:
        """The months across."""
        return range(self.since_month, self.until_month + 1)

    @property
    def title(self) -> str:
        """What the list is headed."""
        span = span_label(self.since_month, self.until_month)
        return f"{self.organization.document_name}{span}党费收缴情况"

    @property
    def by_month(self) -> tuple[int, ...]:
        """The sum of each month."""
        return tuple(
            sum(line.paid[place] or 0 for line in self.lines) for place in range(len(self.months))
        )

    @property
    def paid_fen(self) -> int:
        """The sum of all."""
        return sum(line.paid_fen for line in self.lines)


def publication(
    organization: Organization, since_month: int, until_month: int, *, today: date
) -> Publication:
    """Return the list, in three queries; raises SpanWrong, MonthAhead."""
    if not 0 <= until_month - since_month < LONGEST:
        raise SpanWrong(since_month, until_month)
    if month_first(until_month) > today:
        raise MonthAhead(until_month, today)
    span = {"organization": organization, "month_no__range": (since_month, until_month)}
    due: dict[int, dict[int, int | None]] = {}
    for member, month, fen in Assessment.objects.filter(**span).values_list(
        "member", "month_no", "due_fen"
    ):
        due.setdefault(member, {})[month] = fen
    paid: dict[int, dict[int, int]] = {}
    sums = Payment.objects.filter(**span, paid_on__lte=today).order_by()
    for member, month, fen in sums.values_list("member", "month_no").annotate(
        total=Sum("amount_fen")
    ):
        paid.setdefault(member, {})[month] = fen
    months = range(since_month, until_month + 1)
    members = Member.objects.filter(pk__in={*due, *paid}).order_by("name", "pk")
    lines = tuple(
        _line(one.name, months, due.get(one.pk, {}), paid.get(one.pk, {})) for one in members
    )
    return Publication(organization, since_month, until_month, today, lines)


def _line(
    name: str, months: range, due: dict[int, int | None], paid: dict[int, int]
) -> PublishedLine:
    cells = tuple(paid.get(one, 0) if one in due or one in paid else None for one in months)
    unknown = any(fen is None for fen in due.values())
    total = None if unknown else sum(fen or 0 for fen in due.values())
    return PublishedLine(name, cells, total)

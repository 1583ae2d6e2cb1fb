"""What a member sees of her own dues: months, how each is reckoned, what is still owed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from dangwu.core.calendar import month_no
from dangwu.dues.arrears import Owing, arrears_of
from dangwu.dues.errors import NoDuesRule
from dangwu.dues.explaining import Explanation, explain
from dangwu.dues.models import Assessment, Kind, Payment, Receipt
from dangwu.members.models import Member

SHOWN = 12
"""So many months, this one among them."""


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """One month; `due_fen` None is not known. `state` is what to read, `kind` its colour."""

    month_no: int
    due_fen: int | None
    paid_fen: int
    paid_on: date | None
    method: str
    state: str
    kind: str
    """good, soon, late, or nothing."""


@dataclass(frozen=True, slots=True)
class OwnDues:
    """A member's dues as she sees them."""

    member: Member
    today: date
    months: tuple[OwnMonth, ...]
    """The last twelve, the newest first."""
    now: Explanation | None
    """How this month's due is reckoned; None where no rule is in force."""
    owing: Owing | None
    voluntary: tuple[Payment, ...]
    receipts: tuple[Receipt, ...]

    @property
    def this_month(self) -> OwnMonth | None:
        """This month."""
        return self.months[0] if self.months else None

    @property
    def year_fen(self) -> int:
        """What she paid for this year's months."""
        first = self.today.year * 12
        return sum(one.paid_fen for one in self.months if one.month_no >= first)


def dues_of(member: Member, today: date) -> OwnDues:
    """Return a member's dues: twelve months, this month's reckoning, arrears, receipts."""
    last = month_no(today)
    first = max(last - SHOWN + 1, month_no(member.admitted_on))
    assessed = dict(
        Assessment.objects.filter(member=member, month_no__range=(first, last))
        .values_list("month_no", "due_fen")
    )  # fmt: skip
    paid: dict[int, list[Payment]] = defaultdict(list)
    for one in Payment.objects.filter(
        member=member, month_no__range=(first, last), paid_on__lte=today
    ).order_by("paid_on", "pk"):
        paid[one.month_no or 0].append(one)
    months = [
        _month(number, assessed, paid.get(number, []), last)
        for number in range(last, first - 1, -1)
    ]
    voluntary = Payment.objects.filter(member=member, kind=Kind.VOLUNTARY).order_by("-paid_on")
    receipts = Receipt.objects.filter(member=member).order_by("-issued_on", "-number")
    return OwnDues(
        member, today, tuple(months), _now(member, last), arrears_of(member, today),
        tuple(voluntary[:SHOWN]), tuple(receipts[:SHOWN]),
    )  # fmt: skip


def _now(member: Member, number: int) -> Explanation | None:
    try:
        return explain(member, number)
    except NoDuesRule:
        return None


def _month(
    number: int, assessed: dict[int, int | None], payments: list[Payment], now: int
) -> OwnMonth:
    paid = sum(one.amount_fen for one in payments)
    due = assessed.get(number)
    state, kind = _state(number, number in assessed, due, paid, now)
    last = payments[-1] if payments else None
    return OwnMonth(
        number, due, paid, last.paid_on if last else None, last.method if last else "", state, kind
    )


def _state(  # one for each state
    number: int, assessed: bool, due: int | None, paid: int, now: int
) -> tuple[str, str]:
    if not assessed:
        return ("已缴，未核定", "") if paid else ("未核定", "")
    if due is None:
        return ("已缴，基数不明", "soon") if paid else ("基数不明", "soon")
    if due == 0:
        return "免交", ""
    if paid >= due:
        return "已缴清", "good"
    if number == now:
        return ("本月还差一部分", "soon") if paid else ("本月待缴", "soon")
    return ("没有缴足", "late") if paid else ("欠缴", "late")

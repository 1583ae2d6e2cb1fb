"""The dues of a month, from the contract's words.

Where the contract is silent:
- the rules are in force from 2008-04 (effective 2008-04-01); every month before is an "error";
- a month that cannot be read, and a category that is none of the eight, are an "error";
- first comes the month, then the category, then member_since, then the waiver, then the base;
- `member_since`: its month is owed in full, the months before it "none"; approved_on and oath_on
  are never read;
- a waiver holds only with both days, the committee's not before the branch's, and in the months
  from `from` to `to` (an end left open stays open); otherwise it is as if there were none;
- 免交 is "none", whatever the amount; 少交 is its amount; 少交 without an amount is "unknown";
  the waiver goes before a base that is missing, and stands though it be more than is due;
- a base of 0.00 is a base: 0.00; a base below nothing, or that is no number, is an "error";
- a farmer's agreed amount outside 0.20 to 1.00 is an "error", a missing one the range;
- rounded to the fen, half up; the band is told by the exact base.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from tests.oracle.trying.days import day_of, month_of, words

SALARIED = {"在职", "年薪", "个体"}
FIXED = {"学生", "下岗失业", "低保"}
CATEGORIES = {*SALARIED, *FIXED, "离退休", "农民"}
Case = Mapping[str, Any]


class NotAnAmount(Exception):
    """What is written is no amount of money."""


def due(case: Case) -> str:
    """due_yuan: an amount | unknown | none | error | range:0.20-1.00."""
    month = month_of(case.get("month"))
    if month is None or not rule_in_force(month) or case.get("category") not in CATEGORIES:
        return "error"
    if before_membership(case, month):
        return "none"
    try:
        if holds(case.get("waiver"), month):
            return waived(case["waiver"])
        return by_category(case)
    except NotAnAmount:
        return "error"


def rule_in_force(month: tuple[int, int]) -> bool:
    """Effective 2008-04-01; a date before the first version is "no rule in force"."""
    return month >= (2008, 4)


def before_membership(case: Case, month: tuple[int, int]) -> bool:
    """预备党员 pays from the day 支部大会 accepts: start month >= month(支部大会接收日)."""
    since = day_of(case.get("member_since"))
    return since is not None and month < (since.year, since.month)


def holds(waiver: Case | None, month: tuple[int, int]) -> bool:
    """Reduction or waiver requires 支部研究日 and 上一级党委批准日."""
    if not waiver:
        return False
    branch, committee = (
        day_of(waiver.get("branch_decided")),
        day_of(waiver.get("committee_approved")),
    )
    if branch is None or committee is None or committee < branch:
        return False
    start, end = month_of(waiver.get("from")), month_of(waiver.get("to"))
    return (start is None or start <= month) and (end is None or month <= end)


def waived(waiver: Case) -> str:
    """少交或免交."""
    if waiver.get("kind") == "免交":
        return "none"
    amount = yuan(waiver.get("amount_yuan"))
    return "unknown" if amount is None else written(amount)


def by_category(case: Case) -> str:
    """The rate of the band on the whole base, or the fixed amount of the category."""
    category = case["category"]
    if category in FIXED:
        return "0.20"
    if category == "农民":
        return farmer(yuan(case.get("agreed_yuan")))
    base = yuan(case.get("base_yuan"))
    if base is None:
        return "unknown"
    return written(base * (retired_rate(base) if category == "离退休" else rate(base)))


def farmer(agreed: Decimal | None) -> str:
    """农民 0.2–1 元/月."""
    if agreed is None:
        return "range:0.20-1.00"
    return written(agreed) if Decimal("0.2") <= agreed <= 1 else "error"


def rate(base: Decimal) -> Decimal:
    """≤3000 0.5%; >3000 且 ≤5000 1%; >5000 且 ≤10000 1.5%; >10000 2%."""
    if base <= 3000:
        return Decimal("0.005")
    if base <= 5000:
        return Decimal("0.01")
    return Decimal("0.015") if base <= 10000 else Decimal("0.02")


def retired_rate(base: Decimal) -> Decimal:
    """离退休: ≤5000 0.5%; >5000 1%."""
    return Decimal("0.005") if base <= 5000 else Decimal("0.01")


def yuan(value: object) -> Decimal | None:
    """An amount; None where null, blank or a dash."""
    text = words(value).replace(",", "")
    if not text:
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise NotAnAmount from None
    if not amount.is_finite() or amount < 0:
        raise NotAnAmount
    return amount


def written(amount: Decimal) -> str:
    """2 decimals, HALF_UP."""
    return str(amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))

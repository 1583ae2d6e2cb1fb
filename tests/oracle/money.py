"""Dues and their account."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from dangwu.core.period import Period
from tests.oracle.records import Number, Oracle, rule, share
from tests.oracle.tree import months


@rule("应缴党费总额")
def assessed(o: Oracle, top: int, period: Period) -> Number:
    rows = o.monthly("dues.Assessment", top, period)
    known = rows and all(one.due_fen is not None for one in rows)
    return Fraction(sum(one.due_fen for one in rows), 100) if known else None


@rule("党费收缴总额")
def paid(o: Oracle, top: int, period: Period) -> Number:
    rows = [
        one
        for one in o.rows("dues.Payment")
        if one.month_no is not None and one.month_no in months(period)
        and one.paid_on <= period.last
        and o.tree.in_month(one.organization_id, top, one.month_no)
    ]  # fmt: skip
    return Fraction(sum(one.amount_fen for one in rows), 100) if rows else None


@rule("党费收缴率")
def paid_share(o: Oracle, top: int, period: Period) -> Number:
    return share(paid(o, top, period), assessed(o, top, period))


def owing(o: Oracle, top: int, period: Period) -> tuple[Number, Number]:
    """How many are settled and how many owe, None where an unknown due hides the answer."""
    settled: dict[int, bool | None] = {}
    given: dict[tuple[int, int], int] = defaultdict(int)
    for one in o.rows("dues.Payment"):
        if one.month_no is not None and one.paid_on <= period.last:
            given[one.member_id, one.month_no] += one.amount_fen
    for one in o.monthly("dues.Assessment", top, period):
        month = None
        if one.due_fen is not None:
            month = given[one.member_id, one.month_no] >= one.due_fen
        before = settled.get(one.member_id, True)
        settled[one.member_id] = False if False in (before, month) else before and month
    states = list(settled.values())
    if None in states or not states:
        return None, None
    return states.count(True), states.count(False)


@rule("足额缴纳党员数")
def paid_up(o: Oracle, top: int, period: Period) -> Number:
    return owing(o, top, period)[0]


@rule("欠缴党员数")
def in_arrears(o: Oracle, top: int, period: Period) -> Number:
    return owing(o, top, period)[1]


@rule("党费上缴金额")
def remitted(o: Oracle, top: int, period: Period) -> Number:
    rows = [
        one
        for one in o.flow("dues.Remittance", "remitted_on", top, period)
        if not o.tree.under(one.recipient_id, top, one.remitted_on)
    ]
    return Fraction(sum(one.amount_fen for one in rows), 100) if rows else None


@rule("党费结存金额")
def balance(o: Oracle, top: int, period: Period) -> Number:
    day = period.last
    opened: dict[int, Any] = {}
    for one in sorted(o.stock("dues.Opening", top, day), key=lambda r: r.opened_on):
        if one.opened_on <= day:
            opened[one.organization_id] = one
    tops = [
        one
        for key, one in opened.items()
        if not any(up != key and o.tree.under(key, up, day) for up in opened)
    ]
    return Fraction(sum(account(o, one, day) for one in tops), 100) if tops else None


def account(o: Oracle, opening: Any, day: date) -> int:
    """The opening and what came and went since, of the account's organization and all below."""
    span, own = Period(opening.opened_on, day), opening.organization_id
    rows = opening.balance_fen
    rows += sum(one.amount_fen for one in o.flow("dues.Payment", "paid_on", own, span))
    rows += sum(one.amount_fen for one in o.flow("dues.Income", "received_on", own, span))
    rows -= sum(one.amount_fen for one in o.flow("dues.Spending", "spent_on", own, span))
    for one in o.rows("dues.Remittance"):
        if span.first <= one.remitted_on <= span.last:
            sent = o.tree.under(one.organization_id, own, one.remitted_on)
            got = o.tree.under(one.recipient_id, own, one.remitted_on)
            rows += (got - sent) * one.amount_fen
    return rows

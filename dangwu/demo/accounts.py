"""The dues account: opening balances, remittances, other income, spending."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dangwu.core.calendar import month_first, month_last
from dangwu.demo.days import FIRST, months, working
from dangwu.demo.plan import BRANCHES, COMMITTEE_FOUNDED, REGROUPED, above, branches_on
from dangwu.demo.story import Story
from dangwu.dues.models import (
    Income,
    IncomeKind,
    Kind,
    Opening,
    Remittance,
    Spending,
    Use,
)

_UPPER = "中共云岭市直属机关工作委员会"
_TO_COMMITTEE_PERCENT, _TO_UPPER_PERCENT = 60, 40
_OPENING_FEN = {"general": 4_186_530, "canteen": 61_240} | {
    key: 118_000 + 23_310 * number for number, key in enumerate(BRANCHES)
}
_SPENDING = (
    ("2017-10-12", 386_000, Use.READING, "订阅党报党刊"), ("2018-05-17", 942_000, Use.TRAINING, "党员培训"),
    ("2018-06-28", 458_000, Use.COMMENDING, "“七一”表彰"), ("2018-10-18", 402_000, Use.READING, "订阅党报党刊"),
    ("2019-01-24", 600_000, Use.HARDSHIP, "春节慰问困难党员"), ("2019-05-16", 1_035_000, Use.TRAINING, "党员培训"),
    ("2019-06-27", 512_000, Use.COMMENDING, "“七一”表彰"), ("2019-10-17", 418_000, Use.READING, "订阅党报党刊"),
    ("2020-01-17", 660_000, Use.HARDSHIP, "春节慰问困难党员"), ("2020-03-06", 287_500, Use.READING, "购买防疫学习资料"),
    ("2020-05-28", 736_000, Use.TRAINING, "党务工作者培训"), ("2020-06-24", 549_000, Use.COMMENDING, "“七一”表彰"),
)  # fmt: skip


def build_accounts(story: Story) -> None:
    """Write remittances every quarter, interest, spending, and the balances to begin with."""
    remittances = [made for month in months() if month % 3 == 2 for made in _quarter(story, month)]
    remittances.append(_voluntary(story))
    story.write(Remittance, remittances)
    spent = [_spending(story, *line) for line in _SPENDING]
    story.write(Spending, spent)
    earned = [_interest(story, month) for month in months() if month % 3 == 2]
    story.write(Income, earned)
    story.write(Opening, _openings(story, remittances, spent, earned))


def _quarter(story: Story, month: int) -> Iterator[Remittance]:
    """The branches' share to their committee, and its share to the city's."""
    first, last = month_first(month - 2), month_last(month)
    total = 0
    for key in branches_on(last):
        paid = _paid(story, key, first, last)
        inner = key in {"office1", "office2", "office3", "retired"} or last >= REGROUPED
        total += paid if inner else 0
        yield _remittance(story, key, month, paid * _TO_COMMITTEE_PERCENT // 100, inner=inner)
    yield _remittance(story, above(last), month, total * _TO_UPPER_PERCENT // 100, inner=False)


def _paid(story: Story, key: str, first: date, last: date) -> int:
    number = story.organizations[key].pk
    return sum(
        payment.amount_fen for payment in story.payments
        if payment.organization_id == number and first <= payment.paid_on <= last
        and payment.kind != Kind.VOLUNTARY
    )  # fmt: skip


def _remittance(story: Story, key: str, month: int, amount: int, *, inner: bool) -> Remittance:
    day = working(month, -3 if inner else -2)
    return Remittance(
        organization=story.organizations[key], amount_fen=amount, remitted_on=day,
        recipient=story.organizations[above(day)] if inner else None,
        recipient_name="" if inner else _UPPER, since_month=month - 2, until_month=month,
    )  # fmt: skip


def _voluntary(story: Story) -> Remittance:
    amount = sum(p.amount_fen for p in story.payments if p.kind == Kind.VOLUNTARY)
    return Remittance(
        organization=story.organizations["committee"], amount_fen=amount, is_voluntary=True,
        remitted_on=date(2020, 3, 13), recipient_name="中共中央组织部",
    )  # fmt: skip


def _spending(story: Story, day: str, amount: int, use: Use, purpose: str) -> Spending:
    spent_on = date.fromisoformat(day)
    return Spending(
        organization=story.organizations[above(spent_on)], spent_on=spent_on, amount_fen=amount,
        use=use, purpose=purpose, discussed_on=spent_on - timedelta(days=9),
    )  # fmt: skip


def _interest(story: Story, month: int) -> Income:
    day = month_last(month).replace(day=21)
    return Income(
        organization=story.organizations[above(day)], kind=IncomeKind.INTEREST, received_on=day,
        amount_fen=story.dice.randint(3_100, 5_900),
    )  # fmt: skip


def _openings(
    story: Story, remitted: list[Remittance], spent: list[Spending], earned: list[Income]
) -> list[Opening]:
    """Balances of July 2017, and of the new committee with all that came under it."""
    begun = sum(_OPENING_FEN.values())
    turn = COMMITTEE_FOUNDED
    grown = begun + sum(p.amount_fen for p in story.payments if p.paid_on < turn)
    grown += sum(income.amount_fen for income in earned if income.received_on < turn)
    grown -= sum(s.amount_fen for s in spent if s.spent_on < turn)
    grown -= sum(r.amount_fen for r in remitted if r.remitted_on < turn and r.recipient_id is None)
    known = {"bureau": begun, **_OPENING_FEN}
    return [
        *(Opening(organization=story.organizations[key], opened_on=FIRST, balance_fen=fen)
          for key, fen in known.items()),
        Opening(organization=story.organizations["committee"], opened_on=turn, balance_fen=grown),
    ]  # fmt: skip

"""The ledger balances to the fen, whatever is done to it and in whatever order.

A plain book is kept beside the records: what each verb did, and nothing where it refused. After
every step each account holds what the book holds, receipts say what was paid, and nothing is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dangwu.core.errors import DangwuError
from dangwu.dues import account, balance, changes, correcting, receipts
from dangwu.dues.models import (
    Income,
    IncomeKind,
    Opening,
    Payment,
    Receipt,
    ReceiptBook,
    ReceiptLine,
    Remittance,
    Spending,
    VoidedPayment,
)
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load

TODAY = date(2020, 6, 30)
OPENED = date(2020, 1, 1)
STEPS = 160
HOMES = {31: 3, 32: 3, 41: 4, 51: 5}
BRANCHES = (3, 4, 5)
Step = Callable[[], None]


class Book:
    """The office and the plain book beside it; `holds` names whose account a unit's money is in."""

    def __init__(self, seed: int, holds: dict[int, int]) -> None:
        self.random = Random(seed)
        self.holds = holds
        self.money: Counter[int] = Counter()
        self.refused = 0
        for holder in sorted(set(holds.values())):
            fen = self.random.randrange(200_000)
            account.open_account(unit(holder), opened_on=OPENED, balance_fen=fen)
            self.money[holder] = fen

    def step(self) -> None:
        """Do something; where it is refused the book stays as it is."""
        steps: tuple[Step, ...] = (
            self.pay, self.pay, self.pay, self.give, self.void, self.correct, self.receipt,
            self.receipt, self.void_receipt, self.remit, self.spend, self.receive, self.withdraw,
            self.reopen, self.amend,
        )  # fmt: skip
        try:
            self.random.choice(steps)()
        except DangwuError:
            self.refused += 1

    def book(self, key: int, fen: int) -> None:
        self.money[self.holds[key]] += fen

    def day(self) -> date:
        return OPENED + timedelta(days=self.random.randrange((TODAY - OPENED).days + 1))

    def amount(self) -> int:
        return self.random.choice([1, 99, 100, 4568, 11481, self.random.randrange(1, 60_000)])

    def any_of(self, model: type[Any], **which: Any) -> Any:
        found = list(model.objects.filter(**which).order_by("pk"))
        return self.random.choice(found) if found else None

    def pay(self) -> None:
        key, fen = self.random.choice(list(HOMES)), self.amount()
        changes.pay(
            Member.objects.get(pk=key), month_no=24240 + self.random.randrange(6), amount_fen=fen,
            paid_on=self.day(), today=TODAY,
        )  # fmt: skip
        self.book(HOMES[key], fen)

    def give(self) -> None:
        key = self.random.choice(list(HOMES))
        one = Member.objects.get(pk=key)
        changes.give(one, amount_fen=100_000, paid_on=self.day(), today=TODAY)
        self.book(HOMES[key], 100_000)

    def void(self) -> None:
        one = self.any_of(Payment)
        if one is not None:
            key, fen = one.organization_id, one.amount_fen
            correcting.void_payment(one, on=TODAY, reason=self.random.choice(["误记", "误记", " "]))
            self.book(key, -fen)

    def correct(self) -> None:
        one, fen = self.any_of(Payment), self.amount()
        if one is not None:
            before = one.amount_fen
            correcting.correct_payment(one, amount_fen=fen, reason="回单", today=TODAY)
            self.book(one.organization_id, fen - before)

    def receipt(self) -> None:
        member = self.random.choice(list(HOMES))
        rows = list(Payment.objects.filter(member=member).order_by("pk"))
        chosen = self.random.sample(rows, min(len(rows), self.random.randrange(1, 4)))
        if chosen:
            receipts.issue(chosen, issued_on=TODAY, issuer="陈若溪", today=TODAY)

    def void_receipt(self) -> None:
        one = self.any_of(Receipt, voided_on=None)
        if one is not None:
            receipts.void(one, on=TODAY, reason="写错")

    def remit(self) -> None:
        key, fen = self.random.choice(BRANCHES), self.amount()
        inside = self.random.random() < 0.5
        account.remit(
            unit(key), amount_fen=fen, remitted_on=self.day(), recipient=unit(2) if inside else None,
            recipient_name="" if inside else "中共云岭市直属机关工作委员会", today=TODAY,
        )  # fmt: skip
        if not inside or self.holds[key] != self.holds.get(2):
            self.book(key, -fen)

    def spend(self) -> None:
        key, fen = self.random.choice(BRANCHES), self.amount() * 3
        account.spend(
            unit(key), amount_fen=fen, spent_on=self.day(), use=self.random.randrange(0, 7),
            over_balance=self.random.random() < 0.2, today=TODAY,
        )  # fmt: skip
        self.book(key, -fen)

    def receive(self) -> None:
        key, fen = self.random.choice(BRANCHES), self.random.choice([-1, 0, 7, 123, 5000])
        kind = self.random.choice(IncomeKind.values)
        account.receive(unit(key), kind=kind, amount_fen=fen, received_on=self.day(), today=TODAY)
        self.book(key, fen)

    def withdraw(self) -> None:
        one = self.any_of(self.random.choice([Spending, Income, Remittance]))
        if one is None:
            return
        key, back = one.organization_id, self.weight(one)
        correcting.withdraw(one, reason="误记")
        self.book(key, -back)

    def amend(self) -> None:
        one, fen = self.any_of(self.random.choice([Spending, Income, Remittance])), self.amount()
        if one is None:
            return
        before = self.weight(one)
        account.correct(one, amount_fen=fen, reason="核对", today=TODAY)
        self.book(one.organization_id, self.weight(one) - before)

    def reopen(self) -> None:
        one, fen = self.any_of(Opening), self.random.randrange(300_000)
        before = one.balance_fen
        account.correct(one, balance_fen=fen, reason="核对银行余额", today=TODAY)
        self.money[one.organization_id] += fen - before

    def weight(self, one: Any) -> int:
        """What an entry does to the balance."""
        if isinstance(one, Income):
            return one.amount_fen
        if isinstance(one, Remittance) and one.recipient_id is not None:
            same = self.holds.get(one.recipient_id) == self.holds[one.organization_id]
            return 0 if same else -one.amount_fen
        return -int(one.amount_fen)


def unit(key: int) -> Organization:
    return Organization.objects.get(pk=key)


def hold(book: Book) -> None:
    for holder, fen in book.money.items():
        (found,) = balance.accounts(unit(holder), TODAY)
        assert found.balance_fen == fen
        parts = found.opening_fen + found.paid_fen + found.income_fen + found.received_fen
        assert parts - found.remitted_fen - found.spent_fen == fen


def hold_receipts() -> None:
    seen: Counter[int] = Counter()
    for receipt in Receipt.objects.all():
        lines = list(ReceiptLine.objects.filter(receipt=receipt).select_related("payment"))
        assert receipt.amount_fen == sum(one.amount_fen for one in lines)
        assert {one.stands for one in lines} == {receipt.voided_on is None}
        for line in lines:
            if line.stands:
                assert line.payment is not None
                assert line.payment.amount_fen == line.amount_fen
                seen[line.payment.pk] += 1
    assert max(seen.values(), default=1) == 1
    for one in ReceiptBook.objects.all():
        numbers = Receipt.objects.filter(organization=one.organization, year=one.year)
        assert sorted(numbers.values_list("number", flat=True)) == list(
            range(1, one.last_number + 1)
        )


OWN = {3: 3, 4: 4, 5: 5}
TOGETHER = {2: 2, 3: 2, 4: 2, 5: 2}


@pytest.mark.django_db
@pytest.mark.parametrize("holds", [OWN, TOGETHER], ids=["own", "together"])
@pytest.mark.parametrize("seed", range(3))
def test_it_balances_after_every_step(seed: int, holds: dict[int, int]) -> None:
    load(Example("", Path(), {}))
    book = Book(seed, holds)
    for _ in range(STEPS):
        book.step()
        hold(book)
    hold_receipts()
    assert book.refused
    assert Payment.objects.count() + VoidedPayment.objects.count() > STEPS // 10

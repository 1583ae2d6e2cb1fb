"""欠缴、足额 and 党费结存 against plain reckonings, on generated records and a tree that moves."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangwu.catalogue.running import Catalogue
from dangwu.core.calendar import month_first, month_last
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.dues.models import Assessment, Income, Opening, Payment, Remittance, Spending
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from dangwu.members.models import Member
from dangwu.organizations import changes
from dangwu.organizations.models import Organization

LONG_AGO = date(2000, 1, 1)
PERIODS = tuple(map(Period.parse, ("2020H1", "2020-03", "2020Q2", "2019H2")))
MONTHS = range(24238, 24248)
EDGES = [
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 3, 31),
    date(2020, 6, 30),
    date(2020, 7, 1),
]
Names = dict[str, Organization]
Home = tuple[str, ...]


def some_day(random: Random) -> date:
    return random.choice([*EDGES, date(2019, 11, 1) + timedelta(days=random.randrange(270))])


class Tree:
    """局 ─ 甲委 ─ 搬支部, 撤支部; 局 ─ 乙委 ─ 支部; 外局.

    搬支部 moves from 甲委 to 乙委, 乙委 from 局 to 外局; 撤支部 is dissolved.
    """

    def __init__(self, random: Random) -> None:
        self.names: Names = {}
        for name in ("局", "外局"):
            self.found(name, None, "单位")
        for name in ("甲委", "乙委"):
            self.found(name, "局", "党委")
        for name, parent in (("搬支部", "甲委"), ("撤支部", "甲委"), ("支部", "乙委")):
            self.found(name, parent, "党支部")
        self.moved, self.split, self.gone = (some_day(random) for _ in range(3))
        moves = [(self.moved, "搬支部", "乙委"), (self.split, "乙委", "外局")]
        for day, name, parent in sorted(moves):
            changes.move(self.names[name], parent=self.names[parent], on=day)
        changes.dissolve(self.names["撤支部"], on=self.gone)

    def found(self, name: str, parent: str | None, kind: str) -> None:
        self.names[name] = changes.found(
            parent=self.names[parent] if parent else None, founded_on=LONG_AGO, kind=kind,
            nature="机关", full_name=name, document_name=name,
        )  # fmt: skip

    def above(self, name: str, day: date) -> Home:
        """Return the organization and all above it on that day; nothing where it is gone."""
        if name in ("局", "外局"):
            return (name,)
        if name == "甲委":
            return (name, "局")
        if name == "乙委":
            return (name, "局" if day < self.split else "外局")
        if name == "撤支部" and day >= self.gone:
            return ()
        under_first = name == "撤支部" or (name == "搬支部" and day < self.moved)
        return (name, *self.above("甲委" if under_first else "乙委", day))

    def in_month(self, name: str, month: int) -> Home:
        """Return what stands above it at the month's end, or at its own within the month."""
        day = month_last(month)
        if name == "撤支部" and self.gone <= day:
            day = max(self.gone - timedelta(days=1), month_first(month) - timedelta(days=1))
            return self.above(name, day) if day >= month_first(month) else ()
        return self.above(name, day)


def write_dues(random: Random, tree: Tree) -> None:
    branches = [tree.names[name] for name in ("搬支部", "撤支部", "支部")]
    for number in range(6):
        member = Member.objects.create(
            name=f"员{number}", sex="女", birth_no=19800101, education="高中", admitted_on=LONG_AGO
        )
        careless = random.choice([0.0, 0.1, 0.5])
        for month in random.sample(MONTHS, 7):
            due = random.choice([None, 0, 20, 1500, 1500, 3000, 3000])
            if careless == 0 and due is None:
                due = 500
            where = random.choice(branches)
            Assessment.objects.create(
                member=member, organization=where, month_no=month, due_fen=due
            )
            write_payments(random, member, where, month, due or 500, careless)


def write_payments(
    random: Random, member: Member, where: Organization, month: int, due: int, careless: float
) -> None:
    left = due + random.choice([0, 0, 1])
    if random.random() < careless:
        left = random.choice([0, due - 1])
    while left > 0:
        part = random.choice([left, max(1, left // 2)])
        day = month_last(month) if random.random() < 0.7 else some_day(random)
        Payment.objects.create(
            member=member, organization=where, month_no=month, amount_fen=part, paid_on=day
        )
        left -= part


def arrears(tree: Tree, scope: str, period: Period) -> tuple[int | None, int | None]:
    """Return how many owe and how many have settled, None where it cannot be told."""
    paid: dict[tuple[int, int], int] = defaultdict(int)
    for one in Payment.objects.all():
        if one.month_no is not None and one.paid_on <= period.last:
            paid[one.member_id, one.month_no] += one.amount_fen
    states: dict[int, set[bool | None]] = defaultdict(set)
    for due in Assessment.objects.select_related("organization"):
        within = period.first_month <= due.month_no <= period.last_month
        if within and scope in tree.in_month(due.organization.full_name, due.month_no):
            covered = paid[due.member_id, due.month_no]
            short = None if due.due_fen is None else covered < due.due_fen
            states[due.member_id].add(short)
    owing = sum(True in found for found in states.values())
    doubtful = any(None in found and True not in found for found in states.values())
    settled = sum(found == {False} for found in states.values())
    return (None, None) if doubtful else (owing, settled)


def hold_arrears(tree: Tree, engine: Engine) -> None:
    catalogue = Catalogue(engine)
    for name, organization in tree.names.items():
        for period in PERIODS:
            scope = Scope(organization.pk, name)
            found = tuple(
                None if value.number is None else int(value.number)
                for value in (
                    catalogue.value(figure, scope, period)
                    for figure in ("欠缴党员数", "足额缴纳党员数")
                )
            )
            assert found == arrears(tree, name, period), (name, period)


def write_account(random: Random, tree: Tree) -> None:
    member = Member.objects.create(
        name="员", sex="女", birth_no=19800101, education="高中", admitted_on=LONG_AGO
    )
    everyone = list(tree.names.values())
    for holder in random.sample(["局", "甲委", "乙委"], 2):
        for day in {some_day(random), date(2019, 11, 1)}:
            Opening.objects.create(
                organization=tree.names[holder], opened_on=day,
                balance_fen=random.randrange(-100, 100000),
            )  # fmt: skip
    for _ in range(12):
        here, day, fen = random.choice(everyone), some_day(random), random.randrange(1, 5000)
        Payment.objects.create(
            member=member, organization=here, month_no=24240, amount_fen=fen, paid_on=day
        )
        Income.objects.create(
            organization=here, kind="利息", received_on=some_day(random), amount_fen=fen
        )
        Spending.objects.create(organization=here, spent_on=some_day(random), amount_fen=fen, use=1)
        Remittance.objects.create(
            organization=here, recipient=random.choice([None, *everyone]),
            remitted_on=some_day(random), amount_fen=fen,
        )  # fmt: skip


def balance(tree: Tree, scope: str, period: Period) -> Decimal | None:
    """Return what the topmost accounts within the scope hold, in yuan."""
    last: dict[str, Opening] = {}
    for opening in Opening.objects.select_related("organization").order_by("opened_on"):
        holder = opening.organization.full_name
        if opening.opened_on <= period.last and scope in tree.above(holder, period.last):
            last[holder] = opening
    top = [
        opening
        for holder, opening in last.items()
        if not any(other in last for other in tree.above(holder, period.last)[1:])
    ]
    return Decimal(sum(_held(tree, one, period.last) for one in top)) / 100 if top else None


def _held(tree: Tree, opening: Opening, last: date) -> int:
    holder, total = opening.organization.full_name, opening.balance_fen

    def mine(organization: Organization | None, day: date) -> bool:
        if organization is None or not opening.opened_on <= day <= last:
            return False
        return holder in tree.above(organization.full_name, day)

    total += sum(p.amount_fen for p in Payment.objects.all() if mine(p.organization, p.paid_on))
    total += sum(i.amount_fen for i in Income.objects.all() if mine(i.organization, i.received_on))
    total -= sum(s.amount_fen for s in Spending.objects.all() if mine(s.organization, s.spent_on))
    for sent in Remittance.objects.select_related("organization", "recipient"):
        leaves, enters = (
            mine(side, sent.remitted_on) for side in (sent.organization, sent.recipient)
        )
        total += sent.amount_fen * (int(enters and not leaves) - int(leaves and not enters))
    return total


def hold_balance(tree: Tree, engine: Engine) -> None:
    catalogue = Catalogue(engine)
    for name, organization in tree.names.items():
        for period in PERIODS:
            value = catalogue.value("党费结存金额", Scope(organization.pk, name), period)
            assert value.number == balance(tree, name, period), (name, period, value)


@pytest.mark.django_db
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False), st.booleans())
def test_dues_are_reckoned_alike(random: Random, account: bool) -> None:
    with transaction.atomic():
        tree = Tree(random)
        (write_account if account else write_dues)(random, tree)
        (hold_balance if account else hold_arrears)(tree, DjangoEngine())
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(2))
def test_dues_are_reckoned_alike_over_parquet(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    tree = Tree(random)
    write_dues(random, tree)
    ledger.export(tmp_path / "dues")
    hold_arrears(tree, DuckEngine(tmp_path / "dues"))

    Payment.objects.all().delete()
    write_account(random, tree)
    ledger.export(tmp_path / "account")
    hold_balance(tree, DuckEngine(tmp_path / "account"))

"""Writes what was owed and paid: in 2020 everything in full, though by a few too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dangwu.core.calendar import month_first, month_last, month_no
from dangwu.demo.bases import Basis, bases, due_fen, liable
from dangwu.demo.days import LAST
from dangwu.demo.plan import STAFFING
from dangwu.demo.story import Person, Story
from dangwu.dues.models import Assessment, Base, Kind, Method, Payment, Waiver

_WAGE_DAYS = {staffing.key: staffing.wage_day for staffing in STAFFING} | {"canteen": 15}
_METHODS = {"depot": Method.ONLINE, "trade": Method.ONLINE, "retired": Method.CASH}
_LATE = (
    ("depot", date(2020, 2, 1), 34), ("trade", date(2020, 2, 1), 41), ("stores", date(2020, 3, 1), 27),
    ("trade", date(2020, 3, 1), 12), ("office3", date(2020, 4, 1), 9),
)  # fmt: skip
"""Faults on purpose: in a branch one member paid a month so many days after its end."""
_UNPAID = (
    ("trade", date(2018, 9, 1), 2), ("depot", date(2019, 2, 1), 3), ("stores", date(2019, 8, 1), 1),
)  # fmt: skip
"""Arrears of earlier years: one member of a branch, from a month, so many months."""
_VOLUNTARY = (("office1", 200_000), ("office2", 100_000), ("retired", 150_000), ("depot", 50_000))
_VOLUNTARY_DAY = date(2020, 2, 28)
_HARDSHIP_FEN = 500


def build_dues(story: Story) -> None:
    """Write bases, a waiver, assessments and payments."""
    story.write(Base, [base for person in story.people for base in _bases(story, person)])
    waiver, poor = _waiver(story)
    assessments: list[Assessment] = []
    payments: list[Payment] = []
    late, unpaid = _late(story), _unpaid(story)
    for person in story.people:
        known = bases(person)
        for month, branch, first in liable(person):
            basis = [one for one in known if one.month <= month][-1]
            eased = person is poor and waiver.since_month <= month <= waiver.until_month
            due = _HARDSHIP_FEN if eased else due_fen(basis.category, basis.base_fen, month)
            assessments.append(Assessment(
                organization=story.organizations[branch], member=person.member, month_no=month,
                due_fen=due, waiver=waiver if eased else None,
            ))  # fmt: skip
            if (person, month) in unpaid:
                continue
            delay = late.get((person, month), 0)
            paid_on = (
                month_last(month) + timedelta(delay) if delay else _pay_day(person, branch, first)
            )
            payments.append(Payment(
                organization=story.organizations[branch], member=person.member, month_no=month,
                amount_fen=due, paid_on=paid_on, kind=Kind.LATE if delay else Kind.REGULAR,
                method=_METHODS.get(branch, Method.TRANSFER),
            ))  # fmt: skip
    story.write(Assessment, assessments)
    payments.sort(key=lambda payment: (payment.paid_on, payment.organization_id))
    story.payments = list(story.write(Payment, [*payments, *_voluntary(story)]))


def _bases(story: Story, person: Person) -> Iterator[Base]:
    for basis in bases(person):
        yield _base(story, person, basis)


def _base(story: Story, person: Person, basis: Basis) -> Base:
    day = max(month_first(basis.month), person.stays[0].since)
    return Base(
        organization=story.organizations[person.branch_on(day)], member=person.member,
        category=basis.category, base_fen=basis.base_fen, since_month=basis.month,
    )  # fmt: skip


def _pay_day(person: Person, branch: str, first: date) -> date:
    """Her branch's day of the month; earlier where she left before, later where she came after."""
    day = first.replace(day=_WAGE_DAYS[branch])
    if day < first:
        return min(first + timedelta(days=4), month_last(month_no(first)))
    return min(day, person.stays[-1].until - timedelta(days=1))


def _plain_member(story: Story, branch: str, day: date, place: int) -> Person:
    """Return a member without any post, the same for the same place."""
    people = [p for p in story.of(branch, day) if not p.titles and p.branch_on(LAST) == branch]
    return people[place % len(people)]


def _late(story: Story) -> dict[tuple[Person, int], int]:
    return {
        (_plain_member(story, branch, day, 3 + number), month_no(day)): delay
        for number, (branch, day, delay) in enumerate(_LATE)
    }


def _unpaid(story: Story) -> set[tuple[Person, int]]:
    return {
        (_plain_member(story, branch, day, 11), month_no(day) + step)
        for branch, day, months in _UNPAID for step in range(months)
    }  # fmt: skip


def _waiver(story: Story) -> tuple[Waiver, Person]:
    """A member in hardship: studied by the branch, approved by the committee above."""
    first = date(2019, 7, 1)
    person = _plain_member(story, "stores", first, 20)
    waiver = Waiver(
        organization=story.organizations["stores"], member=person.member,
        since_month=month_no(first), until_month=month_no(LAST), due_fen=_HARDSHIP_FEN,
        reason="本人重病，家庭困难", studied_on=date(2019, 6, 12), approved_on=date(2019, 6, 25),
    )  # fmt: skip
    return story.write(Waiver, [waiver])[0], person


def _voluntary(story: Story) -> list[Payment]:
    return [
        Payment(
            organization=story.organizations[branch], amount_fen=amount, paid_on=_VOLUNTARY_DAY,
            member=_plain_member(story, branch, _VOLUNTARY_DAY, 1).member, kind=Kind.VOLUNTARY,
        )
        for branch, amount in _VOLUNTARY
    ]  # fmt: skip

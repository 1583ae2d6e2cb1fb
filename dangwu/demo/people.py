"""Draws the members: some three hundred invented people and where each belonged on every day."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dangwu.core.calendar import add_years, day_no, month_no
from dangwu.demo.days import LAST
from dangwu.demo.movements import (
    ARRIVALS,
    DEATHS,
    DEPARTURES,
    FROM_CANTEEN,
    RECEIVED,
    RETIREMENTS,
    Movement,
)  # fmt: skip
from dangwu.demo.names import NATIONALITIES
from dangwu.demo.plan import MERGED, STAFFING, Staffing
from dangwu.demo.story import Person, Stay, Story
from dangwu.members.models import Education, Member, Membership, Sex, Transfer
from dangwu.organizations.models import FOREVER

_LASTS, _STALE, _RECEIVED = timedelta(days=90), timedelta(days=-7), timedelta(days=12)
"""How long a letter of introduction holds; one shown a week too late; when receipts come back."""
_NO_RECEIPT, _CAME_LATE, _LEFT_A_GAP = (
    "青屏区应急局党支部",
    "云岭市审计局机关党委",
    "退役军人事务局机关党委",
)
"""A receipt that never came, a letter that had run out, two months whose dues nobody took."""
_OLD_HANDS_UNTIL = date(2016, 5, 31)
_LEVELS = tuple(Education)
_YOUNG = (14, 62, 20, 2, 2, 0, 0)
_MIDDLE = (9, 44, 30, 8, 7, 2, 0)
_OLD = (1, 12, 26, 20, 22, 16, 3)
_FLOATING = 6
_LEADERS = 5


def build_people(story: Story) -> None:
    """Write members, where they belonged, and transfers in, out and between branches."""
    for staffing in STAFFING:
        _branch(story, staffing)
    _let_some_float(story)
    story.write(Member, [person.member for person in story.people])
    story.write(Membership, [
        Membership(
            organization=story.organizations[stay.branch], member=person.member,
            since=stay.since, until=stay.until,
        )
        for person in story.people for stay in person.stays
    ])  # fmt: skip
    story.write(Transfer, _transfers(story))


def _branch(story: Story, staffing: Staffing) -> None:
    key = staffing.key
    received = [_received(story, staffing, move) for move in RECEIVED if move.branch == key]
    arrived = [_arrived(story, staffing, move) for move in ARRIVALS if move.branch == key]
    retiring = RETIREMENTS if key == "retired" else ()
    retired = [_retiring(story, move) for move in retiring]
    left = [_leaving(story, staffing, m) for m in (*DEPARTURES, *DEATHS) if m.branch == key]
    known = len(received) + len(arrived) + len(retired)
    for place in range(staffing.size - known):
        person = _old_hand(story, staffing)
        if key == "trade" and place < FROM_CANTEEN:
            since = person.stays[0].since
            person.stays = [Stay("canteen", since, MERGED), Stay(key, MERGED)]
        if key == "office1" and place < _LEADERS:
            person.base_fen = story.dice.randint(1_005_000, 1_180_000)
        story.people.append(person)
    story.people += [*received, *arrived, *retired, *left]


def _old_hand(story: Story, staffing: Staffing) -> Person:
    dice = story.dice
    sex = _sex(dice, staffing)
    young, old = max(staffing.youngest, 26), staffing.oldest
    if staffing.key == "retired":
        young = max(young, 57 if sex == Sex.FEMALE else 61)
    else:
        old = min(old, 53 if sex == Sex.FEMALE else 58)
    born = _born(dice, dice.randint(young, old))
    admitted = min(
        _born_later(dice, born, 20, 33), _OLD_HANDS_UNTIL - timedelta(dice.randint(0, 900))
    )
    joined = date(2012, 3, 1) + timedelta(days=dice.randint(0, 1700))
    member = _member(story, sex, born, admitted)
    if staffing.key == "retired":
        member.retired_on = min(add_years(born, 60 if sex == Sex.MALE else 55), date(2017, 6, 1))
    return Person(member, [Stay(staffing.key, max(admitted, joined))], _base(dice, staffing))


def _received(story: Story, staffing: Staffing, move: Movement) -> Person:
    sex = _sex(story.dice, staffing, more=0.12)
    born = _born(story.dice, story.dice.randint(24, 37))
    member = _member(story, sex, born, move.day)
    year_later = add_years(move.day, 1)
    member.confirmed_on = year_later if year_later <= LAST else None
    return Person(member, [Stay(staffing.key, move.day)], _base(story.dice, staffing))


def _arrived(story: Story, staffing: Staffing, move: Movement) -> Person:
    person = _old_hand(story, staffing)
    person.stays = [Stay(staffing.key, move.day)]
    return person


def _leaving(story: Story, staffing: Staffing, move: Movement) -> Person:
    person = _old_hand(story, staffing)
    person.stays[0].until = person.member.left_on = move.day
    return person


def _retiring(story: Story, move: Movement) -> Person:
    staffing = next(one for one in STAFFING if one.key == move.branch)
    person = _old_hand(story, staffing)
    born = add_years(move.day, -60 if person.member.sex == Sex.MALE else -55) - timedelta(
        days=story.dice.randint(1, 28)
    )
    member = person.member
    member.birth_no = day_no(born)
    member.admitted_on = _born_later(story.dice, born, 20, 33)
    member.confirmed_on = add_years(member.admitted_on, 1)
    member.retired_on = move.day
    since = max(member.admitted_on, date(2013, 1, 7))
    person.stays = [Stay(move.branch, since, move.day), Stay("retired", move.day)]
    return person


def _member(story: Story, sex: Sex, born: date, admitted: date) -> Member:
    dice = story.dice
    age = LAST.year - born.year
    weights = _YOUNG if age < 40 else _MIDDLE if age < 60 else _OLD
    confirmed = add_years(admitted, 1)
    return Member(
        name=story.names.draw(sex), sex=sex, birth_no=_birth_no(dice, born),
        nationality=dice.choice(NATIONALITIES) if dice.random() < 0.08 else "汉族",
        education=dice.choices(_LEVELS, weights)[0],
        staff_no=f"YL{len(story.people) + dice.randint(0, 9) * 10_000:05d}",
        admitted_on=admitted, confirmed_on=confirmed,
    )  # fmt: skip


def _birth_no(dice: Random, born: date) -> int:
    """Of the oldest, some files give the year and the month only."""
    number = day_no(born)
    return number - number % 100 if born.year < 1950 and dice.random() < 0.2 else number


def _sex(dice: Random, staffing: Staffing, more: float = 0.0) -> Sex:
    return Sex.FEMALE if dice.random() < staffing.women + more else Sex.MALE


def _born(dice: Random, age: int) -> date:
    """Return a birthday of someone who is `age` on the demo's last day."""
    return add_years(LAST, -age) - timedelta(days=dice.randint(0, 364))


def _born_later(dice: Random, born: date, youngest: int, oldest: int) -> date:
    return add_years(born, dice.randint(youngest, oldest)) + timedelta(days=dice.randint(0, 330))


def _base(dice: Random, staffing: Staffing) -> int:
    return dice.randint(staffing.base_from * 100, staffing.base_to * 100)


def _let_some_float(story: Story) -> None:
    workers = [
        person for person in story.people
        if person.stays[-1].branch in {"depot", "trade", "stores"} and person.member.left_on == FOREVER
    ]  # fmt: skip
    for number, person in enumerate(story.some(workers, _FLOATING)):
        person.member.floating_since = max(
            date(2018, 2, 1) + timedelta(days=117 * number), person.stays[-1].since
        )


def _transfers(story: Story) -> list[Transfer]:
    found = [made for person in story.people for made in _transfers_of(story, person)]
    found.sort(key=lambda transfer: transfer.transferred_on)
    for number, transfer in enumerate(found, start=1):
        transfer.letter = f"云组介〔{transfer.transferred_on.year}〕{number:03d}号"
    return found


def _transfers_of(story: Story, person: Person) -> list[Transfer]:
    found = []
    first, last = person.stays[0], person.stays[-1]
    arrived = {(move.branch, move.day): move.other for move in ARRIVALS}
    departed = {(move.branch, move.day): move.other for move in DEPARTURES}
    if other := arrived.get((first.branch, first.since)):
        found.append(_transfer(story, person, first.since, origin_name=other, target=first.branch))
    if other := departed.get((last.branch, last.until)):
        found.append(_transfer(story, person, last.until, origin=last.branch, target_name=other))
    for before, after in zip(person.stays, person.stays[1:], strict=False):
        found.append(
            _transfer(story, person, after.since, origin=before.branch, target=after.branch)
        )
    return found


def _transfer(
    story: Story, person: Person, day: date, *, origin: str = "", origin_name: str = "",
    target: str = "", target_name: str = "",
) -> Transfer:  # fmt: skip
    paid = month_no(day) if day.day > 1 else month_no(day) - 1
    within = bool(origin and target)
    return Transfer(
        member=person.member, origin=story.organizations.get(origin), origin_name=origin_name,
        target=story.organizations.get(target), target_name=target_name, transferred_on=day,
        dues_paid_month=paid - 2 if origin_name == _LEFT_A_GAP else paid,
        letter_until=None if within else day + (_STALE if origin_name == _CAME_LATE else _LASTS),
        receipt_on=day + _RECEIVED if target_name not in {"", _NO_RECEIPT} else None,
    )  # fmt: skip

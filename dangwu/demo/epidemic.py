"""The spring of 2020: three gates of one community manned round the clock, households, donations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dangwu.demo.days import days
from dangwu.demo.plan import BRANCHES, COMMUNITY, DISTRICT, ELECTING
from dangwu.demo.story import Person, Story
from dangwu.members.models import Sex
from dangwu.posts.models import DAY, Checkpoint, Donation, HouseholdCheck, Shift

_OPENED, _CLOSED = date(2020, 1, 28), date(2020, 4, 9)
_GATES = ("东门", "北门", "南门")
_SHIFT_MINUTES = 480
_A_SHIFT = 2
_NIGHT_UNTIL = 480
HOUSEHOLDS = 1283
_CHECKED_AGAIN = 164
_CHECKING_DAYS = 26
_DONATED = (date(2020, 2, 26), date(2020, 2, 27), date(2020, 2, 28))
_AMOUNTS = (5_000, 10_000, 10_000, 20_000, 20_000, 30_000, 50_000, 100_000)
_OTHERS = 14


def build_epidemic(story: Story) -> None:
    """Write the gates, their shifts, the household checks, and the donations."""
    gates = [
        Checkpoint(
            organization=story.organizations["bureau"], name=f"{COMMUNITY}{gate}卡点", district=DISTRICT,
            community=COMMUNITY, since=_OPENED, until=_CLOSED,
        )
        for gate in _GATES
    ]  # fmt: skip
    story.write(Checkpoint, gates)
    story.write(Shift, list(_shifts(story, gates)))
    story.write(HouseholdCheck, list(_households(story, gates)))
    story.write(Donation, list(_donations(story)))


def _watch(story: Story, *, night: bool) -> list[tuple[str, Person]]:
    """Who can stand at a gate: in work all spring, and at night men only."""
    return [
        (key, person) for key in ELECTING for person in story.of(key, _OPENED)
        if person.branch_on(_CLOSED) == key
        and person.member.floating_since is None and (person.member.sex == Sex.MALE or not night)
    ]  # fmt: skip


def _shifts(story: Story, gates: list[Checkpoint]) -> Iterator[Shift]:
    rotas = {night: _watch(story, night=night) for night in (True, False)}
    helpers = [story.names.draw("男") for _ in range(_OTHERS)]
    for rota in rotas.values():
        story.dice.shuffle(rota)
    turn = 0
    for day in days(_OPENED, _CLOSED - timedelta(days=1)):
        for gate in gates:
            for start in range(0, DAY, _SHIFT_MINUTES):
                rota = rotas[start < _NIGHT_UNTIL]
                for _ in range(_A_SHIFT):
                    key, person = rota[turn % len(rota)]
                    helps = turn % 19 == 0
                    turn += 1
                    yield Shift(
                        organization=story.organizations[key], checkpoint=gate, worked_on=day,
                        from_minute=start, to_minute=start + _SHIFT_MINUTES,
                        member=None if helps else person.member,
                        person_name=helpers[turn % _OTHERS] if helps else "",
                    )  # fmt: skip


def _households(story: Story, gates: list[Checkpoint]) -> Iterator[HouseholdCheck]:
    again = set(story.dice.sample(range(HOUSEHOLDS), _CHECKED_AGAIN))
    for number in range(HOUSEHOLDS):
        people = story.dice.choices((1, 2, 3, 4, 5), (12, 27, 36, 17, 8))[0]
        day = _OPENED + timedelta(days=2 + number * _CHECKING_DAYS // HOUSEHOLDS)
        for visited in (day, day + timedelta(days=14))[: 2 if number in again else 1]:
            yield HouseholdCheck(
                organization=story.organizations[ELECTING[number % len(ELECTING)]],
                checkpoint=gates[number % len(gates)], household=_door(number), people=people,
                checked_on=visited,
            )  # fmt: skip


def _door(number: int) -> str:
    """Return the number of a flat: buildings of three entrances, six floors of two flats."""
    building, rest = divmod(number, 36)
    entrance, flat = divmod(rest, 12)
    return f"{building + 1}号楼{entrance + 1}单元{flat // 2 + 1}0{flat % 2 + 1}"


def _donations(story: Story) -> Iterator[Donation]:
    for place, key in enumerate(BRANCHES):
        day = _DONATED[place % len(_DONATED)]
        people = story.of(key, day)
        for person in story.some(people, len(people) * 15 // 16):
            yield Donation(
                organization=story.organizations[key], member=person.member, donated_on=day,
                amount_fen=story.dice.choice(_AMOUNTS), cause="支持新冠肺炎疫情防控",
            )  # fmt: skip
    for _ in range(_OTHERS):
        yield Donation(
            organization=story.organizations["bureau"], person_name=story.names.draw("女"),
            donated_on=_DONATED[-1], amount_fen=10_000, cause="支持新冠肺炎疫情防控",
        )  # fmt: skip

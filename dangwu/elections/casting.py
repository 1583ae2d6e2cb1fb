"""Reads one ballot as somebody typed it: numbers, names, votes or raw ballots; never guesses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from dangwu.core.reading import Unreadable, plain_text, read_choice, read_day, read_whole
from dangwu.elections.models import BallotKind

NUMBERS: Mapping[str, str] = {
    "eligible": "应到会有选举权的人数",
    "present": "实到会人数",
    "seats": "应选名额",
    "ballots_out": "发出选票",
    "ballots_in": "收回选票",
}


@dataclass
class Casting:
    """One ballot as it was typed. `listed` are the nominees of the list, and votes None unknown.

    Names stand in the order of the list, those off it after them.
    """

    kind: str = BallotKind.COMMITTEE
    held_on: date | None = None
    """The day whose rules count; None: those in force now."""
    numbers: dict[str, int | None] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)
    nameless: int = 0
    """How many stand of whom only the number is told."""
    others: list[str] = field(default_factory=list)
    votes: dict[str, int | None] | None = None
    bundles: list[tuple[int, tuple[str, ...]]] | None = None
    faults: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    """How each name was written first: names are told apart without the blanks in them."""

    @property
    def names(self) -> list[str]:
        """Everybody who is named."""
        return [*self.listed, *self.others]


def read_casting(line: Mapping[str, object]) -> Casting:
    """Return what a line says; what cannot be read stands in `faults`."""
    made = Casting()
    _tell(made, "选举方式", lambda: _kind(made, line))
    for key, label in NUMBERS.items():
        _tell(made, label, partial(_number, made, key, line.get(key)))
    _tell(made, "投票日期", lambda: _day(made, line.get("held_on")))
    _tell(made, "候选人", lambda: _nominees(made, line.get("candidates")))
    _tell(made, "另选他人", lambda: _others(made, line.get("written_in")))
    _tell(made, "得票", lambda: _votes(made, line.get("votes")))
    _tell(made, "选票", lambda: _bundles(made, line.get("ballot_groups")))
    _settle(made)
    return made


def _tell(made: Casting, label: str, read: Callable[[], None]) -> None:
    try:
        read()
    except Unreadable as wrong:
        made.faults.append(f"{label}：{wrong}")


def _number(made: Casting, key: str, told: object) -> None:
    made.numbers[key] = read_whole(told)


def _kind(made: Casting, line: Mapping[str, object]) -> None:
    found = read_choice(line.get("kind"), BallotKind.values)
    if found is None:
        raise Unreadable(f"没有写，请写{'或'.join(BallotKind.values)}。")
    made.kind = found


def _day(made: Casting, told: object) -> None:
    made.held_on = read_day(told)


def _nominees(made: Casting, told: object) -> None:
    if isinstance(told, Sequence) and not isinstance(told, str):
        for one in told:
            name = _name(made, one)
            if name in made.listed:
                raise Unreadable(f"“{name}”写了两次；同名的请加以区别。")
            made.listed.append(name)
        return
    number = read_whole(told)
    if number is None:
        raise Unreadable("没有写名单或人数。")
    made.nameless = number


def _others(made: Casting, told: object) -> None:
    if told is None or (not isinstance(told, Mapping | Sequence) and not plain_text(told)):
        return
    if isinstance(told, str):
        told = [
            one for one in told.replace("，", "、").replace(",", "、").split("、") if one.strip()
        ]
    if isinstance(told, Mapping):
        _votes(made, told)
    elif not isinstance(told, Sequence):
        raise Unreadable(f"“{told}”不是姓名的列表。")
    for one in told:
        name = _name(made, one)
        if name not in made.names:
            made.others.append(name)


def _votes(made: Casting, told: object) -> None:
    if told is None:
        return
    if not isinstance(told, Mapping):
        raise Unreadable("请按“姓名：票数”写。")
    counted = {} if made.votes is None else made.votes
    made.votes = counted
    for one, number in told.items():
        name, votes = _name(made, one), read_whole(number)
        if counted.setdefault(name, votes) != votes:
            raise Unreadable(f"“{name}”的票数写了两次，不一样。")


def _bundles(made: Casting, told: object) -> None:
    if told is None:
        return
    if not isinstance(told, Sequence) or isinstance(told, str):
        raise Unreadable("请按“张数、所选姓名”写成列表。")
    found = []
    for one in told:
        if not isinstance(one, Mapping):
            raise Unreadable("每组选票请写张数和所选姓名。")
        papers, names = read_whole(one.get("count")), one.get("names")
        if papers is None:
            raise Unreadable("有一组选票没有写张数。")
        if names is not None and (not isinstance(names, Sequence) or isinstance(names, str)):
            raise Unreadable("所选姓名请写成列表。")
        picked = [_name(made, name) for name in names or () if plain_text(name)]
        found.append((papers, tuple(dict.fromkeys(picked))))
    made.bundles = found or [(0, ())]


def _name(made: Casting, told: object) -> str:
    if isinstance(told, Mapping):
        told = told.get("name")
    name = "".join(plain_text(told).split()) if isinstance(told, str) else ""
    if not name:
        raise Unreadable(f"“{told}”不是姓名。")
    made.shown.setdefault(name, str(told).strip())
    return name


def _settle(made: Casting) -> None:
    """Put everybody voted for on the list or off it."""
    voted = [*(made.votes or ()), *(name for _, names in made.bundles or () for name in names)]
    for name in dict.fromkeys(voted):
        if name in made.names:
            continue
        if made.nameless:
            made.nameless -= 1
            made.listed.append(name)
        else:
            made.others.append(name)

"""How ballots come out: read from the room's tables, for records and for cases alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangwu.catalogue.checks import parameters, text
from dangwu.catalogue.checks_reading import Check
from dangwu.catalogue.checks_rules import Foundation, foundation
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell
from dangwu.engine.base import Engine
from dangwu.engine.memory_engine import MemoryEngine
from dangwu.rules.rule import Rule

_SHEETS = """select id, organization_id, kind, seats, eligible, present, ballots_out, ballots_in,
  void, listed, unknown, surplus_percent, attendance_percent, attendance_exact, majority_percent,
  of_eligible, nomination_ok, meeting_ok, return_ok, wrong
from ballot_sheet where :ballot_id in (0, id)"""
_RESULTS = """select id, ballot_id as organization_id, ballot_id, place, written_in, agree, over_half,
  elected, tied, elected_of_eligible, elected_of_present
from ballot_result where :ballot_id in (0, ballot_id)"""
_FAULTS = """select ballot_id as id, ballot_id as organization_id, ballot_id, fault, one, other
from ballot_fault where :ballot_id in (0, ballot_id)"""
_QUERY = Check(
    name="换届计票", room="elections", severity="error", rules=(), evidence="elections.Ballot",
    found="", due="", todo="", by="", days=(), spans=(), sql="",
)  # fmt: skip
"""What the tables need of the rules is found as for a check."""
RULES = (
    "election_surplus_percent",
    "election_attendance_percent",
    "election_attendance_exact",
    "election_returned_percent_most",
    "election_names_percent_most",
    "election_majority_percent",
    "election_majority_of_eligible",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Two numbers that cannot both be: what is wrong, and the two."""

    what: str
    one: int
    other: int

    @property
    def because(self) -> str:
        """实到会的人多于应到会的人（16，15）."""
        return f"{self.what}（{self.one}，{self.other}）"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person came out; `id` is the nominee's."""

    id: int
    place: int
    written_in: bool
    agree: int | None
    over_half: bool
    elected: bool
    tied: bool
    of_eligible: bool
    of_present: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How one ballot came out. None: what is needed is not known, or no rule was in force."""

    id: int
    kind: str
    seats: int
    eligible: int | None
    present: int | None
    ballots_out: int | None
    ballots_in: int | None
    void: int | None
    listed: int
    by_eligible: bool | None
    percents: Mapping[str, int | None]
    nomination_ok: bool | None
    meeting_ok: bool | None
    return_ok: bool | None
    known: bool
    faults: tuple[Fault, ...] = ()
    standings: tuple[Standing, ...] = ()

    @property
    def counted(self) -> bool | None:
        """Whether somebody can be elected at all; None where that is not known."""
        if self.faults:
            return None
        if False in (self.meeting_ok, self.return_ok):
            return False
        return True if self.meeting_ok and self.return_ok and self.known else None

    @property
    def elected(self) -> tuple[Standing, ...]:
        """Who is elected, the most votes first."""
        return tuple(one for one in self.standings if one.elected)

    @property
    def tied(self) -> tuple[Standing, ...]:
        """Who has the same votes where the seats end: they are voted on again."""
        return tuple(one for one in self.standings if one.tied)

    @property
    def vacant(self) -> int | None:
        """How many seats are not filled."""
        return None if self.counted is None else self.seats - len(self.elected)


def counts(
    engine: Engine, period: Period, known: Mapping[str, Rule], ballot: int = 0
) -> dict[int, Count]:
    """Return how the ballots came out, by their keys; `ballot` 0 means all that the engine holds.

    A ballot without a day is judged by the rules of the period's last.
    """
    faults: dict[int, list[Fault]] = defaultdict(list)
    for row in _rows(engine, _FAULTS, period, known, ballot):
        faults[_whole(row["ballot_id"])].append(
            Fault(str(row["fault"]), _whole(row["one"]), _whole(row["other"]))
        )
    standings: dict[int, list[Standing]] = defaultdict(list)
    for row in _rows(engine, _RESULTS, period, known, ballot):
        standings[_whole(row["ballot_id"])].append(_standing(row))
    made = (_count(row) for row in _rows(engine, _SHEETS, period, known, ballot))
    return {
        one.id: replace(
            one, faults=tuple(faults[one.id]), standings=tuple(sorted(standings[one.id], key=_high))
        )
        for one in made
    }


def edition(known: Mapping[str, Rule], today: date) -> date:
    """Return a day on which the latest edition of the rules holds, today if it does by then.

    A ballot of which no day is told is counted by it.
    """
    return max([today, *(known[name].versions[-1].since for name in RULES if name in known)])


def _high(one: Standing) -> tuple[int, int, int]:
    return (-1 if one.agree is None else -one.agree, one.place, one.id)


def _rows(
    engine: Engine, sql: str, period: Period, known: Mapping[str, Rule], ballot: int
) -> Sequence[Mapping[str, Cell]]:
    query = replace(_QUERY, sql=sql)
    memory = engine if isinstance(engine, MemoryEngine) else None
    base: Foundation = foundation(query, period, known, memory)
    supplied = {**parameters(base, Scope(0, ""), period), "ballot_id": ballot}
    answer = engine.run(text(query, base), supplied)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _count(row: Mapping[str, Cell]) -> Count:
    return Count(
        id=_whole(row["id"]),
        kind=str(row["kind"]),
        seats=_whole(row["seats"]),
        eligible=_number(row["eligible"]),
        present=_number(row["present"]),
        ballots_out=_number(row["ballots_out"]),
        ballots_in=_number(row["ballots_in"]),
        void=_number(row["void"]),
        listed=_whole(row["listed"]),
        by_eligible=_yes(row["of_eligible"]),
        percents={
            "surplus": _number(row["surplus_percent"]),
            "attendance": _number(row["attendance_percent"]),
            "exact": _number(row["attendance_exact"]),
        },
        nomination_ok=_yes(row["nomination_ok"]),
        meeting_ok=_yes(row["meeting_ok"]),
        return_ok=_yes(row["return_ok"]),
        known=row["unknown"] == 0 and row["majority_percent"] is not None,
    )  # fmt: skip


def _standing(row: Mapping[str, Cell]) -> Standing:
    return Standing(
        id=_whole(row["id"]),
        place=_whole(row["place"]),
        written_in=bool(row["written_in"]),
        agree=_number(row["agree"]),
        over_half=bool(row["over_half"]),
        elected=bool(row["elected"]),
        tied=bool(row["tied"]),
        of_eligible=bool(row["elected_of_eligible"]),
        of_present=bool(row["elected_of_present"]),
    )


def _whole(cell: Cell) -> int:
    return int(str(cell))


def _number(cell: Cell) -> int | None:
    return None if cell is None else int(str(cell))


def _yes(cell: Cell) -> bool | None:
    return None if cell is None else bool(cell)

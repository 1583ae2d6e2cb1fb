"""How lines of `dangwu try elections` become ballots, and how the answer is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dangwu.core.period import Period
from dangwu.elections.casting import NUMBERS, Casting, read_casting
from dangwu.elections.counting import Count, Standing, counts, edition
from dangwu.elections.models import Ballot, Bundle, Nominee, Pick
from dangwu.organizations.cases import Cases
from dangwu.rules.rule import Rule

KIND = "elections"
_NO_ONE = ""
"""The name of a nominee of whom only the number is told."""
Line = Mapping[str, object]
Tried = tuple[Casting, Count | None, dict[int, str]]
"""What was typed, how it came out (None: it cannot be read), and the nominees' names by key."""


def judge(
    lines: Sequence[Line], *, today: date, known: Mapping[str, Rule]
) -> list[dict[str, object]]:
    """Return each line with its answer; wrong figures are told, never guessed at."""
    tried = count([read_casting(line) for line in lines], today=today, known=known)
    return [{**line, **_answer(*one)} for line, one in zip(lines, tried, strict=True)]


def count(castings: Sequence[Casting], *, today: date, known: Mapping[str, Rule]) -> list[Tried]:
    """Count ballots that stand in no database, by the tables that count those which do.

    A ballot of which no day is told is counted by the latest edition of the rules.
    """
    day = edition(known, today)
    cases = Cases(len(castings), today)
    names = _fill(cases, castings, day)
    cases.ready()
    days = [day, *(one.held_on for one in castings if one.held_on)]
    found = counts(cases.engine, Period(min(days), max(days)), known)
    return [(casting, found.get(number), names) for number, casting in enumerate(castings, 1)]


def _fill(cases: Cases, castings: Sequence[Casting], day: date) -> dict[int, str]:
    """Put the ballots that can be read in; return the nominees' names by their keys.

    Those without a day get this one.
    """
    ballots: list[tuple[int | str | date | None, ...]] = []
    nominees: list[tuple[int | str | None, ...]] = []
    bundles: list[tuple[int, int, int]] = []
    picks: list[tuple[int, int, int]] = []
    names: dict[int, str] = {}
    for number, one in enumerate(castings, 1):
        if one.faults or one.numbers["seats"] is None:
            continue
        numbers = (one.numbers[key] for key in NUMBERS)
        ballots.append((number, number, number, one.kind, one.held_on or day, *numbers))
        keys: dict[str, int] = {}
        for place, name in enumerate([*one.listed, *[_NO_ONE] * one.nameless, *one.others], 1):
            keys[name] = key = len(nominees) + 1
            names[key] = one.shown.get(name, name)
            off = int(place > len(one.listed) + one.nameless)
            nominees.append((key, number, name, place, off, _agree(one, name)))
        for papers, picked in one.bundles or ():
            bundles.append((len(bundles) + 1, number, papers))
            picks += [(len(picks) + each, len(bundles), keys[name])
                      for each, name in enumerate(picked, 1)]  # fmt: skip
    cases.add(
        Ballot, ("id", "organization_id", "election_id", "kind", "held_on", *NUMBERS), ballots
    )
    cases.add(Nominee, ("id", "ballot_id", "name", "place", "written_in", "agree"), nominees)
    cases.add(Bundle, ("id", "ballot_id", "papers"), bundles)
    cases.add(Pick, ("id", "bundle_id", "nominee_id"), picks)
    return names


def _agree(one: Casting, name: str) -> int | None:
    """Return the votes told for a nominee; who is not in the list of votes got none."""
    if one.votes is None:
        return None
    if one.bundles is not None and name not in one.votes:
        return None
    return one.votes.get(name, 0)


def _answer(casting: Casting, found: Count | None, names: Mapping[int, str]) -> dict[str, object]:
    wrong = faults(casting, found)
    if wrong or found is None:
        return {
            "nomination_ok": None, "valid_meeting": None, "valid_vote": None, "elected": [],
            "runoff": [], "vacant": None, "invalid_ballots": None, "data_error": bool(wrong),
            "elected_if_present_counts": [], "because": "；".join(wrong),
        }  # fmt: skip
    known = found.counted is not None
    present = [one for one in found.standings if one.of_present]
    return {
        "nomination_ok": found.nomination_ok,
        "valid_meeting": found.meeting_ok,
        "valid_vote": found.return_ok,
        "elected": _names(found.elected, names) if known else None,
        "runoff": _names(found.tied, names) if known else None,
        "vacant": found.vacant,
        "invalid_ballots": found.void or 0,
        "data_error": False,
        "elected_if_present_counts": _names(present, names) if known else None,
    }


def faults(casting: Casting, found: Count | None) -> list[str]:
    """Return what cannot be in a ballot, in Chinese."""
    wrong = list(casting.faults)
    if not wrong and casting.numbers["seats"] is None:
        wrong = ["应选名额：没有写。"]
    return wrong + [one.because for one in (found.faults if found else ())]


def _names(those: Sequence[Standing], names: Mapping[int, str]) -> list[str]:
    return [names[one.id] for one in those]

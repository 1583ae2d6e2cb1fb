"""Ballot counts, from the contract's words.

Where the contract is silent:
- 委员差额: candidates − seats ≥ 20 % of the seats; 书记等额: as many candidates as seats;
- valid_vote is told by the ballots alone: those back are not more than those given out;
- nobody is elected where the meeting or the vote is not valid; a missing surplus does not
  take away what was counted;
- a ballot naming more than the seats is void and counts for nobody, yet it came back;
- runoff: those with a majority and equal votes of whom some but not all have a seat left; none
  of them is elected; without a majority there is no runoff;
- vacant: the seats less the elected (the seats of a runoff are still empty);
- names off the list may be elected as those on it;
- a figure that is missing is unknown, and so is all that rests on it: null;
- data_error: a figure that is negative or no whole number; present > eligible;
  ballots_out > present; somebody's votes > ballots that are valid; all votes together >
  valid ballots × seats; raw ballots that are not as many as came back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Case = Mapping[str, Any]
FIGURES = ("eligible", "present", "seats", "ballots_out", "ballots_in")


def answer(case: Case) -> dict[str, object]:
    """All that is asked, of figures that can be."""
    if data_error(case):
        return {"data_error": True}
    if None in (case.get("eligible"), case.get("present")):
        return {"data_error": False, "valid_meeting": None}
    counts = votes(case)
    stands = valid_meeting(case) and valid_vote(case)
    chosen, tied = fill(counts, case["seats"], case["eligible"]) if stands else ([], [])
    other, _ = fill(counts, case["seats"], case["present"]) if stands else ([], [])
    return {
        "data_error": False,
        "nomination_ok": nomination_ok(case),
        "valid_meeting": valid_meeting(case),
        "valid_vote": valid_vote(case),
        "elected": chosen,
        "runoff": tied,
        "vacant": case["seats"] - len(chosen),
        "invalid_ballots": invalid_ballots(case),
        "elected_if_present_counts": other,
    }


def nomination_ok(case: Case) -> bool:
    """委员候选人差额 ≥ 应选人数20%; 书记等额."""
    number = candidates(case)
    if case["kind"] == "书记等额":
        return bool(number == case["seats"])
    return bool(5 * (number - case["seats"]) >= case["seats"])


def candidates(case: Case) -> int:
    """How many stand: a list of names, or their number."""
    listed = case["candidates"]
    return listed if isinstance(listed, int) else len(listed)


def valid_meeting(case: Case) -> bool:
    """有选举权到会 ≥ 4/5 应到."""
    return bool(5 * case["present"] >= 4 * case["eligible"])


def valid_vote(case: Case) -> bool:
    """收回 ≤ 发出 → 有效."""
    return bool(case["ballots_in"] <= case["ballots_out"])


def void(group: Case, seats: int) -> bool:
    """One naming more than the seats is void."""
    return len(group["names"]) > seats


def invalid_ballots(case: Case) -> int:
    """How many ballots are void."""
    groups = case.get("ballot_groups") or []
    return sum(group["count"] for group in groups if void(group, case["seats"]))


def votes(case: Case) -> dict[str, int]:
    """Agreeing votes by name."""
    if case.get("ballot_groups") is None:
        return dict(case.get("votes") or {})
    found: dict[str, int] = {}
    for group in case["ballot_groups"]:
        if not void(group, case["seats"]):
            for name in group["names"]:
                found[name] = found.get(name, 0) + group["count"]
    return found


def fill(counts: Mapping[str, int], seats: int, of: int) -> tuple[list[str], list[str]]:
    """More than half, highest first; a tie at the cut elects none of the tied."""
    able = sorted((name for name in counts if 2 * counts[name] > of), key=lambda n: -counts[n])
    if len(able) <= seats:
        return able, []
    cut = counts[able[seats - 1]] if seats else 0
    if not seats or counts[able[seats]] < cut:
        return able[:seats], []
    return [n for n in able if counts[n] > cut], [n for n in able if counts[n] == cut]


def whole(value: object) -> bool:
    """A number of people or ballots."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def data_error(case: Case) -> bool:
    """Figures that cannot be."""
    told = [case[figure] for figure in FIGURES if case.get(figure) is not None]
    if not all(whole(figure) for figure in told) or not case["seats"]:
        return True
    groups = case.get("ballot_groups")
    if groups is not None and not all(whole(group.get("count")) for group in groups):
        return True
    counts = votes(case)
    if not all(whole(count) for count in counts.values()):
        return True
    return impossible(case, counts)


def more(case: Case, part: str, whole_of: str) -> bool:
    """More of a part than of the whole, both told."""
    few, many = case.get(part), case.get(whole_of)
    return few is not None and many is not None and few > many


def impossible(case: Case, counts: Mapping[str, int]) -> bool:
    """More people than there are, more ballots than people, more votes than ballots."""
    good = case["ballots_in"] - invalid_ballots(case)
    groups = case.get("ballot_groups")
    return (
        more(case, "present", "eligible")
        or more(case, "ballots_out", "present")
        or any(count > good for count in counts.values())
        or sum(counts.values()) > good * case["seats"]
        or (groups is not None and sum(one["count"] for one in groups) != case["ballots_in"])
    )

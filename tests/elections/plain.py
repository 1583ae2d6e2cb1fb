"""How a ballot comes out, in plain Python: the reference for the room's tables."""

from typing import Any


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of `dangwu try elections` for a case in order, without its sentences."""
    seats, eligible, present = case["seats"], case["eligible"], case["present"]
    sent, back = case["ballots_out"], case["ballots_in"]
    listed = list(case["candidates"])
    groups = case.get("ballot_groups")
    void = 0
    if groups is None:
        votes = {name: case["votes"].get(name, 0) for name in [*listed, *case["votes"]]}
    else:
        votes = dict.fromkeys(listed, 0)
        for group in groups:
            names = set(group["names"])
            void += group["count"] if len(names) > seats else 0
            for name in dict.fromkeys(group["names"]):
                votes.setdefault(name, 0)
                votes[name] += group["count"] if len(names) <= seats else 0
    valid = back if groups is None else back - void
    impossible = (
        seats < 1 or eligible < 1 or present > eligible or sent > present
        or any(number > valid for number in votes.values()) or sum(votes.values()) > valid * seats
        or (groups is not None and sum(group["count"] for group in groups) != back)
    )  # fmt: skip
    if impossible:
        return {"data_error": True, "elected": [], "vacant": None}
    spare = len(listed) - seats
    held = present * 5 >= eligible * 4 and back <= sent
    elected, runoff = _elect(votes, seats, eligible) if held else ([], [])
    return {
        "nomination_ok": spare == 0 if case["kind"] == "书记等额" else spare * 5 >= seats,
        "valid_meeting": present * 5 >= eligible * 4,
        "valid_vote": back <= sent,
        "elected": elected,
        "runoff": runoff,
        "vacant": seats - len(elected),
        "invalid_ballots": void,
        "data_error": False,
        "elected_if_present_counts": _elect(votes, seats, present)[0] if held else [],
    }


def _elect(votes: dict[str, int], seats: int, of: int) -> tuple[list[str], list[str]]:
    over = sorted((name for name in votes if votes[name] * 2 > of), key=lambda one: -votes[one])
    if len(over) <= seats:
        return over, []
    cut = votes[over[seats - 1]]
    if votes[over[seats]] < cut:
        return over[:seats], []
    return [one for one in over if votes[one] > cut], [one for one in over if votes[one] == cut]

"""The 25 steps of an admission in their five stages, read from steps.toml: who, what, after what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dangwu.core.citation import Citation

SOURCE = Path(__file__).parent / "steps.toml"
REPORT = 0
"""The `since` of a limit that runs from the day of the report."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A day that a step may not come before (not_before), must come by (due), or recur by (every).

    It is the day on which the months of `rule` are full since step `since`; `longer` is the rule
    where more time was granted, `extended` that an extension of the probation moves it. A `soft`
    limit is what is generally done (一般).
    """

    kind: str
    since: int
    rule: str
    words: str
    longer: str = ""
    extended: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class StepKind:
    """One of the 25: its number, stage (1 to 5), name, who acts, and the papers that it leaves."""

    number: int
    stage: int
    name: str
    who: str
    papers: str
    after: tuple[int, ...]
    limits: tuple[Limit, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Edition:
    """The steps as one edition of the regulation has them, in force from `since`.

    From `provisional_from` a newer text holds that is not in hand; `note` says so.
    """

    id: str
    since: date
    provisional_from: date
    note: str
    stages: tuple[str, ...]
    steps: tuple[StepKind, ...]

    def doubt(self, day: date) -> str:
        """Return what to say of a judgement of that day; empty while the edition is in force."""
        return self.note if day >= self.provisional_from else ""


@lru_cache(maxsize=4)
def editions(source: Path = SOURCE) -> tuple[Edition, ...]:
    """Return the editions in order of date."""
    found = tomllib.loads(source.read_text("utf-8"))["editions"]
    return tuple(sorted((_edition(one) for one in found), key=lambda one: one.since))


def edition(day: date) -> Edition:
    """Return the edition by which a step of that day is judged; the first for days before it."""
    known = editions()
    return next((one for one in reversed(known) if one.since <= day), known[0])


def _edition(row: Mapping[str, Any]) -> Edition:
    steps = tuple(_step(one, row["instrument"]) for one in row["steps"])
    return Edition(
        row["id"], row["from"], row["provisional_from"], row["note"], tuple(row["stages"]), steps
    )


def _step(row: Mapping[str, Any], instrument: str) -> StepKind:
    limits = tuple(
        Limit(**{**one, "since": REPORT if one["since"] == "report" else one["since"]})
        for one in row.get("limits", ())
    )
    citation = Citation(instrument, row["article"], row["confirmed"])
    return StepKind(row["number"], row["stage"], row["name"], row["who"], "、".join(row["papers"]),
                    tuple(row["after"]), limits, citation)  # fmt: skip


def cite(kind: StepKind, day: date) -> str:
    """Return the article of a step as it stands on a day, with the doubts that there are then."""
    return replace(kind.citation, provisional=edition(day).doubt(day)).label


STAGES, STEPS = editions()[-1].stages, editions()[-1].steps


@lru_cache(maxsize=32)
def before(number: int) -> frozenset[int]:
    """Return every step that must precede this one, through those that it follows."""
    found: set[int] = set()
    for one in STEPS[number - 1].after:
        found |= {one, *before(one)}
    return frozenset(found)


STANDINGS = (("applicant", "入党申请人"), ("activist", "入党积极分子"), ("candidate", "发展对象"),
             ("probationary", "预备党员"), ("full", "已转正"), ("stopped", "停止培养"))  # fmt: skip
REACHED = {"applicant": 1, "activist": 3, "candidate": 7, "probationary": 15, "full": 24}
"""The step with which each standing begins."""


def standing(last_passed: int | None, *, stopped: bool) -> str:
    """Return what someone is by the last milestone passed."""
    if stopped:
        return "停止培养"
    words = dict(STANDINGS)
    reached = [key for key, number in REACHED.items() if (last_passed or 1) >= number]
    return words[reached[-1]]

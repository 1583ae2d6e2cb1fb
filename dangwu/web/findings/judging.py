"""Runs the checks for a page: each remembered until a record changes, filtered as was asked."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from dangwu.catalogue.checks import Outcome, judge
from dangwu.catalogue.checks_reading import Check, checks
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.web.figures.values import Memory, state

_MEMORY: Memory[Outcome] = Memory(60_000)


@dataclass(frozen=True)
class Judged:
    """One check with what it found among the organizations that the person may see."""

    check: Check
    findings: tuple[Finding, ...]
    unjudged: tuple[str, ...]

    @property
    def first(self) -> Finding | None:
        """One finding, for the sentences that all of them share."""
        return self.findings[0] if self.findings else None

    @property
    def due(self) -> str:
        """What should be, where all findings say the same; else each says its own."""
        said = {one.due for one in self.findings}
        return said.pop() if len(said) == 1 else ""

    @property
    def todo(self) -> str:
        """What to do, where all findings say the same."""
        said = {one.todo for one in self.findings}
        return said.pop() if len(said) == 1 else ""


@dataclass(frozen=True)
class Filters:
    """What the address leaves: a severity, a room, one check; empty for all."""

    severity: str = ""
    room: str = ""
    check: str = ""

    @property
    def any(self) -> bool:
        """Whether something is left out."""
        return bool(self.severity or self.room or self.check)

    def keep(self, one: Check) -> bool:
        """Whether this check is asked for."""
        return (
            self.severity in {"", one.severity}
            and self.room in {"", one.room}
            and self.check in {"", one.name}
        )


def asked(filters: Filters) -> list[Check]:
    """Return the checks that the address asks for, errors first."""
    found = [one for one in checks().values() if filters.keep(one)]
    return sorted(found, key=lambda one: one.severity)


def judged(
    those: Iterable[Check], scope: Scope, period: Period, seen: frozenset[int] | None
) -> list[Judged]:
    """Run these checks; `seen` are the organizations in reach, None for all."""
    at, engine = state(), DjangoEngine()
    found = []
    for one in those:
        outcome = _outcome(engine, one, scope, period, at)
        kept = [each for each in outcome.findings if seen is None or each.organization_id in seen]
        because = tuple(each.because for each in outcome.unjudged)
        found.append(Judged(one, tuple(kept), because))
    return found


def _outcome(
    engine: DjangoEngine, one: Check, scope: Scope, period: Period, at: Hashable
) -> Outcome:
    key = (one.name, one.sql, scope.organization_id, period, at)
    found = _MEMORY.get(key)
    if found is None:
        found = judge(engine, scope, period, [one.name])
        _MEMORY.put(key, found, 1 + len(found.findings))
    return found


def counts(found: Sequence[Judged]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    errors = sum(len(one.findings) for one in found if one.check.severity == "error")
    return errors, sum(len(one.findings) for one in found) - errors

"""Runs the checks for pages and commands: remembered until a record changes, with their waivers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangwu.catalogue.checks import Outcome
from dangwu.catalogue.checks_reading import Check, checks
from dangwu.catalogue.checks_rules import stands_on
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.findings.counting import Count, note
from dangwu.findings.models import WaivedFinding
from dangwu.findings.span import to_date
from dangwu.findings.waivers import Waivers, waivers_on
from dangwu.organizations.local import judge
from dangwu.web.figures.values import Memory, state

_MEMORY: Memory[Outcome] = Memory(60_000)
_NOTED: Memory[bool] = Memory(2_000)


@dataclass(frozen=True)
class Waived:
    """A finding that does not stand for a time, and who says so."""

    finding: Finding
    waiver: WaivedFinding


@dataclass(frozen=True)
class Judged:
    """One check: the findings that stand, those that are waived, and what it could not judge."""

    check: Check
    findings: tuple[Finding, ...]
    unjudged: tuple[str, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        """Every finding, standing or waived."""
        return (*self.findings, *(one.finding for one in self.waived))

    @property
    def first(self) -> Finding | None:
        """One finding, for the sentences that all of them share."""
        return next(iter(self.all), None)

    @property
    def due(self) -> str:
        """What should be, where all findings say the same; else each says its own."""
        said = {one.due for one in self.all}
        return said.pop() if len(said) == 1 else ""

    @property
    def todo(self) -> str:
        """What to do, where all findings say the same."""
        said = {one.todo for one in self.all}
        return said.pop() if len(said) == 1 else ""

    def kept(self, keep: Callable[[Finding], bool]) -> Judged:
        """Return it with those findings alone of which `keep` says so."""
        return replace(
            self,
            findings=tuple(one for one in self.findings if keep(one)),
            waived=tuple(one for one in self.waived if keep(one.finding)),
        )


STANDING, WAIVED = "standing", "waived"


@dataclass(frozen=True)
class Filters:
    """What the address leaves: severity, room, check, rule, waived or not; empty for all."""

    severity: str = ""
    room: str = ""
    check: str = ""
    rule: str = ""
    state: str = ""
    below: str = ""

    @property
    def any(self) -> bool:
        """Whether something is left out."""
        return self != Filters()

    def keep(self, one: Check) -> bool:
        """Whether this check is asked for."""
        return (
            self.severity in {"", one.severity}
            and self.room in {"", one.room}
            and self.check in {"", one.name}
            and (not self.rule or self.rule in stands_on(one))
        )


def asked(filters: Filters) -> list[Check]:
    """Return the checks that the address asks for, errors first."""
    found = [one for one in checks().values() if filters.keep(one)]
    return sorted(found, key=lambda one: one.severity)


def judged(
    those: Iterable[Check],
    scope: Scope,
    period: Period,
    seen: frozenset[int] | None,
    *,
    day: date,
    today: date | None = None,
) -> list[Judged]:
    """Run these checks; `seen` are the organizations in reach, None for all.

    `day` is the day whose waivers hold. What is looked at as it stands today is counted under the
    day (dangwu.findings.counting), where `today` says which day that is.
    """
    those, at, waivers = list(those), state(), waivers_on(day)
    found = _outcomes(those, scope, period, at)
    if today is not None and day == today:
        _note(found, scope, period, waivers, at)
    return [_judged(one, found[one.name], waivers, seen, period.last) for one in those]


def _judged(
    one: Check, outcome: Outcome, waivers: Waivers, seen: frozenset[int] | None, judged_on: date
) -> Judged:
    standing, waived = [], []
    for each in outcome.findings:
        if seen is not None and each.organization_id not in seen:
            continue
        held = waivers.of(each, judged_on)
        if held is None:
            standing.append(each)
        else:
            waived.append(Waived(each, held))
    because = tuple(each.because for each in outcome.unjudged)
    return Judged(one, tuple(standing), because, tuple(waived))


def _outcomes(
    those: Sequence[Check], scope: Scope, period: Period, at: Hashable
) -> dict[str, Outcome]:
    """Return what each check found, out of memory where the records are still the same."""
    keys = {one.name: (one.name, one.sql, scope.organization_id, period, at) for one in those}
    found = {name: kept for name, key in keys.items() if (kept := _MEMORY.get(key)) is not None}
    missing = [name for name in keys if name not in found]
    if missing:
        for name, outcome in _apart(judge(DjangoEngine(), scope, period, missing), missing):
            found[name] = outcome
            _MEMORY.put(keys[name], outcome, 1 + len(outcome.findings))
    return found


def _apart(outcome: Outcome, names: Iterable[str]) -> Iterator[tuple[str, Outcome]]:
    """Yield what each of several checks found."""
    findings, unjudged = defaultdict(list), defaultdict(list)
    for finding in outcome.findings:
        findings[finding.check].append(finding)
    for gap in outcome.unjudged:
        unjudged[gap.check].append(gap)
    for name in names:
        yield name, Outcome(tuple(findings[name]), tuple(unjudged[name]))


def _note(
    found: Mapping[str, Outcome], scope: Scope, period: Period, waivers: Waivers, at: Hashable
) -> None:
    """Count the day's findings, once for each state of the records."""
    key = (frozenset(found), scope.organization_id, waivers.day, at)
    if _NOTED.get(key) or period != to_date(scope.organization_id, waivers.day):
        return
    note(scope.organization_id, waivers.day, counted(found, waivers, period.last))
    _NOTED.put(key, value=True)


def counted(found: Mapping[str, Outcome], waivers: Waivers, judged_on: date) -> list[Count]:
    """Return how many findings each check has; what could not be judged is not counted."""
    return [
        Count(
            name, checks()[name].severity, len(one.findings),
            sum(waivers.of(each, judged_on) is not None for each in one.findings),
        )
        for name, one in found.items()
        if not one.unjudged or one.findings
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sums:
    """How many findings stand by severity, and how many are waived."""

    errors: int
    warnings: int
    waived: int


def counts(found: Sequence[Judged]) -> Sums:
    """Return how many errors and how many warnings stand, and how many findings are waived."""
    errors = sum(len(one.findings) for one in found if one.check.severity == "error")
    standing = sum(len(one.findings) for one in found)
    return Sums(errors, standing - errors, sum(len(one.waived) for one in found))

"""Runs the checks of every room for a scope and a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dangwu.catalogue.checks_reading import Check, check, checks
from dangwu.catalogue.checks_rules import Foundation, foundation, stands_on
from dangwu.catalogue.checks_words import write
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell
from dangwu.engine.base import Engine, Parameter
from dangwu.engine.frame import FRAMES, frame, supplied
from dangwu.engine.memory_engine import MemoryEngine
from dangwu.rules.book import rules
from dangwu.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A check that says nothing, or not for every day: no rule was in force."""

    check: str
    because: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks found, and what they could not judge."""

    findings: tuple[Finding, ...]
    unjudged: tuple[Unjudged, ...]


def run(
    engine: Engine,
    scope: Scope,
    period: Period,
    names: Iterable[str] | None = None,
    known: Mapping[str, Rule] | None = None,
) -> list[Finding]:
    """Return the findings of the named checks (all: None), errors first."""
    return list(judge(engine, scope, period, names, known).findings)


def judge(
    engine: Engine,
    scope: Scope,
    period: Period,
    names: Iterable[str] | None = None,
    known: Mapping[str, Rule] | None = None,
) -> Outcome:
    """Return findings, and the checks that had no rule in force.

    `known` are the rules by id, for an office under a region's: rules(region). Raises CheckUnknown.
    """
    asked = list(checks().values()) if names is None else [check(name) for name in names]
    book = rules() if known is None else known
    found: list[Finding] = []
    unjudged: list[Unjudged] = []
    memory = engine if isinstance(engine, MemoryEngine) else None
    for one in asked:
        base = foundation(one, period, book, memory)
        unjudged += [Unjudged(one.name, gap.because) for gap in dict.fromkeys(base.missing)]
        if base.ready:
            found += _findings(engine, one, base, scope, period)
    return Outcome(in_order(found, [one.name for one in asked]), tuple(unjudged))


def in_order(found: Iterable[Finding], names: Iterable[str]) -> tuple[Finding, ...]:
    """Return findings with the errors first, by check in the order of names, then by place."""
    places = {name: place for place, name in enumerate(names)}

    def key(one: Finding) -> tuple[str, int, int, int, str]:
        return one.severity, places[one.check], one.organization_id, one.record_id or 0, one.found

    return tuple(sorted(found, key=key))


def parameters(base: Foundation, scope: Scope, period: Period) -> dict[str, Parameter]:
    """Return what the text's :names stand for."""
    return {**supplied(scope, period), **base.parameters}


def text(one: Check, base: Foundation) -> str:
    """Return the whole text that the engine runs."""
    body = one.sql
    if base.tables:
        own = body.removeprefix("with ") if body.startswith("with ") else ""
        body = f"with {', '.join(base.tables)}{',' if own else ''}\n{own or body}"
    return frame(body, "evidence.*", base.memory.frames if base.memory else FRAMES)


def _findings(
    engine: Engine, one: Check, base: Foundation, scope: Scope, period: Period
) -> list[Finding]:
    known = parameters(base, scope, period)
    answer = engine.run(text(one, base), known)
    cites = "；".join(dict.fromkeys(version.citation.label for version in base.versions))
    cells = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return [_finding(one, row, {**known, **row}, cites) for row in cells]


def _finding(
    one: Check, cells: Mapping[str, Cell], row: Mapping[str, Parameter | None], cites: str
) -> Finding:
    return Finding(
        check=one.name,
        severity=one.severity,
        organization_id=int(str(row["organization_id"])),
        model=one.evidence,
        record_id=None if row["id"] is None else int(str(row["id"])),
        found=write(one.found, row),
        due=write(one.due, row),
        todo=write(one.todo, row),
        cites=cites,
        rules=stands_on(one),
        by=write(one.by, row),
        cells=cells,
    )

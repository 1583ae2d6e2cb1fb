"""A dossier as a course of 25 steps: what is done, what is next, and from which day.

Only days that follow from a rule in force or from the dossier itself are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dangwu.admissions.models import Applicant, Approval, Step
from dangwu.admissions.steps import STAGES, STEPS, StepKind
from dangwu.core.calendar import add_months
from dangwu.rules.book import rule
from dangwu.rules.rule import Version


@dataclass(frozen=True)
class Line:
    """One step of the course. `state` is done, failed, next, missing (passed over) or later.

    `when` says from which day it may come or by which it is due; `late` that this day has passed.
    """

    kind: StepKind
    state: str
    done: Step | None = None
    when: str = ""
    late: bool = False


@dataclass(frozen=True)
class Stage:
    """One of the five stages with its steps."""

    name: str
    lines: tuple[Line, ...]


def course(applicant: Applicant, today: date) -> tuple[Stage, ...]:
    """Return the 25 steps of an applicant in their stages."""
    steps = Step.objects.filter(applicant=applicant).select_related("by", "organization")
    done = list(steps.order_by("number", "done_on"))
    passed = {one.number: one for one in done if one.passed}
    failed = {one.number: one for one in done if not one.passed}
    limits = _limits(applicant, {number: one.done_on for number, one in passed.items()}, today)
    last = max(passed, default=0)
    going = applicant.stopped_on > today
    lines = [_line(kind, passed, failed, last if going else 25, limits) for kind in STEPS]
    return tuple(
        Stage(name, tuple(one for one in lines if one.kind.stage == number))
        for number, name in enumerate(STAGES, start=1)
    )


def _line(
    kind: StepKind, passed: Mapping[int, Step], failed: Mapping[int, Step], last: int,
    limits: Mapping[int, tuple[str, bool]],
) -> Line:  # fmt: skip
    number = kind.number
    if number in passed:
        return Line(kind, "done", passed[number])
    when, late = limits.get(number, ("", False))
    if number in failed:
        return Line(kind, "failed", failed[number], when, late)
    if number == last + 1:
        return Line(kind, "next", None, when, late)
    return Line(kind, "missing" if number < last else "later", None, when, late)


def _limits(
    applicant: Applicant, done: Mapping[int, date], today: date
) -> dict[int, tuple[str, bool]]:
    """Return what the rules say of steps that are not done: the day in words, and whether late."""
    found: dict[int, tuple[str, bool]] = {}
    if 1 in done and (due := _after(done[1], "first_talk_months", today)):
        found[2] = (f"应在{due}前谈话", due < today)
    if 3 in done and (ready := _after(done[3], "cultivation_months", today)):
        found[7] = (f"{ready}起可以列为发展对象", False)
    if 15 in done:
        found |= _after_admission(done[15], today)
    for number, approval in _reported(applicant).items():
        if due := _after(approval, "approval_months", today):
            found[number] = (f"已于{approval}上报，应在{due}前审批", due < today)
    return found


def _after_admission(admitted: date, today: date) -> dict[int, tuple[str, bool]]:
    ends = _after(admitted, "probation_months", today)
    if ends is None:
        return {}
    ready = f"预备期到{ends - timedelta(days=1)}满"
    return {22: (f"{ready}，期满前后提出", ends < today), 23: (f"{ready}后讨论", ends < today)}


def _after(day: date, identifier: str, today: date) -> date | None:
    version = rule(identifier).at(min(day, today))
    return add_months(day, version.number) if isinstance(version, Version) else None


def _reported(applicant: Applicant) -> dict[int, date]:
    """Return the days on which what is not yet decided was reported, by the step that decides."""
    waiting = Approval.objects.filter(applicant=applicant, approved_on=None, time_extended=False)
    numbers = {"接收": 17, "转正": 24}
    return {numbers[one.purpose]: one.reported_on for one in waiting}


def open_steps(applicant: Applicant) -> Sequence[StepKind]:
    """Return the steps that can still be recorded."""
    passed = set(
        Step.objects.filter(applicant=applicant, passed=True).values_list("number", flat=True)
    )
    return [kind for kind in STEPS if kind.number not in passed]

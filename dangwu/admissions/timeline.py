"""A dossier as a course of 25 steps: what is done, what may come and from which day, what is late.

Only days that follow from a rule in force or from the dossier itself are told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.admissions.limits import DAY, Facts, Reckoned, facts_of, reckon
from dangwu.admissions.models import Applicant, Step
from dangwu.admissions.steps import STAGES, STEPS, StepKind, before
from dangwu.organizations.local import known_to
from dangwu.rules.rule import Rule


@dataclass(frozen=True)
class Line:
    """One step of the course.

    `state` is done, failed, next (may come now), waiting (may come from `since`), missing (passed
    over) or later. `when` says the days in words; `late_since` is the first day on which it was
    late, `soft` that only what is generally done asks for it, `again` that it recurs. `lacks` are the steps that must
    precede and have not passed.
    """

    kind: StepKind
    state: str
    done: Step | None = None
    when: str = ""
    since: date | None = None
    due: date | None = None
    late_since: date | None = None
    soft: bool = False
    again: bool = False
    cites: tuple[str, ...] = ()
    lacks: tuple[int, ...] = ()

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.late_since is not None

    @property
    def open(self) -> bool:
        """Whether it can be recorded now."""
        return self.state in {"next", "missing", "failed"}


@dataclass(frozen=True)
class Stage:
    """One of the five stages with its steps."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Course:
    """A whole dossier, and where it stands."""

    applicant: Applicant
    facts: Facts
    lines: tuple[Line, ...]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The steps in their stages."""
        return tuple(
            Stage(name, tuple(one for one in self.lines if one.kind.stage == number))
            for number, name in enumerate(STAGES, start=1)
        )

    @property
    def done(self) -> int:
        """How many steps have passed."""
        return len(self.facts.passed)

    @property
    def last(self) -> int:
        """The last step that passed, 0 before the first."""
        return max(self.facts.passed, default=0)

    @property
    def coming(self) -> tuple[Line, ...]:
        """What may come next, now or from a day on."""
        return tuple(one for one in self.lines if one.state in {"next", "waiting", "failed"})

    @property
    def late(self) -> tuple[Line, ...]:
        """What is late, the longest first."""
        found = [one for one in self.lines if one.late_since is not None]
        return tuple(sorted(found, key=lambda one: (one.soft, one.late_since or date.max)))


def course(applicant: Applicant, today: date) -> tuple[Stage, ...]:
    """Return the 25 steps of an applicant in their stages."""
    return course_of(applicant, today).stages


def course_of(applicant: Applicant, today: date) -> Course:
    """Return where a dossier stands."""
    return courses([applicant], today)[0]


def courses(applicants: Sequence[Applicant], today: date) -> list[Course]:
    """Return where many dossiers stand, by the rules that each branch knows, in few queries."""
    facts = facts_of(applicants)
    known = known_to({one.organization_id for one in applicants}, today)
    return [_course(facts[one.pk], today, known[one.organization_id]) for one in applicants]


def _course(facts: Facts, today: date, known: Mapping[str, Rule]) -> Course:
    passed = facts.passed.keys()
    over = frozenset[int]().union(*(before(one) for one in passed)) - passed
    lines = [
        Line(kind, "done", facts.passed[kind.number])
        if kind.number in passed
        else _open(facts, kind, over, today, reckon(facts, kind, today, known))
        for kind in STEPS
    ]
    return Course(facts.applicant, facts, tuple(lines))


def _open(
    facts: Facts, kind: StepKind, over: frozenset[int], today: date, days: Sequence[Reckoned]
) -> Line:
    lacks = tuple(one for one in kind.after if one not in facts.passed)
    since = max((one.day for one in days if one.limit.kind == "not_before"), default=None)
    due = [one for one in days if one.limit.kind != "not_before"]
    first = min(due, key=lambda one: one.day, default=None)
    going = facts.applicant.stopped_on > today
    state = "later"
    if kind.number in over:
        state = "missing"
    elif going and since is not None and since > today:
        state = "waiting"
    elif kind.number in facts.failed:
        state = "failed"
    elif going and not lacks:
        state = "next"
    late = first.day + DAY if first and going and first.day < today else None
    return Line(
        kind, state, facts.failed.get(kind.number), "，".join(one.words for one in days if one.words),
        since, first.day if first else None, late, bool(first and first.limit.soft), bool(first and first.limit.kind == "every"),
        tuple(dict.fromkeys(one.cite for one in days)), lacks,
    )  # fmt: skip


def open_steps(applicant: Applicant) -> Sequence[StepKind]:
    """Return the steps that can still be recorded."""
    passed = set(
        Step.objects.filter(applicant=applicant, passed=True).values_list("number", flat=True)
    )
    return [kind for kind in STEPS if kind.number not in passed]

"""The days that the rules give to the steps of a dossier: not before, by when, how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.errors import ApplicantTooYoung
from dangwu.admissions.models import Applicant, Approval, Review, Step, Vote
from dangwu.admissions.steps import REPORT, Limit, StepKind
from dangwu.core.calendar import add_months, add_years
from dangwu.members.changes import check_birth
from dangwu.rules.rule import Rule, Version

CULTIVATION, CANDIDATE, MET = 6, 7, 15
DECIDING = {17: Purpose.RECEIVE, 24: Purpose.CONFIRM}
"""The steps that decide on a report, each with what the report is about."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Facts:
    """What a dossier holds of days: steps that passed or failed, reviews, open reports, extensions."""

    applicant: Applicant
    passed: Mapping[int, Step] = field(default_factory=dict)
    failed: Mapping[int, Step] = field(default_factory=dict)
    reviewed: Sequence[date] = ()
    reported: Mapping[int, Approval] = field(default_factory=dict)
    extended: Sequence[tuple[date, int]] = ()
    """The votes that extended the probation in their order: day and months."""

    def day(self, number: int) -> date | None:
        """Return the day on which a step was passed."""
        found = self.passed.get(number)
        return None if found is None else found.done_on

    def before(self, day: date) -> Facts:
        """Return the facts without extensions of that day or later."""
        return replace(self, extended=[one for one in self.extended if one[0] < day])


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a limit says of a dossier: its day, the version behind it, and the words for both."""

    limit: Limit
    day: date
    version: Version
    words: str

    @property
    def cite(self) -> str:
        """The article that it stands on."""
        return self.version.citation.label


def facts_of(applicants: Sequence[Applicant]) -> dict[int, Facts]:
    """Return the facts of dossiers by applicant, in a fixed number of queries."""
    mine = {"applicant__in": [one.pk for one in applicants]}
    steps: dict[bool, dict[int, dict[int, Step]]] = {True: {}, False: {}}
    for step in (
        Step.objects.filter(**mine).select_related("by", "organization").order_by("done_on")
    ):
        steps[step.passed].setdefault(step.applicant_id, {})[step.number] = step
    reviewed: dict[int, list[date]] = {}
    for review in Review.objects.filter(**mine, step=CULTIVATION).order_by("reviewed_on"):
        reviewed.setdefault(review.applicant_id, []).append(review.reviewed_on)
    reported: dict[int, dict[int, Approval]] = {}
    numbers = {purpose: number for number, purpose in DECIDING.items()}
    for one in Approval.objects.filter(**mine, approved_on=None).order_by("reported_on"):
        reported.setdefault(one.applicant_id, {})[numbers[Purpose(one.purpose)]] = one
    extended: dict[int, list[tuple[date, int]]] = {}
    for vote in Vote.objects.filter(**mine, result=Result.EXTENDED).order_by("held_on"):
        extended.setdefault(vote.applicant_id, []).append((vote.held_on, vote.extended_months))
    return {
        one.pk: Facts(
            one, steps[True].get(one.pk, {}), steps[False].get(one.pk, {}),
            reviewed.get(one.pk, ()), reported.get(one.pk, {}), extended.get(one.pk, ()),
        )
        for one in applicants
    }  # fmt: skip


def reckon(facts: Facts, kind: StepKind, today: date, known: Mapping[str, Rule]) -> list[Reckoned]:
    """Return what the limits of a step say; those whose day cannot be told are left out."""
    found = (_reckoned(facts, kind.number, one, today, known) for one in kind.limits)
    return [one for one in found if one is not None]


def _reckoned(
    facts: Facts, number: int, limit: Limit, today: date, known: Mapping[str, Rule]
) -> Reckoned | None:
    report = facts.reported.get(number)
    rule, since = limit.rule, facts.day(limit.since)
    if limit.since == REPORT:
        since = report.reported_on if report else None
        rule = limit.longer if report and report.time_extended else rule
    elif limit.kind == "every":
        since = _last_review(facts, since)
    if since is None or (version := in_force(rule, min(since, today), known)) is None:
        return None
    day = add_months(since, version.number)
    for _, months in facts.extended if limit.extended else ():
        day = add_months(day, months)
    words = limit.words.format(day=day, eve=day - DAY, since=since)
    return Reckoned(limit, day, version, words)


def _last_review(facts: Facts, since: date | None) -> date | None:
    if since is None or CANDIDATE in facts.passed:
        return None
    return max([since, *facts.reviewed])


def in_force(identifier: str, day: date, known: Mapping[str, Rule]) -> Version | None:
    """Return the version of a rule on a day; None where none was in force."""
    found = known[identifier].at(day)
    return found if isinstance(found, Version) else None


def probation_full(facts: Facts, known: Mapping[str, Rule]) -> date | None:
    """Return the day on which the probation is full, extensions and all: party age counts from it."""
    met = facts.day(MET)
    version = in_force("probation_months", met, known) if met else None
    if met is None or version is None:
        return None
    day = add_months(met, version.number)
    for _, months in facts.extended:
        day = add_months(day, months)
    return day


def require_age(name: str, birth_no: int, applied_on: date, known: Mapping[str, Rule]) -> None:
    """Raise ApplicantTooYoung unless she was old enough to apply, as far as her birth is known."""
    check_birth(name, birth_no)
    version = in_force("application_age", applied_on, known)
    if version is None:
        return
    birth = date(birth_no // 10000, birth_no // 100 % 100 or 1, birth_no % 100 or 1)
    old_enough = add_years(birth, version.number)
    if applied_on < old_enough:
        cited = version.citation.label
        raise ApplicantTooYoung(name, version.number, applied_on, old_enough, cited)

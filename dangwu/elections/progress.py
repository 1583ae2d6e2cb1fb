"""How far each committee's election is: its term, what is late, what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangwu.core.calendar import add_months
from dangwu.elections.models import Ballot, Plan
from dangwu.organizations.local import known_to
from dangwu.organizations.models import Election, Kind, Organization, Term
from dangwu.organizations.standing import stands
from dangwu.pages.access import Access
from dangwu.rules.rule import Rule, Version

_PAPERS = (
    ("first_request_on", "换届请示", "first_request_no"),
    ("first_reply_on", "换届批复", "first_reply_no"),
    ("second_request_on", "候选人请示", "second_request_no"),
    ("second_reply_on", "候选人批复", "second_reply_no"),
    ("held_on", "选举", ""),
    ("reported_on", "结果报告", "report_no"),
)
_NEXT: Mapping[str, str] = {
    "first_request_on": "报换届请示",
    "first_reply_on": "等上级对换届请示的批复",
    "second_request_on": "报候选人请示",
    "second_reply_on": "等上级对候选人请示的批复",
    "held_on": "召开大会选举",
    "reported_on": "报选举结果",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six days of an election: its number on paper, whether it stands in order."""

    label: str
    on: date | None
    number: str
    wrong: str
    current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One committee's term. `state` is late, soon, shifted or fine."""

    organization: Organization
    term: Term
    due_on: date
    state: str
    said: str
    election: Election | None
    following: str
    before: Election | None = None
    """The election from which the term came."""


def steps(election: Election, plan: Plan) -> tuple[Step, ...]:
    """Return the days in their order, each with what is wrong about it."""
    found: list[Step] = []
    before: tuple[str, date] | None = None
    waiting = True
    for name, label, number in _PAPERS:
        day: date | None = getattr(election, name)
        wrong = ""
        if day is not None and before is not None:
            same = day == before[1] and name != "reported_on"
            if day < before[1] or same:
                wrong = f"应在{before[0]}（{before[1]}）之后"
        current = waiting and day is None
        waiting = waiting and not current
        found.append(Step(label, day, getattr(plan, number) if number else "", wrong, current))
        before = (label, day) if day is not None else before
    return tuple(found)


def following(election: Election | None) -> str:
    """Return what comes next."""
    if election is None:
        return "着手准备换届"
    for name, _, _ in _PAPERS:
        if getattr(election, name) is None:
            return _NEXT[name]
    if not Ballot.objects.filter(election=election).exists():
        return "登记候选人和计票"
    return "已完成"


def reminder_from(due_on: date, known: Mapping[str, Rule], today: date) -> date | None:
    """Return the day from which the election is reminded of; None where no rule was in force."""
    version = known["term_reminder_months"].at(today)
    return add_months(due_on, -version.number) if isinstance(version, Version) else None


def open_terms(access: Access, today: date) -> list[Line]:
    """Return the last term of each organization that she may see, the most pressing first."""
    rows = (
        access.visible(Term.objects.select_related("organization"))
        .filter(began_on__lte=today)
        .order_by("organization_id", "-began_on")
    )
    last: dict[int, Term] = {}
    for one in rows:
        last.setdefault(one.organization_id, one)
    elections, before = _elections(list(last.values()))
    known = known_to(last, today)
    lines = [
        replace(
            _line(term, elections.get(term.pk), known[term.organization_id], today),
            before=before.get(term.pk),
        )
        for term in last.values()
        if term.organization.kind != Kind.UNIT and stands(term.organization, today)
    ]
    order = {"late": 0, "soon": 1, "shifted": 2, "fine": 3}
    return sorted(lines, key=lambda one: (order[one.state], one.due_on, one.term.pk))


def _elections(terms: Sequence[Term]) -> tuple[dict[int, Election], dict[int, Election]]:
    """Return by term the election that its end leads to, and the one from which it came."""
    found: dict[int, Election] = {}
    before: dict[int, Election] = {}
    own = {one.organization_id: one for one in terms}
    rows = Election.objects.filter(organization_id__in=own).order_by("pk")
    for one in rows:
        term = own[one.organization_id]
        began = one.first_request_on or one.held_on
        loose = one.term_id is None and (began is None or began > term.began_on)
        if one.term_id == term.pk or loose:
            found[term.pk] = one
        elif one.held_on is not None and one.held_on <= term.began_on:
            before[term.pk] = one
    return found, before


def without_term(access: Access, today: date) -> list[Organization]:
    """Return the organizations with a committee or secretary of whose term nothing is recorded."""
    kinds = (Kind.COMMITTEE, Kind.OFFICE_COMMITTEE, Kind.GENERAL_BRANCH, Kind.BRANCH)
    rows = access.organizations().filter(kind__in=kinds, founded_on__lte=today)
    known = Term.objects.values("organization_id")
    return [one for one in rows.exclude(pk__in=known).order_by("pk") if stands(one, today)]


def _line(term: Term, election: Election | None, known: Mapping[str, Rule], today: date) -> Line:
    due = term.extended_to or term.ends_on
    state, said = "fine", "未到换届时候"
    begin = reminder_from(due, known, today)
    if election is not None and election.held_on is not None:
        said = "已选举"
    elif due < today:
        state, said = "late", "届满未换届"
    elif begin is not None and today >= begin:
        state, said = "soon", "即将届满"
    elif term.extended_to is not None:
        state, said = "shifted", "已延期"
    return Line(term.organization, term, due, state, said, election, following(election)
                if state != "fine" or election is not None else "")  # fmt: skip

"""How lines of `dangwu try meetings` become records, and how the answer is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangwu.catalogue.checks import judge as judge_checks
from dangwu.core.period import Period
from dangwu.core.reading import FIRST_YEAR
from dangwu.meetings.life import BY_CHECK, BY_LABEL, LIVES
from dangwu.meetings.models import Meeting, MemberAppraisal
from dangwu.meetings.trying_reading import Branch, read_branch
from dangwu.organizations.cases import WHOLE, Cases
from dangwu.organizations.models import Kind
from dangwu.rules.rule import Rule

KIND = "meetings"
Line = Mapping[str, object]
_BEGINNING = date(FIRST_YEAR, 1, 1)


@dataclass(frozen=True, slots=True)
class Missing:
    """One meeting that was due and was not held: its kind, its span, whose group."""

    label: str
    period: Period
    group: str | None
    found: str
    due: str
    cites: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What a branch lacks; `missing` None where it cannot be judged, `said` what to know of it."""

    branch: Branch
    missing: tuple[Missing, ...] | None
    said: tuple[str, ...]


def judge(
    lines: Sequence[Line], *, today: date, known: Mapping[str, Rule]
) -> list[dict[str, object]]:
    """Return each line with what was missing; wrong dates and names are told, never guessed at."""
    tried = try_branches([read_branch(line) for line in lines], today=today, known=known)
    return [{**line, **_answer(one)} for line, one in zip(lines, tried, strict=True)]


def _answer(one: Tried) -> dict[str, object]:
    missing = one.missing
    return {
        "missing": None if missing is None else [
            {"kind": each.label, "period": each.period.key, "group": each.group}
            for each in missing
        ],
        "because": "；".join(text.rstrip("。") for text in one.said),
    }  # fmt: skip


def try_branches(
    branches: Sequence[Branch], *, today: date, known: Mapping[str, Rule]
) -> list[Tried]:
    """Judge branches that stand in no database by the checks that judge those which do.

    Those of one period and the same local rules are judged together.
    """
    alike: dict[tuple[Period, tuple[tuple[str, int], ...]], list[int]] = {}
    tried = [Tried(one, None, (*one.wrong, *one.said)) for one in branches]
    for place, one in enumerate(branches):
        if one.period is not None and not one.wrong:
            alike.setdefault((one.period, one.local), []).append(place)
    for (period, local), places in alike.items():
        those = [branches[place] for place in places]
        found = _together(those, period, locally(known, local), today)
        for place, judged in zip(places, found, strict=True):
            tried[place] = judged
    return tried


def locally(known: Mapping[str, Rule], local: Sequence[tuple[str, int]]) -> Mapping[str, Rule]:
    """Return the rules with the spans that a branch's local rules set for some kinds."""
    changed = dict(known)
    for label, months in local:
        name = BY_LABEL[label].months
        versions = tuple(replace(one, value=months) for one in known[name].versions)
        changed[name] = replace(known[name], versions=versions)
    return changed


def _together(
    those: Sequence[Branch], period: Period, known: Mapping[str, Rule], today: date
) -> list[Tried]:
    cases = Cases(len(those), today)
    groups = _fill(cases, those)
    cases.ready()
    outcome = judge_checks(cases.engine, WHOLE, period, BY_CHECK, known)
    lacking: list[list[Missing]] = [[] for _ in those]
    for one in outcome.findings:
        place, group = groups.get(one.organization_id, (one.organization_id, None))
        span = int(str(one.cells["span_no"]))
        lacking[place - 1].append(
            Missing(BY_CHECK[one.check].label, Period.months(span // 100, span % 100), group,
                    one.found, one.due, one.cites)
        )  # fmt: skip
    gaps = tuple(dict.fromkeys(gap.because for gap in outcome.unjudged))
    judged = any(known[one.times].within(period.first, period.last) for one in LIVES)
    return [
        Tried(branch, tuple(sorted(missing, key=_order)) if judged else None, (*branch.said, *gaps))
        for branch, missing in zip(those, lacking, strict=True)
    ]


_PLACES = {one.label: place for place, one in enumerate(LIVES)}


def _order(one: Missing) -> tuple[int, Period, str]:
    return _PLACES[one.label], one.period, one.group or ""


def _fill(cases: Cases, those: Sequence[Branch]) -> dict[int, tuple[int, str]]:
    """Put branches, groups and what they held in; return case and name of each group by number."""
    groups: dict[int, tuple[int, str]] = {}
    rows: list[tuple[int, str, str, date, date | None]] = []
    held: list[tuple[int, str, date]] = []
    appraised: list[tuple[int, date]] = []
    for place, one in enumerate(those, 1):
        founded = one.founded or _BEGINNING
        rows.append((place, Kind.BRANCH, "支部", founded, one.dissolved))
        numbers = {"": place}
        for name in one.groups:
            numbers[name] = number = len(those) + len(groups) + 1
            groups[number] = place, name
            rows.append((number, Kind.GROUP, name, founded, one.dissolved))
        for each in one.held:
            life = BY_LABEL[each.label]
            if life.label == "民主评议党员":
                appraised.append((place, each.day))
            else:
                by_group = life.label == "党小组会"
                held.append((numbers[each.group if by_group else ""], life.kind, each.day))
    with_committee = {place for place, one in enumerate(those, 1) if one.has_committee}
    cases.organizations(rows, with_committee)
    numbered = [(number, *row) for number, row in enumerate(held, 1)]
    cases.add(Meeting, ("id", "organization_id", "kind", "held_on"), numbered)
    graded = [(number, *day) for number, day in enumerate(appraised, 1)]
    cases.add(MemberAppraisal, ("id", "organization_id", "appraised_on"), graded)
    return groups

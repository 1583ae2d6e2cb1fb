"""`dangwu try admissions`: cases judged by the checks that judge the room's records.

docs/audit.md says what each key of the contract asks, and how its silent places are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from dangwu.admissions.case_reading import Case, Line, read_case
from dangwu.admissions.case_records import BEGINNING, Records
from dangwu.admissions.case_spreading import spread
from dangwu.catalogue.checks_reading import checks
from dangwu.core.finding import Finding
from dangwu.core.period import Period
from dangwu.organizations.cases import Cases
from dangwu.rules.rule import Rule

EDITION, PINNED = "细则2014", date(2020, 1, 1)
"""The edition that judges every case, and a day on which it held."""
Answer = dict[str, object]
Booked = dict[tuple[int, str], Answer]
_EVER = Period(date.fromisoformat(BEGINNING), date(2100, 12, 31))


def judge(
    lines: Sequence[Line], *, today: date, known: Mapping[str, Rule]
) -> list[dict[str, object]]:
    """Return each line with its findings; what could not be read is told, never guessed.

    What is open is judged on the case's own day (`as_of`) alone, never on `today`.
    """
    answers = spread(lines, partial(_answers, pinned=pin(known)))
    return [{**line, **answer} for line, answer in zip(lines, answers, strict=True)]


def _answers(lines: Sequence[Line], pinned: Mapping[str, Rule]) -> list[Answer]:
    keys = {one.name: one.key for one in checks().values() if one.room == "admissions" and one.key}
    records = Records(_months(pinned["probation_months"]))
    cases = [read_case(line) for line in lines]
    for place, case in enumerate(cases, 1):
        records.add(place, case)
    memory = Cases(len(cases), _EVER.first)
    records.put(memory)
    found: list[Booked] = [{} for _ in cases]
    for one in memory.findings(list(keys), _EVER, pinned):
        _book(found[one.organization_id - 1], one, keys[one.check])
    return [_answer(case, booked) for case, booked in zip(cases, found, strict=True)]


def pin(known: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return the rules of the room as the edition of 2014 has them, whatever the days."""
    return {name: rule.always(PINNED) for name, rule in known.items() if rule.room == "admissions"}


def _months(rule: Rule) -> int:
    return rule.versions[0].number


def _book(booked: Booked, one: Finding, key: str) -> None:
    step = int(str(one.cells["step"]))
    cites = f"（{one.cites}）" if one.cites else ""
    booked.setdefault(
        (step, key),
        {
            "step": step,
            "rule": key,
            "severity": one.severity,
            "because": f"{one.found}；{one.due}{cites}。",
        },
    )


def _answer(case: Case, booked: Booked) -> Answer:
    findings = [booked[place] for place in sorted(booked) if place[1] not in case.unjudged]
    answer: Answer = {"findings": findings}
    for one in findings:
        written = case.spoilt.get(int(str(one["step"])))
        if one["rule"] == "missing_step" and written:
            one["because"] = f"{str(one['because'])[:-1]}；写的是“{written}”，不是日历上的日期。"
    if faults := list(_told(case)):
        answer["unreadable"] = faults
    return answer


def _told(case: Case) -> Iterator[str]:
    edition = case.line.get("rules")
    if edition not in (None, "", EDITION):
        yield f"“rules”写的是“{edition}”，这里只有{EDITION}的条文，按{EDITION}判断，以新细则为准。"
    yield from dict.fromkeys(case.faults)

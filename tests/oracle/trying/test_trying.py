"""`dangwu try` and the plain judges agree on generated cases of every kind."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from dangwu.rules.book import rules
from tests.oracle.trying import (
    admissions,
    dues,
    elections,
    ids,
    making,
    making_admissions,
    meetings,
)

TODAY = date(2026, 11, 24)
Case = dict[str, Any]


def judged(kind: str, cases: Sequence[Case]) -> list[Case]:
    """What the product answers."""
    module = importlib.import_module(f"dangwu.{kind}.trying")
    return list(module.judge(cases, today=TODAY, known=rules()))


def compare(
    room: str,
    cases: Sequence[Case],
    of: Callable[[Case], object],
    said: Callable[[Case], object],
) -> None:
    """Both answers of every case; the first ten differences are written."""
    answers = judged(room, cases)
    assert len(answers) == len(cases)
    different = [
        f"{case}\n    plain: {of(case)}\n    dangwu: {said(answer)}"
        for case, answer in zip(cases, answers, strict=True)
        if of(case) != said(answer)
    ]
    assert not different, f"{len(different)} of {len(cases)}:\n" + "\n".join(different[:10])


def generated(make: Callable[[Random], Case], number: int, seed: int = 20201) -> list[Case]:
    """Cases that are the same every time."""
    chance = Random(seed)
    return [make(chance) for _ in range(number)]


def test_dues() -> None:
    compare("dues", generated(making.dues, 1500), dues.due, lambda answer: answer["due_yuan"])


def test_admissions() -> None:
    def told(answer: Case) -> set[tuple[int, str, str]]:
        return {
            (int(str(one["step"])[:2]), one["rule"], one["severity"]) for one in answer["findings"]
        }

    def plain(case: Case) -> set[tuple[int, str, str]]:
        return {(step, rule, admissions.severity(rule)) for step, rule in admissions.faults(case)}

    compare("admissions", generated(making_admissions.dossier, 1500), plain, told)


def test_regular_dossiers_have_no_fault() -> None:
    """The generator's own ground: what it calls regular is."""
    for case in generated(making_admissions.regular, 500):
        assert not admissions.faults(case), case


def test_meetings() -> None:
    def told(answer: Case) -> set[tuple[str, str, str | None]]:
        return {(one["kind"], one["period"], one.get("group")) for one in answer["missing"]}

    compare("meetings", generated(making.meetings, 800), meetings.missing, told)


def test_elections() -> None:
    def told(answer: Case) -> object:
        if answer["data_error"]:
            return {"data_error": True}
        if answer["valid_meeting"] is None:
            return {"data_error": False, "valid_meeting": None}
        names = ("data_error", "nomination_ok", "valid_meeting", "valid_vote", "vacant")
        many = ("elected", "runoff", "elected_if_present_counts")
        return {
            name: bool(answer[name]) if name != "vacant" else answer[name] for name in names
        } | {name: sorted(answer[name]) for name in many}

    def plain(case: Case) -> object:
        return told(elections.answer(case))

    compare("elections", generated(making.elections, 1000), plain, told)


def test_ids() -> None:
    def told(answer: Case) -> object:
        return {name: answer[name] for name in ("valid", "birth", "sex", "mismatch")}

    compare("members", generated(making.ids, 1000), lambda case: ids.answer(case, TODAY), told)

"""Wrong data in any place of a case is answered, never a crash; each line stands for itself."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest

from dangwu.rules.book import rules
from tests.oracle.trying import making, making_admissions

TODAY = date(2026, 11, 24)
ODD: list[Any] = [
    None, "", "-", "—", " ", "abc", -1, 0, 1.5, 1e300, float("nan"), 10**30, [], {}, [None], [1],
    {"a": 1}, True, False, "2019-02-30", "0000-00-00", "2020-13", "９９", "1e5", "\0", "20200301", 43358,
    "党" * 3000,
]  # fmt: skip
KINDS: list[tuple[str, Callable[[Random], dict[str, Any]]]] = [
    ("dues", making.dues), ("admissions", making_admissions.dossier),
    ("meetings", making.meetings), ("elections", making.elections), ("members", making.ids),
]  # fmt: skip


def places(of: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what holds a value, and under which key."""
    pairs = of.items() if isinstance(of, dict) else enumerate(of) if isinstance(of, list) else ()
    for key, value in list(pairs):
        yield of, key
        yield from places(value)


def spoilt(case: dict[str, Any], chance: Random) -> dict[str, Any]:
    """A case with one to five values that nobody would expect there, or missing."""
    made = deepcopy(case)
    for _ in range(chance.choice((1, 1, 2, 5))):
        there = list(places(made))
        if not there:
            return made
        holder, key = chance.choice(there)
        if isinstance(holder, dict) and chance.random() < 0.15:
            del holder[key]
        else:
            holder[key] = deepcopy(chance.choice(ODD))
    return made


@pytest.mark.parametrize(("room", "make"), KINDS)
def test_wrong_data_is_answered(room: str, make: Callable[[Random], dict[str, Any]]) -> None:
    judge = importlib.import_module(f"dangwu.{room}.trying").judge
    chance = Random(7)
    cases = [{}, *(spoilt(make(chance), chance) for _ in range(400))]
    answers = judge(cases, today=TODAY, known=rules())
    assert len(answers) == len(cases)
    for case, answer in zip(cases, answers, strict=True):
        assert case.keys() <= answer.keys()
    json.dumps(answers)
    for number in (1, 57, 211):
        alone = judge([cases[number]], today=TODAY, known=rules())
        assert json.dumps(alone[0]) == json.dumps(answers[number])

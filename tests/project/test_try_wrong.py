"""No value, wherever it stands in a case, stops the answers; each line has one."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest

from dangwu.project.commands.try_ import KINDS
from dangwu.rules.book import rules

TODAY = date(2026, 11, 24)
WRONG: list[object] = [
    None, "", [], {}, "某", 0, -1, 1e9, True, "2020-02-30", [None], {"a": 1}, "\u0000", 3.7,
]  # fmt: skip
CASES: dict[str, dict[str, Any]] = {
    "dues": {
        "category": "在职", "base_yuan": "4321.00", "month": "2020-03", "agreed_yuan": "0.50",
        "member_since": "2020-01-05", "approved_on": "2020-02-01", "oath_on": "2020-03-01",
        "waiver": {
            "kind": "少交", "amount_yuan": "5.00", "branch_decided": "2020-01-10",
            "committee_approved": "2020-01-20", "from": "2020-03", "to": "2020-12",
        },
    },
    "admissions": {
        "rules": "细则2014", "birth": "1990-05-04", "as_of": "2020-01-01",
        "dates": {"01 递交入党申请书": "2016-03-01", "02 党组织派人谈话": None},
        "reviews": ["2017-04-01"], "opinions_heard": ["党小组"],
        "contacts": [{"name": "甲", "full_member": True}],
        "sponsors": [{"name": "甲", "full_member": True, "rights_suspended": False}],
        "political_review": {"conclusion": "合格", "floating": True, "opinions": ["户籍地"]},
        "training": {"days": 3, "hours": 24},
        "prereview": {"result": "合格", "planned_leave": "2018-05-01"},
        "votes": {"15": {"should": 9, "present": 8, "agree": 8, "secret": True}},
        "approval": {"15_reported": "2018-01-25", "approver": "党委"},
        "probation": {"start": "2018-01-20", "end": "2019-01-20"},
        "extensions": [{"decided_on": "2019-01-22", "months": 6}],
        "conversion": {"result": "按期转正", "party_age_from": "2019-01-20", "deferred": False},
        "materials_missing": ["谈话记录"], "archived": ["入党志愿书"],
    },
    "meetings": {
        "branch": {
            "has_committee": True, "groups": ["一组"], "founded": "2010-01-01", "dissolved": None
        },
        "period": "2020H1", "local_rules": {"党课": "quarter"},
        "meetings": [{"kind": "党小组会", "held_on": "2020-01-10", "group": "一组"}],
    },
    "elections": {
        "kind": "委员差额", "eligible": 15, "present": 12, "candidates": ["甲", "乙", "丙"],
        "seats": 2, "ballots_out": 12, "ballots_in": 12, "votes": {"甲": 12, "乙": 10},
        "ballot_groups": [{"count": 5, "names": ["甲"]}], "written_in": ["丁"],
    },
    "ids": {"case": "甲", "id": "11010519491231002X",
            "roster": {"birth": "1949-12-31", "sex": "女"}},
}  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def spoiled(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each place of the case with each wrong value, and without what stands there."""
    for path in places(case):
        for wrong in [*WRONG, ...]:
            one = copy.deepcopy(case)
            inner = one
            for key in path[:-1]:
                inner = inner[key]
            if wrong is ...:
                del inner[path[-1]]
            else:
                inner[path[-1]] = copy.deepcopy(wrong)
            yield one


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_has_its_answer(kind: str) -> None:
    lines = [{}, *spoiled(CASES[kind])]

    answers = import_module(KINDS[kind]).judge(lines, today=TODAY, known=rules())

    assert len(answers) == len(lines) > 50
    for line, answer in zip(lines, answers, strict=True):
        assert {key: answer[key] for key in line} == line
        json.dumps(answer, ensure_ascii=False)

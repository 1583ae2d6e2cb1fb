"""Cases of dues from data, on both sides of every limit; a wrong line is told and never crashes."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangwu.dues.models import Category
from dangwu.dues.trying import judge
from dangwu.rules.book import rules

TODAY = date(2020, 6, 30)
TEXT = (Path(__file__).parent / "cases" / "try.jsonl").read_text("utf-8")
CASES: list[dict[str, Any]] = [json.loads(line) for line in TEXT.splitlines()]
EXPECTED = {"expected", "says", "article"}
INSTRUMENT = "关于中国共产党党费收缴、使用和管理的规定"


def asked() -> list[dict[str, Any]]:
    return [{k: v for k, v in one.items() if k not in EXPECTED} for one in CASES]


@pytest.fixture(scope="module", name="answered")
def _answered() -> dict[str, dict[str, Any]]:
    found = judge(asked(), today=TODAY, known=rules())
    return {str(one["id"]): one for one in found}


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{one['id']} {one['category']} {one['expected']}" for one in CASES]
)
def test_a_case(case: dict[str, Any], answered: dict[str, dict[str, Any]]) -> None:
    found = answered[case["id"]]
    assert found["due_yuan"] == case["expected"], found["because"]
    assert case.get("says", "") in found["because"]
    if "article" in case:
        assert found["rule"] == {
            "instrument": INSTRUMENT, "article": case["article"], "version": "2008-04-01"
        }  # fmt: skip


def test_each_answer_is_the_line_with_one_sentence(answered: dict[str, dict[str, Any]]) -> None:
    for line in asked():
        found = answered[line["id"]]
        assert {name: found[name] for name in line} == line
        assert found.keys() - line.keys() == {"due_yuan", "rule", "because"}
        assert found["because"].endswith("。")
        assert found["because"].count("。") == 1
        assert (found["rule"] is None) <= (found["due_yuan"] == "error")


def test_the_line_of_the_contract() -> None:
    line = {"id": "x1", "category": "在职", "base_yuan": "4321.00", "month": "2020-03"}
    (found,) = judge([line], today=TODAY, known=rules())
    assert found == {
        **line, "due_yuan": "43.21",
        "rule": {"instrument": INSTRUMENT, "article": "第二条", "version": "2008-04-01"},
        "because": "在职党员计算基数4321.00元，属3,000元以上至5,000元（含）一档，"
                   "整个基数按1%计算，2020年3月应交43.21元。",
    }  # fmt: skip


def test_no_line_gives_no_answer() -> None:
    assert judge([], today=TODAY, known=rules()) == []


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["2020-03", "2020-02-30", "4321.00", "农民", "免交", "-", "9" * 30]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner,
                                                               max_size=2),
    max_leaves=4,
)  # fmt: skip
PARTS = ("kind", "amount_yuan", "branch_decided", "committee_approved", "from", "to")
WAIVER = st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, JUNK))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"category": st.sampled_from(Category.values) | JUNK, "month": st.just("2020-03") | JUNK},
            optional={"base_yuan": JUNK, "agreed_yuan": JUNK, "member_since": JUNK,
                      "waiver": WAIVER | JUNK, "approved_on": JUNK, "oath_on": JUNK},
        ),
        max_size=30,
    )
)  # fmt: skip
def test_nothing_that_is_typed_breaks_it(lines: list[dict[str, object]]) -> None:
    found = judge(lines, today=TODAY, known=rules())
    assert len(found) == len(lines)
    for one in found:
        assert str(one["because"]).endswith("。")


def test_ten_thousand_cases_take_seconds() -> None:
    line = {"category": "在职", "base_yuan": "4321.00", "month": "2020-03"}
    start = time.perf_counter()
    found = judge([line] * 10_000, today=TODAY, known=rules())
    assert {one["due_yuan"] for one in found} == {"43.21"}
    assert time.perf_counter() - start < 5

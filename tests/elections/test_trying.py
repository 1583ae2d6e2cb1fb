import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangwu.elections.trying import judge
from dangwu.rules.book import rules
from tests.elections.plain import outcome

TODAY = date(2026, 11, 24)
BEFORE = date(2020, 7, 12)
DATA = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))
KEYS = ("nomination_ok", "valid_meeting", "valid_vote", "elected", "runoff", "vacant",
        "invalid_ballots", "data_error", "elected_if_present_counts")  # fmt: skip


def line(case: dict[str, Any]) -> dict[str, Any]:
    told = {**DATA["usual"], **{k: v for k, v in case.items() if k not in {"says", "gives"}}}
    return {key: value for key, value in told.items() if value != "none"}


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    return {key: None if value == "null" else value for key, value in case["gives"].items()}


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda one: one["says"])
def test_case(case: dict[str, Any]) -> None:
    (answer,) = judge([line(case)], today=TODAY, known=rules())

    assert {key: answer[key] for key in wanted(case)} == wanted(case)


def test_all_cases_at_once_come_out_as_each_alone() -> None:
    lines = [line(case) for case in DATA["cases"]]

    answers = judge(lines, today=TODAY, known=rules())

    assert answers == [judge([one], today=TODAY, known=rules())[0] for one in lines]


def test_the_line_stays_and_every_key_of_the_answer_is_there() -> None:
    asked = {"id": "x1", **DATA["usual"]}

    (answer,) = judge([asked], today=TODAY, known=rules())

    assert {key: answer[key] for key in asked} == asked
    assert answer.keys() - asked.keys() == set(KEYS)


def test_before_2020_exactly_four_fifths_was_not_enough_and_half_of_those_present_was() -> None:
    exact = {**DATA["usual"], "present": 12, "ballots_out": 12, "ballots_in": 12,
             "votes": {"甲": 12, "乙": 7, "丙": 7, "丁": 2}}  # fmt: skip
    over = {**exact, "present": 13}
    days = [{**one, "held_on": "2020-07-12"} for one in (exact, over)]

    first, second = judge(days, today=TODAY, known=rules())

    assert (first["valid_meeting"], first["elected"]) == (False, [])
    assert (second["valid_meeting"], second["elected"]) == (True, ["甲", "乙", "丙"])


def test_a_case_without_a_day_is_judged_by_the_latest_edition_whatever_today_is() -> None:
    exact = {**DATA["usual"], "present": 12, "ballots_out": 12, "ballots_in": 12,
             "votes": {"甲": 12, "乙": 8, "丙": 7, "丁": 2}}  # fmt: skip

    (answer,) = judge([exact], today=BEFORE, known=rules())

    assert (answer["valid_meeting"], answer["elected"]) == (True, ["甲", "乙"])
    assert answer["elected_if_present_counts"] == ["甲", "乙", "丙"]


def test_before_any_rule_nothing_is_said() -> None:
    (answer,) = judge([{**DATA["usual"], "held_on": "1980-01-01"}], today=TODAY, known=rules())

    assert [answer[key] for key in ("nomination_ok", "valid_meeting", "elected")] == [None] * 3
    assert answer["data_error"] is False


WORDS = st.sampled_from(["甲", "乙", "丙", "丁", "戊"])


@st.composite
def ballots(draw: st.DrawFn) -> dict[str, Any]:
    seats, eligible = draw(st.integers(1, 4)), draw(st.integers(1, 12))
    present = draw(st.integers(max(0, eligible - 4), eligible + (draw(st.integers(0, 9)) == 9)))
    sent = max(0, present - draw(st.integers(0, 1)))
    back = max(0, sent + draw(st.integers(-1, 1)))
    case: dict[str, Any] = {
        "kind": draw(st.sampled_from(["委员差额", "书记等额"])), "seats": seats,
        "eligible": eligible, "present": present, "ballots_out": sent, "ballots_in": back,
        "candidates": draw(st.lists(WORDS, unique=True, max_size=5)),
    }  # fmt: skip
    if draw(st.booleans()):
        case["votes"] = draw(st.dictionaries(WORDS, st.integers(0, max(back, 1)), max_size=5))
        return case
    left, groups = back, []
    while left > 0:
        count = draw(st.integers(1, left))
        groups.append({"count": count, "names": draw(st.lists(WORDS, max_size=6))})
        left -= count
    return {**case, "ballot_groups": groups}


@settings(max_examples=60, deadline=None)
@given(cases=st.lists(ballots(), min_size=1, max_size=8))
def test_generated_ballots_come_out_as_in_plain_python(cases: list[dict[str, Any]]) -> None:
    answers = judge(cases, today=TODAY, known=rules())

    for case, answer in zip(cases, answers, strict=True):
        expected = outcome(case)
        assert {key: answer[key] for key in expected} == expected, case


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
FIELDS = [*DATA["usual"], "ballot_groups", "written_in"]


@settings(max_examples=150, deadline=None)
@given(told=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=4))
def test_no_line_ever_crashes(told: dict[str, Any]) -> None:
    (answer,) = judge([{**DATA["usual"], **told}], today=TODAY, known=rules())

    assert set(KEYS) <= answer.keys()

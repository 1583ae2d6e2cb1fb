"""`dangwu try admissions`: both sides of every limit, each named by a sentence of the law."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from dangwu.admissions.trying import judge
from dangwu.catalogue.checks_reading import checks
from dangwu.rules.book import rules
from tests.admissions.dossiers import made, put, regular, told

TODAY = date(2026, 11, 24)
KEYS = frozenset(
    # as the contract lists them
    """age_18 talk_within_1_month contacts_1_2 contact_full_member review_gap_6_months
    cultivation_1_year opinions_4 sponsors_2 sponsor_full_member sponsor_rights political_review
    floating_opinions training_short prereview_result leaving_within_3_months quorum majority
    votes_consistent secret_ballot approval_3_months approval_6_months approver probation_start
    probation_end extension_months extension_twice conversion_early conversion_late
    deferral_6_months party_age archive_5 missing_document missing_step order""".split()  # noqa: SIM905
)
WARNINGS = {"training_short", "leaving_within_3_months", "conversion_late"}


def tried(*cases: dict[str, Any]) -> list[dict[str, Any]]:
    return judge(cases, today=TODAY, known=rules())


def booked(answer: dict[str, Any]) -> list[str]:
    return [f"{one['step']} {one['rule']}" for one in answer["findings"]]


@lru_cache(maxsize=1)
def answers() -> dict[str, dict[str, Any]]:
    """Return the answer to every case by what it says, all judged at once."""
    found = tried(*map(made, told()))
    return {one["id"]: one for one in found}


@pytest.mark.parametrize("one", list(told()), ids=lambda one: one["says"])
def test_a_case(one: dict[str, Any]) -> None:
    answer = answers()[one["says"]]

    assert sorted(booked(answer)) == sorted(one["findings"])
    assert "unreadable" not in answer
    if "severity" in one:
        assert {found["severity"] for found in answer["findings"]} == {one["severity"]}


def test_each_alone_is_judged_as_all_at_once() -> None:
    for one in list(told())[::16]:
        assert tried(made(one)) == [answers()[one["says"]]]


def test_the_answers_stand_in_the_order_of_the_lines() -> None:
    assert list(answers()) == [one["says"] for one in told()]


def test_every_key_has_a_check_and_cases_on_both_sides() -> None:
    known = {one.key: one.severity for one in checks().values() if one.room == "admissions"}
    known.pop("", None)

    assert set(known) == KEYS
    assert {key for key, severity in known.items() if severity == "warning"} == WARNINGS
    found = [one["findings"] for one in told()]
    assert {line.split()[1] for lines in found for line in lines} == KEYS
    assert len(found) >= 120


def test_a_finding_says_what_was_found_what_was_due_by_when_and_the_article() -> None:
    case = regular()
    put(case, "dates/02", "2018-02-11")

    (answer,) = tried({**case, "name": "林望舒"})

    assert answer["findings"] == [
        {
            "step": 2,
            "rule": "talk_within_1_month",
            "severity": "error",
            "because": "林望舒2018年1月10日递交入党申请书，2018年2月11日才派人谈话；收到申请书后1个月内派人"
            "谈话，最迟2018年2月10日（《中国共产党发展党员工作细则》第七条（待核对））。",
        }
    ]


class TestWhatCannotBeRead:
    def unreadable(self, *changes: tuple[str, Any]) -> tuple[list[str], list[str]]:
        case = regular()
        for path, value in changes:
            put(case, path, value)
        (answer,) = tried(case)
        return booked(answer), answer.get("unreadable", [])

    def test_a_day_that_no_calendar_has_is_no_day(self) -> None:
        case = regular()
        put(case, "dates/08", "2019-02-30")

        (answer,) = tried(case)

        assert booked(answer) == ["8 missing_step"]
        assert answer["unreadable"] == ["第8步：“2019-02-30”不是日历上有的日期，请核对。"]
        assert answer["findings"][0]["because"] == (
            "该同志没有第8步“报上级党委备案”的日期，而2019年8月1日已有第9步；二十五个步骤应依次办理，"
            "不得遗漏；写的是“2019-02-30”，不是日历上的日期。"
        )

    def test_a_month_alone_is_no_day(self) -> None:
        assert self.unreadable(("dates/08", "2019-07")) == (
            ["8 missing_step"],
            ["第8步：“2019-07”不是日期，请写成 2020-01-05 的样子。"],
        )

    def test_other_ways_to_write_a_day(self) -> None:
        for text in ("2019/7/25", "2019.7.25", "2019年7月25日", "20190725", " 2019-07-25 "):
            assert self.unreadable(("dates/08", text)) == ([], [])

    def test_a_review_that_cannot_be_read_leaves_the_gaps_unjudged(self) -> None:
        found, told_of = self.unreadable(("reviews", ["2019-13-01"]))

        assert found == []
        assert told_of == ["reviews：“2019-13-01”不是日历上有的日期，请核对。"]

    def test_an_unknown_step_is_named_with_the_nearest(self) -> None:
        case = regular()
        case["dates"]["05 指定培养联系"] = case["dates"].pop("05 指定培养联系人")
        case["dates"]["26 公示"] = "2019-11-01"
        case["dates"]["党组织派人谈"] = "2018-02-05"

        (answer,) = tried(case)

        assert booked(answer) == []
        notice, talk = answer["unreadable"]
        assert notice == "没有名为“26 公示”的步骤，没有采用。二十五步的写法如“05 指定培养联系人”。"
        assert talk == (
            "没有名为“党组织派人谈”的步骤，没有采用。您是不是要找：02 党组织派人谈话、"
            "16 上级党委派人谈话？"
        )

    def test_a_step_by_its_number_or_its_name_alone(self) -> None:
        case = regular()
        case["dates"]["5"] = case["dates"].pop("05 指定培养联系人")
        case["dates"]["入党宣誓"] = case["dates"].pop("20 入党宣誓")

        (answer,) = tried(case)

        assert (booked(answer), answer.get("unreadable")) == ([], None)

    def test_a_number_with_another_steps_name_is_neither(self) -> None:
        case = regular()
        case["dates"]["05 入党宣誓"] = case["dates"].pop("05 指定培养联系人")

        (answer,) = tried(case)

        assert booked(answer) == ["5 missing_step"]
        assert answer["unreadable"][0].startswith("没有名为“05 入党宣誓”的步骤，没有采用。")

    def test_a_step_with_two_days(self) -> None:
        found, told_of = self.unreadable(("dates/5", "2018-07-26"))

        assert (found, told_of) == ([], ["第5步写了两个不同的日期，用的是2018-07-25。"])

    @pytest.mark.parametrize(
        ("path", "value", "fault"),
        [
            ("votes/15/agree", "九票", "votes.15.agree：“九票”不是人数、月数或天数。"),
            ("votes/15/present", 10**12, "votes.15.present：“1000000000000”不是人数、月数或天数。"),
            ("votes/15/secret", "举手", "votes.15.secret：“举手”应写成 true 或 false。"),
            ("votes/15", "全票", "votes.15 应写成 {…}。"),
            ("votes", [1], "“votes”应写成 {…}，没有采用“[1]”。"),
            ("contacts", "林望舒", "“contacts”应写成 […]，没有采用“林望舒”。"),
            ("birth", "1990-05", "birth：“1990-05”不是日期，请写成 2020-01-05 的样子。"),
            ("political_review/opinions", "户籍地", "political_review.opinions 应写成 […]。"),
            ("rules", "细则2026",
             "“rules”写的是“细则2026”，这里只有细则2014的条文，按细则2014判断，以新细则为准。"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told(self, path: str, value: object, fault: str) -> None:
        found, told_of = self.unreadable((path, value))

        assert told_of == [fault]
        assert found == []

    def test_votes_of_another_step(self) -> None:
        assert self.unreadable(("votes/17", {"should": 1}))[1] == [
            "votes：“17”不是表决的步骤，应为“15”或“23”。"
        ]

    @pytest.mark.parametrize(
        "line",
        [
            {}, {"dates": None}, {"dates": []}, {"dates": "2018"}, {"dates": {"": None, "x": 1}},
            {"dates": {"01": True, "02": 1.5, "03": {}}, "reviews": [None, {}], "contacts": [None, 3]},
            {"extensions": [{}, None, {"months": "x"}], "dates": {"15": "0001-01-01"}},
            {"extensions": [{"months": 10**8}], "dates": {"15": "2020-01-01"}},
            {"materials_missing": [None, {}, {"step": 3}, 7, {"document": "决议"}], "archived": {"a": True}},
            {"approval": {"extension_approved": "2020-01-01", "approver": 5}, "conversion": {"deferred": 7}},
            {"training": {"days": 2.5, "hours": "9.5"}, "dates": {"11": "2020-01-01"}},
            {"id": None, "name": 7, "birth": 19900101, "as_of": "昨天", "rules": 2014},
        ],
    )  # fmt: skip
    def test_nothing_breaks_it(self, line: dict[str, Any]) -> None:
        (answer,) = tried(line)

        assert {**line, **answer} == answer
        assert isinstance(answer["findings"], list)
        assert json.dumps(answer, ensure_ascii=False)

    def test_no_line_at_all(self) -> None:
        assert tried() == []


def test_the_edition_of_2014_judges_the_whole_dossier_whatever_its_days() -> None:
    case = regular()
    case["dates"] = {key: str(int(day[:4]) + 12) + day[4:] for key, day in case["dates"].items()}
    case.update(reviews=[], probation=None, conversion=None, approval=None)
    old = regular()
    old["dates"] = {key: str(int(day[:4]) - 12) + day[4:] for key, day in old["dates"].items()}
    old.update(birth="1980-01-01", reviews=[], probation=None, conversion=None, approval=None)

    assert [booked(one) for one in tried(case, old)] == [["6 review_gap_6_months"]] * 2

"""What a branch lacks, of cases that stand in no database: both sides of each limit."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangwu.meetings.trying import judge
from dangwu.rules.book import rules

TODAY = date(2021, 1, 5)
CASES = tomllib.loads((Path(__file__).parent / "life_cases.toml").read_text("utf-8"))["cases"]


def ask(*lines: dict[str, Any]) -> list[dict[str, Any]]:
    return judge(lines, today=TODAY, known=rules())  # type: ignore[return-value]


def line(case: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "held_on", "group")
    return {
        "id": case["says"],
        "branch": {
            "has_committee": case.get("has_committee", False), "groups": case.get("groups", []),
            "founded": case.get("founded", "2010-03-01"), "dissolved": case.get("dissolved"),
        },
        "period": case["period"],
        "meetings": [dict.fromkeys(names) | dict(zip(names, one.split(), strict=False))
                     for one in case["held"]],
        "local_rules": case.get("local", {}),
    }  # fmt: skip


def words(missing: list[dict[str, str | None]], kinds: list[str]) -> list[str]:
    return sorted(
        " ".join(filter(None, (one["kind"], one["period"], one["group"])))
        for one in missing
        if one["kind"] in kinds
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_a_branch_lacks_just_this(case: dict[str, Any]) -> None:
    asked = line(case)

    [answer] = ask(asked)

    if case.get("unjudged"):
        assert answer["missing"] is None
    else:
        assert words(answer["missing"], case["kinds"]) == sorted(case["missing"])
    assert answer | asked == answer
    if "said" in case:
        assert answer["because"].startswith(case["said"])
    elif case["period"] != "2018Q4":
        assert answer["because"] == ""


def test_cases_of_many_periods_and_local_rules_keep_their_places() -> None:
    together = ask(*map(line, CASES))

    assert together == [ask(line(case))[0] for case in CASES]


def test_what_is_missing_stands_in_order_and_names_no_group_but_of_groups() -> None:
    [answer] = ask(
        {
            "id": 1,
            "branch": {"has_committee": True, "groups": ["乙组", "甲组"], "founded": None},
            "period": "2020-12",
            "meetings": [],
        }
    )

    assert answer["missing"] == [
        {"kind": "支部委员会", "period": "2020-12", "group": None},
        {"kind": "党小组会", "period": "2020-12", "group": "乙组"},
        {"kind": "党小组会", "period": "2020-12", "group": "甲组"},
        {"kind": "主题党日", "period": "2020-12", "group": None},
        {"kind": "组织生活会", "period": "2020", "group": None},
        {"kind": "民主评议党员", "period": "2020", "group": None},
    ]


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"period": None}, "没有写要判断的时段，请写成 2020H1 的样子"),
        ({"period": "2020Q5"}, ("看不懂时段“2020Q5”：请写成 2020H1（上半年）、2020H2（下半年）、2020Q3"
         "（第三季度）、2020（全年）、2020-05（某月）或 2020-01-01..2020-06-30（起止日）")),
        ({"branch": "支部"}, "支部情况应写成 {…} 的样子；没有写是否设支部委员会，没有判断支部委员会"),
        ({"branch": {"has_committee": "不设", "founded": "2020-13-01"}},
         "成立日期：“2020-13-01”不是日历上有的日期，请核对"),
        ({"branch": {"has_committee": False, "founded": "2020-02-02", "dissolved": "2020-02-01"}},
         "撤销日期2020-02-01早于成立日期2020-02-02，请核对"),
        ({"meetings": "无"}, "会议应写成列表，每项写类型、日期和党小组"),
        ({"local_rules": ["党课"]}, "当地规定应写成 {“党课”: “quarter”} 的样子"),
        ({"local_rules": {"党科": "quarter"}},
         ("当地规定：没有“党科”这一项。您是不是要找：党课？可用：支部党员大会、支部委员会、党小组会、党课、"
         "主题党日、组织生活会、民主评议党员")),
        ({"local_rules": {"党课": "quater"}},
         ("当地规定：没有“quater”这一项。您是不是要找：quarter、year？可用：month、quarter、half、year、"
         "每月、每季度、每半年、每年")),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_told_and_nothing_is_called_complete(
    change: dict[str, Any], because: str
) -> None:
    good = line({"says": "甲", "period": "2020-05", "held": []})

    [answer, other] = ask(good | change, good)

    assert answer["missing"] is None
    assert answer["because"] == because
    assert words(other["missing"], ["主题党日"]) == ["主题党日 2020-05"]


@pytest.mark.parametrize(
    ("branch", "meetings", "because"),
    [
        ({"has_committee": None}, [], "没有写是否设支部委员会，没有判断支部委员会"),
        ({"has_committee": "也许"}, [],
         "是否设支部委员会写的是“也许”，看不懂，没有判断支部委员会"),
        ({"has_committee": True, "groups": 3}, [], "党小组应写成名称的列表，没有判断党小组会"),
        ({"has_committee": True}, ["三月开会"], "第1次会议没有计入：应写类型、日期和党小组"),
        ({"has_committee": True}, [{"held_on": "2020-05-01"}], "第1次会议没有计入：没有写类型"),
        ({"has_committee": True}, [{"kind": "党课", "held_on": "-"}],
         "第1次会议没有计入：没有写召开日期"),
    ],
)  # fmt: skip
def test_what_is_unclear_is_told_and_the_rest_is_judged(
    branch: dict[str, Any], meetings: list[Any], because: str
) -> None:
    [answer] = ask({"id": 1, "branch": branch, "period": "2020-05", "meetings": meetings})

    assert answer["because"] == because
    assert words(answer["missing"], ["主题党日"]) == ["主题党日 2020-05"]


def test_groups_may_be_written_in_one_text() -> None:
    [answer] = ask(
        {"branch": {"has_committee": "否", "groups": "一组、 二组,一组"}, "period": "2020-05"}
    )

    assert words(answer["missing"], ["党小组会"]) == [
        "党小组会 2020-05 一组", "党小组会 2020-05 二组",
    ]  # fmt: skip


def test_a_group_is_told_as_it_was_written() -> None:
    meeting = {"kind": "党小组会", "held_on": "2020-05-01", "group": "第1党小组"}
    branch = {"has_committee": False, "groups": ["第１党小组", "第２党小组"]}

    [answer] = ask({"branch": branch, "period": "2020-05", "meetings": [meeting]})

    assert words(answer["missing"], ["党小组会"]) == ["党小组会 2020-05 第２党小组"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    | st.sampled_from(["2020H1", "2020-12", "2020-02-30", "党课", "党小组会", "quarter", "一组"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["kind", "held_on", "group", "党课", "has_committee", "groups", "founded"]),
        inner, max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(line=st.fixed_dictionaries(
    {}, optional={"branch": JUNK, "period": JUNK, "meetings": JUNK, "local_rules": JUNK}
))  # fmt: skip
def test_nothing_that_is_typed_breaks_it(line: dict[str, Any]) -> None:
    [answer] = ask(line)

    assert answer["missing"] is None or isinstance(answer["missing"], list)
    assert answer["missing"] is not None or answer["because"]

"""What the document says against itself and against the records."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dangwu.reports.filling import Filled

Sampler = Callable[..., Path]
Decider = Callable[..., Filled]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("我局现有党支部5个。", "“我局现有党支部5个”：党支部数的记录为3个"),
        ("计算下来，现有党支部5个，很好。", "“现有党支部5个”：党支部数的记录为3个"),
        ("第一党支部有党员7名。", "“第一党支部有党员7名”：第一党支部的党员总数的记录为2名"),
        ("共有党员近4名。", "“共有党员近4名”：党员总数的记录为4名"),
        ("共有党员4余名。", "“共有党员4余名”：党员总数的记录为4名"),
    ],
)
def test_a_typed_number_is_denied(sample: Sampler, filled: Decider, text: str, says: str) -> None:
    assert [one.says for one in filled(sample(text)).contradictions] == [says]


@pytest.mark.parametrize(
    "text",
    [
        "我局现有党支部3个。",
        "共有党员近5名。",
        "共有党员3余名。",
        "计划2021年新建党支部5个。",
        "下一步，新建党支部5个。",
        "要求每个党支部有党员不少于30名。",
        "共收缴党费0.02万元。",
    ],
)
def test_no_false_alarm(sample: Sampler, filled: Decider, text: str) -> None:
    assert [one.says for one in filled(sample(text)).doubts] == []


def test_parts_that_are_more_than_the_whole(sample: Sampler, filled: Decider) -> None:
    done = filled(sample("我局现有党支部X个，其中机关支部4个、离退休支部3个。"))

    assert [(one.kind, one.says) for one in done.contradictions] == [
        ("合计", "机关支部数4 + 离退休支部数3 = 7，多于党支部数3"),
        ("合计", "机关支部数4，多于党支部数3"),
        ("数字", "“其中机关支部4个”：机关支部数的记录为1个"),
        ("数字", "“离退休支部3个”：离退休支部数的记录为1个"),
    ]


def test_a_number_that_is_denied_is_not_told_twice(sample: Sampler, filled: Decider) -> None:
    done = filled(sample("共有党员X名。", "全局共有党员9名。"))

    assert [one.says for one in done.contradictions] == ["“全局共有党员9名”：党员总数的记录为4名"]


def test_a_part_left_out_is_only_a_reminder(sample: Sampler, filled: Decider) -> None:
    done = filled(sample("现有党支部X个，其中机关支部X个、企业支部X个。"))

    assert done.contradictions == []
    assert [one.says for one in done.doubts] == [
        "党支部数3 = 机关支部数1 + 企业支部数1 + 离退休支部数1，文中没有写离退休支部数"
    ]


def test_branches_of_a_template_are_not_held_against_each_other(
    sample: Sampler, filled: Decider
) -> None:
    lines = "{% for 支部 in 支部列表 %}{{ 支部.名称 }}{{ 支部.党员总数 }}名；{% endfor %}"

    assert filled(sample("共{{ 党员总数 }}名：" + lines)).doubts == ()

"""What a paragraph is, told by its words."""

import pytest

from dangwu.documents.docx.levels import Kind, find_title, heading_end, kinds, level


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一、总体情况", 1),
        ("十二、其他", 1),
        ("一是加强学习", 0),
        ("（一）政治建设方面。", 2),
        ("(二)思想建设", 2),
        ("1.学习", 3),
        ("12．学习", 3),
        ("3、学习", 3),
        ("1.5万元", 0),
        ("2020年上半年", 0),
        ("（1）学习", 4),
        ("(12)学习", 4),
        ("（见附件）", 0),
        ("", 0),
    ],
)
def test_levels(text: str, number: int) -> None:
    assert level(text) == number


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("（一）政治建设方面。制定方案。", 10),
        ("一、总体情况", 6),
        ("（一）" + "长" * 41 + "。后", 45),
        ("（一）" + "长" * 42 + "。后", 0),
    ],
)
def test_the_end_of_a_heading(text: str, end: int) -> None:
    assert heading_end(text) == end


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (
            [
                "仅供学习",
                "某网站",
                "举报有奖！",
                "",
                "市X局2020年上半年机关党建情况报告",
                "今年以来。",
            ],
            4,
        ),
        (["关于开展学习的通知（试行）", "各支部："], 0),
        (["上半年工作", "今年以来，" + "长" * 60 + "。"], 0),
        (["一、情况", "工作总结"], None),
        (["长" * 61], None),
        ([], None),
    ],
)
def test_the_title(lines: list[str], place: int | None) -> None:
    assert find_title(lines) == place


def test_the_kinds_of_a_whole_document() -> None:
    lines = [
        "云岭市粮食局工作总结",
        "",
        "各党支部：",
        "今年以来，情况如下。",
        "一、学习",
        "（一）理论。学习X次。",
        "1.集中学习",
        "（1）读书",
        "",
        "云岭市粮食局",
        "2020年7月1日",
    ]
    assert kinds(lines) == [
        Kind.TITLE,
        Kind.BODY,
        Kind.ADDRESSEE,
        Kind.BODY,
        Kind.FIRST,
        Kind.SECOND,
        Kind.THIRD,
        Kind.FOURTH,
        Kind.BODY,
        Kind.SIGNATURE,
        Kind.SIGNATURE,
    ]


def test_a_date_without_a_name_above_it() -> None:
    assert kinds(["工作总结", "今年以来。", "20XX年X月X日"])[1:] == [Kind.BODY, Kind.SIGNATURE]
    assert kinds(["一、情况", "（一）情况", "2020年7月1日"])[1] is Kind.SECOND
    assert kinds(["甲", "2020年7月1日"]) == [Kind.TITLE, Kind.BODY]

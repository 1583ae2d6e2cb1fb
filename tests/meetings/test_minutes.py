"""The minutes of a meeting as a document in the official layout."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.documents.docx import open_document
from dangwu.documents.docx.levels import Kind, kinds
from dangwu.meetings import changes
from dangwu.meetings.minutes import file_name, lines, minutes, title
from dangwu.meetings.models import Attendance, Meeting, Presence
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load

DAY = date(2020, 6, 30)
PRESENT, EXCUSED, ABSENT, GUEST = Presence
DASH = "＿＿＿＿＿＿"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def hold(**fields: Any) -> Meeting:
    given = {
        "organization": Organization.objects.get(pk=3), "kind": "支部党员大会", "held_on": DAY,
        "expected": 2, "present": 1, "excused": 1, "today": DAY, "topic": "听取上半年党费收缴情况",
    }  # fmt: skip
    return changes.hold(**{**given, **fields})


def told(meeting: Meeting) -> list[str]:
    return list(lines(meeting, list(Attendance.objects.filter(meeting=meeting).order_by("pk"))))


def test_the_minutes_say_all_that_is_recorded() -> None:
    meeting = hold(
        guests=1, place="三楼会议室", chair=member(31), recorder=member(32), from_minute=870,
        minutes_long=90, agenda="一、通报党费收缴情况\n二、讨论下半年工作",
        minutes_text="一、通报党费收缴情况\n\n林望舒通报：上半年党费已全部收缴。", resolution="同意。",
    )  # fmt: skip
    changes.list_attendance(
        meeting=meeting,
        states={member(31): PRESENT, member(32): EXCUSED, member(41): GUEST},
        excuses={member(32): "出差"},
    )

    assert told(meeting) == [
        "第一党支部党员大会会议记录",
        "",
        "时间：2020年6月30日14:30至16:00",
        "地点：三楼会议室",
        "主持人：林望舒\u3000\u3000记录人：石砚",
        "主题：听取上半年党费收缴情况",
        "应到2人，实到1人，请假1人，缺席0人；列席1人。",
        "出席：林望舒。",
        "请假：石砚（出差）。",
        "列席：阿依努尔。",
        "议程：",
        "一、通报党费收缴情况",
        "二、讨论下半年工作",
        "会议记录：",
        "一、通报党费收缴情况",
        "林望舒通报：上半年党费已全部收缴。",
        "会议决议：",
        "同意。",
        "",
        f"主持人（签名）：{DASH}",
        f"记录人（签名）：{DASH}",
    ]


def test_what_is_not_known_is_left_for_the_pen() -> None:
    found = told(hold())

    assert found[2:7] == [
        "时间：2020年6月30日", f"地点：{DASH}", f"主持人：{DASH}\u3000\u3000记录人：{DASH}",
        "主题：听取上半年党费收缴情况", "应到2人，实到1人，请假1人，缺席0人。",
    ]  # fmt: skip
    assert found[7:13] == ["会议记录：", "", "", "", "", "会议决议："]


def test_a_beginning_without_a_length_has_no_end() -> None:
    assert told(hold(from_minute=545))[2] == "时间：2020年6月30日9:05"
    assert told(hold(from_minute=1410, minutes_long=60))[2] == "时间：2020年6月30日23:30至0:30"


@pytest.mark.parametrize(
    ("number", "kind", "name"),
    [
        (3, "支部委员会", "第一党支部委员会会议记录"),
        (3, "主题党日", "第一党支部主题党日记录"),
        (3, "党课", "第一党支部党课记录"),
        (2, "党委会", "局机关党委会会议记录"),
        (3, "纪念活动", "第一党支部“七一”建党纪念活动记录"),
    ],
)
def test_the_title_is_said_as_clerks_say_it(number: int, kind: str, name: str) -> None:
    meeting = hold(organization=Organization.objects.get(pk=number), kind=kind)
    assert title(meeting) == name
    assert file_name(meeting) == f"2020-06-30{name}.docx"


def test_the_title_alone_is_set_as_one() -> None:
    found = told(hold(minutes_text="听取林望舒作的党费收缴情况报告"))

    assert [n for n, kind in enumerate(kinds(found)) if kind is Kind.TITLE] == [0]


def test_the_document_holds_the_lines(tmp_path: Path) -> None:
    meeting = hold(minutes_text="林望舒领学。")
    path = tmp_path / file_name(meeting)
    path.write_bytes(minutes(meeting))

    document = open_document(path)

    body = [one.text for one in document.paragraphs if one.part == "body"]
    assert body == told(meeting)

"""The page 支部的一年: typed, pasted and handed in meetings; nothing is kept."""

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.meetings.models import Meeting
from tests.cast import STRANGER, Cast, stock_cast

PAGE = "/records/meetings/try/"
BASE = {"period": "2020Q1", "has_committee": "不设", "groups": "", "founded": "", "dissolved": ""}


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def ask(cast: Cast, **changed: Any) -> Any:
    return cast[Role.OFFICER].post(PAGE, BASE | changed)


def lacks(page: Any) -> dict[str, list[str]]:
    return {one.label: [span.key for span in one.spans] for one in page.context["lacks"]}


def test_everybody_of_the_office_may_try_and_a_stranger_may_not(cast: Cast) -> None:
    for role in (Role.OFFICER, Role.SECRETARY, Role.MEMBER, Role.AUDITOR):
        page = cast[role].get(PAGE)
        assert page.status_code == 200
        assert page.context["form"]["period"].value() == "2020年上半年"
    assert cast[STRANGER].get(PAGE).status_code in {200, 403}


def test_typed_meetings_are_judged_and_nothing_is_kept(cast: Cast) -> None:
    page = ask(
        cast, groups="第一党小组",
        meetings="2020-01-06 主题党日\n2020年2月3日，主题党日活动\n\n"
        "2020/3/5\t支部大会\n2020-03-06 党小组会 第一党小组\n党课 2020.3.7",
    )  # fmt: skip

    assert lacks(page) == {"党小组会：第一党小组": ["2020-01", "2020-02"], "主题党日": ["2020-03"]}
    assert page.context["counted"] == [
        ("支部党员大会", 1), ("党小组会", 1), ("党课", 1), ("主题党日", 2),
    ]  # fmt: skip
    text = page.content.decode()
    assert "缺3次：党小组会：第一党小组、主题党日。" in text
    assert "党小组一般每月召开1次" in text
    assert "《中国共产党支部工作条例（试行）》第十三条（待核对）" in text
    assert Meeting.objects.count() == 0
    assert not Change.objects.filter(action__startswith="meetings").exists()


def test_local_rules_may_be_chosen(cast: Cast) -> None:
    page = ask(cast, meetings="无会议", often_3="quarter", often_4="quarter")

    assert lacks(page) == {
        "支部党员大会": ["2020Q1"], "党课": ["2020Q1"], "主题党日": ["2020Q1"],
    }  # fmt: skip
    assert page.context["said"] == [
        (
            "第1次会议没有计入：没有“无会议”这一项。可用：支部党员大会、支部委员会、党小组会、党课、"
            "主题党日、组织生活会、民主评议党员。"
        )
    ]


def test_nothing_missing_is_said(cast: Cast) -> None:
    page = ask(
        cast, period="2020-05", meetings="2020-05-31 主题党日",
    )  # fmt: skip

    assert "应有的都有，不缺。" in page.content.decode()


def test_a_pasted_ledger_is_read_by_its_headings(cast: Cast) -> None:
    page = ask(
        cast,
        meetings="所在党支部\t会议类型\t会议名称\t实际会议时间\t应到人数\n"
        "第一党支部\t支委会\t学习\t2020/2/3  14:30\t5\n"
        "第一党支部\t主题党日活动\t学习\t2020-01-09\t5\n"
        "第一党支部\t支部大会\t学习\t2020年3月31日\t5\n"
        "第一党支部\t主题党日活动\t学习\t2020-02-30\t5\n",
    )

    assert lacks(page) == {"主题党日": ["2020-02", "2020-03"]}
    assert page.context["count"] == 3
    assert len(page.context["said"]) == 1
    assert page.context["said"][0].startswith("第5行“实际会议时间”：")


def workbook(*rows: list[Any]) -> SimpleUploadedFile:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("台账")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("台账.xlsx", out.getvalue())


def test_a_ledger_handed_in_is_read_as_an_import_reads_it(cast: Cast) -> None:
    page = ask(
        cast, groups="一组、二组",
        file=workbook(
            ["2020年三会一课台账"],
            ["序号", "会议类型", "党小组", "实际会议时间"],
            [1, "党小组会", "一组", "2020-01-05"],
            [2, "党小组会", "一组", 43862],
            [3, "党小组会议", "二组", "2020.3.1"],
            [4, "主题党日活动", "", "2020-03-01"],
            ["合计", "", "", ""],
        ),
    )  # fmt: skip

    assert lacks(page)["党小组会：一组"] == ["2020-03"]
    assert lacks(page)["党小组会：二组"] == ["2020-01", "2020-02"]
    assert page.context["count"] == 4


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"period": ""}, "period", "请填要看的时段。"),
        ({}, "meetings", "请填开过的会，或者交一份台账；一次也没有开的写“无”。"),
        ({"file": SimpleUploadedFile("台账.xlsx", b"x" * 5_000_001)}, "file",
         "文件超过 5 MB，请只留三会一课台账的工作表。"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_asked_for(
    cast: Cast, changed: dict[str, Any], field: str, message: str
) -> None:
    page = ask(cast, **changed)

    assert page.context["form"].errors[field] == [message]
    assert "tried" not in page.context


def test_a_file_without_the_headings_says_which_are_needed(cast: Cast) -> None:
    page = ask(cast, file=workbook(["姓名", "电话"], ["张三", "123"]))

    assert page.context["form"].errors["file"] == [
        "“台账.xlsx”里没有找到表头，至少要有这几列：会议时间；会议类型。请核对后再试。"
    ]


def test_a_file_that_is_none_is_refused(cast: Cast) -> None:
    page = ask(cast, file=SimpleUploadedFile("台账.xlsx", b"abc"))

    assert "file" in page.context["form"].errors


def test_what_cannot_be_judged_says_why(cast: Cast) -> None:
    page = ask(cast, period="2020年上", founded="2020-13-01", meetings="无")

    text = page.content.decode()
    assert "不能判断。" in text
    assert "成立日期：“2020-13-01”不是日历上有的日期，请核对。" in text
    assert "看不懂时段“2020年上”" in text

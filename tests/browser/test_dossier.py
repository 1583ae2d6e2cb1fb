"""A dossier from the application to the archive: 25 steps, their papers, and the member at the end."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Enter
from tests.browser.hands import download, field, fill, press, told
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

NAME = "冷知秋"
Typed = dict[str, str | bool | Path]
COUNT: Typed = {
    "应到会有表决权人数": "11", "实到会有表决权人数": "9", "赞成票": "9", "无记名投票": "是",
}  # fmt: skip
DECIDED: Typed = {"审批党委": "局机关党委", "集体讨论": True}
STEPS: list[tuple[int, str, Typed]] = [
    (3, "2017-03-01", {}),
    (4, "2017-03-10", {}),
    (5, "2017-03-15", {"培养联系人（1）": "*1"}),
    (6, "2018-02-25", {}),
    (7, "2018-03-01", {"听取意见日期": "2018-02-26"}),
    (8, "2018-03-10", {}),
    (9, "2018-03-15", {"入党介绍人（1）": "*1", "入党介绍人（2）": "*2"}),
    (10, "2018-04-10", {"结论": "合格"}),
    (11, "2018-05-12", {"培训起": "2018-05-10", "培训天数": "3"}),
    (12, "2018-05-20", {}),
    (13, "2018-05-28", {"预审结果": "合格", "书面通知日期": "2018-05-28"}),
    (14, "2018-06-01", {"志愿书编号": "ZYS000017"}),
    (15, "2018-06-10", {**COUNT, "表决结果": "接收为预备党员"}),
    (16, "2018-06-20", {"谈话人": "*2", "经办人职务": "组织员"}),
    (17, "2018-07-05", {"上报日期": "2018-06-12", **DECIDED, "审批结果": "接收为预备党员"}),
    (18, "2018-07-10", {}),
    (19, "2018-07-12", {}),
    (20, "2018-07-15", {}),
    (21, "2019-05-30", {}),
    (22, "2019-06-03", {}),
    (23, "2019-06-12", {**COUNT, "表决结果": "按期转正"}),
    (24, "2019-07-08", {"上报日期": "2019-06-13", **DECIDED, "审批结果": "按期转正"}),
    (25, "2019-07-20", {}),
]
"""Number, day and what the form asks besides; *2 is the second person of a list."""
_DAY = {13: "预审日期", 15: "支部大会日期", 17: "审批日期", 23: "支部大会日期", 24: "审批日期"}
_LOOKED = {5, 7, 15, 17, 23, 25}


def test_a_dossier_from_the_application_to_the_archive(
    enter: Enter, screen: Screen, tmp_path: Path
) -> None:
    secretary = enter("secretary", screen)
    officer = enter("officer", screen)
    page = apply(secretary)
    talk(secretary, page)
    for number, day, typed in STEPS:
        if number == 7:
            refuse_too_early(secretary, page)
        if number == 18:
            receive(officer, page)
        record(officer if number in {17, 24} else secretary, page, number, day, typed)
    whole(officer, page)
    papers(secretary, page, tmp_path)
    table(secretary)


def apply(visitor: Visitor) -> str:
    """Register the application; return the path of the dossier."""
    visitor.open("/records/admissions/applicants/new/")
    fill(visitor.page, {"党支部": "机关第一党支部", "姓名": NAME, "性别": "女", "出生日期": "1993-04-15", "学历": "大学本科",
                        "递交入党申请书日期": "2017-01-10"})  # fmt: skip
    visitor.look("apply")
    press(visitor.page, "登记申请人")
    told(visitor.page, "入党申请已登记。")
    visitor.look("applied")
    return visitor.page.url[visitor.page.url.index("/records/") :]


def open_step(visitor: Visitor, page: str, number: int) -> None:
    """Open the form of a step from the dossier."""
    visitor.open(page)
    visitor.page.get_by_role("link", name=f"登记第{number}步", exact=True).first.click()


def talk(visitor: Visitor, page: str) -> None:
    """Record the talk a day late, and be told so."""
    open_step(visitor, page, 2)
    choose(visitor, {"完成日期": "2017-02-11", "谈话人": "*1", "经办人职务": "书记"})
    visitor.look("talk")
    submit(visitor, 2)
    told(visitor.page, "第2步应不晚于2017-02-10，登记的是2017-02-11，已经逾期")
    visitor.look("late")


def choose(visitor: Visitor, typed: Typed) -> None:
    """Fill a form; a person is chosen by her place in the list."""
    for label, value in typed.items():
        if isinstance(value, str) and value.startswith("*"):
            field(visitor.page, label).select_option(index=int(value[1:]))
        else:
            fill(visitor.page, {label: value})


def boxes(visitor: Visitor) -> Locator:
    """Return the boxes of a list of several."""
    return visitor.page.locator("form.d-form input[type=checkbox][name=sources], "
                                "form.d-form input[type=checkbox][name=kinds]")  # fmt: skip


def submit(visitor: Visitor, number: int) -> None:
    """Hand the form in."""
    visitor.page.locator("form.d-form .btn-primary").click()


def refuse_too_early(visitor: Visitor, page: str) -> None:
    """Try to make her a candidate a day before the year is full."""
    open_step(visitor, page, 7)
    choose(visitor, {"完成日期": "2018-02-28", "听取意见日期": "2018-02-26"})
    for box in boxes(visitor).all():
        box.check()
    visitor.expect(422)
    submit(visitor, 7)
    told(visitor.page, "最早2018-03-01办理，登记的是2018-02-28")
    visitor.look("too-early")


def record(visitor: Visitor, page: str, number: int, day: str, typed: Typed) -> None:
    """Record a step with what it leaves."""
    open_step(visitor, page, number)
    choose(visitor, {_DAY.get(number, "完成日期"): day, **typed})
    for box in boxes(visitor).all():
        box.check()
    if number in _LOOKED:
        visitor.look(f"step-{number}")
    submit(visitor, number)
    told(visitor.page, "步骤已登记。")


def receive(visitor: Visitor, page: str) -> None:
    """Enrol her as a probationary member, where the page says that it waits."""
    visitor.open(page)
    visitor.look("approved")
    press(visitor.page, "登记为预备党员")
    press(visitor.page, "登记为预备党员")
    told(visitor.page, "已登记为预备党员。")
    visitor.look("received")


def whole(visitor: Visitor, page: str) -> None:
    """See the 25 steps done, and the member confirmed from the day her probation was full."""
    visitor.open(page)
    expect(visitor.page.get_by_text("已完成 25 步")).to_be_visible()
    expect(visitor.page.get_by_text("二十五步都已完成。")).to_be_visible()
    visitor.look("whole")
    press(visitor.page, "审核")
    expect(visitor.page.get_by_role("main")).to_contain_text("第2步 党组织派人谈话")
    visitor.look("audit")
    press(visitor.page, "回到档案")
    press(visitor.page, "党员页")
    said = visitor.page.get_by_role("region", name="内容")
    expect(said).to_contain_text("2018-06-10")
    expect(said).to_contain_text("2019-06-10")
    visitor.look("member")


def papers(visitor: Visitor, page: str, folder: Path) -> None:
    """Take one paper, one that cannot be written yet, and all of them."""
    visitor.open(page)
    path = download(visitor.page, "接收预备党员支部大会决议", folder)
    text = "\n".join(one.text for one in Document(str(path)).paragraphs)
    assert f"关于接收{NAME}同志为预备党员的决议" in text
    assert "应到会有表决权的正式党员11人，实到会9人" in text
    visitor.page.get_by_role("link", name="发展党员公示").click()
    expect(visitor.page.get_by_text("还没有登记接收的公示")).to_be_visible()
    visitor.look("lacking")
    press(visitor.page, "回到档案")
    path = download(visitor.page, "全部材料", folder)
    names = zipfile.ZipFile(path).namelist()
    assert "24-预备党员转正批复.docx" in names
    assert "15-发展党员公示.docx" not in names


def table(visitor: Visitor) -> None:
    """Read the branch's table: what is next, for whom, and what is late."""
    visitor.open("/records/admissions/applicants/")
    press(visitor.page, "发展党员进度表")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("发展党员进度表")
    expect(visitor.page.get_by_role("main")).not_to_contain_text(NAME)
    visitor.look("progress")
    visitor.page.get_by_role("link", name="现在可以办").click()
    visitor.look("now")

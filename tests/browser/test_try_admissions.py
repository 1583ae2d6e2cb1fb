"""The audit of a dossier, on a desk and on a phone: typed in or as a table, judged, forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from dangwu.pages.workbook import Table, write_table
from tests.browser.conftest import Enter
from tests.browser.hands import fill, press
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium
LEDGER = (
    "姓名",
    "提交书面申请书时间",
    "确定为入党积极分子时间",
    "确定为发展对象时间",
    "入党时间",
    "转正时间",
)
ROWS = [
    ("林望舒", "2016-01-10", "2016-07-10", "2017-07-10", "2017-11-15", "2018-11-15"),
    ("石砚", "2016-01-10", "2016-07-10", "2017-07-09", "2017-11-15", "2018-11-14"),
]


def test_a_secretary_audits_a_dossier(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    secretary.open("/records/admissions/try/")
    result = page.locator("#result")
    expect(result).to_contain_text("结果会显示在这里")
    secretary.look("empty")
    fill(
        page, {"姓名": "林望舒", "1 递交入党申请书": "2018-01-31", "2 党组织派人谈话": "2018-02-28"}
    )
    press(page, "审核")
    expect(result).to_contain_text("没有发现不合规定之处")
    expect(result).to_be_in_viewport()
    fill(page, {"2 党组织派人谈话": "2018-03-01"})
    press(page, "审核")
    expect(result).to_contain_text("1 处不合规定")
    expect(result).to_contain_text("最迟2018年2月28日")
    expect(result).to_contain_text("第七条")
    secretary.look("late-talk")
    fill(page, {"8 报上级党委备案": "2019-02-30"})
    press(page, "审核")
    expect(result).to_contain_text("不是日历上有的日期")
    secretary.look("unreadable")


def test_votes_of_half_are_none(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open("/records/admissions/try/")
    fill(page, {"15 支部大会讨论": "2019-11-15"})
    page.get_by_text("接收的表决", exact=True).click()
    count = page.locator("details", has_text="接收的表决")
    for label, number in (("应到会", "16"), ("实到", "8"), ("赞成", "8")):
        count.get_by_label(label).fill(number)
    press(page, "审核")
    result = page.locator("#result")
    expect(result).to_contain_text("正好半数也不行")
    expect(result).to_contain_text("不是实到会的半数")
    officer.look("half")


def test_a_table_of_dates_is_audited(enter: Enter, screen: Screen, tmp_path: Path) -> None:
    officer = enter("officer", screen)
    page = officer.page
    path = tmp_path / "台账.xlsx"
    write_table(Table("某支部发展党员台账", LEDGER, ROWS), path)
    officer.open("/records/admissions/try/")
    page.get_by_role("link", name="导入一张日期表").click()
    page.get_by_label("日期表").set_input_files(path)
    page.get_by_role("button", name="审核", exact=True).click()
    said = page.get_by_role("status")
    expect(said).to_contain_text("共 2 人")
    expect(said).to_contain_text("1 人没有发现问题")
    expect(page.get_by_text("2017年7月9日列为发展对象")).to_be_visible()
    officer.look("table")
    page.get_by_label("日期表").set_input_files(path)
    with page.expect_download() as download:
        page.get_by_role("button", name="审核并下载结果").click()
    assert download.value.suggested_filename == "发展党员材料审核.xlsx"

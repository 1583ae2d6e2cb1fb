"""A branch's year, on a desk and on a phone: tried and forgotten; the calendar and the one table."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.hands import press
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium


def test_what_a_branch_lacks_is_tried(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    secretary.open("/records/meetings/try/")
    result = page.locator("#result")
    expect(result).to_contain_text("结果会显示在这里")
    secretary.look("empty")
    page.get_by_label("时段").fill("2020年第一季度")
    page.get_by_label("支部委员会").first.select_option("不设")
    page.get_by_label("党小组").first.fill("第一党小组")
    page.get_by_label("开过的会").fill(
        "2020-01-31 党小组会 第一党小组\n2020-02-29 主题党日\n2020-03-01 主题党日\n2020-02-30 支部党员大会"
    )
    press(page, "看缺什么")
    expect(result).to_contain_text("缺4次")
    expect(result).to_contain_text("“2020-02-30”不是日历上有的日期")
    expect(result).to_contain_text("2020年第一季度")
    expect(result).to_be_in_viewport()
    secretary.look("lacking")


def test_a_ledger_is_pasted_and_local_rules_are_chosen(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    secretary.open("/records/meetings/try/")
    page.get_by_label("时段").fill("2020年5月")
    page.get_by_label("支部委员会").first.select_option("不设")
    page.get_by_label("开过的会").fill(
        "会议类型\t实际会议时间\t会议名称\n主题党日活动\t2020.5.31\t学习\n"
    )
    press(page, "看缺什么")
    result = page.locator("#result")
    expect(result).to_contain_text("应有的都有，不缺")
    page.get_by_text("当地另有规定的").click()
    page.locator("#id_often_3").select_option("month")
    press(page, "看缺什么")
    expect(result).to_contain_text("按当地规定每月开展1次")
    secretary.look("local")


def test_the_calendar_and_the_table_of_a_branch(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    secretary.open("/records/meetings/year/?year=2019")
    expect(page.get_by_role("heading", level=1)).to_contain_text("组织生活一表清")
    secretary.look("table")
    page.get_by_role("link", name="日历").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("组织生活日历")
    expect(page.locator(".y-grid")).to_contain_text("每季度1次")
    secretary.look("calendar")
    page.get_by_role("link", name="2020年").click()
    expect(page.locator(".y-legend")).to_contain_text("未到期")
    secretary.look("calendar-2020")


def test_a_committee_sees_all_branches(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    officer.open("/records/meetings/year/?year=2019")
    expect(officer.page.locator(".y-all tbody tr")).not_to_have_count(0)
    officer.look("branches")

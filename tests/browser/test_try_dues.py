"""The dues calculator, on a desk and on a phone: typed, reckoned step by step, and forgotten."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.hands import fill, press
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium


def test_a_member_reckons_her_dues(enter: Enter, screen: Screen) -> None:
    member = enter("member", screen)
    page = member.page
    member.open("/records/dues/try/")
    result = page.locator("#result")
    expect(result).to_contain_text("结果会显示在这里")
    fill(page, {"月份": "2020-03", "计算基数（元）": "3,000.00"})
    press(page, "计算")
    expect(result).to_contain_text("15.00 元")
    expect(result).to_be_in_viewport()
    member.look("on-the-limit")
    fill(page, {"计算基数（元）": "3,000.01"})
    press(page, "计算")
    expect(result).to_contain_text("30.00 元")
    expect(result).to_contain_text("整个基数都用这一档的比例，不是分段")
    expect(result).to_contain_text("第二条")
    member.look("above-the-limit")


def test_pay_items_and_a_waiver(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open("/records/dues/try/")
    fill(page, {"月份": "2020-03"})
    page.get_by_text("从工资项目算基数").click()
    page.get_by_label("按工资项目算的人员").select_option("事业单位人员")
    page.get_by_label("工资项目和金额").fill("岗位工资 2300\n薪级工资 1850.50\n书报费 30")
    press(page, "计算")
    result = page.locator("#result")
    expect(result).to_contain_text("还不知道")
    expect(result).to_contain_text("工资项目“书报费”没有定是否计入")
    officer.look("undecided")
    page.get_by_label("工资项目和金额").fill("岗位工资 2300\n薪级工资 1850.50\n个人所得税 50.50")
    press(page, "计算")
    expect(result).to_contain_text("41.00 元")
    page.get_by_text("减免", exact=True).click()
    page.locator("#id_waiver").select_option("免交")
    page.get_by_label("减免起始月").fill("2020-03")
    page.get_by_label("支部研究日期").fill("2020-02-10")
    press(page, "计算")
    expect(result).to_contain_text("减免缺上一级党委批准，不算")
    page.get_by_label("上一级党委批准日期").fill("2020-02-20")
    press(page, "计算")
    expect(result).to_contain_text("不用交")
    officer.look("waived")

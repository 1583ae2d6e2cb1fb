"""A member contests her points; the secretary answers, and gives the stars with the reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter, House
from tests.browser.hands import fill, press, told
from tests.browser.screens import PHONE, Screen

pytestmark = pytest.mark.needs_chromium
OBJECTION, ANSWER = "去年10月参加了植树，没有计入", "签到表上没有，请补证明后再算"


def test_points_are_contested_answered_and_decided(
    house: House, enter: Enter, screen: Screen
) -> None:
    member = enter("member", PHONE)
    member.open("/me/study/")
    press(member.page, "看积分怎样算的，有异议可以提出")
    expect(member.page.get_by_role("heading", level=1)).to_have_text("我的积分")
    member.page.locator("summary").first.click()
    member.look("mine")
    press(member.page, "提出异议")
    fill(member.page, {"异议理由": OBJECTION})
    member.look("contest")
    press(member.page, "提交异议")
    told(member.page, "异议已提交，请等待答复。")
    expect(member.page.get_by_role("main")).to_contain_text("等待答复")

    secretary = enter("secretary", screen)
    page, main = secretary.page, secretary.page.get_by_role("main")
    secretary.open("/records/stars/objections/?answered=no")
    secretary.look("objections")
    page.get_by_role("link", name=house.cast["member"].name).first.click()
    press(page, "答复")
    fill(page, {"异议": "不成立", "答复理由": ANSWER})
    secretary.look("answer")
    press(page, "答复")
    told(page, "已答复。")
    page.get_by_role("region", name="内容").get_by_role("link", name="分").click()
    expect(main).to_contain_text(ANSWER)
    page.locator("summary").filter(has_text="条").first.click()
    secretary.look("score")
    press(page, "评定星级")
    fill(page, {"星级": "五星", "评定日期": "2020-07-02", "评定说明": "民主评议优秀"})
    secretary.look("decide")
    press(page, "评定星级")
    told(page, "星级已评定。")
    member.open("/records/stars/mine/")
    expect(member.page.get_by_role("main")).to_contain_text("评定5星")
    member.look("decided")


def test_an_officer_reads_schemes_and_weights(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    officer.open("/records/stars/schemes/1/")
    expect(officer.page.get_by_role("main")).to_contain_text("每60分钟1分，限15分")
    officer.look("scheme")
    officer.open("/records/stars/rounds/1/")
    officer.look("round")
    officer.open("/records/stars/weightings/1/")
    officer.look("weighting")
    officer.open("/records/stars/assessments/6/")
    expect(officer.page.get_by_role("main")).to_contain_text("不能确定：缺组织评定")
    officer.look("assessment")

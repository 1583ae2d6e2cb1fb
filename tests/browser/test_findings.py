"""A finding on a desk and on a phone: filtered, waived, in sight, taken back, its course."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.hands import fill, press, told
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium
CHECK = "问题逾期未整改"
ISSUE = "党务公开不及时"


def test_a_finding_is_waived_and_stays_in_sight(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    main = page.get_by_role("main")
    officer.open(f"/checks/?period=2020H1&check={CHECK}")
    officer.look("finding")
    page.locator(".d-waive").first.click()
    fill(
        page,
        {
            "从哪天起": "2020-07-03",
            "到哪天为止（含）": "2020-07-01",
            "豁免理由": "县局正在统一整改",
        },
    )
    officer.expect(422)
    press(page, "豁免")
    expect(main).to_contain_text("止日2020年7月1日在它之前")
    officer.look("refused")
    fill(page, {"到哪天为止（含）": "2020-08-31"})
    press(page, "豁免")
    told(page, "已豁免，到期自动恢复")
    expect(main).to_contain_text("党务干事豁免至2020年8月31日：县局正在统一整改")
    officer.look("waived")

    officer.open("/")
    expect(main).not_to_contain_text(ISSUE)
    expect(main).to_contain_text("处已豁免")
    officer.open("/checks/waived/")
    officer.look("book")
    page.get_by_role("link", name=CHECK).first.click()
    page.get_by_role("link", name="撤回").first.click()
    fill(page, {"撤回理由": "已经可以整改"})
    press(page, "撤回")
    told(page, "已撤回，这处问题重新列出。")
    officer.open(f"/checks/?period=2020H1&check={CHECK}")
    expect(main).to_contain_text("1 处错误")


def test_who_may_not_waive_sees_what_was_waived(enter: Enter, screen: Screen) -> None:
    leader = enter("leader", screen)
    leader.open("/checks/?period=2020H1&state=waived")
    main = leader.page.get_by_role("main")
    expect(main).to_contain_text("局党组6月5日会议同意延到9月底完成")
    expect(main.locator(".d-waive")).to_have_count(0)
    leader.look("waived")


def test_filters_and_the_course(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open("/checks/?on=2020-05-31&rule=cultivation_months")
    expect(page.get_by_role("main")).to_contain_text("截至2020年5月31日的情况")
    officer.look("as-of")
    page.get_by_role("link", name="走势").click()
    expect(page.get_by_role("heading", name="问题走势")).to_be_visible()
    officer.look("course")
    page.get_by_text("逐日的数").click()
    expect(page.get_by_role("main")).to_contain_text("2020年7月3日")

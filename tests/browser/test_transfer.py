"""A member moves to another branch; her number is unlocked for a reason; the auditor reads it all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import papers
from tests.browser.conftest import Enter, House
from tests.browser.hands import fill, press, told
from tests.browser.screens import PHONE, Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

REASON = "核对转接介绍信"
TO = "机关第二党支部"


def test_a_transfer_and_who_looked(house: House, enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    name = house.cast["member"].name

    open_member(officer, name)
    number = papers.number_of(said(officer.page, "出生日期"), said(officer.page, "性别"))
    record_number(officer, number)
    unlock(officer, number)
    transfer(officer)
    audit(enter("auditor", screen), name)

    member = enter("member", PHONE)
    member.open("/me/data/")
    expect(member.page.get_by_role("main")).to_contain_text(REASON)
    assert number not in member.page.content()
    member.look("who-looked")


def open_member(visitor: Visitor, name: str) -> None:
    """Find a member by name in the list and open her page."""
    page = visitor.page
    visitor.open("/records/members/members/")
    visitor.look("members")
    page.get_by_role("searchbox", name="查找").fill(name)
    press(page, "查找")
    press(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    visitor.look("member")


def said(page: Page, term: str) -> str:
    """Return what the member's page says of her under a term."""
    line = page.get_by_role("region", name="内容").locator("dl > div").filter(has_text=term)
    return line.locator("dd").inner_text().strip()


def act(page: Page, name: str) -> None:
    """Choose one of the things that may be done with a member."""
    page.locator("summary", has_text="办理").click()
    press(page, name)


def record_number(officer: Visitor, number: str) -> None:
    """Write her number down; the page then shows its end alone."""
    page = officer.page
    act(page, "登记证件号、手机号")
    fill(page, {"身份证号": number, "理由": "补录"})
    officer.look("number")
    press(page, "登记证件号、手机号")
    told(page, "号码已登记。")
    shown = page.get_by_role("region", name="证件号和手机号")
    expect(shown).to_contain_text(number[-4:])
    assert number not in page.content()
    officer.look("masked")


def unlock(officer: Visitor, number: str) -> None:
    """Look at the whole number, which asks for a reason and shows it once."""
    page = officer.page
    page.get_by_role("region", name="证件号和手机号").get_by_role("link").first.click()
    officer.expect(422)
    fill(page, {"理由": ""})
    page.locator("main .btn-primary").click()
    expect(page.get_by_role("main")).to_contain_text("请填写理由。")
    officer.look("no-reason")
    fill(page, {"理由": REASON})
    page.locator("main .btn-primary").click()
    expect(page.get_by_role("region", name="完整号码")).to_contain_text(number)
    officer.look("unlocked")
    page.get_by_role("region", name="完整号码").get_by_role("link").click()


def transfer(officer: Visitor) -> None:
    """Move her to another branch."""
    page = officer.page
    act(page, "转到其他党支部")
    fill(page, {"转入党支部": TO, "转接日期": "2020-07-02", "介绍信编号": "〔2020〕17号",
                "党费缴至": "2020-07"})  # fmt: skip
    officer.look("transfer")
    press(page, "转到其他党支部")
    told(page, "组织关系已转接。")
    expect(page.get_by_role("region", name="所在党支部")).to_contain_text(TO)
    officer.look("transferred")


def audit(auditor: Visitor, name: str) -> None:
    """Read who changed and who looked; there is no button to change anything."""
    page = auditor.page
    auditor.open("/checks/log/")
    log = page.get_by_role("main")
    expect(log).to_contain_text(REASON)
    expect(log).to_contain_text("转")
    auditor.look("log", allowed=("officer", "leader"))
    auditor.open("/records/members/members/")
    expect(page.get_by_role("link", name="登记党员")).to_have_count(0)
    page.get_by_role("searchbox", name="查找").fill(name)
    press(page, "查找")
    press(page, name)
    expect(page.locator("summary", has_text="办理")).to_have_count(0)
    auditor.look("nothing-to-change")

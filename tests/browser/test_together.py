"""Two people at one record, one form sent twice, a login that expires: nothing is lost or doubled."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter, House
from tests.browser.hands import field, fill, press, told
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

HONOURS = "/records/organizations/honours/"
NEW = {"党组织": "机关第一党支部", "授予单位": "市直机关工委", "授予日期": "2020-07-02"}


def record(visitor: Visitor, title: str) -> str:
    """Write an honour down and return the address of its page."""
    visitor.open(HONOURS)
    press(visitor.page, "登记荣誉")
    fill(visitor.page, {**NEW, "荣誉名称": title})
    press(visitor.page, "登记荣誉")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(title)
    return visitor.page.url


def test_the_second_of_two_is_told_and_loses_nothing(enter: Enter, screen: Screen) -> None:
    officer, secretary = enter("officer", screen), enter("secretary", screen)
    address = record(officer, "先进集体")
    for one in (officer, secretary):
        one.open(address)
        press(one.page, "更正")

    correct(officer.page, "先进党组织", "漏写党字")
    told(officer.page, "已更正")
    secretary.expect(409, 422)
    correct(secretary.page, "先进党支部", "名称写错")

    page = secretary.page
    expect(field(page, "荣誉名称")).to_have_value("先进党支部")
    expect(page.get_by_role("main")).to_contain_text("先进党组织")
    secretary.look("second")
    page.locator("main .btn-primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先进党支部")


def correct(page: Page, title: str, reason: str) -> None:
    """Type another title and save."""
    fill(page, {"荣誉名称": title})
    page.get_by_label(re.compile("理由")).fill(reason)
    page.locator("main .btn-primary").click()


def test_a_form_that_is_sent_twice_is_written_once(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open(f"{HONOURS}new/")
    fill(page, {**NEW, "荣誉名称": "文明单位"})
    form = dict(page.evaluate("() => [...new FormData(document.querySelector('main form'))]"))
    page.locator("main form .btn-primary").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("文明单位")
    first = page.url

    again = page.request.post(f"{HONOURS}new/", form=form, headers={"Referer": first})
    assert again.url == first
    officer.open(f"{HONOURS}?q=文明单位")
    expect(page.get_by_role("link", name="文明单位", exact=True)).to_have_count(1)


def test_what_was_typed_survives_a_login_that_expires(
    house: House, enter: Enter, screen: Screen
) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open(f"{HONOURS}new/")
    fill(page, {**NEW, "荣誉名称": "示范党支部"})
    page.context.clear_cookies(name="sessionid")

    officer.expect(401)
    press(page, "登记荣誉")
    told(page, "登录已过期。您刚才填写的内容还在，登录后可以继续提交。")
    officer.look("expired")
    login = house.cast["officer"]
    fill(page, {"用户名": login.username, "密码": login.password})
    press(page, "登录")
    officer.look("kept")
    page.locator("main .btn-primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("示范党支部")

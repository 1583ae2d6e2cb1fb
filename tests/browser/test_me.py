"""A member with her phone: her dues, leave, study, and what is known of her."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter, House
from tests.browser.hands import fill, press
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium


def test_a_member_sees_herself_and_asks_for_leave(
    house: House, enter: Enter, screen: Screen
) -> None:
    member = enter("member", screen)
    page = member.page

    member.open("/")
    expect(page).to_have_url(re.compile("/me/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(house.cast["member"].name)
    member.look("home")
    dues(member)
    leave(member)
    page.get_by_role("navigation", name="五处").get_by_role("link", name="学习").click()
    expect(page.get_by_role("main")).to_contain_text("学时")
    member.look("study")
    page.get_by_role("navigation", name="五处").get_by_role("link", name="签到").click()
    member.look("sign-in")
    page.get_by_role("navigation", name="五处").get_by_role("link", name="我的").click()
    member.look("data")


def test_a_member_sees_nothing_of_others(enter: Enter, screen: Screen) -> None:
    member = enter("member", screen)
    for path in ("/records/members/members/", "/records/dues/payments/", "/figures/", "/checks/"):
        member.open(path, status=403)
    member.look("refused")


def dues(member: Visitor) -> None:
    """Read how the month's dues are computed."""
    page = member.page
    press(page, "怎样算的")
    main = page.get_by_role("main")
    for word in ("人员类别", "计算基数", "缴纳比例", "月应缴", "依据"):
        expect(main).to_contain_text(word)
    member.look("dues")
    page.go_back()


def leave(member: Visitor) -> None:
    """Ask for leave and take it back."""
    page = member.page
    page.get_by_role("main").get_by_role("link", name="请假").click()
    member.look("leave")
    fill(
        page,
        {
            "假别": "事假",
            "从哪天起": "2020-07-06",
            "到哪天止（含）": "2020-07-07",
            "请假事由": "家中有事",
        },
    )
    press(page, "申请")
    expect(page.get_by_role("main")).to_contain_text("家中有事")
    member.look("asked")
    member.open("/me/")

"""A month's dues of a branch: assessed, collected in one table, receipted, and never twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.hands import fill, press, told
from tests.browser.screens import PHONE, Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

MONTH = "2020-07"


def test_a_month_is_collected_and_receipted(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page

    assess(secretary)
    due = sums(page)["应缴"]
    assert sums(page)["已缴"] == "0.00 元"
    collect(secretary)
    assert sums(page) == {**sums(page), "已缴": due, "还欠": "0.00 元"}
    receipts(secretary)


def test_who_paid_less_still_owes_and_who_paid_nothing_is_late(
    enter: Enter, screen: Screen
) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    assess(secretary)
    press(page, "按还欠填满")
    amounts = page.locator("input[name^=amount_]")
    amounts.nth(0).fill("1.00")
    amounts.nth(1).fill("")
    amounts.nth(2).fill("八十元")

    secretary.expect(422)
    press(page, "保存收缴")
    expect(page.get_by_role("main")).to_contain_text("看不懂金额“八十元”")
    expect(page.locator("input[name^=amount_]").nth(0)).to_have_value("1.00")
    secretary.look("wrong-amount")
    page.locator("input[name^=amount_]").nth(2).fill("")
    press(page, "保存收缴")

    told(page, "收缴已登记。")
    said = page.get_by_role("main").inner_text()
    assert "38" in said
    assert sums(page)["还欠"] != "0.00 元"


def test_the_member_sees_what_she_paid(enter: Enter, screen: Screen) -> None:
    secretary, member = enter("secretary", screen), enter("member", PHONE)
    assess(secretary)
    collect(secretary)

    member.open("/me/dues/")
    expect(member.page.get_by_role("main")).to_contain_text("2020年7月")
    member.look("my-dues")


def assess(secretary: Visitor) -> None:
    """Open the month's table from the room's front page and assess who is due what."""
    page = secretary.page
    secretary.open("/records/dues/")
    secretary.look("front")
    fill(page, {"月份": MONTH})
    press(page, "看")
    press(page, "机关第一党支部")
    press(page, "核定应缴")
    told(page, "应缴已核定。")
    secretary.look("assessed")


def collect(secretary: Visitor) -> None:
    """Fill the column with what is owed and write it."""
    page = secretary.page
    press(page, "按还欠填满")
    press(page, "保存收缴")
    told(page, "收缴已登记。")
    secretary.look("collected")


def receipts(secretary: Visitor) -> None:
    """Write a receipt for everybody; their numbers follow each other."""
    page = secretary.page
    page.get_by_role("link", name="开收据").click()
    press(page, "开收据")
    told(page, "收据已开具，可以打印。")
    papers = page.get_by_role("article")
    expect(papers.nth(0)).to_contain_text("2020-0001")
    expect(papers.nth(1)).to_contain_text("2020-0002")
    secretary.look("receipts")


def sums(page: Page) -> dict[str, str]:
    """Return the sums above the table as they are written."""
    rows = page.get_by_role("main").locator("dl > div")
    return {one.locator("dt").inner_text(): " ".join(one.locator("dd").inner_text().split())
            for one in rows.all()}  # fmt: skip

"""A figure found by pinyin: its number, its records, one of them, and the figures it counts in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser.conftest import Enter
from tests.browser.hands import download
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

FIGURE = "支部党员大会次数"


def test_from_pinyin_to_the_record_and_back(enter: Enter, screen: Screen, tmp_path: Path) -> None:
    leader = enter("leader", screen)
    page = leader.page

    find(leader, "zbdydh")
    number = number_of(leader)
    expect(page.get_by_role("link", name=f"{number} 条记录")).to_be_visible()
    leader.look("number")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    places = page.get_by_role("navigation", name="五处")
    expect(places.get_by_role("link", name="今日")).to_be_in_viewport()
    table = download(page, "导出 Excel", tmp_path)
    rows = CalamineWorkbook.from_path(str(table)).get_sheet_by_index(0).to_python()
    assert sum(str(FIGURE) in str(row) for row in rows) >= 1
    narrow(leader, number)
    record(leader)


def find(leader: Visitor, words: str) -> None:
    """Type the first letters; the figure comes while she types."""
    page = leader.page
    leader.open("/figures/")
    page.get_by_role("searchbox").press_sequentially(words, delay=30)
    found = page.locator("#found").get_by_role("link").filter(has_text=FIGURE)
    expect(found.first).to_be_visible()
    leader.look("found")
    found.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FIGURE)


def number_of(leader: Visitor) -> int:
    """Return the number as the page says it."""
    return int(re.sub(r"\D", "", leader.page.locator(".d-big").inner_text()))


def narrow(leader: Visitor, whole: int) -> None:
    """Ask the same of one branch: less, and in the address."""
    page = leader.page
    page.get_by_label("统计范围").select_option(label="机关第一党支部")
    page.get_by_role("button", name="查询").click()
    expect(page).to_have_url(re.compile(r"unit=\d+"))
    assert 0 < number_of(leader) < whole
    leader.look("branch")


def record(leader: Visitor) -> None:
    """Open a record behind the number; it says that it counts there."""
    page = leader.page
    page.get_by_role("region", name="依据的记录").locator("tbody a").first.click()
    expect(page).to_have_url(re.compile(r"/records/meetings/meetings/\d+/"))
    counts = page.get_by_role("region", name="计入哪些数")
    counts.scroll_into_view_if_needed()
    back = counts.get_by_role("link", name=FIGURE)
    expect(back).to_be_visible()
    leader.look("record")
    back.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FIGURE)

"""The ballot count, on a desk and on a phone: typed, counted with its articles, and forgotten."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.hands import fill, press
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium
COUNT = {
    "应到会有选举权的人数": "15", "实到会人数": "12", "应选名额": "3", "发出选票": "12", "收回选票": "12",
    "候选人": "王芳、李强、赵敏、孙丽", "赞成票": "王芳 11\n李强 9\n赵敏 7\n孙丽 3",
}  # fmt: skip


def test_a_secretary_counts_a_ballot(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    secretary.open("/records/elections/try/")
    result = page.locator("#result")
    expect(result).to_contain_text("结果会显示在这里")
    fill(page, COUNT)
    press(page, "计票")
    expect(result).to_contain_text("应选3名，当选2名：王芳、李强。还缺1名，另行选举。")
    expect(result).to_be_in_viewport()
    expect(result).to_contain_text("至少应到会12人")
    expect(result).to_contain_text("第十九条")
    expect(result).to_contain_text("两种口径的结果不同")
    secretary.look("both-counts")
    fill(page, {"实到会人数": "11"})
    press(page, "计票")
    expect(result).to_contain_text("发出的选票多于实到会的人（12，11）")
    fill(page, {"发出选票": "11", "收回选票": "11"})
    press(page, "计票")
    expect(result).to_contain_text("会议或投票无效")
    secretary.look("too-few-came")


def test_an_officer_follows_an_election(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open("/records/elections/progress/")
    officer.look("progress")
    page.get_by_role("link", name="上次换届").first.click()
    expect(page.get_by_role("heading", name="两请示一报告")).to_be_visible()
    officer.look("way")
    for place in ("plan", "ballot"):
        officer.open(f"/records/elections/way/1/{place}/")
        officer.look(place)
    officer.open("/records/elections/ballots/1/count/")
    officer.look("count")
    officer.open("/records/elections/ballots/1/")
    officer.look("ballot-record")
    officer.open("/records/elections/reschedulings/new/")
    officer.look("rescheduling")
    officer.open("/records/elections/way/1/")
    with page.expect_download() as sent:
        page.get_by_role("link", name="计票单").first.click()
    assert sent.value.suggested_filename.endswith("计票单.docx")

"""A report from its sample to its issue; then the period is closed, and opened again for a reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Enter
from tests.browser.hands import download, fill, press, told
from tests.browser.reporting import draft, issue, step
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium


def test_a_report_from_its_sample_to_its_issue_and_back(
    enter: Enter, screen: Screen, tmp_path: Path
) -> None:
    officer, leader = enter("officer", screen), enter("leader", screen)
    page = officer.page

    draft(officer, tmp_path)
    officer.look("draft")
    decide(officer)
    review = copy_for_review(officer, tmp_path)
    issue(officer, leader)
    leader.look("issued")
    final = download(leader.page, "正式稿", tmp_path)
    assert [text(review).count("303"), text(final).count("303")] == [1, 1]

    assert late_entry(officer) == "refused"
    leader.page.reload()
    step(leader, "重开", "已重开：时段解除锁定，报告回到草稿。", {"理由": "漏登一项荣誉"})
    assert late_entry(officer) == "written"
    page.goto(leader.page.url)
    officer.look("reopened")


def decide(officer: Visitor) -> None:
    """Choose the figure of one slot and write the number of another, each from its panel."""
    page = officer.page
    slots(page, "待选").first.click()
    panel = page.locator("#panel")
    expect(panel).to_contain_text("支部集中学习次数")
    officer.look("choose")
    offer = panel.get_by_role("listitem").filter(has_text="支部集中学习次数")
    offer.get_by_role("button", name="选用").click()
    told(page, "已记下。")
    slots(page, "待选").first.click()
    expect(panel).to_contain_text("“不少于”是要求")
    fill(panel, {"写在这里的数或名称": "1", "理由": "上级通知要求每月一次"})
    press(panel, "填写")
    told(page, "已记下。")
    expect(slots(page, "人工选定")).to_have_text(re.compile("69"))
    expect(slots(page, "人工填写")).to_have_text(re.compile("1"))
    expect(slots(page, "待选")).to_have_count(0)
    officer.look("decided")


def slots(page: Page, state: str) -> Locator:
    """Return the places of the report's text that are in a state."""
    return page.get_by_role("article", name="报告正文").get_by_role("link", name=f"（{state}）")


def copy_for_review(officer: Visitor, folder: Path) -> Path:
    """Make the review copy and take it home."""
    press(officer.page, "生成审核稿")
    told(officer.page, "审核稿和依据页已生成，可以下载。")
    return download(officer.page, "审核稿", folder)


def text(paper: Path) -> str:
    """Return the words of a .docx."""
    return "\n".join(one.text for one in Document(str(paper)).paragraphs)


def late_entry(officer: Visitor) -> str:
    """Write down an honour of May, which the issued report counted; say what came of it."""
    page = officer.page
    officer.expect(422)
    officer.open("/records/organizations/honours/new/")
    fill(page, {"党组织": "机关第一党支部", "荣誉名称": "补登的荣誉", "授予日期": "2020-05-20"})
    press(page, "登记荣誉")
    page.wait_for_load_state()
    if "/new/" not in page.url:
        return "written"
    told(
        page,
        "这个时段已随《市粮食和物资储备局2020年上半年机关党建工作情况报告》印发而锁定，没有写入。",
    )
    officer.look("late-entry")
    return "refused"

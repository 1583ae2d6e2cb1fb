"""A copy that somebody edited is uploaded: which number was changed, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import papers
from tests.browser.conftest import Enter
from tests.browser.hands import download, press
from tests.browser.reporting import draft, issue
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium


def test_an_edited_copy_is_found_out(enter: Enter, screen: Screen, tmp_path: Path) -> None:
    officer, leader = enter("officer", screen), enter("leader", screen)
    draft(officer, tmp_path)
    issue(officer, leader, over="一处要求留给支部自己写")
    final = download(leader.page, "正式稿", tmp_path)

    verify(officer, final)
    expect(officer.page.get_by_role("region", name="结论", exact=True)).not_to_contain_text(
        "有出入"
    )
    officer.look("untouched")

    verify(officer, papers.edit(final, tmp_path / "改过的.docx", "303", "313"))
    row = officer.page.get_by_role("row").filter(has_text="文中被改")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("党员总数")
    expect(row).to_contain_text("313")
    officer.look("edited")


def test_what_is_no_copy_of_ours_is_refused(enter: Enter, screen: Screen, tmp_path: Path) -> None:
    officer = enter("officer", screen)
    officer.expect(422)
    paper = tmp_path / "名册.docx"
    paper.write_bytes(b"no document at all")

    verify(officer, paper)
    expect(officer.page.get_by_role("main")).to_contain_text("“名册.docx”不是 .docx 文档")
    officer.look("refused")


def verify(visitor: Visitor, paper: Path) -> None:
    """Upload a copy."""
    visitor.open("/reports/verify/")
    visitor.page.locator("input[type=file]").set_input_files(paper)
    press(visitor.page, "核对")

"""A roster with doubtful rows: looked at, chosen, written at once, and taken back as a whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import papers
from tests.browser.conftest import Enter
from tests.browser.hands import fill, press
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

BRANCH, NEARLY = "机关第一党支部", "机关第一支部"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Six people: four good, one of a branch written otherwise, one with an impossible number."""
    lines = [papers.line(place, BRANCH) for place in range(6)]
    lines[3][7] = NEARLY
    lines[4][2] = papers.wrong_digit(lines[4][2])
    return papers.roster(tmp_path / "新转入党员.xlsx", lines)


def test_a_roster_is_judged_written_and_taken_back(
    enter: Enter, screen: Screen, roster: Path
) -> None:
    officer = enter("officer", screen)
    page = officer.page

    preview(officer, roster)
    address = page.url.partition("?")[0]
    assert known(officer, papers.name(0)) == 0
    officer.open(address)
    press(page, "第6行按所示读作")
    expect(page.get_by_role("button", name="确认写入5行")).to_be_visible()
    officer.look("chosen")
    press(page, "确认写入5行")
    done(officer)
    assert known(officer, papers.name(3)) == 1
    assert known(officer, papers.name(4)) == 0
    undo(officer)
    assert known(officer, papers.name(0)) == known(officer, papers.name(3)) == 0


def preview(officer: Visitor, paper: Path) -> None:
    """Upload the paper and read what is said of its rows."""
    page = officer.page
    officer.open("/records/members/members/")
    press(page, "从 Excel 导入")
    officer.look("hand-in")
    page.locator("input[type=file]").set_input_files(paper)
    press(page, "上传并预览")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "预览：新转入党员.xlsx", timeout=30_000
    )
    rows = page.get_by_role("region", name="逐行")
    expect(rows).to_contain_text(f"没有“{NEARLY}”，最接近的是：{BRANCH}")
    officer.look("doubtful")
    page.get_by_role("link", name=re.compile("^拒绝")).click()
    expect(rows).to_contain_text("校验位不对")
    officer.look("refused")


def known(officer: Visitor, name: str) -> int:
    """Return how many members of a name the list finds."""
    page = officer.page
    officer.open(f"/records/members/members/?q={name}")
    return page.get_by_role("link", name=name, exact=True).count()


def done(officer: Visitor) -> None:
    """Wait for the writing, which goes on behind the page, and read what became of it."""
    page = officer.page
    main = page.get_by_role("main")
    expect(main).to_contain_text(re.compile("5行已写入|查看结果"), timeout=30_000)
    if (result := page.get_by_role("link", name="查看结果")).count():
        result.click()
    expect(main).to_contain_text("5行已写入")
    officer.look("written")


def undo(officer: Visitor) -> None:
    """Take the whole batch back."""
    page = officer.page
    officer.open("/import/")
    officer.look("batches")
    page.get_by_role("region", name="导入批次").get_by_role("link").first.click()
    press(page, "整批撤回")
    officer.look("undo")
    fill(page, {"理由": "重复导入"})
    page.locator("main .btn-primary").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(re.compile("整批撤回，理由：重复导入|查看结果"), timeout=30_000)
    if (result := page.get_by_role("link", name="查看结果")).count():
        result.click()
    expect(main).to_contain_text("整批撤回，理由：重复导入")
    officer.look("undone")


def test_what_is_no_workbook_is_refused_before_anything_is_written(
    enter: Enter, screen: Screen, tmp_path: Path
) -> None:
    officer = enter("officer", screen)
    officer.expect(422)
    paper = tmp_path / "名册.xlsx"
    paper.write_bytes(b"PK no workbook")

    officer.open("/import/members/")
    officer.page.locator("input[type=file]").set_input_files(paper)
    press(officer.page, "上传并预览")
    expect(officer.page.get_by_role("main")).to_contain_text("名册.xlsx", timeout=30_000)
    officer.look("no-workbook")

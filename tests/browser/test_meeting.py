"""A secretary holds a meeting: three fields, a code on the screen, a phone, the minutes in Word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser import qr
from tests.browser.conftest import Enter
from tests.browser.hands import download, fill, press, told
from tests.browser.screens import PHONE, Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium


def test_a_meeting_from_its_call_to_its_minutes(
    enter: Enter, screen: Screen, tmp_path: Path
) -> None:
    secretary = enter("secretary", screen)
    member = enter("member", PHONE)
    page = secretary.page

    call(secretary)
    expected = counts(page)["应到"]
    sign_in(secretary, member)
    close(secretary)

    said = counts(page)
    assert said["应到"] == expected == said["实到"] + said["请假"] + said["缺席"]
    assert said["请假"] == 1
    write_minutes(secretary, tmp_path)


def call(secretary: Visitor) -> None:
    """Call the meeting by branch, kind and day: the roster stands at once."""
    page = secretary.page
    secretary.open("/records/meetings/convenings/")
    press(page, "召集会议")
    secretary.look("call")
    fill(page, {"类型": "支部党员大会", "召开日期": "2020-07-03"})
    press(page, "列出应到名单")
    told(page, "应到名单已列出。")
    secretary.look("roster")


def counts(page: Page) -> dict[str, int]:
    """Return how many are what, as the page says it."""
    said = page.locator(".m-tally dl > div")
    return {one.locator("dt").inner_text(): int(one.locator("dd").inner_text())
            for one in said.all()}  # fmt: skip


def sign_in(secretary: Visitor, member: Visitor) -> None:
    """Show the code; the member scans it with her phone, presses one button, and is there."""
    page = secretary.page
    press(page, "签到二维码")
    drawing = page.locator(".m-qr svg")
    secretary.look("code")
    size = int(str(drawing.get_attribute("viewBox")).split()[2])
    address = qr.read(str(drawing.locator("path").get_attribute("d")), size)
    member.open(address)
    member.look("scanned")
    press(member.page, "签到")
    expect(member.page.get_by_text("已签到")).to_be_visible()
    member.look("signed")
    press(page, "回到名单")
    assert counts(page)["实到"] == 1


def close(secretary: Visitor) -> None:
    """Excuse one, tick the others, and close."""
    page = secretary.page
    last = page.locator(".m-roster > li").last
    last.get_by_role("radio", name="请假").check()
    last.get_by_role("textbox").fill("出差")
    press(page, "其余记为出席并保存")
    secretary.look("ticked")
    press(page, "结束并登记")
    secretary.look("close")
    press(page, "登记为会议活动")
    expect(page).to_have_url(re.compile(r"/records/meetings/meetings/\d+/"))
    secretary.look("meeting")


def write_minutes(secretary: Visitor, folder: Path) -> None:
    """Write the minutes and take them home in Word."""
    page = secretary.page
    press(page, "写会议记录")
    secretary.look("minutes")
    fill(
        page,
        {
            "议程": "一、学习；二、讨论发展党员",
            "会议记录": "与会党员逐项讨论。",
            "会议决议": "同意，报机关党委审批。",
        },
    )
    page.locator("main form .btn-primary").click()
    told(page, "会议记录已保存。")
    paper = download(page, "会议记录 Word", folder)
    text = "\n".join(one.text for one in Document(str(paper)).paragraphs)
    assert "同意，报机关党委审批。" in text
    assert paper.suffix == ".docx"

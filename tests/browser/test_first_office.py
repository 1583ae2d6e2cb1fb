"""A new office: from nothing at all to the first filled report."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import papers
from tests.browser.conftest import House
from tests.browser.hands import fill, press, told
from tests.browser.offices import served
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

UNIT, SHORT, BRANCH = "云岭市水务局", "市水务局", "机关第一党支部"
PASSWORD = "澄湖春晓-7日谈"


@dataclass(frozen=True)
class New:
    """An office that nobody has entered, and the address that opens it once."""

    house: House
    first: str


@pytest.fixture
def new(nothing: Path, tmp_path: Path, chromium: Browser) -> Iterator[New]:
    """Serve an office that nobody has entered."""
    log = tmp_path / "server.log"
    shutil.copytree(nothing, tmp_path / "office")
    (tmp_path / "office" / "fixed-day.txt").write_text("2020-07-03", "ascii")
    with served(tmp_path / "office", log) as url:
        found = re.search(r"http://\S+/first/\S+", log.read_text("utf-8"))
        assert found, log.read_text("utf-8")
        house = House(url, {}, chromium, "first_office", log)
        yield New(house, found[0])
        house.leave()


@pytest.fixture
def clerk(new: New, screen: Screen) -> Visitor:
    """The clerk who opens it first."""
    return new.house.visitor(None, screen)


def test_from_nothing_to_the_first_report(new: New, clerk: Visitor, tmp_path: Path) -> None:
    begin(clerk, new)
    told(clerk.page, "顾砚清，办公室已设置好，您已登录。")
    clerk.look("workbench-of-a-new-office")

    found(clerk)
    roster(clerk, papers.roster(tmp_path / "名册.xlsx", [papers.line(i, BRANCH) for i in range(9)]))
    meeting(clerk)
    report(clerk, tmp_path)


def step(clerk: Visitor, name: str, done: int) -> None:
    """Go back to the workbench, where so many steps are ticked, and take the next one."""
    page = clerk.page
    clerk.open("/")
    path = page.get_by_role("region", name="从空办公室到第一份报告")
    expect(path.get_by_text("已完成")).to_have_count(done)
    clerk.look(f"path-{done}")
    press(path, name)


def found(clerk: Visitor) -> None:
    """Found a branch below the unit."""
    page = clerk.page
    step(clerk, "逐个登记", 1)
    clerk.look("found")
    fill(page, {"上级党组织": SHORT, "成立日期": "2012-03-01", "类别": "党支部", "性质": "机关",
                "全称": f"中共{UNIT}{BRANCH}", "行文名称": BRANCH})  # fmt: skip
    press(page, "成立党组织")
    told(page, "党组织已成立。")


def roster(clerk: Visitor, paper: Path) -> None:
    """Take the members in from Excel."""
    page = clerk.page
    step(clerk, "导入名册", 2)
    page.locator("input[type=file]").set_input_files(paper)
    press(page, "上传并预览")
    clerk.look("preview")
    page.get_by_role("button", name="确认写入9行").click(timeout=30_000)
    expect(page.get_by_role("main")).to_contain_text(
        re.compile("9行已写入|查看结果"), timeout=30_000
    )
    clerk.look("written")


def meeting(clerk: Visitor) -> None:
    """Record a meeting that was held in May: everybody came."""
    page = clerk.page
    step(clerk, "登记会议", 3)
    fill(page, {"党组织": BRANCH, "类型": "支部党员大会", "召开日期": "2020-05-20"})
    press(page, "列出应到名单")
    press(page, "其余记为出席并保存")
    press(page, "结束并登记")
    press(page, "登记为会议活动")
    expect(page).to_have_url(re.compile(r"/meetings/meetings/\d+/"))


def report(clerk: Visitor, folder: Path) -> None:
    """Upload a sample: its numbers are those that were just recorded."""
    page = clerk.page
    step(clerk, "做报告", 4)
    sample = folder / "样稿.txt"
    sample.write_text(f"{SHORT}2020年上半年总结\n全局共有党员X名，召开支部党员大会X次。\n", "utf-8")
    page.get_by_role("radio", name="上传自己的样稿").check()
    page.locator("input[type=file]").set_input_files(sample)
    press(page, "开始")
    text = page.get_by_role("article", name="报告正文")
    expect(text.get_by_role("link", name="9 （确定）")).to_be_visible()
    expect(text.get_by_role("link", name="1 （确定）")).to_be_visible()
    clerk.look("first-report")
    clerk.open("/")
    clerk.look("path-walked")


def begin(clerk: Visitor, new: New) -> None:
    """Set the unit and the first login; a weak password is refused with what was typed kept."""
    page = clerk.page
    clerk.open(new.first)
    clerk.look("first")
    clerk.expect(422)
    fill(page, {"单位全称": UNIT, "单位简称": SHORT, "您的姓名": "顾砚清", "用户名": "顾砚清",
                "密码": "12345678", "再输一次密码": "12345678"})  # fmt: skip
    press(page, "完成并登录")
    expect(page.get_by_label("单位全称")).to_have_value(UNIT)
    clerk.look("weak")
    fill(page, {"密码": PASSWORD, "再输一次密码": PASSWORD})
    press(page, "完成并登录")
    expect(page).to_have_url(re.compile(r"/$"))


def test_the_first_address_opens_once(new: New, clerk: Visitor) -> None:
    begin(clerk, new)

    other = new.house.visitor(None, clerk.screen)
    other.open(new.first)
    expect(other.page).to_have_url(re.compile("/accounts/login/"))
    told(other.page, "办公室已设置好，请用自己的用户名登录。")


def test_a_changed_address_opens_nothing(new: New, clerk: Visitor) -> None:
    clerk.open(new.first[:-3], status=403)
    clerk.look("expired")

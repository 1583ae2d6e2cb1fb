"""A new office: from nothing at all to the first filled report."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import House
from tests.browser.hands import fill, press, told
from tests.browser.offices import served
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor

pytestmark = pytest.mark.needs_chromium

UNIT, SHORT = "云岭市水务局", "市水务局"
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


def test_from_nothing_to_the_first_report(new: New, clerk: Visitor) -> None:
    page = clerk.page
    begin(clerk, new)

    told(page, "顾砚清，办公室已设置好，您已登录。")
    clerk.look("workbench-of-a-new-office")


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

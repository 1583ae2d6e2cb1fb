"""The road of a report, step by step, for the journeys that go along it."""

from __future__ import annotations

from pathlib import Path

from tests.browser.hands import fill, press, told
from tests.browser.visitors import Visitor

UNIT = "市粮食和物资储备局"
SAMPLE = """市粮食和物资储备局2020年上半年机关党建工作情况报告
上半年，全局共有党员X名，组织学习X次，各支部主题党日每月不少于X次。
共收缴党费X元，获得荣誉X项。
"""


def draft(writer: Visitor, folder: Path) -> None:
    """Upload a sample; the report stands with its numbers in it."""
    sample = folder / "样稿.txt"
    sample.write_text(SAMPLE, "utf-8")
    page = writer.page
    writer.open("/reports/")
    press(page, "写一份报告")
    page.get_by_role("radio", name="上传自己的样稿").check()
    page.locator("input[type=file]").set_input_files(sample)
    fill(page, {"哪个单位的报告": UNIT})
    writer.look("new")
    press(page, "开始")
    told(page, "样稿已读入，数字已按记录填好，请逐处看一遍。")


def issue(writer: Visitor, approver: Visitor, over: str = "") -> None:
    """Send the draft in, let somebody else approve and issue it."""
    path = writer.page.url.partition("#")[0]
    step(writer, "送审", "已送审，请另一位同志审核。")
    approver.open(path)
    approver.look("to-approve")
    step(approver, "审核通过", "已审核通过，可以印发。")
    step(
        approver,
        "印发",
        "已印发：数字和依据已冻结，时段已锁定。",
        {"仍要印发的理由": over} if over else {},
    )


def step(visitor: Visitor, name: str, said: str, asked: dict[str, str] | None = None) -> None:
    """Press the step on the report's page, read what it asks, and press it again."""
    page = visitor.page
    press(page, name)
    visitor.look(name)
    fill(page, dict(asked or {}))
    page.get_by_role("main").get_by_role("button", name=name).click()
    told(page, said)

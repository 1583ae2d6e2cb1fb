"""Take the pictures of the handbook, and those of the README that show pages, from a demo's office.

    PYTHONPATH=. .venv/bin/python scripts/handbook.py [--only NAME …] [--folder DIR]

Needs Chromium and Chinese fonts (make test installs them on Debian), and the tests' packages.
DIR keeps the demo's office for the next time.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser import papers
from tests.browser.hands import fill, press
from tests.browser.offices import build, empty, served
from tests.browser.screens import DESK, PHONE, Screen, browser, context
from tests.browser.visitors import sign_in_by_session

ROOT = Path(__file__).parent.parent
HANDBOOK, README = ROOT / "docs" / "handbook" / "pictures", ROOT / "docs" / "pictures"
LIMIT = 150 * 1024
COLOURS = 200


def nothing(page: Page) -> None:
    """Do nothing more on the page."""


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, on which screen, at which page, and what is done there first."""

    name: str
    role: str
    screen: Screen
    path: str
    act: Callable[[Page], None] = nothing
    folder: Path = HANDBOOK
    height: int = 0
    """Pixels to keep from the top; the whole screen where it is 0."""


def roster(page: Page) -> None:
    """Hand in a roster with a row that must be looked at and one that cannot be."""
    lines = [papers.line(place, BRANCH) for place in range(6)]
    lines[3][7] = "机关第一支部"
    lines[4][2] = papers.wrong_digit(lines[4][2])
    with tempfile.TemporaryDirectory() as folder:
        paper = papers.roster(Path(folder) / "党员名册.xlsx", lines)
        page.locator("input[type=file]").set_input_files(paper)
        press(page, "上传并预览")
        expect(page.get_by_role("region", name="逐行")).to_be_visible(timeout=60_000)


def call(page: Page) -> None:
    """Choose what kind of meeting it is."""
    fill(page, {"类型": "支部党员大会"})
    expect(page.locator("#usual")).to_contain_text("应到")


def roll(page: Page) -> None:
    """Call the meeting and stay at its list."""
    call(page)
    press(page, "列出应到名单")


def code(page: Page) -> None:
    """Show the code that phones scan."""
    roll(page)
    press(page, "签到二维码")


def month(page: Page) -> None:
    """Assess the month, and fill in what everybody owes."""
    press(page, "核定应缴")
    press(page, "按还欠填满")


def paper(page: Page) -> None:
    """Begin a report from the demo's own sample, and ask of one number where it comes from."""
    begin(page, DEMO_SAMPLE.read_text("utf-8"))
    text = page.get_by_role("article", name="报告正文")
    text.get_by_role("link", name="70 （确定）").click()
    page.locator("#panel").get_by_role("button", name="填写").wait_for()
    page.evaluate("window.scrollTo(0, 0)")


def begin(page: Page, sample: str) -> None:
    """Upload a sample."""
    page.get_by_role("radio", name="上传自己的样稿").check()
    file = {"name": "样稿.txt", "mimeType": "text/plain", "buffer": sample.encode()}
    page.locator("input[type=file]").set_input_files(files=[file])
    fill(page, {"哪个单位的报告": "市粮食和物资储备局"})
    press(page, "开始")
    expect(page.get_by_role("article", name="报告正文")).to_be_visible(timeout=60_000)


def today(page: Page) -> None:
    """Begin a report, and go back to the workbench, which says how far it is."""
    begin(page, DEMO_SAMPLE.read_text("utf-8"))
    page.goto("/")


def edited(page: Page) -> None:
    """Upload a review copy in which somebody changed a number."""
    with tempfile.TemporaryDirectory() as folder:
        copy = papers.edit(OUT[0] / "正式稿.docx", Path(folder) / "改过的.docx", "303", "313")
        page.locator("input[type=file]").set_input_files(copy)
        press(page, "核对")
        expect(page.get_by_role("region", name="结论", exact=True)).to_be_visible()


def audited(page: Page) -> None:
    """Type in a dossier with a late talk, a year cut short and a majority of those present."""
    days = {"1 递交入党申请书": "2017-01-31", "2 党组织派人谈话": "2017-03-02",
            "3 推荐和确定入党积极分子": "2017-08-10", "7 确定发展对象": "2018-08-09"}  # fmt: skip
    fill(page, {"姓名": "顾砚清", "出生日期": "1999-01-31", **days})
    press(page, "审核")
    page.evaluate("window.scrollTo(0, 0)")


def dossier(page: Page) -> None:
    """Open the first dossier of those under way."""
    page.locator(".a-who a").first.click()
    page.wait_for_load_state("networkidle")


def calendar(page: Page) -> None:
    """Open a branch's year, and its calendar."""
    page.get_by_role("link", name=BRANCH).first.click()
    page.get_by_role("link", name="日历", exact=True).click()
    page.wait_for_load_state("networkidle")


BRANCH = "机关第一党支部"
DEMO_SAMPLE = ROOT / "dangwu" / "demo" / "sample.txt"
OUT: list[Path] = []
"""Where the demo laid its documents; filled before the first picture is taken."""
FIGURE = "/figures/" + quote("支部党员大会次数") + "/"
SHOTS: tuple[Shot, ...] = (
    Shot("today", "officer", DESK, "/reports/new/", today),
    Shot("members", "officer", DESK, "/records/members/members/"),
    Shot("figures", "officer", DESK, "/figures/?q=dy"),
    Shot("figure", "officer", DESK, FIGURE),
    Shot("dues-month", "secretary", DESK, "/records/dues/collection/?month=2020-07", month),
    Shot("meeting-new", "secretary", DESK, "/records/meetings/meetings/new/", call),
    Shot("meeting-roster", "secretary", DESK, "/records/meetings/meetings/new/", roll),
    Shot("meeting-code", "secretary", DESK, "/records/meetings/meetings/new/", code),
    Shot("import-preview", "officer", DESK, "/import/members/", roster),
    Shot("verify", "officer", DESK, "/reports/verify/", edited),
    Shot("report", "officer", DESK, "/reports/new/", paper),
    Shot("findings", "officer", DESK, "/checks/"),
    Shot("audit", "officer", DESK, "/records/admissions/try/", audited),
    Shot("dossier", "officer", DESK, "/records/admissions/progress/", dossier),
    Shot("calendar", "officer", DESK, "/records/meetings/year/", calendar),
    Shot("me", "member", PHONE, "/me/"),
    Shot("my-dues", "member", PHONE, "/me/dues/"),
    Shot("workbench", "officer", DESK, "/reports/new/", today, folder=README),
    Shot("report", "officer", DESK, "/reports/new/", paper, folder=README),
    Shot("phone", "member", PHONE, "/me/", folder=README),
)


def main() -> int:
    """Take every picture, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, browser() as chromium:
        kept = asked.folder or Path(made)
        large = [*of_the_demo(chromium, kept / "demo", Path(made), asked.only)]
        if not asked.only or {"first", "path"} & set(asked.only):
            large += of_an_empty_office(chromium, kept / "nothing", Path(made))
    for line in filter(None, large):
        print(line, file=sys.stderr)
    return 1 if any(large) else 0


def of_the_demo(chromium: Browser, kept: Path, made: Path, only: Sequence[str]) -> Iterator[str]:
    """Take the pictures of the demo's office; yield what is wrong with each."""
    wanted = [one for one in SHOTS if not only or one.name in only]
    if not wanted:
        return
    built = build(kept)
    OUT.append(built.out)
    for number, shot in enumerate(wanted):
        # each picture shows the demo as it begins, whatever was done for the one before
        mine = built.copy(made / str(number))
        with served(mine.office, made / "server.log") as url:
            window = context(chromium, shot.screen, url)
            sign_in_by_session(window, built.cast[shot.role], url)
            yield take(window.new_page(), shot)
            window.close()


def of_an_empty_office(chromium: Browser, kept: Path, made: Path) -> list[str]:
    """Take the page that opens once, and the steps that it leads to."""
    office, log = made / "empty", made / "empty.log"
    shutil.copytree(empty(kept), office)
    (office / "fixed-day.txt").write_text("2020-07-03", "ascii")
    with served(office, log) as url:
        page = context(chromium, DESK, url).new_page()
        found = re.search(r"/first/\S+", log.read_text("utf-8"))
        if found is None:
            raise SystemExit(log.read_text("utf-8"))
        told = [take(page, Shot("first", "", DESK, found[0]))]
        fill(page, {"单位全称": "云岭市水务局", "单位简称": "市水务局", "您的姓名": "顾砚清",
                    "用户名": "顾砚清", "密码": "澄湖春晓-7日谈", "再输一次密码": "澄湖春晓-7日谈"})  # fmt: skip
        press(page, "完成并登录")
        page.wait_for_url(f"{url}/")
        told.append(take(page, Shot("path", "", DESK, "/")))
        page.context.close()
    return told


def take(page: Page, shot: Shot) -> str:
    """Take one picture; return what is wrong with it, empty where nothing is."""
    answer = page.goto(shot.path)
    if answer is None or not answer.ok:
        return f"{shot.name}: {shot.path} answers {answer.status if answer else 'nothing'}"
    shot.act(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .d-waiting")).to_have_count(0, timeout=15_000)
    image = Image.open(io.BytesIO(page.screenshot()))
    if shot.height:
        image = image.crop((0, 0, image.width, shot.height))
    shot.folder.mkdir(parents=True, exist_ok=True)
    path = shot.folder / f"{shot.name}.png"
    image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size // 1024} KB")
    return f"{shot.name}: {size // 1024} KB are more than 150 KB" if size > LIMIT else ""


if __name__ == "__main__":
    sys.exit(main())

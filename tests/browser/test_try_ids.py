"""身份证号核对, on a desk and on a phone: pasted, judged line by line, and forgotten."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.hands import fill, press
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium
GOOD = "11010519491231002X"
PASTED = f"张三\t{GOOD}\t1949-12-31\t女\n李四 110105194912310021\n王五 {GOOD} 1949-12-30"


def test_a_secretary_checks_a_pasted_roster(enter: Enter, screen: Screen) -> None:
    secretary = enter("secretary", screen)
    page = secretary.page
    secretary.open("/records/members/try/")
    secretary.look("empty")
    fill(page, {"身份证号": PASTED})
    press(page, "核对")
    said = page.get_by_role("status")
    expect(said).to_contain_text("共3个号码：1个不成立，1个与名册不符，其余没有发现问题。")
    main = page.get_by_role("main")
    expect(main).to_contain_text("校验位不对：按前17位应为X，现为1，请逐位核对。")
    expect(main).to_contain_text(
        "身份证号里的出生日期是1949-12-31，名册是1949-12-30，请核对哪一处有误。"
    )
    secretary.look("checked")
    page.locator("summary", has_text="没有发现问题的1个").click()
    expect(main).to_contain_text("校验位和出生日期都成立。")
    secretary.look("good-ones")

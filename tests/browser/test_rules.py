"""A rule of the unit's own, on a desk and on a phone: put in, refused, followed, seen by a branch."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.hands import fill, press, told
from tests.browser.screens import Screen

pytestmark = pytest.mark.needs_chromium
UNIT = "市粮食和物资储备局"
SAID = {
    "党组织": UNIT, "起用日期": "2020-01-01", "依据的文件": "《云岭市党费办法》", "条目": "第四条",
    "填写理由": "市里文件另有规定", "已与原文核对": True,
}  # fmt: skip


def test_a_unit_puts_in_its_own_and_the_branch_sees_it(enter: Enter, screen: Screen) -> None:
    officer, secretary = enter("officer", screen), enter("secretary", screen)
    page = officer.page
    officer.open("/checks/rules/regions/")
    expect(page.get_by_role("main")).to_contain_text("未见原文")
    officer.look("regions")
    officer.open("/checks/rules/?room=dues&state=doubtful")
    officer.look("doubtful")
    page.get_by_role("link", name="党费尾数保留到", exact=True).click()
    press(page, "填写本地规定")
    fill(page, {**SAID, "数值": "到角", "条目": "四"})
    officer.expect(422)
    press(page, "填写规定")
    expect(page.get_by_role("main")).to_contain_text("条目“四”看不懂")
    officer.look("refused")
    fill(page, {"条目": "第四条"})
    press(page, "填写规定")
    told(page, "规定已写入，检查和计算随即按它。")
    officer.look("record")

    secretary.open("/checks/rules/dues_rounding_unit/")
    main = secretary.page.get_by_role("main")
    expect(main).to_contain_text("到角")
    expect(main).to_contain_text("《云岭市党费办法》第四条，市粮食和物资储备局填写")
    expect(main).not_to_contain_text("填写本地规定")
    secretary.look("rule")


def test_it_is_followed_and_the_old_one_kept(enter: Enter, screen: Screen) -> None:
    officer = enter("officer", screen)
    page = officer.page
    officer.open("/records/organizations/local-rules/new/?rule=dues_bands")
    fill(page, {**SAID, "各档": "在职 3000元及以下 0.5%\n在职 3000元以上 1%"})
    press(page, "填写规定")
    told(page, "规定已写入")
    press(page, "改用新规定")
    fill(page, {"起用日期": "2020-07-01", "填写理由": "办法修订", "各档": "在职 1%"})
    press(page, "改用新规定")
    told(page, "新规定已写入，原来的到前一天为止。")

    officer.open("/checks/rules/dues_bands/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("自2020年1月1日起，到2020年6月30日为止")
    expect(main).to_contain_text("分1档")
    officer.look("versions")

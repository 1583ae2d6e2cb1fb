"""The eyes of the browser tests see what they are meant to see, and nothing else."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import barriers, dashes, english, overflowing
from tests.browser.screens import DESK, PHONE, context

pytestmark = pytest.mark.needs_chromium

GOOD = """<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>党员</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>党员名册</h1>{}</main></body></html>"""


SMALL = '<a href="/{}" style="display:block;width:9px;height:9px;overflow:hidden">甲</a>'


@pytest.fixture
def page(chromium: Browser) -> Page:
    return context(chromium, PHONE).new_page()


def test_a_good_page_has_no_fault(page: Page) -> None:
    page.set_content(GOOD.format("<p>导出 Excel（.xlsx），2020年上半年共有党员X名</p>"))

    assert (english(page), overflowing(page), barriers(page)) == ([], [], [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>状态：Pending</p>", "Pending in “状态：Pending”"),
        ("<p>None</p>", "None in “None”"),
        ('<input aria-label="姓名" placeholder="dd/mm/yyyy">', "dd、mm、yyyy in “dd/mm/yyyy”"),
        ('<button title="Save">存</button>', "Save in “Save”"),
        ("<p>时段2020H1</p>", "2020H1 in “时段2020H1”"),
        ('<input type="submit" value="Submit">', "Submit in “Submit”"),
    ],
)
def test_english_is_seen(page: Page, body: str, said: str) -> None:
    page.set_content(GOOD.format(body))

    assert english(page) == [said]


@pytest.mark.parametrize(
    "body",
    ["<pre>select id from dues</pre>", "<p>某 <code>sha256</code></p>", "<p hidden>Hidden</p>"],
)
def test_code_and_what_is_hidden_are_no_english(page: Page, body: str) -> None:
    page.set_content(GOOD.format(body))

    assert english(page) == []


def test_a_word_may_be_allowed(page: Page) -> None:
    page.set_content(GOOD.format("<p>Dangwu</p>"))

    assert english(page, allowed={"dangwu"}) == []


def test_an_empty_choice_of_dashes_is_seen(page: Page) -> None:
    page.set_content(GOOD.format('<select name="kind"><option>---------<option>党课</select>'))

    assert dashes(page) == ["kind"]


def test_a_box_over_the_edge_is_seen(page: Page) -> None:
    page.set_content(GOOD.format('<div class="wide" style="width:600px">很宽</div>'))

    assert overflowing(page) == ["div.wide “很宽”"]


def test_a_box_that_scrolls_by_itself_is_none_over_the_edge(page: Page) -> None:
    page.set_content(
        GOOD.format('<div style="overflow-x:auto"><p style="width:600px">宽</p></div>')
    )

    assert overflowing(page) == []


def test_what_is_wide_on_a_phone_may_be_right_on_a_screen(chromium: Browser) -> None:
    page = context(chromium, DESK).new_page()
    page.set_content(GOOD.format('<div style="width:600px">很宽</div>'))

    assert overflowing(page) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<input>", "label"),
        ('<p style="color:#bbb">很淡的字</p>', "color-contrast"),
        ('<a href="/"></a>', "link-name"),
        ("<button></button>", "button-name"),
        (SMALL.format(1) + SMALL.format(2), "target-size"),
    ],
)  # fmt: skip
def test_barriers_are_seen(page: Page, body: str, rule: str) -> None:
    page.set_content(GOOD.format(body))

    assert [one.partition(":")[0] for one in barriers(page)] == [rule]

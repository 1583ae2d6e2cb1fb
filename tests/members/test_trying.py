"""Identity numbers tried: from lines of a file, and pasted into the page."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

import pytest
from django.utils.html import escape

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.core.identity import check_digit
from dangwu.members.trying import judge
from dangwu.members.trying_views import MOST, masked, read_line
from tests.cast import Cast, stock_cast

TODAY = date(2020, 7, 3)
GOOD = "11010519491231002X"
URL = "/records/members/try/"


def whole(front: str) -> str:
    """Return seventeen digits with their check digit."""
    return front + check_digit(front + "0")


def told(number: object, **roster: object) -> dict[str, Any]:
    (answer,) = judge([{"case": "1", "id": number, "roster": roster}], today=TODAY, known={})
    assert (answer.pop("case"), answer.pop("id"), answer.pop("roster")) == ("1", number, roster)
    return answer


@pytest.mark.parametrize(
    "number",
    [GOOD, GOOD.lower(), f" {GOOD} ", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ",
     "110105-19491231-002X", f"'{GOOD}"],
)  # fmt: skip
def test_a_good_number_however_it_is_written(number: str) -> None:
    assert told(number) == {
        "valid": True, "birth": "1949-12-31", "sex": "女", "mismatch": [],
        "because": "校验位和出生日期都成立。",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "because"),
    [
        ("110105194912310021", "校验位不对：按前17位应为X，现为1，请逐位核对。"),
        ("140511000000000922", "里面的出生日期00000000不成立，请核对。"),
        (whole("11010520010229001"), "里面的出生日期20010229不成立，请核对。"),
        (whole("11010520200704001"), "里面的出生日期20200704不成立，请核对。"),
        ("1101051949123100", "是16位，应为18位，请核对。"),
        ("11010519491231002A", "里面有不该有的字符：前17位应为数字，末位为数字或X。"),
        ("1101***********21X", "遮去了一部分，无法核对。"),
        ("1.1010519491231e17", "写成了科学计数，后几位已经丢失，请改成文本后重新录入。"),
        (1.1010519491231e17, "身份证号存成了数字，15位以后已经丢失，请改成文本后重新录入。"),
        (440308199901101512, "身份证号存成了数字，15位以后已经丢失，请改成文本后重新录入。"),
        (None, "没有填身份证号。"),
        ("—", "没有填身份证号。"),
        (
            "110105491231002",
            f"是15位旧号，已停止使用；按规则升为18位是{GOOD}，请对照证件核对。",
        ),
        ("110105491331002", "是15位旧号，里面的出生日期491331不成立，请核对。"),
    ],
)
def test_a_number_that_is_none(number: object, because: str) -> None:
    assert told(number, birth="1949-12-30", sex="男") == {
        "valid": False, "birth": None, "sex": None, "mismatch": [], "because": because,
    }  # fmt: skip


def test_born_on_the_day_of_judging_is_good() -> None:
    assert told(whole("11010520200703001"))["birth"] == "2020-07-03"


def test_born_before_1987_under_a_district_that_came_later_is_good() -> None:
    assert told(whole("44030819491231001"))["valid"] is True


def test_an_unknown_district_is_told_and_decides_nothing() -> None:
    answer = told(whole("99999919491231001"))
    assert answer["valid"] is True
    assert answer["because"] == "前六位999999查不到行政区划，请核对。"


@pytest.mark.parametrize(
    ("roster", "mismatch", "because"),
    [
        ({"birth": "1949年12月31日", "sex": "女性"}, [], "校验位和出生日期都成立。"),
        ({"birth": "", "sex": None}, [], "校验位和出生日期都成立。"),
        (
            {"birth": "1949-12-30"}, ["birth"],
            "身份证号里的出生日期是1949-12-31，名册是1949-12-30，请核对哪一处有误。",
        ),
        ({"sex": "男"}, ["sex"], "身份证号里的性别是女，名册是男，请核对哪一处有误。"),
        (
            {"birth": "1949-02-30", "sex": "其他"}, [],
            ("名册的出生日期没有核对：“1949-02-30”不是日历上有的日期，请核对。"
            "名册的性别没有核对：“其他”不是性别，请写男或女。"),
        ),
    ],
)  # fmt: skip
def test_beside_the_roster(roster: dict[str, object], mismatch: list[str], because: str) -> None:
    answer = told(GOOD, **roster)
    assert (answer["mismatch"], answer["because"]) == (mismatch, because)


def test_a_roster_that_is_no_roster() -> None:
    (answer,) = judge([{"id": GOOD, "roster": "?"}], today=TODAY, known={})
    assert answer["mismatch"] == []


@pytest.mark.parametrize(
    ("line", "name", "number", "roster"),
    [
        (f"{GOOD}", "", GOOD, {}),
        (f"张三\t{GOOD}\t1949-12-31\t女", "张三", GOOD, {"birth": "1949-12-31", "sex": "女"}),
        (f"女，{GOOD}，1949.12.31", "", GOOD, {"birth": "1949.12.31", "sex": "女"}),
        ("110105 19491231 002X 19491231", "", GOOD, {"birth": "19491231"}),
        ("张三 1101***********21X", "张三", "1101***********21X", {}),
    ],
)
def test_a_line_is_told_apart(line: str, name: str, number: str, roster: object) -> None:
    assert read_line(line) == (name, number, roster)


def test_the_middle_is_hidden() -> None:
    assert (masked(GOOD), masked("123")) == ("1101***********02X", "123")


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def test_the_page_checks_a_pasted_list_and_keeps_nothing(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = Change.objects.count()
    pasted = f"张三\t{GOOD}\t1949-12-30\t女\n\n{GOOD[:17]}1\n{GOOD}"
    answer = cast[Role.MEMBER].post(URL, {"numbers": pasted})
    page = answer.content.decode()
    assert "共3个号码：1个不成立，1个与名册不符，其余没有发现问题。" in page
    assert "第1行 张三" in page
    assert "第2行" in page
    assert escape("身份证号里的出生日期是1949-12-31，名册是1949-12-30，请核对哪一处有误。") in page
    assert page.count(GOOD) == pasted.count(GOOD) + 1  # as typed, and in the example
    assert "no-store" in answer["Cache-Control"]
    assert Change.objects.count() == before
    assert GOOD not in caplog.text


def test_a_good_list_says_so(cast: Cast) -> None:
    page = cast[Role.OFFICER].post(URL, {"numbers": f"{GOOD}\n{GOOD}"}).content.decode()
    assert "共2个号码：都成立，没有发现问题。" in page


def test_nothing_pasted_and_too_much(cast: Cast) -> None:
    client = cast[Role.OFFICER]
    assert "请先粘贴身份证号，每行一个。" in client.post(URL, {"numbers": ""}).content.decode()
    many = client.post(URL, {"numbers": "1\n" * (MOST + 1)}).content.decode()
    assert "一次最多核对5000行，现在是5001行，请分几次。" in many
    assert client.get(URL).status_code == 200

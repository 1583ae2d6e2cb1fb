"""What somebody typed is read, left empty, or refused; never guessed."""

from datetime import date

import pytest

from dangwu.core import reading
from dangwu.core.reading import Unreadable

EMPTY = [None, "", "  ", "-", "—", "－", "——", "/", "无", "\u3000"]


@pytest.mark.parametrize("value", EMPTY)
def test_what_was_left_empty(value: object) -> None:
    assert reading.plain_text(value) == ""
    assert reading.read_day(value) is None
    assert reading.read_month(value) is None
    assert reading.read_fen(value) is None
    assert reading.read_whole(value) is None
    assert reading.read_choice(value, ["甲"]) is None


@pytest.mark.parametrize(
    "value",
    ["2020-02-09", "2020/2/9", "2020.2.9", "2020年2月9日", "20200209", "２０２０－０２－０９",
     date(2020, 2, 9), 20200209],
)  # fmt: skip
def test_a_day(value: object) -> None:
    assert reading.read_day(value) == date(2020, 2, 9)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2019-02-29", "“2019-02-29”不是日历上有的日期，请核对。"),
        ("2020-13-01", "“2020-13-01”不是日历上有的日期，请核对。"),
        ("0202-01-01", "“0202-01-01”的年份不在1900年至2100年之间，请核对。"),
        ("2020-02", "“2020-02”不是日期，请写成 2020-01-05 的样子。"),
        ("去年", "“去年”不是日期，请写成 2020-01-05 的样子。"),
        (True, "“True”不是日期，请写成 2020-01-05 的样子。"),
        (["2020-01-01"], "“['2020-01-01']”不是日期，请写成 2020-01-05 的样子。"),
    ],
)
def test_no_day(value: object, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.read_day(value)

    assert str(caught.value) == why


@pytest.mark.parametrize("value", ["2020-03", "2020/3", "2020.03", "2020年3月"])
def test_a_month(value: str) -> None:
    assert reading.read_month(value) == 2020 * 12 + 2


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2020-13", "“2020-13”不是月份，请写成 2020-03 的样子。"),
        ("2020", "“2020”不是月份，请写成 2020-03 的样子。"),
        (202003, "“202003”不是月份，请写成 2020-03 的样子。"),
        ("0200-03", "“0200-03”的年份不在1900年至2100年之间，请核对。"),
    ],
)
def test_no_month(value: object, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.read_month(value)

    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("value", "fen"),
    [("4321.00", 432100), ("4,321", 432100), ("３０００．０１", 300001), ("0", 0), ("12.5元", 1250),
     (4321, 432100), (4321.5, 432150), ("-3", -300), ("3.100", 310)],
)  # fmt: skip
def test_an_amount(value: object, fen: int) -> None:
    assert reading.read_fen(value) == fen


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("约4000", "“约4000”不是金额，请写成 4321.00 的样子。"),
        ("1e5", "“1e5”不是金额，请写成 4321.00 的样子。"),
        ("43,21", "“43,21”不是金额，请写成 4321.00 的样子。"),
        (False, "“False”不是金额，请写成 4321.00 的样子。"),
        ("3000.005", "“3000.005”比分还小，请写到分为止。"),
    ],
)
def test_no_amount(value: object, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.read_fen(value)

    assert str(caught.value) == why


@pytest.mark.parametrize(("value", "number"), [("12", 12), (0, 0), (3.0, 3), ("１５", 15)])
def test_a_whole_number(value: object, number: int) -> None:
    assert reading.read_whole(value) == number


@pytest.mark.parametrize("value", ["-1", "1.5", "一", True])
def test_no_whole_number(value: object) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.read_whole(value)

    assert str(caught.value) == f"“{value}”不是人数或次数，请写成不小于 0 的整数。"


def test_a_choice_and_the_nearest() -> None:
    assert reading.read_choice(" 党课 ", ["党课", "主题党日"]) == "党课"

    with pytest.raises(Unreadable) as caught:
        reading.read_choice("主题党课", ["党课", "主题党日"])

    assert (
        str(caught.value)
        == "没有“主题党课”这一项。您是不是要找：主题党日、党课？可用：党课、主题党日。"
    )

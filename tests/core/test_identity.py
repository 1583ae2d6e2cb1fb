"""Identity and telephone numbers: both sides of each refusal. No number here is anybody's."""

from datetime import date

import pytest

from dangwu.core.identity import (
    NumberWrong,
    birth_of,
    check_digit,
    is_born,
    is_district,
    require_id,
    require_phone,
    sex_of,
)

TODAY = date(2020, 7, 3)


def made(district: str, birth: str, order: str = "001") -> str:
    """Return a number whose check digit is right."""
    body = f"{district}{birth}{order}"
    return body + check_digit(body + "0")


def test_a_right_number_is_kept_without_spaces() -> None:
    number = made("110101", "19491231", "002")
    assert require_id(f"{number[:6]} {number[6:14]}-{number[14:]}".lower(), TODAY) == number
    assert (birth_of(number), sex_of(number)) == ("1949-12-31", "女")
    assert sex_of(made("110101", "19491231", "003")) == "男"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("11010119491231", "身份证号是14位，应为18位，请核对。"),
        ("11010119491231000甲", "身份证号里有不该有的字符：前17位应为数字，末位为数字或X。"),
        ("1101011949123100A0", "身份证号里有不该有的字符：前17位应为数字，末位为数字或X。"),
        (made("110101", "20200704"), "身份证号里的出生日期20200704不成立，请核对。"),
        (made("110101", "18991231"), "身份证号里的出生日期18991231不成立，请核对。"),
        (made("110101", "19990229"), "身份证号里的出生日期19990229不成立，请核对。"),
        (made("009999", "19491231"), "身份证号的前六位009999查不到行政区划，请核对。"),
    ],
)
def test_a_wrong_number_is_refused(typed: str, says: str) -> None:
    with pytest.raises(NumberWrong) as refused:
        require_id(typed, TODAY)
    assert str(refused.value) == says


def test_a_wrong_check_digit_says_the_right_one() -> None:
    number = made("110101", "19491231")
    other = "0" if number[17] != "0" else "1"
    with pytest.raises(NumberWrong) as refused:
        require_id(number[:17] + other, TODAY)
    assert str(refused.value) == (
        f"身份证号的校验位不对：按前17位应为{number[17]}，现为{other}，请逐位核对。"
    )


@pytest.mark.parametrize(
    ("birth", "right"),
    [("20200703", True), ("20200704", False), ("20000229", True), ("19000101", True)],
)
def test_a_day_of_birth_has_come(birth: str, right: bool) -> None:
    assert is_born(f"110101{birth}0010", TODAY) is right


def test_a_district_is_known_in_any_year() -> None:
    assert is_district("110101")
    assert is_district("810000")
    assert not is_district("009999")


def test_a_mobile_number() -> None:
    assert require_phone("+86 138-0000-0000") == "13800000000"
    with pytest.raises(NumberWrong) as refused:
        require_phone("0101234567")
    assert str(refused.value) == "手机号应为1开头的11位数字，现在是10位，请核对。"

"""Resident identity numbers of 18 signs (GB 11643): what is wrong with one, or what it tells.

The check digit and the day of birth decide. The district is looked up without the year of birth:
python-stdnum would refuse most numbers of people born before 1987.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from stdnum import numdb
from stdnum.cn.ric import calc_check_digit

from dangwu.core.errors import DangwuError

_ABROAD = {"71", "81", "82", "83"}
_PHONE = re.compile(r"1[3-9]\d{9}")


class NumberWrong(DangwuError):
    """An identity number or a mobile number cannot be so."""


def check_digit(number: str) -> str:
    """Return the sign that the first 17 digits call for."""
    return str(calc_check_digit(number))


def is_born(number: str, today: date) -> bool:
    """Whether the digits of birth are a day from 1900 to today."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    right = year >= 1900 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return right and date(year, month, day) <= today


@cache
def is_district(code: str) -> bool:
    """Whether the six digits were a district's in any year."""
    if code[:2] in _ABROAD and code[2:] == "0000":
        return True
    return any("county" in found for _, found in numdb.get("cn/loc").info(code))


def birth_of(number: str) -> str:
    """Return the day of birth in a valid number, as 1949-12-31."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def sex_of(number: str) -> str:
    """Return 男 or 女."""
    return "男" if int(number[16]) % 2 else "女"


def require_id(typed: str, today: date) -> str:
    """Return the number as it is kept, or raise NumberWrong that says what is wrong."""
    text = typed.replace(" ", "").replace("-", "").upper()
    if len(text) != 18:
        raise NumberWrong(f"身份证号是{len(text)}位，应为18位，请核对。")
    if not (text.isascii() and text[:17].isdecimal() and (text[17].isdecimal() or text[17] == "X")):
        raise NumberWrong("身份证号里有不该有的字符：前17位应为数字，末位为数字或X。")
    right = check_digit(text)
    if text[17] != right:
        raise NumberWrong(
            f"身份证号的校验位不对：按前17位应为{right}，现为{text[17]}，请逐位核对。"
        )
    if not is_born(text, today):
        raise NumberWrong(f"身份证号里的出生日期{text[6:14]}不成立，请核对。")
    if not is_district(text[:6]):
        raise NumberWrong(f"身份证号的前六位{text[:6]}查不到行政区划，请核对。")
    return text


def require_phone(typed: str) -> str:
    """Return the mobile number as it is kept, or raise NumberWrong."""
    text = typed.replace(" ", "").replace("-", "").removeprefix("+86")
    if not _PHONE.fullmatch(text):
        raise NumberWrong(f"手机号应为1开头的11位数字，现在是{len(text)}位，请核对。")
    return text

"""Resident identity numbers in cells: a valid number, or what is wrong with it.

In a number cell no check can help, because Excel keeps fifteen digits: the kind of the cell
decides. What makes a number valid stands in core.identity.
"""

from __future__ import annotations

import re
from datetime import date

from dangwu.core.identity import birth_of, check_digit, is_born, is_district, sex_of
from dangwu.exchange.reading.fault import Cell, Fault
from dangwu.exchange.reading.text import flat, shown, without_notes

__all__ = ["birth_of", "is_district", "read_id", "sex_of"]

_SCIENCE = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_MASK = re.compile(r"[*×xX●•□_#?某■○◯]{2,}")
_DAMAGE = 10**15


def read_id(cell: Cell, today: date) -> str | Fault:  # noqa: PLR0911  # one for each fault
    """Return a number of 18 signs whose check digit and birth are right, or what is wrong."""
    if type(cell) is str and len(cell) == 18 and cell.isascii() and cell[:17].isdecimal():
        return _eighteen(cell.upper(), today)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _number(cell, today)
    text = without_notes(flat(cell)).strip("'‘’`\"“”;；,")
    if _SCIENCE.fullmatch(text):
        return Fault("id_scientific_text", f"写成了科学计数“{text}”，后几位已丢失")
    text = text.replace("-", "").upper()
    if len(text) == 18 and text[:17].isdecimal() and text.isascii():
        return _eighteen(text, today)
    if _MASK.search(text) and re.search(r"\d", text):
        return Fault("id_masked", f"“{shown(cell)}”遮去了一部分")
    if not re.fullmatch(r"\d+X?", text) or not text.isascii():
        return Fault("id_characters", f"“{shown(cell)}”里有不该有的字符")
    if len(text) == 15 and text.isdecimal():
        return _fifteen(text, today)
    return Fault("id_length", f"“{text}”是{len(text)}位，应为18位")


def _number(cell: float, today: date) -> Fault:
    if cell >= _DAMAGE:
        return Fault("id_number_damaged", f"单元格存成了数字，15位以后已丢失（现为{int(cell)}）")
    whole = str(int(cell))
    if len(whole) == 15:
        old = _fifteen(whole, today)
        if isinstance(old, Fault):
            return old
    return Fault("id_length", f"“{whole}”是{len(whole)}位，应为18位")


def _eighteen(text: str, today: date) -> str | Fault:
    last = text[17]
    if not (last.isdecimal() or last == "X"):
        return Fault("id_characters", f"“{text}”的末位应为数字或X")
    right = check_digit(text)
    if last != right:
        return Fault("id_check_digit", f"“{text}”的校验位不对：按前17位应为{right}，现为{last}")
    return _born(text, today) or _placed(text) or text


def _born(text: str, today: date) -> Fault | None:
    if is_born(text, today):
        return None
    return Fault("id_birth_invalid", f"“{text}”里的出生日期{text[6:14]}不成立")


def _placed(text: str) -> Fault | None:
    if is_district(text[:6]):
        return None
    return Fault("id_region_unknown", f"“{text}”的前六位{text[:6]}查不到行政区划", text)


def _fifteen(text: str, today: date) -> Fault:
    longer = text[:6] + "19" + text[6:]
    longer += check_digit(longer + "0")
    wrong = _born(longer, today)
    if wrong:
        return Fault(wrong.reason, f"“{text}”是15位旧号，里面的出生日期{text[6:12]}不成立")
    return Fault("id_old_15", f"“{text}”是15位旧号，按规则应升为{longer}", longer)

"""Chinese numerals as they stand in running text: 六个支部, 二十四小时, 十二次."""

from __future__ import annotations

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10000, "亿": 100000000}
NUMERAL_CHARACTERS = "零〇一二两三四五六七八九十百千万亿"


def read_numeral(text: str) -> int | None:
    """Return the number that 一百零五, 二十四, 12 or 1,200 stands for, None where it is none."""
    plain = text.replace(",", "").replace("，", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    total = section = digit = 0
    for character in text:
        if character in _VALUES:
            digit = digit * 10 + _VALUES[character] if digit else _VALUES[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _BIG:
            total = (total + section + digit) * _BIG[character]
            section = digit = 0
        else:
            return None
    return total + section + digit if text else None

"""Chinese numerals as they stand in running text: 六个支部, 二十四小时, 十二次."""

from __future__ import annotations

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL_CHARACTERS = "零〇一二两三四五六七八九十百千万亿"


def read_numeral(text: str) -> int | None:
    """Return the number that 一百零五, 二〇二〇, 12 or 1,200 stands for, None where it is none.

    Two digits side by side guess a number (三五个, 五六十人) and give None, but for 二〇二〇 and its
    like, which are written digit by digit.
    """
    plain = text.replace(",", "").replace("，", "")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if len(text) > 2 and all(character in _VALUES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    return _by_places(text)


def _by_places(text: str) -> int | None:
    total = section = digit = 0
    for character in text:
        if character in _VALUES:
            if digit:
                return None
            digit = _VALUES[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        elif character == "万":
            total += (section + digit) * 10_000
            section = digit = 0
        elif character == "亿":
            total = (total + section + digit) * 100_000_000
            section = digit = 0
        else:
            return None
    return total + section + digit if text else None

"""Money is a whole number of fen; these turn it into what officials write."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def yuan(fen: int) -> Decimal:
    """Return the amount in yuan, exact: 12345 fen → Decimal('123.45')."""
    return Decimal(fen) / 100


def fen(amount: str | Decimal) -> int:
    """Return the amount in fen; ValueError where it has parts of a fen."""
    value = Decimal(amount) * 100
    if value != value.to_integral_value():
        raise ValueError(f"{amount} 元不是整数分")
    return int(value)


def _group_words(number: int) -> str:
    words, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + _PLACES[place]
            zero = False
        else:
            zero = True
    return words


def _whole_words(number: int) -> str:
    words, gap = "", False
    for place in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10000**place % 10000
        if group:
            words += ("零" if words and (gap or group < 1000) else "") + _group_words(group)
            words += _GROUPS[place]
        gap = group % 10 == 0 and bool(words)
    return words or "零"


def capitals(fen_amount: int) -> str:
    """Return the amount in capital numerals: 1204050 → 壹万贰仟零肆拾元伍角整.

    Source: 《正确填写票据和结算凭证的基本规定》 (zeros between are written, 整 after 元 or 角).
    """
    if fen_amount < 0:
        return "负" + capitals(-fen_amount)
    whole, part = divmod(fen_amount, 100)
    jiao, cents = divmod(part, 10)
    words = f"{_whole_words(whole)}元" if whole or not part else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif cents and words:
        words += "零"
    return words + (f"{_DIGITS[cents]}分" if cents else "整")

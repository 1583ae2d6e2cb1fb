"""Money, rates, counts, durations and weights as clerks write them."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal, InvalidOperation

from dangwu.exchange.reading.fault import Cell, Fault
from dangwu.exchange.reading.text import flat, shown

_AMOUNT = re.compile(
    r"(?:人民币|RMB|CNY|[¥￥$])?(?P<n>[+-]?[\d,]*\.?\d+|[+-]?[\d,]+\.?)(?P<u>元|圆|万元|块)?(?:整|正)?"
)
_CAPITAL = dict(
    zip(
        "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两",
        [0, 0, *range(1, 10), *range(1, 10), 2],
        strict=True,
    )
)
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_WORDS = re.compile(
    r"(?:人民币)?(?P<y>[零〇一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟两]+)[元圆块](?:(?P<j>[一二三四五六七八九壹贰叁肆伍陆柒捌玖零])角)?(?:(?:零)?(?P<f>[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?(?:整|正)?"
)
_COUNT = re.compile(r"共?(\d+)(?:人次|人|名|位|个)?")
_LONG = re.compile(
    r"(?:约)?(?:(?P<h>\d+(?:\.\d+)?)(?:个)?(?:小时|h|H|学时|课时))?(?:(?P<m>\d+)(?:分钟|分|min)?)?(?P<half>半)?"
)
_GRAMS: dict[str, Decimal] = {
    "公斤": Decimal(1),
    "千克": Decimal(1),
    "kg": Decimal(1),
    "吨": Decimal(1000),
    "t": Decimal(1000),
    "万吨": Decimal(10_000_000),
    "斤": Decimal("0.5"),
}


def _decimal(cell: Cell) -> Decimal | None:
    """Return a number cell's value as Excel keeps it: fifteen digits, no noise of binary."""
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return None
    return Decimal(f"{cell:.15g}")


def read_money(cell: Cell, unit_fen: int = 100) -> int | Fault:
    """Return an amount in fen; `unit_fen` is how many fen the column's unit has (元: 100)."""
    amount = _decimal(cell)
    if amount is None:
        text = flat(cell)
        words = _WORDS.fullmatch(text)
        if words:
            return _money_in_words(words, shown(cell))
        found = _AMOUNT.fullmatch(text)
        if found is None or not _commas_right(found["n"]):
            return Fault("amount_unreadable", f"看不懂金额“{shown(cell)}”")
        if found["u"]:
            unit_fen = 1_000_000 if found["u"] == "万元" else 100
        amount = Decimal(found["n"].replace(",", ""))
    return _fen(amount * unit_fen, shown(cell))


def _commas_right(number: str) -> bool:
    whole = number.lstrip("+-").split(".")[0]
    return "," not in whole or re.fullmatch(r"\d{1,3}(,\d{3})+", whole) is not None


def _fen(fen: Decimal, said: str) -> int | Fault:
    try:
        whole = fen.to_integral_value()
    except InvalidOperation:
        return Fault("amount_unreadable", f"看不懂金额“{said}”")
    if abs(fen - whole) > Decimal("0.000001"):
        return Fault("amount_subfen", f"金额“{said}”不足一分的部分不能收缴")
    if fen < 0:
        return Fault("amount_negative", f"金额“{said}”小于零")
    if whole > 10**15:
        return Fault("amount_unreadable", f"金额“{said}”过大")
    return int(whole)


def _money_in_words(found: re.Match[str], said: str) -> Fault:
    fen = _whole(found["y"]) * 100
    fen += _CAPITAL[found["j"]] * 10 if found["j"] else 0
    fen += _CAPITAL[found["f"]] if found["f"] else 0
    return Fault("amount_words", f"金额用大写“{said}”", fen)


def _whole(words: str) -> int:
    """Read 一千二百零四, 壹万贰仟, 十五."""
    total = group = digit = 0
    for sign in words:
        if sign == "万":
            total, group, digit = (total + group + digit) * 10_000, 0, 0
        elif sign in _PLACES:
            group, digit = group + (digit or 1) * _PLACES[sign], 0
        else:
            digit = _CAPITAL[sign]
    return total + group + digit


def read_rate(cell: Cell, *, percent: bool) -> int | Fault:
    """Return a rate in basis points: 0.5% is 50, and so is a cell that Excel keeps as 0.005."""
    number, text = _decimal(cell), flat(cell)
    if number is None:
        found = re.fullmatch(r"(\d*\.?\d+)([%‰]?)", text)
        if found is None:
            return Fault("amount_unreadable", f"看不懂比例“{shown(cell)}”")
        number = Decimal(found[1])
        percent = percent or found[2] == "%"
        if found[2] == "‰":
            number, percent = number / 10, True
    whole = number * 100 if percent and number >= Decimal("0.05") else number * 10_000
    if not percent and number >= Decimal("0.05"):
        whole = number * 100
    if whole != whole.to_integral_value() or whole < 0:
        return Fault("amount_unreadable", f"看不懂比例“{shown(cell)}”")
    return int(whole)


def read_count(cell: Cell) -> int | Fault:
    """Return a number of people: 18, 18人, 十八."""
    number = _decimal(cell)
    if number is not None:
        if number != number.to_integral_value() or number < 0:
            return Fault("count_unreadable", f"人数“{shown(cell)}”不是零或正整数")
        return int(number)
    text = flat(cell)
    found = _COUNT.fullmatch(text)
    if found:
        return int(found[1])
    if re.fullmatch(r"[零〇一二三四五六七八九十百两]+(人次|人|名|位)?", text):
        return _whole(re.sub(r"(人次|人|名|位)$", "", text))
    return Fault("count_unreadable", f"看不懂人数“{shown(cell)}”")


def read_minutes(cell: Cell, *, hours: bool) -> int | Fault:
    """Return a duration in minutes; `hours` where the heading says that it counts hours."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return int(cell.total_seconds()) // 60
    number = _decimal(cell)
    if number is None:
        return _minutes_text(flat(cell), shown(cell), hours=hours)
    minutes = number * (60 if hours else 1)
    if minutes != minutes.to_integral_value() or minutes < 0:
        return Fault("count_unreadable", f"时长“{shown(cell)}”不是整分钟")
    return int(minutes)


def _minutes_text(text: str, said: str, *, hours: bool) -> int | Fault:
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    half = re.fullmatch(r"(半|一个半|两个半|[一二两三四])(?:个)?(小时)", text)
    if half:
        return {"半": 30, "一个半": 90, "两个半": 150, "一": 60, "二": 120, "两": 120, "三": 180,
                "四": 240}[half[1]]  # fmt: skip
    found = _LONG.fullmatch(text)
    if found is None or not (found["h"] or found["m"]):
        return Fault("count_unreadable", f"看不懂时长“{said}”")
    alone = hours and not found["h"] and text.isdigit()
    minutes = Decimal(found["h"] or 0) * 60 + int(found["m"] or 0) * (60 if alone else 1)
    if minutes != minutes.to_integral_value():
        return Fault("count_unreadable", f"时长“{said}”不是整分钟")
    return int(minutes)


def read_weight(cell: Cell, unit: str) -> int | Fault:
    """Return a weight in kg; `unit` is the heading's (公斤 where it says none)."""
    number = _decimal(cell)
    if number is None:
        found = re.fullmatch(r"([\d,]*\.?\d+)(公斤|千克|kg|万吨|吨|t|斤)?", flat(cell))
        if found is None or not _commas_right(found[1]):
            return Fault("count_unreadable", f"看不懂数量“{shown(cell)}”")
        number, unit = Decimal(found[1].replace(",", "")), found[2] or unit
    kilograms = number * _GRAMS[unit or "公斤"]
    if kilograms != kilograms.to_integral_value() or kilograms < 0:
        return Fault("count_unreadable", f"数量“{shown(cell)}”不是整公斤")
    return int(kilograms)


def read_tenths(cell: Cell) -> int | Fault:
    """Return a reading in tenths: 18.5℃ is 185."""
    number = _decimal(cell)
    if number is None:
        found = re.fullmatch(r"(-?\d+(?:\.\d+)?)(?:℃|°C|度|%)?", flat(cell))
        if found is None:
            return Fault("count_unreadable", f"看不懂“{shown(cell)}”")
        number = Decimal(found[1])
    tenths = number * 10
    if tenths != tenths.to_integral_value():
        return Fault("count_unreadable", f"“{shown(cell)}”只记一位小数")
    return int(tenths)

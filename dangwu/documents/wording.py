"""How a value is written where a mask stood, as official style writes it and no more than it says.

近X次 and X余户 stay true: 近 rounds up to a rounder number above the value, 余, 多, 超 and 逾 down
to one below it. X万元 divides. 增加X and 减少X take the amount only where the direction is right.
X十名 and X百名 want a whole number of tens and hundreds, and %, 百分点 and 成 a rate.
A name gives up what already stands around the mask: 市X局 takes what lies between 市 and 局.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dangwu.core.errors import DangwuError
from dangwu.core.value import Value, plain_number

_SCALES = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
    "成": 10,
}
_AFTER = re.compile(
    r"^\s*(?P<more>余|多)?(?P<scale>万亿|千万|百万|[万亿千百十]|成(?=[，。；、,;）)以多左]|$))?"
    r"(?P<late>余|多)?"
)
_NEARLY = re.compile(r"(?:接近|将近|近|不足|不到|(?<!不)(?:少于|低于))\s*$")
_MORE = re.compile(r"(?<![不未没])(?<!没有)(?:超过|超|逾|突破|高于|多于|大于)\s*$")
_PERCENT = re.compile(r"\s*[%％]")
_POINTS = re.compile(r"\s*个?百分点")
_TIMES = re.compile(r"\s*倍")
_COUNTED = re.compile(r"\s*(?:[名人元篇项件户吨天册场期份]|次(?!数)|个(?!百分点))")
_MEASURED = frozenset({"元", "吨", "公斤", "千克", "小时", "学时", "平方米"})
_RISE = re.compile(
    r"(?:增加|增长|净增|新增|增|上升|提高|提升|上涨|扩大|多)(?:了|为|到|约|近)?\s*$|增幅(?:为|达)?\s*$"
)
_FALL = re.compile(r"(?:减少|净减|下降|降低|减|回落|缩小|少|降幅(?:为|达)?)(?:了|为|约|近)?\s*$")
_KIND_OF_UNIT = re.compile(
    r"省|市|县|区|乡|镇|村|局|委|办|院|校|科|街|厅|公司|集团|学院|学校|大学|医院|中心|社区|银行"
    r"|部(?!分|署|门)|处(?!于|理|置|在)|站(?!在|好)|库(?!存)"
)


class Unwordable(DangwuError):
    """The value cannot stand at this place without saying something untrue."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands before and behind a mask in its paragraph, and the mask."""

    before: str
    mask: str
    after: str


def word(value: Value, around: Surroundings) -> str:
    """Return the text to put in place of the mask, or raise Unwordable with the reason."""
    if value.text is not None:
        return _name(value.text, around)
    if value.number is None:
        raise Unwordable("数值不详")
    if value.unit == "年":
        return _year(plain_number(value.number), around)
    _check_kind(value, around)
    return _number(value, value.number, around)


def _check_kind(value: Value, around: Surroundings) -> None:
    """Raise Unwordable where the words speak of a rate and the value is none, or the reverse."""
    after = around.after
    is_rate = value.unit == "%"
    if _TIMES.match(after):
        raise Unwordable("记录里没有倍数，请改写此句")
    if _POINTS.match(after):
        if not (is_rate and value.figure.startswith("增减(")):
            raise Unwordable(f"百分点只用于比率的增减，记录为{value.shown}{value.unit}")
        return
    wants_rate = bool(_PERCENT.match(after)) or around.before.rstrip().endswith("百分之")
    wants_rate = wants_rate or _scale(after) == "成"
    if wants_rate and not is_rate:
        raise Unwordable(f"此处要写比率，记录为{value.shown}{value.unit}")
    if is_rate and not wants_rate and _COUNTED.match(after):
        raise Unwordable(f"此处不写比率，记录为{value.shown}%")


def _scale(after: str) -> str:
    found = _AFTER.match(after)
    return (found["scale"] or "") if found else ""


def _name(name: str, around: Surroundings) -> str:
    before, after = around.before.rstrip(), around.after.lstrip()
    if _KIND_OF_UNIT.match(after) and not _overlap_after(name, after):
        raise Unwordable(f"“{name}”与后文“{after[:2]}”接不上")
    core = name[_overlap_before(before, name) :]
    tail = _overlap_after(core, after)
    core = core[: len(core) - tail]
    if not core:
        raise Unwordable(f"前后文已写明“{name}”")
    return core


def _overlap_before(before: str, name: str) -> int:
    """Return how many first characters of the name already stand before the mask."""
    longest = min(len(before), len(name) - 1)
    return next((n for n in range(longest, 0, -1) if before.endswith(name[:n])), 0)


def _overlap_after(name: str, after: str) -> int:
    longest = min(len(after), len(name))
    return next((n for n in range(longest, 0, -1) if after.startswith(name[-n:])), 0)


def _year(year: str, around: Surroundings) -> str:
    written = re.search(r"\d*$", around.before)
    digits = written[0] if written else ""
    if not year.startswith(digits) or len(digits) >= len(year):
        raise Unwordable(f"前文“{digits}”与年份{year}不符")
    return year[len(digits) :]


def _number(value: Value, number: Decimal, around: Surroundings) -> str:
    number = _directed(value, number, around.before)
    found = _AFTER.match(around.after)
    scale = _SCALES[found["scale"]] if found and found["scale"] else 1
    more = bool(found and (found["more"] or found["late"])) or bool(_MORE.search(around.before))
    scaled = number / scale
    whole = 1 < scale < 10**4 and value.unit not in _MEASURED
    if more:
        first = bool(found and found["more"] and scale > 1)
        return plain_number(_below(scaled, whole=first or whole))
    if _NEARLY.search(around.before):
        return plain_number(_above(scaled, whole=whole))
    if whole and value.unit != "%" and scaled != scaled.to_integral_value():
        raise Unwordable(f"实为{plain_number(number)}，写不成整“{_scale(around.after)}”")
    if scale > 1:
        return _at_scale(scaled)
    if value.unit == "元":
        return plain_number(number) if number == number.to_integral_value() else f"{number:.2f}"
    return plain_number(number)


def _at_scale(scaled: Decimal) -> str:
    places = Decimal("0.01") if abs(scaled) >= Decimal("0.1") else Decimal("0.0001")
    rounded = scaled.quantize(places, ROUND_HALF_UP)
    if not rounded and scaled:
        raise Unwordable(f"数值太小，按后文的单位只能写成0（实为{plain_number(scaled)}）")
    return plain_number(rounded)


def _directed(value: Value, number: Decimal, before: str) -> Decimal:
    """Return the amount of a change, where the words before it go the same way."""
    if not value.figure.startswith(("增减(", "增幅(")):
        return number
    rises, falls = bool(_RISE.search(before)), bool(_FALL.search(before))
    if (rises and number < 0) or (falls and number > 0):
        told, kept = ("增加", "减少") if rises else ("减少", "增加")
        raise Unwordable(
            f"文中写{told}，记录为{kept}{plain_number(abs(number))}{value.unit}，请改写此句"
        )
    return abs(number) if falls else number


def _size(number: Decimal) -> Decimal:
    """Return 10, 100, 1000 … so that a number from 100 on keeps its first two digits."""
    return Decimal(10) ** max(len(str(int(number))) - 2, 1)


def _fine(number: Decimal) -> Decimal:
    return Decimal("0.1") if number >= 1 else Decimal("0.01")


def _below(number: Decimal, *, whole: bool) -> Decimal:
    """Return the nearest rounder number below; 余 is untrue of the number itself."""
    is_whole = number == number.to_integral_value()
    if is_whole and number <= 10:
        raise Unwordable(f"实为{plain_number(number)}，写不成“余”")
    step = _size(number) if number >= 20 or is_whole else _fine(number)
    step = max(step, Decimal(1)) if whole and number < 20 else step
    lower = (number // step) * step
    lower = lower - step if lower == number else lower
    if lower <= 0:
        raise Unwordable(f"实为{plain_number(number)}，写不成“余”")
    return lower


def _above(number: Decimal, *, whole: bool) -> Decimal:
    """Return the nearest rounder number above; 近 is untrue of the number itself."""
    if number <= 0:
        raise Unwordable(f"实为{plain_number(number)}，写不成“近”")
    if number != number.to_integral_value() and number < 20 and not whole:
        step = _fine(number)
    elif number < 20:
        step = Decimal(1)
    else:
        step = Decimal(5) if number < 100 else _size(number)
    return (number // step) * step + step

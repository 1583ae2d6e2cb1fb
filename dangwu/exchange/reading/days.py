"""Days, months and moments as clerks write them.

A day is answered as 2020-06-30, a month without a day as 2020-06 (never its first day), a moment
as 2020-05-07T14:30.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dangwu.exchange.reading.fault import Cell, Fault
from dangwu.exchange.reading.text import flat, shown

_EPOCH = date(1899, 12, 30)
_SERIALS = range(3654, 73415)  # 1910 to 2100; below are years and small counts
_DIGITS = str.maketrans("〇零一二三四五六七八九○", "001234567890")
_YEAR = r"(?P<y>\d{4}|\d{2})"
_SEP = r"[-/.、,_·]"
_DAY = re.compile(
    rf"{_YEAR}(?:{_SEP}(?P<m>\d{{1,2}})(?:{_SEP}(?P<d>\d{{1,2}}))?|年(?P<m2>\d{{1,2}})(?:月|{_SEP})?"
    rf"(?:(?P<d2>\d{{1,2}})[日号]?)?|年(?P<m3>\d{{1,2}})月)[{'.。、'}份]?"
)
_SOLID = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)?")
_CLOCK = re.compile(
    r"(?:T|星期.|周.|\(.{1,3}\))?(?P<half>上午|下午|晚上|晚|早上|中午|AM|PM|am|pm)?"
    r"(?P<h>\d{1,2})(?:[::点时](?P<min>\d{1,2})?|(?=半))(?:[:分](?P<s>\d{1,2}(?:\.\d+)?)?秒?)?(?P<thirty>半)?"
    r"(?P<late>AM|PM|am|pm)?(?:整|许)?"
)
_SPAN = re.compile(r"[-~—–至到]+")
_BEFORE_CLOCK = re.compile(r"(?P<day>.*\d[日号]?)\s+(?:上午|下午|晚上)?\d{1,2}[:：点时].*")
_TENS = re.compile(r"(?P<a>[一二三四五六七八九]?)十(?P<b>[一二三四五六七八九]?)")


@dataclass(frozen=True)
class Style:
    """How the months of a column are written, told from its other cells.

    `padded`: some month is written with a zero (2019.05); `plain`: some without (2019.5);
    `retyped`: the file may have turned 2020.10 into 2020.1 (a .csv that Excel saved).
    """

    padded: bool = False
    plain: bool = False
    retyped: bool = False


@dataclass(frozen=True)
class Moment:
    """A moment as text, and how long it lasted where the cell told the end too."""

    text: str
    minutes: int | None = None


def read_day(cell: Cell, style: Style = Style()) -> str | Fault:  # immutable
    """Read a day, or a month where no day is given."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _number(float(cell))
    if not isinstance(cell, str):
        return _unreadable(cell)
    before = _BEFORE_CLOCK.fullmatch(cell.strip())
    return _text(_arabic(flat(before["day"] if before else cell).strip("'\"`‘’“”")), style, cell)


def _number(value: float) -> str | Fault:
    if not value.is_integer():
        return _year_point_month(value)
    whole = int(value)
    if whole in _SERIALS:
        return (_EPOCH + timedelta(days=whole)).isoformat()
    solid = _SOLID.fullmatch(str(whole))
    if solid:
        return _made(solid["y"], solid["m"], solid["d"], str(whole))
    return _unreadable(value)


def _year_point_month(value: float) -> str | Fault:
    """Read 1969.01 as a month; 2020.1 may have been 2020.10."""
    written = f"{value:.2f}"
    year, month = written.split(".")
    if not (1900 <= int(year) <= 2100 and abs(value - float(written)) < 1e-6):
        if value > min(_SERIALS) and value < max(_SERIALS):
            return (_EPOCH + timedelta(days=int(value))).isoformat()
        return _unreadable(value)
    if month == "10":
        return _lost_zero(year)
    return _made(year, month, None, written)


def _lost_zero(year: str) -> Fault:
    return Fault(
        "date_lost_zero",
        f"写作{year}.1，可能是{year}年1月，也可能是{year}年10月丢了末尾的0",
        f"{year}-01",
    )


def _text(text: str, style: Style, cell: str) -> str | Fault:
    if text.isdigit() and not _SOLID.fullmatch(text):
        number = int(text)
        return (
            (_EPOCH + timedelta(days=number)).isoformat()
            if number in _SERIALS
            else _unreadable(cell)
        )
    solid = _SOLID.fullmatch(text)
    if solid:
        return _made(solid["y"], solid["m"], solid["d"], text)
    found = _DAY.fullmatch(text)
    if found is None:
        found, rest = _leading(text)
        if found is None or not _CLOCK.fullmatch(rest):
            return _unreadable(cell)
    month = found["m"] or found["m2"] or found["m3"]
    day = found["d"] or found["d2"]
    if day is None and month == "1" and found["m"] and _doubtful(text, style):
        return _lost_zero(found["y"])
    return _made(found["y"], month, day, shown(cell))


def _leading(text: str) -> tuple[re.Match[str] | None, str]:
    found = _DAY.match(text)
    return found, text[found.end() :] if found else ""


def _doubtful(text: str, style: Style) -> bool:
    """Whether 2020.1 as text may have lost a zero: what the column shows elsewhere decides."""
    if "." not in text:
        return False
    if style.retyped:
        return not style.plain or style.padded
    return style.padded and not style.plain


def style_of(cells: list[str], *, retyped: bool) -> Style:
    """Tell from the texts of a column how its months are written."""
    months = [found[1] for one in cells if (found := re.fullmatch(r"\d{4}\.(\d{1,2})", flat(one)))]
    tens = "10" in months
    return Style(
        padded=any(one.startswith("0") for one in months),
        plain=any(len(one) == 1 and one != "1" for one in months) and (not retyped or tens),
        retyped=retyped and not tens,
    )


def _made(year: str, month: str, day: str | None, said: str) -> str | Fault:
    if len(year) == 2:
        return _two_digits(year, month, day, said)
    y, m = int(year), int(month)
    if not 1 <= m <= 12:
        return Fault("date_impossible", f"“{said}”没有{m}月")
    if day is None:
        return f"{y:04d}-{m:02d}"
    d = int(day)
    if not 1 <= d <= monthrange(y, m)[1]:
        return Fault("date_impossible", f"“{said}”没有这一天：{y}年{m}月共{monthrange(y, m)[1]}天")
    return f"{y:04d}-{m:02d}-{d:02d}"


def _two_digits(year: str, month: str, day: str | None, said: str) -> Fault:
    century = "20" if int(year) <= 29 else "19"
    full = _made(century + year, month, day, said)
    if isinstance(full, Fault):
        return full
    return Fault("date_two_digit_year", f"“{said}”的年份只有两位", full)


def _unreadable(cell: Cell) -> Fault:
    return Fault("date_unreadable", f"看不懂“{shown(cell)}”")


def _arabic(text: str) -> str:
    """Write Chinese numerals with digits: 二〇二〇年十二月 → 2020年12月."""
    if text.isascii():
        return text
    text = _TENS.sub(lambda found: f"{found['a'] or '一'}{found['b'] or '〇'}", text)
    return text.translate(_DIGITS)


def read_moment(cell: Cell, style: Style = Style()) -> Moment | Fault:
    """Read a moment; a day without a time stays a day."""
    if isinstance(cell, datetime):
        if cell.hour or cell.minute:
            return Moment(cell.strftime("%Y-%m-%dT%H:%M"))
        return Moment(cell.date().isoformat())
    if isinstance(cell, float) and not cell.is_integer() and int(cell) in _SERIALS:
        return _serial(cell)
    if not isinstance(cell, str):
        day = read_day(cell, style)
        return day if isinstance(day, Fault) else Moment(day)
    return _moment_text(cell, style)


def _serial(value: float) -> Moment:
    minutes = round(value % 1 * 24 * 60)
    day = _EPOCH + timedelta(days=int(value) + minutes // 1440)
    hour, minute = divmod(minutes % 1440, 60)
    return Moment(f"{day.isoformat()}T{hour:02d}:{minute:02d}")


def _moment_text(cell: str, style: Style) -> Moment | Fault:
    """Read 2019/2/3  14:30, 2020年5月7日下午2点半, 2020-05-07 14:30-16:00."""
    pieces = cell.strip().split(None, 1)
    whole = read_day(cell, style)
    text = _arabic(flat(cell))
    if len(pieces) == 2 and re.match(r"\D*\d{1,2}[::：点时]", pieces[1]):
        day, rest = read_day(pieces[0], style), _arabic(flat(pieces[1]))
    else:
        found, rest = _leading(text)
        if found is None or not rest:
            return whole if isinstance(whole, Fault) else Moment(whole)
        day = read_day(found[0], style)
    if isinstance(day, Fault):
        return day
    return _with_clock(day, rest, cell)


def _with_clock(day: str, rest: str, cell: str) -> Moment | Fault:
    begin = _CLOCK.match(rest)
    if begin is None or len(day) != 10:
        return _unreadable(cell)
    first = _minute_of_day(begin)
    if first is None:
        return Fault("date_impossible", f"“{cell.strip()}”没有这个时刻")
    text = f"{day}T{first // 60:02d}:{first % 60:02d}"
    after = rest[begin.end() :]
    if not after:
        return Moment(text)
    span = _SPAN.match(after)
    end = _CLOCK.fullmatch(after[span.end() :]) if span else None
    if end is None:
        return _unreadable(cell)
    last = _minute_of_day(end)
    if last is not None and last < first and last + 720 > first and not end["half"]:
        last += 720
    return Moment(text, last - first if last is not None and last > first else None)


def _minute_of_day(found: re.Match[str]) -> int | None:
    hour, minute = int(found["h"]), 30 if found["thirty"] else int(found["min"] or 0)
    half = (found["half"] or found["late"] or "").upper()
    if half in {"下午", "晚上", "晚", "PM"} and hour < 12:
        hour += 12
    if half == "中午" and hour < 3:
        hour += 12
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def earlier(first: str, second: str) -> bool:
    """Whether `first` lies before `second`; a month and a day are compared by their month."""
    size = min(len(first), len(second))
    return first[:size] < second[:size]


def years_after(day: str, years: int) -> str:
    """Return the same day so many years later, for comparing only."""
    return f"{int(day[:4]) + years:04d}{day[4:]}"

"""A stretch of whole days, first and last both included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dangwu.core.calendar import add_months, day_no, month_first, month_last, month_no
from dangwu.core.errors import DangwuError

_FORMS = re.compile(
    r"(?P<year>(?:19|20)\d\d)"
    r"(?:[Hh](?P<half>[12])|[Qq](?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?"
)
_CHINESE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年"
    r"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<month>1[0-2]|0?[1-9])月|度|全年)?"
)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
_QUARTERS = "一二三四"


class PeriodUnreadable(DangwuError):
    """The text names no period."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"看不懂时段“{text}”：请写成 2020H1（上半年）、2020H2（下半年）、2020Q3（第三季度）、"
            "2020（全年）、2020-05（某月）或 2020-01-01..2020-06-30（起止日）。"
        )


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodUnreadable(f"{self.first}..{self.last}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read 2020H1, 2020Q3, 2020, 2020-05, 2020年上半年 or first..last.

        Raises PeriodUnreadable where the text is none of these.
        """
        days = _DAYS.fullmatch(text.strip())
        if days:
            try:
                return cls(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
            except ValueError:
                raise PeriodUnreadable(text) from None
        found = _FORMS.fullmatch(text.strip()) or _CHINESE.fullmatch(text.strip())
        if not found:
            raise PeriodUnreadable(text)
        return cls._from_parts(int(found["year"]), found["half"], found["quarter"], found["month"])

    @classmethod
    def _from_parts(
        cls, year: int, half: str | None, quarter: str | None, month: str | None
    ) -> Period:
        start, length = 0, 12
        if half:
            start, length = (0 if half in "1上" else 6), 6
        elif quarter:
            place = _QUARTERS.index(quarter) if quarter in _QUARTERS else int(quarter) - 1
            start, length = place * 3, 3
        elif month:
            start, length = int(month) - 1, 1
        return cls.months(year * 12 + start, length)

    @classmethod
    def months(cls, first_month: int, length: int) -> Period:
        """Return `length` whole months from the month with number `first_month`."""
        return cls(month_first(first_month), month_last(first_month + length - 1))

    @property
    def first_month(self) -> int:
        """The number of the month that holds the first day."""
        return month_no(self.first)

    @property
    def last_month(self) -> int:
        """The number of the month that holds the last day."""
        return month_no(self.last)

    @property
    def whole_months(self) -> int:
        """How many whole months the period is, 0 where its ends cut a month."""
        if self.first != month_first(self.first_month) or self.last != month_last(self.last_month):
            return 0
        return self.last_month - self.first_month + 1

    @property
    def key(self) -> str:
        """The short form: 2020H1, 2020Q3, 2020, 2020-05 or first..last."""
        year, months, start = self.first.year, self.whole_months, self.first.month - 1
        if months == 12 and start == 0:
            return f"{year}"
        if months == 6 and start % 6 == 0:
            return f"{year}H{start // 6 + 1}"
        if months == 3 and start % 3 == 0:
            return f"{year}Q{start // 3 + 1}"
        if months == 1:
            return f"{year}-{start + 1:02d}"
        return f"{self.first}..{self.last}"

    @property
    def label(self) -> str:
        """The form that a person reads: 2020年上半年."""
        key = self.key
        year = f"{self.first.year}年"
        if "H" in key:
            return year + ("上半年" if key.endswith("1") else "下半年")
        if "Q" in key:
            return f"{year}第{_QUARTERS[int(key[-1]) - 1]}季度"
        if key.isdigit():
            return year
        if ".." not in key:
            return f"{year}{self.first.month}月"
        return "至".join(f"{d.year}年{d.month}月{d.day}日" for d in (self.first, self.last))

    def before(self) -> Period:
        """Return the period of the same length that ends the day before this one begins."""
        if self.whole_months:
            return Period.months(self.first_month - self.whole_months, self.whole_months)
        days = self.last - self.first
        last = self.first - timedelta(days=1)
        return Period(last - days, last)

    def last_year(self) -> Period:
        """Return the same days of the year before (29 February becomes the 28th)."""
        if self.whole_months:
            return Period.months(self.first_month - 12, self.whole_months)
        return Period(add_months(self.first, -12), add_months(self.last, -12))

    @property
    def last_no(self) -> int:
        """The last day as yyyymmdd."""
        return day_no(self.last)

    @property
    def first_no(self) -> int:
        """The first day as yyyymmdd."""
        return day_no(self.first)


def last_closed_half_year(last_record: date) -> Period:
    """Return the last half year that ends on or before the day of the last record."""
    half = Period.months(last_record.year * 12 + (0 if last_record.month <= 6 else 6), 6)
    return half if half.last <= last_record else half.before()

"""What a record's field shows: days, months, money and names as officials write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone

from dangwu.core.calendar import month_label

FOREVER_YEAR = 9999
_NUMBERS = (models.IntegerField, models.PositiveIntegerField, models.BigIntegerField)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list. `name` leads from the row to its value: member__name.

    `kind` (day, month, money, number, flag, birth, minutes, clock, text) follows from the field
    where it is left out; `label` too. `phone` False leaves it out of the phone's two lines.
    """

    name: str
    label: str = ""
    kind: str = ""
    phone: bool = True
    lookup: str = ""
    """What the heading sorts by; the name itself where it is a field."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: as text on the page, and as a value in Excel."""

    text: str
    value: Any
    kind: str
    label: str = ""
    href: str = ""
    phone: bool = True

    @property
    def right(self) -> bool:
        """Whether it is aligned to the right."""
        return self.kind in {"money", "number", "minutes"}


def field_behind(model: type[models.Model], name: str) -> models.Field[Any, Any] | None:
    """Return the field at the end of a name such as member__name, None where it is none."""
    found: Any = None
    here: Any = model
    for part in name.split("__"):
        try:
            found = here._meta.get_field(part)
        except FieldDoesNotExist:
            return None
        here = found.related_model
    return found  # type: ignore[no-any-return]


def kind_of(field: Any, name: str) -> str:
    """Return how a field's values are shown."""
    by_name = (("_fen", "money"), ("month_no", "month"), ("_month", "month"), ("_minute", "clock"),
               ("birth_no", "birth"), ("minutes_long", "minutes"), ("minutes", "minutes"))  # fmt: skip
    for end, kind in by_name:
        if name.endswith(end):
            return kind
    by_type: tuple[tuple[Any, str], ...] = (
        (models.DateTimeField, "moment"), (models.DateField, "day"),
        (models.BooleanField, "flag"), (_NUMBERS, "number"),
    )  # fmt: skip
    if field is not None and not field.choices:
        for each, kind in by_type:
            if isinstance(field, each):
                return kind
    return "text"


def complete(model: type[models.Model], column: Column | str) -> Column:
    """Return the column with the label and the kind that its field gives."""
    one = Column(column) if isinstance(column, str) else column
    field = field_behind(model, one.name)
    named = field
    if one.name.endswith(("__name", "__document_name", "__full_name")):
        named = field_behind(model, one.name.rpartition("__")[0])
    label = one.label or (str(named.verbose_name) if named is not None else one.name)
    for unit in ("（分）", "（月序号）", "（月序号，含）", "（年月日数）", "（分钟）"):
        label = label.removesuffix(unit)
    return Column(one.name, label, one.kind or kind_of(field, one.name), one.phone,
                  one.lookup or (one.name if field is not None else ""))  # fmt: skip


def value_of(row: Any, name: str) -> Any:
    """Return what a name leads to from a row; choices as their label."""
    here = row
    parts = name.split("__")
    for part in parts[:-1]:
        here = getattr(here, part, None)
        if here is None:
            return None
    label = getattr(here, f"get_{parts[-1]}_display", None)
    if label is not None:
        return label()
    found = getattr(here, parts[-1], None)
    return found() if callable(found) else found


def cell(row: Any, column: Column, href: str = "") -> Cell:
    """Return what the column shows of a row."""
    value = value_of(row, column.name)
    return Cell(
        show(value, column.kind), plain(value, column.kind), column.kind, column.label, href,
        column.phone,
    )  # fmt: skip


def show(value: Any, kind: str) -> str:  # noqa: PLR0911  # one for each kind
    """Return a value as a page shows it; what is not known is empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, date) and value.year == FOREVER_YEAR:
        return "至今"
    if kind == "moment" and isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if kind == "money":
        return money(value)
    if kind == "month":
        return month(value)
    if kind == "clock":
        return clock(value)
    if kind == "birth":
        return birth(value)
    if kind == "flag" or isinstance(value, bool):
        return "是" if value else "否"
    if kind in {"number", "minutes"} and isinstance(value, int):
        return f"{value:,}"
    return str(value)


def plain(value: Any, kind: str) -> Any:
    """Return a value as Excel keeps it."""
    if isinstance(value, date) and value.year == FOREVER_YEAR:
        return "至今"
    if kind == "moment" and isinstance(value, datetime):
        return timezone.localtime(value)
    if kind == "money" and value is not None:
        return Decimal(value) / 100
    if kind in {"month", "clock", "birth", "flag"}:
        return show(value, kind)
    if isinstance(value, models.Model):
        return str(value)
    return value


def money(fen: int) -> str:
    """Return fen as 12,345.60."""
    return f"{Decimal(fen) / 100:,.2f}"


def month(number: int) -> str:
    """Return a month's number as 2020年6月."""
    return month_label(number)


def clock(minute: int) -> str:
    """Return a minute of the day as 08:30; beyond midnight 次日08:00."""
    text = f"{minute // 60 % 24:02d}:{minute % 60:02d}"
    return f"次日{text}" if minute >= 24 * 60 else text


def birth(number: int) -> str:
    """Return a birth number as 1969-01-02, 1969年1月 or 1969年, as far as it is known."""
    year, month_, day = number // 10000, number // 100 % 100, number % 100
    if not month_:
        return f"{year}年"
    return f"{year}-{month_:02d}-{day:02d}" if day else f"{year}年{month_}月"


def day_words(day: date) -> str:
    """Return a day as 2020年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"

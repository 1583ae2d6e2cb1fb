"""What stands on the workbench: a sentence, how pressing it is, where it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Weight:
    """How pressing something is: a word, an icon and a colour that say the same."""

    label: str
    icon: str
    css: str
    rank: int


LATE = Weight("逾期", "alert-triangle", "is-late", 0)
WRONG = Weight("不符", "alert-circle", "is-late", 1)
MISSING = Weight("缺记录", "file-alert", "is-soon", 2)
SOON = Weight("临近", "clock", "is-soon", 3)
TODO = Weight("待办", "checkbox", "", 4)
_LAST = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Line:
    """One of several things that an item gathers."""

    said: str
    href: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `lines` are what it gathers, `more` how many of them are not shown."""

    weight: Weight
    said: str
    href: str
    word: str
    where: str = ""
    lines: tuple[Line, ...] = ()
    more: int = 0
    on: date | None = None
    count: int = 1


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return them most urgent first: by weight, then by day, then the widest first."""
    return sorted(items, key=lambda one: (one.weight.rank, one.on or _LAST, -one.count, one.said))

"""Which items of a member's pay count toward her base; an item that nobody decided is listed.

The national list is pay_items.toml; what an organization decided lies over it, the nearest first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dangwu.core.calendar import month_first
from dangwu.core.errors import DangwuError
from dangwu.core.reading import Unreadable, plain_text, read_fen
from dangwu.dues.models import Effect, PayItem
from dangwu.organizations.models import Organization, Placement
from dangwu.organizations.standing import standing

_SHIPPED = Path(__file__).parent / "pay_items.toml"
_LINE = re.compile(r"\s*(\S.*?)[\s:：,，]+([-+]?[¥￥]?[\d,，.．０-９]+元?)\s*")
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done with an item, by whose decision. `staff` "" is every kind."""

    staff: str
    name: str
    effect: str
    decided_by: str
    decided_on: date
    source: str
    confirmed: bool

    @property
    def ground(self) -> str:
        """Return the decision in words."""
        return self.source if self.confirmed else f"{self.source}（待核对）"


@dataclass(frozen=True, slots=True)
class Paid:
    """One item of pay with its decision, None where nobody decided."""

    name: str
    amount_fen: int
    decision: Decision | None

    @property
    def effect(self) -> str:
        """What it does to the base."""
        return self.decision.effect if self.decision else Effect.UNDECIDED.value

    @property
    def ground(self) -> str:
        """Return by what it is so, in words."""
        return self.decision.ground if self.decision else ""


@dataclass(frozen=True, slots=True)
class PayBase:
    """A base made up of pay; `base_fen` None while an item is undecided, or more is taken off."""

    items: tuple[Paid, ...]

    def of(self, effect: Effect) -> tuple[Paid, ...]:
        """Return the items with this effect."""
        return tuple(one for one in self.items if one.effect == effect)

    @property
    def undecided(self) -> tuple[Paid, ...]:
        """The items that nobody decided."""
        return self.of(Effect.UNDECIDED)

    @property
    def sum_fen(self) -> int:
        """What is counted less what is deducted, of the items that were decided."""
        counted = sum(one.amount_fen for one in self.of(Effect.COUNTED))
        return counted - sum(abs(one.amount_fen) for one in self.of(Effect.DEDUCTED))

    @property
    def base_fen(self) -> int | None:
        """The base; None where it is not known."""
        known = bool(self.of(Effect.COUNTED)) and not self.undecided and self.sum_fen >= 0
        return self.sum_fen if known else None

    @property
    def because(self) -> str:
        """Why the base is not known, in Chinese; empty where it is."""
        if self.undecided:
            names = "、".join(one.name for one in self.undecided)
            return f"工资项目“{names}”没有定是否计入，计算基数不明"
        if not self.of(Effect.COUNTED):
            return "没有计入基数的工资项目，计算基数不明"
        return "扣除的比计入的还多，请核对" if self.sum_fen < 0 else ""


class PayUnreadable(DangwuError):
    """Lines of pay that cannot be read."""

    def __init__(self, number: int, line: str, why: str) -> None:
        super().__init__(f"第{number}行“{line[:30]}”{why}")


@lru_cache(maxsize=1)
def national() -> tuple[Decision, ...]:
    """Return the national list."""
    rows = tomllib.loads(_SHIPPED.read_text("utf-8"))["items"]
    return tuple(
        Decision(row.get("staff", ""), name, row["effect"], row["decided_by"], row["decided_on"],
                 row["source"], row["confirmed"])
        for row in rows for name in row["names"]
    )  # fmt: skip


def decisions(organization: Organization | None, month_no: int) -> tuple[Decision, ...]:
    """Return what holds for an organization in a month, what is nearest to it first."""
    return (*_own(organization, month_no), *national())


def _own(organization: Organization | None, month_no: int) -> Iterable[Decision]:
    place = standing(organization, month_first(month_no)) if organization else None
    if organization is None:
        return ()
    above = {organization.pk: 0}
    if place is not None:
        lines = Placement.objects.filter(
            path__lte=place.path, path_end__gt=place.path,
            since__lte=month_first(month_no), until__gt=month_first(month_no),
        ).order_by("-path")  # fmt: skip
        above = {pk: n for n, pk in enumerate(lines.values_list("organization_id", flat=True))}
    found = PayItem.objects.filter(organization__in=above, since_month__lte=month_no)
    ordered = sorted(
        found.select_related("organization"),
        key=lambda one: (above[one.organization_id], not one.staff, -one.since_month),
    )
    return tuple(
        Decision(one.staff, one.name, one.effect, one.decided_by, one.decided_on,
                 f"{one.decided_by}{one.decided_on}决定", confirmed=True)
        for one in ordered
    )  # fmt: skip


def reckon_base(staff: str, lines: Iterable[tuple[str, int]], known: Sequence[Decision]) -> PayBase:
    """Return the base made up of a member's pay, item by item."""
    return PayBase(tuple(Paid(name, fen, _decided(staff, name, known)) for name, fen in lines))


def _decided(staff: str, name: str, known: Sequence[Decision]) -> Decision | None:
    plain = _plain(name)
    return next(
        (one for one in known if one.staff in {"", staff} and _plain(one.name) == plain), None
    )


def _plain(name: str) -> str:
    return re.sub(r"\(.*?\)|\s", "", plain_text(name))


def read_lines(text: str) -> list[tuple[str, int]]:
    """Return items with their amounts in fen, a line each: 岗位工资 3,200.00; raises PayUnreadable."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        read = _LINE.fullmatch(line)
        if read is None:
            raise PayUnreadable(number, line, "应写成“岗位工资 3200.00”的样子，一行一项。")
        if read[1] in found:
            raise PayUnreadable(number, line, f"：“{read[1]}”写了两次，请合并。")
        found[read[1]] = _amount(number, line, read[2])
    return list(found.items())


def _amount(number: int, line: str, text: str) -> int:
    try:
        amount = read_fen(re.sub("[¥￥+]", "", text))
    except Unreadable as error:
        raise PayUnreadable(number, line, f"：{error}") from None
    return amount or 0


def quarter_mean(total_fen: int) -> int:
    """Return the mean of a quarter's three months in whole fen, half up."""
    return (total_fen * 2 + _QUARTER) // (2 * _QUARTER)

"""Values for pages: remembered until a record changes, and written as officials write them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from threading import Lock
from typing import Generic, TypeVar

from dangwu.accounts.models import Change
from dangwu.catalogue.figures import Figure
from dangwu.catalogue.running import Catalogue, Fold
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.engine.django_engine import DjangoEngine

UNKNOWN = "不详"
_RECENT = 1_000
_KEPT = 20_000
V = TypeVar("V")


class Memory(Generic[V]):
    """What was computed lately, the oldest forgotten first; threads share it.

    `size` is how much is kept: so many values, or so many times their weight.
    """

    def __init__(self, size: int = _KEPT) -> None:
        self._size, self._lock, self._held = size, Lock(), 0
        self._kept: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        """Return what is kept under the key."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: V, weight: int = 1) -> None:
        """Keep it; what is heavier than all that may be kept is not."""
        if weight > self._size:
            return
        with self._lock:
            self._held += weight - self._kept.pop(key, (value, 0))[1]
            self._kept[key] = (value, weight)
            while self._held > self._size:
                self._held -= self._kept.popitem(last=False)[1][1]


MEMORY: Memory[Fold] = Memory()


def state() -> Hashable:
    """Return what tells one state of the records from another: their change log's end.

    Two writers on PostgreSQL may finish in another order than their numbers; hence the count.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", "at").first()
    if newest is None:
        return object()  # nothing tells it from another state: nothing is remembered
    return (*newest, Change.objects.filter(pk__gt=newest[0] - _RECENT).count())


@dataclass(frozen=True)
class Remembering(Catalogue):
    """A catalogue that asks the records only for what no page has asked since they changed."""

    at: Hashable = None

    def folded(self, asked: Figure, scope: Scope, period: Period) -> Fold:
        """Return the fold, out of memory where the records are still the same."""
        key = (asked.digest, scope.organization_id, period, self.at)
        found = MEMORY.get(key)
        if found is None:
            found = super().folded(asked, scope, period)
            MEMORY.put(key, found)
        return found


def catalogue() -> Remembering:
    """Return the catalogue for one request."""
    return Remembering(DjangoEngine(), at=state())


def grouped(number: Decimal, unit: str = "") -> str:
    """Write a number with its thousands apart: 12,345.60 元, 98.50%, 75,206.5 吨."""
    if unit == "元":
        return f"{number:,.2f}"
    text = f"{number:,f}"
    if unit == "%" or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on a page: `text` with thousands apart, `unit` behind it, `doubt` why it is not known."""

    text: str
    unit: str
    certain: bool
    doubt: str

    @property
    def whole(self) -> str:
        """The text with its unit: 57,596,017.50 元, 98.25%, 不详."""
        if not self.certain or not self.unit:
            return self.text
        return f"{self.text}{self.unit}" if self.unit == "%" else f"{self.text} {self.unit}"


def shown(value: Value) -> Shown:
    """Return the value as a page shows it."""
    if not value.certain:
        return Shown(UNKNOWN, "", certain=False, doubt=value.because)
    if value.text is not None or value.number is None:
        return Shown(value.text or "", "", certain=True, doubt="")
    if value.unit in {"年", "月"}:  # a year's number is no quantity
        return Shown(f"{value.number:f}", value.unit, certain=True, doubt="")
    return Shown(grouped(value.number, value.unit), value.unit, certain=True, doubt="")

"""Figures as the values of a template: compared, formatted, never calculated with.

A figure goes through the template engine as a mark of private-use characters, which tells
afterwards where it came out, so that it gets its bookmark, comment and link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NoReturn

from dangwu.core.money import capitals, fen
from dangwu.core.value import plain_number

_OPEN, _CLOSE = "\U000fd0d0", "\U000fd0d1"
MARKED = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_YUAN = "元"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure offered to a template; `text` is how it is written, None where it is not known.

    `key` starts the names of its bookmarks (≤ 36 characters); `because` says why it is not known.
    """

    name: str
    key: str
    text: str | None
    number: Decimal | None = None
    unit: str = ""
    note: str = ""
    link: str | None = None
    because: str = "没有记录"


class Unknown(Exception):
    """A template asks for a figure that is not known."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure.name)
        self.figure = figure


class NotMoney(Exception):
    """A filter for money meets something else."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name)
        self.name, self.what = name, what


class NoText(Exception):
    """A template writes a list, a branch as a whole or a truth."""


class NoArithmetic(Exception):
    """A template calculates with a figure."""


@dataclass(slots=True)
class Registry:
    """The figures that came out of a template, by the number in their marks."""

    shown: list[tuple[Figure, str]] = field(default_factory=list)
    _numbers: dict[tuple[Figure, str], int] = field(default_factory=dict)

    def mark(self, figure: Figure, text: str) -> str:
        """Return the mark of a figure in this form, the same one for the same form."""
        key = (figure, text)
        if key not in self._numbers:
            self._numbers[key] = len(self.shown)
            self.shown.append(key)
        return f"{_OPEN}{self._numbers[key]}{_CLOSE}"

    def wrap(self, value: object) -> object:
        """Return a value of a context with every figure in it ready for the template."""
        if isinstance(value, Figure):
            return Shown(self, value)
        if isinstance(value, Mapping):
            return {key: self.wrap(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.wrap(one) for one in value]
        return self._wrap_call(value) if callable(value) else value

    def _wrap_call(self, function: Callable[..., object]) -> Callable[..., object]:
        def call(*values: object) -> object:
            plain = (one.figure if isinstance(one, Shown) else one for one in values)
            return self.wrap(function(*plain))

        return call


class Shown:  # noqa: PLW1641 - compared by value, never a key
    """A figure inside the template engine."""

    __slots__ = ("_registry", "_text", "figure")

    def __init__(self, registry: Registry, figure: Figure, text: str | None = None) -> None:
        self._registry, self.figure = registry, figure
        self._text = figure.text if text is None else text

    def written(self, text: str) -> Shown:
        """Return the same figure in another form."""
        return Shown(self._registry, self.figure, text)

    def __str__(self) -> str:
        if self._text is None:
            raise Unknown(self.figure)
        return self._registry.mark(self.figure, self._text)

    def _value(self) -> Decimal | str:
        value = self.figure.text if self.figure.number is None else self.figure.number
        if value is None:
            raise Unknown(self.figure)
        return value

    def __bool__(self) -> bool:
        return bool(self._value())

    def __eq__(self, other: object) -> bool:
        return bool(self._value() == _plain(other))

    def __lt__(self, other: object) -> bool:
        return bool(self._value() < _plain(other))  # type: ignore[operator]  # raises for a text

    def __le__(self, other: object) -> bool:
        return self < other or self == other

    def __gt__(self, other: object) -> bool:
        return not self <= other

    def __ge__(self, other: object) -> bool:
        return not self < other

    def _refuse(self, _other: object = None) -> NoReturn:
        raise NoArithmetic(self.figure.name)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __pow__ = __neg__ = _refuse


def _plain(value: object) -> object:
    return value._value() if isinstance(value, Shown) else value


def _filter(name: str, form: Callable[[Decimal], str]) -> Callable[[object], object]:
    def apply(value: object) -> object:
        if isinstance(value, Shown):
            if value.figure.text is None:
                raise Unknown(value.figure)
            if value.figure.number is None or value.figure.unit != _YUAN:
                raise NotMoney(name, value.figure.name)
            return value.written(form(value.figure.number))
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return form(Decimal(value))
        raise NotMoney(name, str(value))

    return apply


def _in_yuan(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return f"{plain_number(number) if whole else f'{_rounded(number):f}'}元"


def _in_ten_thousands(number: Decimal) -> str:
    return f"{plain_number(_rounded(number / 10000))}万元"


def _in_capitals(number: Decimal) -> str:
    return capitals(fen(_rounded(number)))


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


FILTERS: dict[str, Callable[[object], object]] = {
    "元": _filter("元", _in_yuan),
    "万元": _filter("万元", _in_ten_thousands),
    "大写": _filter("大写", _in_capitals),
}

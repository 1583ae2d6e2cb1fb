"""A fact that the records do not hold: it may be asked about, and never printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing in the records, in words, and the address where it is filled in."""

    said: str
    href: str


class Gap:
    """In place of a fact that is missing: false where a text asks, and noted where it is used."""

    def __init__(self, lack: Lack, noted: dict[Lack, None]) -> None:
        self._lack, self._noted = lack, noted

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        self._noted[self._lack] = None
        return ""

    def __iter__(self) -> Iterator[object]:
        self._noted[self._lack] = None
        return iter(())

    def __getattr__(self, name: str) -> Gap:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

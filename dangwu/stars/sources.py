"""Where points may come from, and the example scheme: data files of this folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
BY_HAND = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A table over the records: `amount` counts `unit`; `rare` where none kept means none there."""

    name: str
    table: str
    unit: str
    evidence: str
    rare: bool


@dataclass(frozen=True, slots=True)
class ExampleItem:
    """An item of the example scheme."""

    module: str
    label: str
    points: int
    source: str = BY_HAND
    each: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """The scheme that a unit may copy and then make its own."""

    name: str
    cycle: str
    items: tuple[ExampleItem, ...]
    levels: Mapping[int, int]


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Return the sources by name."""
    rows = tomllib.loads((HERE / "sources.toml").read_text("utf-8"))["sources"]
    return {row["name"]: Source(**row) for row in rows}


@lru_cache(maxsize=1)
def example() -> Example:
    """Return the example scheme."""
    read = tomllib.loads((HERE / "example.toml").read_text("utf-8"))
    return Example(
        name=read["name"],
        cycle=read["cycle"],
        items=tuple(ExampleItem(**row) for row in read["items"]),
        levels={row["stars"]: row["least"] for row in read["levels"]},
    )

"""A figure: a named number over records, read from one .sql file of a room."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import dangwu
from dangwu.catalogue.headers import HeaderBroken, one, split
from dangwu.catalogue.measure import Measure, MeasureUnreadable
from dangwu.core.errors import DangwuError, suggestion

ROOMS = Path(dangwu.__file__).parent
_KEYS = frozenset(
    {"figure", "unit", "group", "means", "measure", "places", "evidence", "shows", "zero", "let",
     "says", "cites"}
)  # fmt: skip
_REPEATED = frozenset({"says", "let", "shows"})
_LET = re.compile(r"([a-z_]+) = (first|last) ([+-]) (\d+) (months?|years?)")


class FigureUnknown(DangwuError):
    """No figure has this name."""

    def __init__(self, name: str, known: Mapping[str, object]) -> None:
        super().__init__(
            f"没有名为“{name}”的指标。{suggestion(name, known)}全部指标可用 dangwu figures 列出。"
        )


@dataclass(frozen=True, slots=True)
class Limit:
    """A day reckoned by calendar before the query: `name = last - 36 years`."""

    name: str
    start: str
    months: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What a .sql file says; `sql` is empty for a ratio of two figures.

    `means` is the definition in Chinese. `zero` names the figure whose being above nothing makes a
    zero certain (「有应缴才能说无人欠缴」), or is "always".
    """

    name: str
    room: str
    unit: str
    group: str
    means: str
    measure: Measure
    places: int
    evidence: str
    shows: tuple[str, ...]
    zero: str
    limits: tuple[Limit, ...]
    says: tuple[str, ...]
    cites: str
    sql: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text and the measure: what a frozen report names."""
        return hashlib.sha256(f"{self.measure}\n{self.sql}".encode()).hexdigest()


def _limit(text: str, path: Path) -> Limit:
    found = _LET.fullmatch(text)
    if not found:
        raise HeaderBroken(path, f"let 应写成“名 = last - 36 years”，现在是“{text}”。")
    size = int(found[4]) * (12 if found[5].startswith("year") else 1)
    return Limit(found[1], found[2], size if found[3] == "+" else -size)


def read(path: Path) -> Figure:
    """Read one figure; raises HeaderBroken with the file and what is wrong."""
    head, sql = split(path, _KEYS, _REPEATED)
    name = one(head, "figure", path)
    if path.stem != name:
        raise HeaderBroken(path, f"文件名应与指标名“{name}”相同。")
    try:
        measure = Measure.parse(one(head, "measure", path))
    except MeasureUnreadable as error:
        raise HeaderBroken(path, f"看不懂 measure：{one(head, 'measure', path)}") from error
    if bool(sql) == bool(measure.figures):
        raise HeaderBroken(path, "两指标之比没有查询；其余指标必须有查询。")
    unit = one(head, "unit", path)
    return Figure(
        name=name,
        room=path.parent.parent.name,
        unit=unit,
        group=one(head, "group", path),
        means=one(head, "means", path),
        measure=measure,
        places=int(head.get("places", ["2" if unit == "%" else "0"])[0]),
        evidence="" if measure.figures else one(head, "evidence", path),
        shows=tuple(part for line in head.get("shows", []) for part in line.split(", ")),
        zero=head.get("zero", [""])[0],
        limits=tuple(_limit(text, path) for text in head.get("let", [])),
        says=tuple(part.strip() for line in head.get("says", []) for part in line.split(" | ")),
        cites=head.get("cites", [""])[0],
        sql=sql,
    )


@lru_cache(maxsize=1)
def figures() -> Mapping[str, Figure]:
    """Return every figure by name, in order of room and name."""
    paths = sorted(ROOMS.glob("*/figures/*.sql"))
    found: dict[str, Figure] = {}
    for each in map(read, paths):
        if each.name in found:
            both = f"{found[each.name].room} and {each.room}"
            raise ValueError(f"{both} hold a figure of the same name: {each.name}")
        found[each.name] = each
    return found


def figure(name: str) -> Figure:
    """Return the figure with this name, or raise FigureUnknown with the nearest ones."""
    known = figures()
    if name not in known:
        raise FigureUnknown(name, known)
    return known[name]

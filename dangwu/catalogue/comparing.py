"""One figure for many organizations side by side: one query where the text allows, else one each.

A query may be grouped where each row of its evidence is found through one organization alone, and
that organization through one of the frame's tables at the top of the text. The table is then made
for all parts at once, each row with the part that it belongs to, and the text hands the part on.
A part's rows are those that its single run would find, whoever moved; a test holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dangwu.catalogue.figures import Figure
from dangwu.catalogue.running import Catalogue, Fold, parameters
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell, Value
from dangwu.engine.base import Engine
from dangwu.engine.frame import FRAMES, frame

_TABLES = ("scope", "stood", "stood_month")
_NOISE = re.compile(r"'(?:[^']|'')*'|--[^\n]*")
_INNERMOST = re.compile(r"\([^()]*\)")
_FRAME = re.compile(r"\b(?:from|join)\s+(?:scope|stood_month|stood)\s+as\s+(\w+)")
_SELECT = re.compile(r"\A((?:--[^\n]*\n)*)select\b")
_FOLDED = re.compile(r"\b(?:group by|union|intersect|except|having|over|distinct|with)\b")


@lru_cache(maxsize=512)
def divisible(asked: Figure) -> bool:
    """Whether each row of the evidence hangs on one organization, named in `organization_id`."""
    whole = _NOISE.sub(" ", asked.sql)
    top, inner = whole, ""
    while inner != top:
        top, inner = _INNERMOST.sub("§", top), top
    frames = _FRAME.findall(top)
    if len(_FRAME.findall(whole)) != 1 or len(frames) != 1:
        return False
    if _FOLDED.search(top) or ":scope_id" in whole or not _SELECT.match(asked.sql):
        return False
    key = f"{frames[0]}.organization_id"
    named = re.search(r"([\w.]+) as organization_id\b", top)
    if named is None:
        return False
    joined = rf"\b{key} = {named[1]}\b|\b{named[1]} = {key}\b"
    return named[1] == key or bool(re.search(joined, top))


@dataclass(frozen=True)
class Side(Catalogue):
    """Figures of organizations that stand side by side, none below another, under `whole`."""

    whole: Scope = field(default_factory=lambda: Scope(0, ""))
    parts: tuple[int, ...] = ()
    _folds: dict[object, dict[int, Fold]] = field(default_factory=dict, repr=False, compare=False)

    def folded(self, asked: Figure, scope: Scope, period: Period) -> Fold:
        """Return one part's fold out of the grouped query, or its own where it must run alone."""
        part = scope.organization_id
        if part not in self.parts or not divisible(asked):
            return super().folded(asked, scope, period)
        key = (asked.name, period)
        if key not in self._folds:
            rows = self.engine.run(
                grouped(asked, self.parts), parameters(asked, self.whole, period)
            ).rows
            self._folds[key] = {int(str(row[0])): row[1:] for row in rows}
        return self._folds[key].get(part) or _nothing(asked)


def grouped(asked: Figure, parts: Sequence[int]) -> str:
    """Return the text that folds a divisible figure for each of these organizations."""
    found = _FRAME.search(_NOISE.sub(" ", asked.sql))
    alias = found[1] if found else ""
    body = _SELECT.sub(rf"\1select {alias}.part_id as part_id,", asked.sql, count=1)
    text = frame(body, f"evidence.part_id as part_id, {asked.measure.select}")
    ids = ", ".join(map(str, parts))
    for name in _TABLES:
        text = text.replace(FRAMES[name], _apart(FRAMES[name], ids))
    return f"{text}\ngroup by evidence.part_id"


def _apart(table: str, ids: str) -> str:
    """Return a frame's table for all parts at once; made first, or each record tries every part."""
    return (
        table.replace(" as (\n", " as materialized (\n", 1)
        .replace(
            "d.organization_id as organization_id",
            "a.organization_id as part_id, d.organization_id as organization_id",
        )
        .replace("a.organization_id = :scope_id", f"a.organization_id in ({ids})")
    )


def side_by_side(
    engine: Engine, name: str, whole: Scope, parts: Sequence[Scope], period: Period
) -> list[Value]:
    """Return the figure for each of `parts`, in their order; each equals its single run."""
    side = Side(engine, whole=whole, parts=tuple(part.organization_id for part in parts))
    return [side.value(name, part, period) for part in parts]


def _nothing(asked: Figure) -> Fold:
    """Return what a fold gives over no rows."""
    if asked.measure.only:
        return 0, 0, None
    return 0, _empty(asked.measure.above), _empty(asked.measure.below) if asked.measure.below else 1


def _empty(fold: str) -> Cell:
    return 0 if fold.startswith("count") else None

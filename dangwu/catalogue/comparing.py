"""One figure for many organizations side by side: one query where the text allows, else one each.

A query may be grouped where each row of its evidence is found through one organization alone, and
where nothing below a part moved during the period. Both are looked at here; a test holds the
answers against single runs.
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
from dangwu.engine.frame import frame

_PART = """(
  select distinct c.organization_id as part_id, d.organization_id as below_id
  from organizations_placement as c
  join organizations_placement as d on d.path >= c.path and d.path < c.path_end
    and d.since < c.until and c.since < d.until
  where c.organization_id in ({ids}) and c.since <= :last and c.until > :first
    and d.since <= :last and d.until > :first
) as part"""

_MOVED = """select distinct part.part_id as part_id
from {part}
join (
  select organization_id from organizations_placement
  where since <= :last and until > :first
  group by organization_id having count(*) > 1
) as moved on moved.organization_id = part.below_id"""

_NOISE = re.compile(r"'(?:[^']|'')*'|--[^\n]*")
_INNERMOST = re.compile(r"\([^()]*\)")
_FRAME = re.compile(r"\b(?:from|join)\s+(?:scope|stood_month|stood)\s+as\s+(\w+)")
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
    if _FOLDED.search(top) or ":scope_id" in whole:
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
    _alone: dict[Period, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def folded(self, asked: Figure, scope: Scope, period: Period) -> Fold:
        """Return one part's fold out of the grouped query, or its own where it must run alone."""
        part = scope.organization_id
        if part not in self.parts or not divisible(asked) or part in self._moved(period):
            return super().folded(asked, scope, period)
        key = (asked.name, period)
        if key not in self._folds:
            self._folds[key] = self._grouped(asked, period)
        return self._folds[key].get(part) or _nothing(asked)

    def _grouped(self, asked: Figure, period: Period) -> dict[int, Fold]:
        text = frame(asked.sql, f"part.part_id as part_id, {asked.measure.select}")
        text += (
            f"\njoin {self._part()} on part.below_id = evidence.organization_id"
            "\ngroup by part.part_id"
        )
        rows = self.engine.run(text, parameters(asked, self.whole, period)).rows
        return {_number(row[0]): row[1:] for row in rows}

    def _moved(self, period: Period) -> frozenset[int]:
        """Return the parts below which something stood elsewhere for a while: they run alone."""
        if period not in self._alone:
            text = _MOVED.format(part=self._part())
            rows = self.engine.run(text, {"first": period.first, "last": period.last}).rows
            self._alone[period] = frozenset(_number(row[0]) for row in rows)
        return self._alone[period]

    def _part(self) -> str:
        return _PART.format(ids=", ".join(map(str, self.parts)))


def side_by_side(
    engine: Engine, name: str, whole: Scope, parts: Sequence[Scope], period: Period
) -> list[Value]:
    """Return the figure for each of `parts`, in their order; each equals its single run."""
    side = Side(engine, whole=whole, parts=tuple(part.organization_id for part in parts))
    return [side.value(name, part, period) for part in parts]


def _number(cell: Cell) -> int:
    return int(str(cell))


def _nothing(asked: Figure) -> Fold:
    """Return what a fold gives over no rows."""
    if asked.measure.only:
        return 0, 0, None
    return 0, _empty(asked.measure.above), _empty(asked.measure.below) if asked.measure.below else 1


def _empty(fold: str) -> Cell:
    return 0 if fold.startswith("count") else None

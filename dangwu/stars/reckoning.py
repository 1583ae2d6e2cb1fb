"""Points out of the records: which rows count for whom, what they are worth, and what is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dangwu.catalogue.checks import parameters, text
from dangwu.catalogue.checks_reading import Check
from dangwu.catalogue.checks_rules import foundation
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.stars.models import Item, Level
from dangwu.stars.sources import Source, sources

_QUERY = Check(
    name="积分核算", room="stars", severity="warning", rules=(), evidence="stars.Score",
    found="", due="", todo="", by="", days=(), spans=(), sql="",
)  # fmt: skip
_OF_BRANCH = """select t.id, t.organization_id, t.member_id, t.happened_on, t.amount
from {table} as t
join members_membership as p on p.member_id = t.member_id and p.organization_id = :branch_id
  and p.since <= :last and p.until > :last"""
_BY_HAND = """select t.id, t.organization_id, t.member_id, t.happened_on, t.times as amount
from stars_entry as t
join members_membership as p on p.member_id = t.member_id and p.organization_id = :branch_id
  and p.since <= :last and p.until > :last
where t.item_id = :item_id and t.happened_on between :first and :last"""
ENTRY = "stars.Entry"


@dataclass(frozen=True, slots=True)
class Row:
    """A record that counts: its number, its day and how much it holds."""

    id: int
    member_id: int
    happened_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Worth:
    """What an item gave one member; `amount` None where the branch kept no such records."""

    item: Item
    label: str
    amount: int | None
    points: int | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A member's points, item by item."""

    member_id: int
    worths: tuple[Worth, ...]

    @property
    def points(self) -> int:
        """The sum of what is known."""
        return sum(one.points for one in self.worths if one.points is not None)

    @property
    def unknown(self) -> int:
        """How many items are not known."""
        return sum(one.points is None for one in self.worths)


def reckon(
    engine: Engine, branch_id: int, period: Period, items: Sequence[Item], people: Sequence[int]
) -> list[Reckoned]:
    """Return the points of the members of a branch on the period's last day."""
    found = [(item, *_rows_of(engine, branch_id, period, item)) for item in items]
    return [
        Reckoned(one, tuple(_worth(item, source, rows, one) for item, source, rows in found))
        for one in people
    ]


def stars_for(reckoned: Reckoned, levels: Sequence[Level]) -> int | None:
    """Return the stars that the points come to; None below the lowest, or where some are unknown."""
    if reckoned.unknown:
        return None
    reached = [one.stars for one in levels if one.least <= reckoned.points]
    return max(reached, default=None)


def points_of(item: Item, amount: int) -> int:
    """Return what an amount is worth, within the item's limit for a period."""
    points = amount // item.each * item.points
    if item.most is None:
        return points
    return min(points, item.most) if item.most > 0 else max(points, item.most)


def _worth(item: Item, source: Source | None, rows: Sequence[Row], member_id: int) -> Worth:
    label = source.evidence if source is not None else ENTRY
    if source is not None and not source.rare and not rows:
        return Worth(item, label, None, None, ())
    own = tuple(row for row in rows if row.member_id == member_id)
    amount = sum(row.amount for row in own)
    return Worth(item, label, amount, points_of(item, amount), own)


def _rows_of(
    engine: Engine, branch_id: int, period: Period, item: Item
) -> tuple[Source | None, list[Row]]:
    source = sources().get(item.source)
    sql = _BY_HAND if source is None else _OF_BRANCH.format(table=source.table)
    query = replace(_QUERY, sql=sql)
    base = foundation(query, period, {}, None)
    known = {**parameters(base, Scope(branch_id, ""), period), "branch_id": branch_id}
    answer = engine.run(text(query, base), known | {"item_id": item.pk})
    rows = [_row(dict(zip(answer.columns, row, strict=True))) for row in answer.rows]
    rows.sort(key=lambda row: (row.happened_on, row.id))
    return source, rows


def _row(cells: Mapping[str, object]) -> Row:
    day = cells["happened_on"]
    return Row(
        int(str(cells["id"])), int(str(cells["member_id"])),
        day if isinstance(day, date) else date.fromisoformat(str(day)), int(str(cells["amount"])),
    )  # fmt: skip

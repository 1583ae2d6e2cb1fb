"""What is due, by the one definition: the table dues_reckoned over the rules in force.

The check of what was assessed, the assessing of a branch, the explanation of a member's due and
the calculator all ask here; `tables/dues_reckoned.sql` answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from dangwu.catalogue.checks import parameters
from dangwu.catalogue.checks_reading import Check, check
from dangwu.catalogue.checks_rules import foundation
from dangwu.catalogue.tables import room_tables
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell
from dangwu.engine.base import Engine, Parameter
from dangwu.engine.frame import FRAMES, frame
from dangwu.engine.memory_engine import MemoryEngine
from dangwu.rules.rule import Rule

COLUMNS = (
    "id", "member_id", "month_no", "base_id", "waiver_id", "category", "base_fen", "agreed_fen",
    "over_fen", "upto_fen", "rate_bp", "least_fen", "most_fen", "unit_fen", "way", "parts",
    "full_fen", "state", "due_fen",
)  # fmt: skip
BASIS = 10_000
"""Basis points of a whole."""
NAMED = "dues_reckoned"
ASKED = "dues_asked"
KNOWN = frozenset({"rated", "fixed", "agreed", "reduced", "waived"})
NOTHING = frozenset({"not_yet", "left", "waived"})
"""The states in which nothing is owed for the month."""


@dataclass(frozen=True, slots=True)
class Due:
    """A row of dues_reckoned: what one member owes for one month; `due_fen` None is not known.

    `full_fen` is what would be due without a waiver; `parts` the product of base and rate in parts
    of a fen (BASIS to a fen) before it is rounded.
    """

    id: int | None
    member_id: int
    month_no: int
    base_id: int | None
    waiver_id: int | None
    category: str | None
    base_fen: int | None
    agreed_fen: int | None
    over_fen: int | None
    upto_fen: int | None
    rate_bp: int | None
    least_fen: int | None
    most_fen: int | None
    unit_fen: int
    way: int
    parts: int | None
    full_fen: int | None
    state: str
    due_fen: int | None

    @property
    def exact(self) -> bool:
        """Whether the amount came out even, without rounding."""
        return not (self.parts or 0) % (BASIS * self.unit_fen)


def dues(
    engine: Engine,
    known: Mapping[str, Rule],
    period: Period,
    asked: str,
    **values: Parameter,
) -> list[Due]:
    """Return what is due of those whom `asked` names.

    `asked` is a query of id, organization_id, member_id, month_no that stands in place of the
    table dues_asked; `values` are its own parameters.
    """
    question = f"select {', '.join(f'k.{name} as {name}' for name in COLUMNS)} from {NAMED} as k"
    memory = engine if isinstance(engine, MemoryEngine) else None
    base = foundation(_check(question), period, known, memory)
    own = f"{ASKED} as (\n{asked}\n)"
    usual = room_tables()[ASKED].cte
    body = ", ".join(own if one == usual else one for one in base.tables)
    text = frame(f"with {body}\n{question}", "evidence.*", memory.frames if memory else FRAMES)
    answer = engine.run(text, {**parameters(base, Scope(0, ""), period), **values})
    return list(map(_due, answer.rows))


def _due(row: tuple[Cell, ...]) -> Due:
    return Due(*cast("Any", row))


def _check(sql: str) -> Check:
    """Return the question as a text that stands on rules."""
    return replace(check("党费核定不符"), rules=(), days=(), spans=(), sql=sql)


def members_asked(keys: list[int]) -> tuple[str, dict[str, Parameter]]:
    """Return the question for these members and the month :asked_month."""
    names = {f"asked_{place}": key for place, key in enumerate(keys)}
    listed = ", ".join(f":{name}" for name in names) or "-1"
    text = (
        "select w.id as id, w.id as organization_id, w.id as member_id, "
        "cast(:asked_month as bigint) as month_no "
        f"from members_member as w where w.id in ({listed})"
    )
    return text, dict(names)


def chunks(keys: list[int], size: int = 500) -> Iterator[list[int]]:
    """Yield keys by as many as one text may name."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]

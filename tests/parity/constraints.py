"""Check constraints read in Python: whether a row keeps them, and how to mend one that does not."""

from __future__ import annotations

import operator
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models.expressions import CombinedExpression, F, Value

_COMPARE = {
    "gte": operator.ge, "gt": operator.gt, "lte": operator.le, "lt": operator.lt,
    "exact": operator.eq,
}  # fmt: skip
_REACH = {"+": operator.add, "-": operator.sub}


def _conditions(model: type[models.Model]) -> Iterator[models.Q]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            yield constraint.condition  # type: ignore[misc]


def holds(model: type[models.Model], values: dict[str, Any]) -> bool:
    """Whether the row keeps every check, and no count is below zero."""
    for one in model._meta.concrete_fields:
        positive = isinstance(one, models.PositiveIntegerField | models.PositiveSmallIntegerField)
        if positive and (values.get(one.attname) or 0) < 0:
            return False
    return all(_true(model, condition, values) for condition in _conditions(model))


def _true(model: type[models.Model], condition: Any, values: dict[str, Any]) -> bool:
    if isinstance(condition, models.Q):
        parts = [_true(model, child, values) for child in condition.children]
        found = any(parts) if condition.connector == "OR" else all(parts)
        return found is not condition.negated
    path, expected = condition
    name, _, lookup = path.partition("__")
    cell = values[_column(model, name)]
    wanted = _evaluate(model, expected, values)
    if lookup == "isnull":
        return (cell is None) is wanted
    if lookup == "in":
        return cell in wanted
    return cell is not None and wanted is not None and _COMPARE[lookup or "exact"](cell, wanted)


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]


def _evaluate(model: type[models.Model], expected: Any, values: dict[str, Any]) -> Any:
    if isinstance(expected, CombinedExpression):
        left, right = (_evaluate(model, side, values) for side in (expected.lhs, expected.rhs))
        return None if left is None or right is None else _REACH[expected.connector](left, right)
    if isinstance(expected, F):
        return values[_column(model, expected.name)]
    return expected.value if isinstance(expected, Value) else expected


def mend(model: type[models.Model], values: dict[str, Any], chance: random.Random) -> None:
    """Move a column to the limit that another sets it, so that most rows keep the checks."""
    for condition in _conditions(model):
        if not _true(model, condition, values):
            for path, expected in _leaves(condition):
                _move(model, path, expected, values, chance)


def _leaves(condition: models.Q) -> Iterator[tuple[str, Any]]:
    for child in condition.children:
        if isinstance(child, models.Q):
            if not child.negated:
                yield from _leaves(child)
        else:
            yield child


def _move(
    model: type[models.Model],
    path: str,
    expected: Any,
    values: dict[str, Any],
    chance: random.Random,
) -> None:
    name, _, lookup = path.partition("__")
    wanted = _evaluate(model, expected, values)
    column = _column(model, name)
    if _true(model, (path, expected), values) or wanted is None or lookup in {"isnull", "in"}:
        return
    if not isinstance(expected, F | CombinedExpression):
        return
    past = {"gt": 1, "lt": -1}.get(lookup, 0)
    if past == 0 and lookup == "gte":
        past = chance.choice([0, 1])
    values[column] = wanted + timedelta(past) if isinstance(wanted, date) else wanted + past

"""Runs figures for a scope and a period; values come with their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dangwu.catalogue.derived import CHANGE, SHARE, Derived, read_derived
from dangwu.catalogue.figures import Figure, figure, figures
from dangwu.catalogue.measure import day_label, divide
from dangwu.core.calendar import add_months, day_no
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell, Evidence, Value
from dangwu.engine.base import Engine, Parameter, Table
from dangwu.engine.frame import frame, supplied

NO_RECORD = "没有记录：零与未记录无法区分"
INCOMPLETE = "有记录缺少数据，无法确定"
NO_BASE = "基数不大于零，无法计算"
Fold = tuple[Cell, ...]


def parameters(asked: Figure, scope: Scope, period: Period) -> dict[str, Parameter]:
    """Return what the text's :names stand for; limits are reckoned by calendar.

    A limit `born = last - 36 years` gives :born (a day) and :born_no (yyyymmdd).
    """
    known = supplied(scope, period)
    for limit in asked.limits:
        day = add_months(period.first if limit.start == "first" else period.last, limit.months)
        known[limit.name] = day
        known[f"{limit.name}_no"] = day_no(day)
    return known


@dataclass(frozen=True)
class Catalogue:
    """Figures on one engine. Values are remembered: a report asks for the same ones often."""

    engine: Engine
    _memory: dict[object, Value] = field(default_factory=dict, repr=False, compare=False)

    def value(
        self,
        name: str,
        scope: Scope,
        period: Period,
        *,
        against: Period | None = None,
        evidence: bool = False,
    ) -> Value:
        """Return the figure or derived form; with `evidence`, the rows too.

        `against` is what 增减 and 增幅 compare with, the period before where it is left out.
        Raises FigureUnknown. `number` is None where the records cannot give it.
        """
        then = against or period.before()
        key = (name, scope.organization_id, period, then, evidence)
        if key not in self._memory:
            self._memory[key] = self._value(name, scope, period, then, evidence=evidence)
        return self._memory[key]

    def values(self, names: Iterable[str], scope: Scope, period: Period) -> dict[str, Value]:
        """Return several figures by name."""
        return {name: self.value(name, scope, period) for name in names}

    def all_values(self, scope: Scope, period: Period) -> dict[str, Value]:
        """Return every figure of the catalogue by name."""
        return self.values(figures(), scope, period)

    def _value(
        self, name: str, scope: Scope, period: Period, then: Period, *, evidence: bool
    ) -> Value:
        derived = None if name in figures() else read_derived(name)
        if derived and derived.form == SHARE:
            return self._share(name, derived.figures, scope, period, evidence=evidence)
        if derived:
            return self._change(name, derived, scope, (then, period), evidence=evidence)
        asked = figure(name)
        if asked.measure.figures:
            return self._share(name, asked.measure.figures, scope, period, evidence=evidence)
        answer = self._fold(asked, scope, period)
        if evidence:
            answer = replace(answer, evidence=self._rows(asked, scope, period))
        return self._judge_zero(asked, answer, scope, period)

    def folded(self, asked: Figure, scope: Scope, period: Period) -> Fold:
        """Return what the query folds to: how many records, and what is above and below the line."""
        text = frame(asked.sql, asked.measure.select)
        return self.engine.run(text, parameters(asked, scope, period)).rows[0]

    def _fold(self, asked: Figure, scope: Scope, period: Period) -> Value:
        records, above, below = self.folded(asked, scope, period)
        empty = Value(asked.name, asked.unit, scope, period, records=_whole(records))
        if asked.measure.only:
            return _only(empty, above, below, is_day=asked.measure.is_day)
        if above is None or below is None:
            return replace(empty, because=INCOMPLETE if empty.records else NO_RECORD)
        factor = 100 if asked.unit == "%" and asked.measure.below else 1
        divisor = _whole(below) * asked.measure.divisor
        number = divide(_whole(above), divisor, _places(asked), factor)
        return replace(empty, number=number, because=NO_BASE if number is None else "")

    def _rows(self, asked: Figure, scope: Scope, period: Period) -> Evidence:
        known = parameters(asked, scope, period)
        columns = self.engine.run(frame(asked.sql, "evidence.*"), known)
        return _evidence(asked, columns)

    def _share(
        self,
        name: str,
        names: tuple[str, ...],
        scope: Scope,
        period: Period,
        *,
        evidence: bool,
    ) -> Value:
        """Return the first of two figures in per cent of the second."""
        part, whole = (self.value(one, scope, period, evidence=evidence) for one in names)
        empty = Value(name, "%", scope, period, records=whole.records, evidence=part.evidence)
        # nothing of a whole that is known is a share of 0, though the part has no record
        none_of_it = whole.certain and part.number == 0
        if not ((part.certain and whole.certain) or none_of_it):
            return replace(empty, because=NO_RECORD, known=False)
        number = divide(part.number or 0, whole.number or 0, 2, 100)
        return replace(empty, number=number, because=NO_BASE if number is None else "")

    def _change(
        self,
        name: str,
        derived: Derived,
        scope: Scope,
        periods: tuple[Period, Period],
        *,
        evidence: bool,
    ) -> Value:
        before, period = periods
        now = self.value(derived.of, scope, period, evidence=evidence)
        then = self.value(derived.of, scope, before)
        empty = Value(name, now.unit, scope, period, records=now.records, evidence=now.evidence)
        if not (now.certain and then.certain) or now.number is None or then.number is None:
            return replace(empty, because=f"{before.label}没有可比的记录", known=False)
        if derived.form == CHANGE:
            return replace(empty, number=now.number - then.number)
        # growth over an overdrawn account would change its sign
        base = max(then.number, Decimal(0))
        number = divide(now.number - then.number, base, 2, 100)
        return replace(empty, unit="%", number=number, because=NO_BASE if number is None else "")

    def _judge_zero(self, asked: Figure, answer: Value, scope: Scope, period: Period) -> Value:
        if answer.number != 0 or asked.zero == "always":
            return answer
        if asked.zero:
            base = self.value(asked.zero, scope, period)
            if base.number:
                return answer
        return replace(answer, known=False, because=NO_RECORD)


def _whole(cell: Cell) -> int:
    if not isinstance(cell, int):
        raise TypeError(f"a fold must give a whole number, not {cell!r}")
    return cell


def _places(asked: Figure) -> int:
    if asked.measure.divisor == 1 and not asked.measure.below:
        return 0
    return asked.places if asked.measure.below else len(str(asked.measure.divisor)) - 1


def _only(empty: Value, different: Cell, least: Cell, *, is_day: bool = False) -> Value:
    if different == 1 and least is not None:
        if is_day:
            return replace(empty, text=day_label(_whole(least)))
        unit_is_text = isinstance(least, str)
        return replace(
            empty,
            text=str(least) if unit_is_text else None,
            number=None if unit_is_text else Decimal(_whole(least)),
        )
    return replace(empty, because=f"记录里有{different}个不同的值" if different else NO_RECORD)


def _evidence(asked: Figure, answer: Table) -> Evidence:
    headings = dict(part.split(" ", 1) for part in asked.shows)
    return Evidence(
        model=asked.evidence,
        columns=answer.columns,
        rows=tuple(sorted(answer.rows, key=lambda row: [str(cell) for cell in row])),
        headings=tuple(headings.get(column, column) for column in answer.columns),
    )

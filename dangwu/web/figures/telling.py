"""What a figure's page says in words: its definition, what it is made of, how it changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dangwu.catalogue.derived import CHANGE, GROWTH, SHARE, Derived, read_derived
from dangwu.catalogue.figures import Figure, figure, figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.web.figures.values import Shown, grouped, shown

_ALWAYS = "always"


@dataclass(frozen=True)
class Made:
    """One of the figures that another is made of."""

    name: str
    period: Period
    shown: Shown


@dataclass(frozen=True)
class Told:
    """What is known about a name: of a figure its definition, of a form what it is made of.

    `records` is the figure whose records stand behind the number; None where each has its own page.
    """

    name: str
    group: str
    means: str
    zero: str
    cites: str
    sql: str
    measure: str
    records: Figure | None
    made_of: tuple[str, ...]


def told(name: str) -> Told:
    """Return what is known about a figure or a form of figures; raises FigureUnknown."""
    derived = None if name in figures() else read_derived(name)
    if derived:
        return _told_form(name, derived)
    one = figure(name)
    of = one.measure.figures or ()
    return Told(
        name=name, group=one.group, means=one.means, zero=_zero(one), cites=one.cites, sql=one.sql,
        measure=_measure(one), records=None if of else one, made_of=of,
    )  # fmt: skip


def made(catalogue: Catalogue, what: Told, scope: Scope, period: Period) -> list[Made]:
    """Return the numbers that this one is made of."""
    derived = None if what.name in figures() else read_derived(what.name)
    if derived and derived.form in {CHANGE, GROWTH}:
        asked = [(derived.of, period), (derived.of, period.before())]
    else:
        asked = [(name, period) for name in what.made_of]
    return [Made(name, when, shown(catalogue.value(name, scope, when))) for name, when in asked]


def change(now: Value, then: Value) -> str:
    """Say how a number changed from the period before; empty where one of them is not known."""
    if not (now.certain and then.certain) or now.number is None or then.number is None:
        return ""
    if now.unit in {"年", "月", "周年"}:
        return ""
    more = now.number - then.number
    if not more:
        return f"与{then.period.label}持平"
    unit = "个百分点" if now.unit == "%" else f"\u00a0{now.unit}"
    way = "增加" if more > 0 else "减少"
    return f"比{then.period.label}{way}\u00a0{_amount(abs(more), now)}{unit}"


def _amount(number: Decimal, value: Value) -> str:
    return grouped(number, "元" if value.unit == "元" else "")


def _told_form(name: str, derived: Derived) -> Told:
    means = {
        SHARE: f"{derived.of}占{derived.whole}的百分比",
        CHANGE: f"{derived.of}比上一个同样长的时段增加多少（减少为负）",
        GROWTH: f"{derived.of}比上一个同样长的时段增长百分之几",
    }[derived.form]
    for part in derived.figures:
        figure(part)  # an unknown one is told by its own name
    return Told(
        name=name, group="推算", means=means, zero="", cites="", sql="", measure=name,
        records=None, made_of=derived.figures,
    )  # fmt: skip


def _zero(one: Figure) -> str:
    """Say when a nought is known to be one."""
    if one.zero == _ALWAYS:
        return "没有记录即为零。"
    if one.zero:
        return f"“{one.zero}”大于零时，零才作数；否则视为没有记录。"
    return "" if one.measure.figures else "没有记录时显示“不详”，不写零。"


def _measure(one: Figure) -> str:
    part = one.measure
    if part.figures:
        return " ÷ ".join(part.figures)
    if part.only:
        return f"取唯一的 {part.only}；各不相同时不作数"
    over = f" ÷ {part.below}" if part.below else ""
    over += f" ÷ {part.divisor}" if part.divisor != 1 else ""
    return part.above + over

"""A figure of the organizations below: those directly below, or every branch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dangwu.catalogue.comparing import divisible, side_by_side
from dangwu.catalogue.derived import read_derived
from dangwu.catalogue.figures import Figure, figure
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.organizations.models import Kind, Organization, Placement
from dangwu.web.charts import Mark
from dangwu.web.figures.values import Memory, Remembering, grouped, shown

DRAWN = 30
"""So many bars at most; the table holds the rest."""
ALONE = 200
"""So many organizations at most are asked one by one, where a figure cannot be grouped."""
NEAR, BRANCHES = "near", "branches"
LEVELS = {NEAR: "直接下级", BRANCHES: "全部党支部"}
_MEMORY: Memory[list[Value]] = Memory(40_000)


@dataclass(frozen=True, slots=True)
class Part:
    """One organization with its value."""

    organization: Organization
    value: Value


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figure of the organizations below: the known ones from the highest down, then the rest.

    `too_many` says how many there are where they are too many to be asked one by one.
    `rest` is what the whole has beyond the sum of its parts; None where they do not add up at all.
    """

    level: str
    parts: tuple[Part, ...] = ()
    too_many: int = 0
    rest: Decimal | None = None

    @property
    def known(self) -> tuple[Part, ...]:
        """The parts whose number is known."""
        return tuple(one for one in self.parts if _number(one) is not None)

    @property
    def drawn(self) -> tuple[Part, ...]:
        """The parts that the chart shows."""
        return self.parts[:DRAWN]

    @property
    def drawable(self) -> bool:
        """Whether a chart says more than a line of text."""
        return len(self.known) > 1 and any(map(_number, self.known))


def below(organization_id: int, level: str, day: date) -> list[Organization]:
    """Return the organizations that stand directly below on this day, or every branch below."""
    standing = Placement.objects.filter(since__lte=day, until__gt=day)
    if level == NEAR:
        found = standing.filter(parent=organization_id)
    else:
        top = standing.filter(organization=organization_id).first()
        if top is None:
            return []
        found = standing.filter(
            path__gt=top.path, path__lt=top.path_end, organization__kind=Kind.BRANCH
        )
    return [one.organization for one in found.select_related("organization").order_by("path")]


def compare(
    known_at: Remembering, whole: Value, level: str, organizations: Sequence[Organization]
) -> Comparison:
    """Return the figure of these organizations beside that of the whole."""
    if not can_compare(whole.figure, len(organizations)):
        return Comparison(level, too_many=len(organizations))
    values = each(known_at, whole.figure, whole.scope, whole.period, organizations)
    parts = [Part(*pair) for pair in zip(organizations, values, strict=True)]
    known = [one for one in parts if _number(one) is not None]
    known.sort(key=lambda one: -(_number(one) or 0))
    texts = [one for one in parts if one.value.certain and one.value.number is None]
    unknown = [one for one in parts if not one.value.certain]
    return Comparison(level, (*known, *texts, *unknown), rest=_rest(whole, known))


def can_compare(name: str, count: int) -> bool:
    """Whether so many organizations can be asked for this figure while somebody waits."""
    return count <= ALONE or all(map(divisible, _asked(name)))


def each(
    known_at: Remembering, name: str, whole: Scope, period: Period, those: Sequence[Organization]
) -> list[Value]:
    """Return the figure of each of these organizations, out of memory while nothing changed."""
    parts = tuple(one.pk for one in those)
    key = (name, whole.organization_id, parts, period, known_at.at)
    found = _MEMORY.get(key)
    if found is None:
        scopes = [Scope(one.pk, one.document_name, one.kind) for one in those]
        found = side_by_side(known_at.engine, name, whole, scopes, period)
        _MEMORY.put(key, found, len(found))
    return found


def marks(parts: Sequence[Part]) -> list[Mark]:
    """Return the bars of a chart."""
    return [
        Mark(one.organization.document_name, _number(one), shown(one.value).text) for one in parts
    ]


def _number(part: Part) -> Decimal | None:
    return part.value.number if part.value.certain else None


def _asked(name: str) -> list[Figure]:
    """Return the figures with a query of their own that a name stands on."""
    derived = read_derived(name)
    names = derived.figures if derived else (name,)
    found = []
    for one in map(figure, names):
        found += _asked_of(one)
    return found


def _asked_of(one: Figure) -> list[Figure]:
    names = one.measure.figures or ()
    zero = [one.zero] if one.zero not in {"", "always"} else []
    below = [one for name in (*names, *zero) for one in _asked_of(figure(name))]
    return below if names else [one, *below]


def _rest(whole: Value, known: Sequence[Part]) -> Decimal | None:
    """Return what records of the whole's own add, or of what has ended since."""
    if not whole.certain or whole.number is None or read_derived(whole.figure):
        return None
    asked = figure(whole.figure)
    adds = asked.measure.above.startswith(("count(*)", "sum(", "count(known"))
    if not adds or asked.measure.below or asked.measure.figures or not divisible(asked):
        return None
    rest = whole.number - sum((_number(one) or Decimal(0) for one in known), Decimal(0))
    return rest or None


def told(name: str, found: Comparison) -> str:
    """Say in words what the chart shows."""
    if not found.known:
        return f"{name}：各单位的数都不详"
    first, last = found.known[0], found.known[-1]
    unknown = len(found.parts) - len(found.known)
    return (
        f"{name}，{len(found.parts)}个单位比较；"
        f"最高{first.organization.document_name} {shown(first.value).whole}，"
        f"最低{last.organization.document_name} {shown(last.value).whole}"
        + (f"，{unknown}个单位不详" if unknown else "")
    )


def rest_text(found: Comparison, whole: Value) -> str:
    """Say what the whole has beyond the sum of its parts; empty where they add up."""
    if found.rest is None:
        return ""
    return (
        f"合计{shown(whole).whole}，比各单位之和多 {grouped(found.rest, whole.unit)} {whole.unit}："
        "本级或已撤销单位的记录不在上列单位中。"
    )

"""What members' dues for a month follow from: base, waiver, and the rule of that month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dangwu.core.calendar import month_first
from dangwu.dues.errors import NoDuesRule
from dangwu.dues.models import Base, Waiver
from dangwu.dues.reckoning import Reckoned, reckon
from dangwu.rules.book import rule
from dangwu.rules.rule import NoRuleInForce, Version

NO_BASE = "没有登记党费基数"


@dataclass(frozen=True, slots=True)
class Ground:
    """One member's ground for one month; without a base her due is unknown, never 0."""

    version: Version
    base: Base | None = None
    waiver: Waiver | None = None

    @property
    def reckoned(self) -> Reckoned:
        """What is due on it, or why that is unknown."""
        if self.waiver is not None:
            return Reckoned(self.waiver.due_fen)
        if self.base is None:
            return Reckoned(None, because=NO_BASE)
        base = self.base
        return reckon(base.category, base.base_fen, self.version.bands, base.agreed_fen)


def bands_of(number: int, region: str = "") -> Version:
    """Return the rule of bands in force on the month's first day, or raise NoDuesRule."""
    answer = rule("dues_bands", region).at(month_first(number))
    if isinstance(answer, NoRuleInForce):
        raise NoDuesRule(answer)
    return answer


def grounds(members: Iterable[int], number: int, region: str = "") -> dict[int, Ground]:
    """Return each member's ground by her key, in two queries; raises NoDuesRule."""
    wanted = list(members)
    waivers = {
        one.member_id: one
        for one in Waiver.objects.filter(
            member__in=wanted, since_month__lte=number, until_month__gte=number
        )
    }
    held = Base.objects.filter(member__in=wanted, since_month__lte=number)
    bases = {one.member_id: one for one in held.order_by("since_month")}
    version = bands_of(number, region)
    return {one: Ground(version, bases.get(one), waivers.get(one)) for one in wanted}

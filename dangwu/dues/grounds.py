"""What members' dues for a month follow from: base, waiver, and the rule of that month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dangwu.core.calendar import month_first, month_last
from dangwu.core.money import yuan
from dangwu.core.period import Period
from dangwu.dues.errors import NoDuesRule
from dangwu.dues.models import Base, Waiver
from dangwu.dues.reckoned import Due, chunks, dues, members_asked
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Membership
from dangwu.organizations.local import Known, any_local, known_to, national
from dangwu.rules.rule import NoRuleInForce, Version

NO_BASE = "没有登记党费基数"


@dataclass(frozen=True, slots=True)
class Ground:
    """One member's ground for one month; without a base her due is unknown, never 0.

    `known` are the rules that it was reckoned by; `waiver` is the one that counts: studied by the branch and approved one level up.
    """

    version: Version
    due: Due
    known: Known
    base: Base | None = None
    waiver: Waiver | None = None

    @property
    def due_fen(self) -> int | None:
        """What is due, None where it is not known or nothing is owed at all."""
        return self.due.due_fen

    @property
    def because(self) -> str:
        """Why it is not known, in Chinese; empty where it is."""
        return because(self.due)


def because(due: Due) -> str:
    """Return why what is due is not known, in Chinese; empty where it is."""
    said = {"no_base": NO_BASE, "unknown": "基数登记为不明",
            "not_yet": "这个月还没有接收为预备党员", "left": "这个月已不在册",
            "stale": "这一期的基数还没有登记（年薪按当月、个体经营者按上季度）",
            "no_category": f"标准里没有“{due.category}”这一类",
            "no_rule": "这个月还没有党费标准"}  # fmt: skip
    if due.state in {"range", "outside"}:
        span = f"{yuan(due.least_fen or 0)}元至{yuan(due.most_fen or 0)}元"
        if due.agreed_fen is None:
            return f"每月{span}，还没有商定数额"
        return f"商定的{yuan(due.agreed_fen)}元不在{span}之间"
    return said.get(due.state, "")


def bands_of(number: int, known: Known) -> Version:
    """Return the rule of bands in force on the month's first day, or raise NoDuesRule."""
    answer = known["dues_bands"].at(month_first(number))
    if isinstance(answer, NoRuleInForce):
        raise NoDuesRule(answer)
    return answer


def grounds(members: Iterable[int], number: int) -> dict[int, Ground]:
    """Return each member's ground by her key, in four queries; raises NoDuesRule.

    Each by the rules known to where she belonged at the month's end, or last in it.
    """
    grounded: dict[int, Ground] = {}
    for known, those in _by_rules(list(members), number):
        version = bands_of(number, known)
        found = [due for part in chunks(those) for due in _ask(part, number, known)]
        bases = Base.objects.in_bulk({one.base_id for one in found if one.base_id})
        waivers = Waiver.objects.in_bulk({one.waiver_id for one in found if one.waiver_id})
        for one in found:
            base, waiver = bases.get(one.base_id or 0), waivers.get(one.waiver_id or 0)
            grounded[one.member_id] = Ground(version, one, known, base, waiver)
    return grounded


def _by_rules(members: list[int], number: int) -> list[tuple[Known, list[int]]]:
    """Return the members by the rules that they come under, few in nearly every office."""
    if not any_local():
        return [(national(), members)]
    first, last = month_first(number), month_last(number)
    rows = Membership.objects.filter(member__in=members, since__lte=last, until__gt=first)
    homes = dict(rows.order_by("since").values_list("member_id", "organization_id"))
    known = known_to(set(homes.values()), last)
    groups: dict[int, tuple[Known, list[int]]] = {}
    for one in members:
        book = known[homes[one]] if one in homes else national()
        groups.setdefault(id(book), (book, []))[1].append(one)
    return list(groups.values())


def _ask(members: list[int], number: int, known: Known) -> list[Due]:
    asked, keys = members_asked(members)
    period = Period(month_first(number), month_last(number))
    return dues(DjangoEngine(), known, period, asked, asked_month=number, **keys)

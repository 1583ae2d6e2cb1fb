"""The bases of a whole branch on one sheet: what holds from a month on, written in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_last
from dangwu.core.money import yuan
from dangwu.dues.assessing import reassess, roll
from dangwu.dues.errors import BasesRefused, NoDuesRule, RowFault
from dangwu.dues.grounds import bands_of, grounds
from dangwu.dues.models import Base, Category
from dangwu.members.models import Member
from dangwu.organizations.local import known_rules
from dangwu.organizations.models import Organization
from dangwu.rules.rule import Band

_TIMED = frozenset({Category.ANNUAL, Category.SELF_EMPLOYED})


@dataclass(frozen=True, slots=True)
class Held:
    """One member with the base that holds in the month, None where there is none yet.

    `stale` is a base whose time has passed: of pay by the year, or of a business.
    """

    member: Member
    base: Base | None
    stale: bool = False

    @property
    def category(self) -> str:
        """What she is, or by what is known of her should be."""
        if self.base is not None:
            return self.base.category
        return Category.RETIRED if self.member.retired_on else Category.EMPLOYED

    @property
    def fen(self) -> int | None:
        """The base, or the due that was agreed where the rule leaves a range."""
        if self.base is None or self.stale:
            return None
        return self.base.agreed_fen if self.base.base_fen is None else self.base.base_fen


@dataclass(frozen=True, slots=True)
class BaseEntry:
    """One row of a submitted sheet; `fen` is the base, or what was agreed within a range."""

    member_id: int
    category: str
    fen: int | None


def bases(organization: Organization, month_no: int) -> list[Held]:
    """Return the branch's members with their bases in that month, in two queries.

    More are needed only where somebody's base holds for a time.
    """
    members = roll(organization, month_no)
    held = Base.objects.filter(member__in=members, since_month__lte=month_no)
    known = {one.member_id: one for one in held.order_by("since_month")}
    stale = _stale([key for key, one in known.items() if one.category in _TIMED], month_no)
    return [Held(one, known.get(one.pk), one.pk in stale) for one in members]


def _stale(members: list[int], month_no: int) -> set[int]:
    """Return whose base has had its time; nobody's where no rule was in force."""
    if not members:
        return set()
    try:
        found = grounds(members, month_no)
    except NoDuesRule:
        return set()
    return {key for key, one in found.items() if one.due.state == "stale"}


@transaction.atomic
def save(
    organization: Organization,
    *,
    since_month: int,
    entries: Sequence[BaseEntry],
    actor: User | None = None,
) -> int:
    """Write the bases that are new or other than what holds, all or none; return how many.

    The months assessed since follow. Raises NoDuesRule, BasesRefused with the fault of every row.
    """
    rows = {one.member.pk: one for one in bases(organization, since_month)}
    known = known_rules(organization.pk, month_last(since_month))
    kinds = {one.category: one for one in bands_of(since_month, known).bands}
    todo: list[tuple[Held, dict[str, Any]]] = []
    faults: list[RowFault] = []
    for entry in entries:
        row, band = rows.get(entry.member_id), kinds.get(entry.category)
        if row is None or band is None:
            why = "没有这个人员类别的标准。" if row else "这个月不在这个支部，请核对。"
            faults.append(RowFault(entry.member_id, row.member.name if row else "", why))
        elif why := _judge(row, entry, band):
            faults.append(RowFault(entry.member_id, row.member.name, why))
        elif said := _said(row, entry, band):
            todo.append((row, said))
    if faults:
        raise BasesRefused(since_month, faults)
    for row, said in todo:
        _write(organization, since_month, row, said, actor)
    return len(todo)


def _judge(row: Held, entry: BaseEntry, band: Band) -> str:
    """Return why the row cannot be written, empty where it can."""
    changed = row.base is None or row.base.category != entry.category
    if band.rate_bp is not None:
        if entry.fen is None and row.base is not None and changed:
            return "类别改了，请填新的基数。"
        return ""
    least, most = band.least_fen or 0, band.most_fen or 0
    span = f"{yuan(least)}元至{yuan(most)}元"
    if least == most:
        return ""
    if entry.fen is None:
        return f"请填商定的月应缴（{span}）。" if changed else ""
    return "" if least <= entry.fen <= most else f"商定的{yuan(entry.fen)}元不在{span}之间。"


def _said(row: Held, entry: BaseEntry, band: Band) -> dict[str, Any]:
    """Return what the base would say, nothing where that holds already or nothing is said."""
    said: dict[str, Any] = {"category": entry.category, "base_fen": None, "agreed_fen": None}
    if band.rate_bp is not None:
        said["base_fen"] = entry.fen
    elif band.least_fen != band.most_fen:
        said["agreed_fen"] = entry.fen
    base = row.base
    if base is None:
        return {} if band.rate_bp is not None and entry.fen is None else said
    if entry.fen is None and base.category == entry.category:
        return {}
    if row.stale:
        return said
    same = all(getattr(base, name) == value for name, value in said.items())
    return {} if same else said


def _write(
    organization: Organization, month: int, row: Held, said: dict[str, Any], actor: User | None
) -> None:
    if row.base is not None and row.base.since_month == month:
        log.update(
            row.base, action="dues.correct_base", actor=actor, reason="按支部登记基数", **said
        )
    else:
        log.create(
            Base, action="dues.set_base", actor=actor, organization=organization,
            member=row.member, since_month=month, **said,
        )  # fmt: skip
    reassess(row.member, since_month=month, actor=actor)

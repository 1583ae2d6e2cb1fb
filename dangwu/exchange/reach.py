"""Whose rows a person may write: those of organizations over which she has the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.exchange.known import Known
from dangwu.exchange.preview import Preview
from dangwu.exchange.reading.fault import Fault
from dangwu.exchange.verdict import Row
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import Organization, Placement
from dangwu.supply.models import Warehouse

_RIGHTS = {"organizations": Right.STRUCTURE, "members": Right.STRUCTURE}


def right_for(kind: str) -> Right:
    """Return the right that importing a kind asks for."""
    return _RIGHTS.get(kind, Right.WRITE)


@dataclass(frozen=True)
class Reach:
    """The organizations of which a person may write rows of a kind; None: of all."""

    kind: str
    within: frozenset[int] | None

    @classmethod
    def of(cls, user: User, kind: str, today: date) -> Reach:
        """Return how far a person's grants of the day reach."""
        access = Granted(user, today)
        right = right_for(kind)
        hers = frozenset(access.organizations(right).values_list("pk", flat=True))
        return cls(kind, None if len(hers) == Organization.objects.count() and hers else hers)

    def narrowed(self, known: Known) -> Known:
        """Return what the office knows without the people of others, of whom nothing is told."""
        if self.within is None:
            return known
        people = [one for one in known.people if one.branch in self.within]
        return Known(known.branches, people, known.mark, known.paid)

    def refuse_beyond(self, found: Preview, known: Known) -> None:
        """Refuse the rows of organizations, and of people, that are not hers; `known` is whole."""
        if self.within is None:
            return
        homes = _Homes(self.kind, found, known)
        others = {one.mark for one in known.people if one.mark and one.branch not in self.within}
        for row in found.rows:
            home = homes.of(row)
            if home is None and self.kind != "organizations":
                pass
            elif home not in self.within:
                name = getattr(known.of_pk(home), "name", "")
                _refuse(row, f"“{name}”不在您可以登记的党组织之内" if name else "")
            number = row.values.get("身份证号")
            if others and isinstance(number, str) and known.mark(number) in others:
                _refuse(row, "这名党员的组织关系在别的党组织")


def _refuse(row: Row, detail: str) -> None:
    if not row.has("beyond_reach"):
        row.blame("党支部", "", Fault("beyond_reach", detail))


class _Homes:
    """Tells of each row which organization it is written for."""

    def __init__(self, kind: str, found: Preview, known: Known) -> None:
        self.kind, self.found, self.known = kind, found, known
        self._by_pk = {one.pk: one for one in known.people} if kind == "dues" else {}
        self._seen: dict[str, int | None] = {}

    def of(self, row: Row) -> int | None:
        """Return the organization, None where the row tells none."""
        find = {
            "dues": self._of_payer, "organizations": self._of_parent, "stock": self._of_site,
            "prices": self._of_unit,
        }.get(self.kind, self._of_branch)  # fmt: skip
        return find(row)

    def _of_branch(self, row: Row) -> int | None:
        pk = row.hidden.get("branch")
        if isinstance(pk, int):
            return pk
        return self._named(row.settled().values.get("党支部"))

    def _of_payer(self, row: Row) -> int | None:
        member = row.hidden.get("member")
        person = self._by_pk.get(member) if isinstance(member, int) else None
        return person.branch if person else self._of_branch(row)

    def _of_parent(self, row: Row) -> int | None:
        for code in _upward(row, self._codes):
            above = self.known.of_code(code)
            if above is not None:
                return above.pk
        return self._named(row.hidden.get("上级名称")) or self._top

    def _of_site(self, row: Row) -> int | None:
        return self._sites.get(str(row.values.get("库点")))

    def _of_unit(self, row: Row) -> int | None:
        named = row.hidden.get("单位")
        return self._named(named) if named else self._top

    def _named(self, name: object) -> int | None:
        if not isinstance(name, str) or not name:
            return None
        if name not in self._seen:
            self._seen[name] = getattr(self.known.branch(name), "pk", None)
        return self._seen[name]

    @cached_property
    def _codes(self) -> dict[str, Row]:
        return {str(row.values["code"]): row for row in self.found.rows if row.values.get("code")}

    @cached_property
    def _sites(self) -> dict[str, int]:
        return dict(Warehouse.objects.values_list("name", "organization_id"))

    @cached_property
    def _top(self) -> int | None:
        tops = Placement.objects.filter(parent=None).order_by("organization_id")
        return tops.values_list("organization_id", flat=True).first()


def _upward(row: Row, codes: Mapping[str, Row]) -> Iterator[str]:
    """Yield the codes above an organization, as far up as the file tells."""
    seen: set[str] = set()
    here: Row | None = row
    while here is not None:
        code = str(here.values.get("parent_code") or "")
        if not code or code in seen:
            return
        seen.add(code)
        yield code
        here = codes.get(code)

"""Which unit and which period a page is asked about: both in the address, both kept by its links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect, QueryDict

from dangwu.accounts.rights import Right
from dangwu.core.calendar import month_no
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period, last_closed_half_year
from dangwu.core.scope import Scope
from dangwu.organizations.models import Organization, Placement
from dangwu.pages.access import Access
from dangwu.pages.fields import OrganizationField
from dangwu.pages.listing import read_day
from dangwu.pages.requests import Request
from dangwu.reports.asking import PeriodMissing, default_period, scope_of
from dangwu.web.figures.values import Memory, state

LISTED = 80
"""So many organizations at most are offered in a list; more are found by name."""
LARGE = 300
"""From so many organizations on, a page asks for its slower parts one after the other."""
Units = tuple[tuple[int, str], ...]
_BETWEEN = re.compile(r"\s*(?:\.\.|至|到|~|—|–|－)\s*")
_HALF, _QUARTER = 6, 3
_USUAL: Memory[Period] = Memory(20)


@dataclass(frozen=True)
class Asking:
    """What a page is asked about, and what else it offers."""

    organization: Organization
    scope: Scope
    period: Period
    draft: bool
    standing: int
    units: Units
    periods: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    wrong: str = ""

    @property
    def query(self) -> str:
        """The two questions as an address holds them."""
        return urlencode({"unit": self.organization.pk, "period": self.period.key})

    @property
    def large(self) -> bool:
        """Whether so much stands below that numbers take a while."""
        return self.standing > LARGE


class Elsewhere(Exception):
    """The page is better found under another address."""

    def __init__(self, query: str) -> None:
        super().__init__(query)
        self.answer = HttpResponseRedirect(f"?{query}")


def ask(request: Request) -> Asking:
    """Return what the address asks about; 404 for a unit out of reach.

    Raises Elsewhere where a unit was typed by name or a period in another form, so that the address
    can be kept and sent to others.
    """
    organization, typed = _organization(request.access, request.GET.get("unit", ""))
    period, wrong = _period(request.GET, request.today)
    wrong = typed or wrong
    if not wrong and (request.GET.get("other") or not request.GET.get("unit", "0").isdecimal()):
        raise Elsewhere(_canonical(request.GET, organization, period))
    return Asking(
        organization=organization,
        scope=scope_of(organization),
        period=period,
        draft=period.last >= request.today,
        standing=standing(organization.pk, period.last),
        units=_with(offered(request.access), organization),
        periods=choices(request.today, period),
        wrong=wrong,
    )


def standing(organization_id: int, day: date) -> int:
    """Return how many organizations stand there and below on this day; 0 where it does not."""
    places = Placement.objects.filter(since__lte=day, until__gt=day)
    top = places.filter(organization=organization_id).first()
    if top is None:
        return 0
    return places.filter(path__gte=top.path, path__lt=top.path_end).count()


def offered(access: Access) -> Units:
    """Return the organizations to choose from, those below set in; none where they are many."""
    seen = access.organizations().filter(dissolved_on=None).order_by().values("pk")
    places = Placement.objects.filter(
        organization__in=seen, since__lte=access.today, until__gt=access.today
    )
    rows = list(
        places.order_by("path").values_list("organization", "organization__document_name", "path")[
            : LISTED + 1
        ]
    )
    if len(rows) > LISTED:
        return ()
    least = min((path.count(".") for *_, path in rows), default=0)
    return tuple((pk, "　" * (path.count(".") - least) + name) for pk, name, path in rows)


def _with(units: Units, organization: Organization) -> Units:
    """Return the list with the chosen organization in it, though it has ended since."""
    if not units or any(pk == organization.pk for pk, _ in units):
        return units
    return ((organization.pk, f"{organization.document_name}（已撤销）"), *units)


def choices(today: date, chosen: Period) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the periods to choose from by kind, the latest first, the chosen one among them."""
    now = month_no(today)
    half = now - now % _HALF
    quarter = now - now % _QUARTER
    kinds: list[tuple[str, list[Period]]] = [
        ("半年", [Period.months(half - _HALF * back, _HALF) for back in range(6)]),
        ("季度", [Period.months(quarter - _QUARTER * back, _QUARTER) for back in range(8)]),
        ("年", [Period.parse(str(today.year - back)) for back in range(4)]),
        ("月", [Period.months(now - back, 1) for back in range(13)]),
    ]
    known = {one.key for _, those in kinds for one in those}
    if chosen.key not in known:
        kinds.insert(0, ("所选", [chosen]))
    return tuple((name, tuple((one.key, one.label) for one in those)) for name, those in kinds)


def read_period(text: str) -> Period:
    """Read a period as people write it: 2020H1, 2020年上半年, 2020-01-01至2020-06-30.

    Raises PeriodUnreadable.
    """
    parts = _BETWEEN.split(text.strip())
    if len(parts) == 2:
        first, last = map(read_day, parts)
        if first is not None and last is not None:
            return Period(first, last)
    return Period.parse(text)


def _organization(access: Access, text: str) -> tuple[Organization, str]:
    """Return the organization asked for, and what is wrong with a name that was typed."""
    top: Any = access.top(Right.READ)
    if top is None:
        raise Http404
    if not text:
        return top, ""
    field = OrganizationField(required=False)
    field.offer(access.organizations())
    if text.isdecimal():
        found = access.organizations().filter(pk=int(text)).first() if len(text) < 19 else None
        if found is None:
            raise Http404
        return found, ""
    try:
        return field.clean(text) or top, ""
    except ValidationError as error:
        return top, " ".join(error.messages)


def _period(asked: QueryDict, today: date) -> tuple[Period, str]:
    text = asked.get("other", "").strip() or asked.get("period", "").strip()
    if not text:
        return _usual(today), ""
    try:
        return read_period(text), ""
    except DangwuError as error:
        return _usual(today), str(error)


def _usual(today: date) -> Period:
    """Return the half year that one asks about without saying so."""
    key = (today, state())
    found = _USUAL.get(key)
    if found is None:
        try:
            found = default_period(today)
        except PeriodMissing:
            found = last_closed_half_year(today)
        _USUAL.put(key, found)
    return found


def _canonical(asked: QueryDict, organization: Organization, period: Period) -> str:
    kept = asked.copy()
    kept.pop("other", None)
    kept["unit"], kept["period"] = str(organization.pk), period.key
    return kept.urlencode()

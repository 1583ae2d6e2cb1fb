"""The calendar of a branch's organizational life: kinds by months, and how each span stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from dangwu.core.calendar import month_first, month_last
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.meetings.life import CENTRE, LIVES, Life
from dangwu.meetings.life_asking import Asking, Owed, owed
from dangwu.meetings.models import Meeting, MemberAppraisal
from dangwu.organizations.models import Kind, Organization, Placement
from dangwu.rules.rule import NoRuleInForce, Rule

EVERY: Mapping[int, str] = {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}
_YEAR = 12
_CENTRES = (Kind.LEADING_GROUP, Kind.COMMITTEE)


@dataclass(frozen=True, slots=True)
class State:
    """How a span stands: its class on the page, its icon and its word."""

    name: str
    icon: str
    word: str


HELD = State("good", "circle-check", "已开")
MISSING = State("late", "alert-triangle", "缺")
RUNNING = State("soon", "clock", "待开")
AHEAD = State("ahead", "", "未到期")
FREE = State("free", "", "不要求")
STATES = (HELD, RUNNING, MISSING, AHEAD, FREE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One span of one kind: so many months wide; `why` says what its state rests on."""

    period: Period
    months: int
    state: State
    held: int
    href: str
    why: str

    @property
    def words(self) -> str:
        """What stands in the cell: 2次, 缺, 待开."""
        if self.held:
            return f"{self.held}次"
        return {AHEAD: "", FREE: "—"}.get(self.state, self.state.word)


@dataclass(frozen=True, slots=True)
class Row:
    """One kind, of the branch or of one of its groups, through the year."""

    life: Life
    how: str
    cells: tuple[Cell, ...]
    number: int
    """Whose key it is, the branch's or the group's."""
    group: str = ""
    """Whose row it is, where a group's."""

    @property
    def label(self) -> str:
        """支部党员大会; of a group with its name."""
        return f"{self.life.label}：{self.group}" if self.group else self.life.label


@dataclass(frozen=True, slots=True)
class Grid:
    """A branch's year."""

    organization: Organization
    year: int
    rows: tuple[Row, ...]

    def count(self, state: State) -> int:
        """Return how many spans stand so."""
        return sum(cell.state is state for row in self.rows for cell in row.cells)


def grid(
    organization: Organization,
    year: int,
    *,
    engine: Engine,
    known: Mapping[str, Rule],
    today: date,
    writing: bool = False,
) -> Grid:
    """Return the calendar of an organization: a branch with its groups, or a leading group.

    `writing`: what is missing leads to the form that records it, and not to the list.
    """
    period = Period.months(year * _YEAR, _YEAR)
    centre = organization.kind in _CENTRES
    lives: tuple[Life, ...] = (CENTRE,) if centre else LIVES
    those = [organization, *_groups(organization, period)]
    asking = Asking(engine, Scope(organization.pk, organization.document_name), period, known)
    spans = owed(asking, lives)
    held = _held([one.pk for one in those], period)
    rows = []
    for life in lives:
        of_groups = life.table == "group_meetings_owed"
        for one in those:
            if (one.kind == Kind.GROUP) is of_groups:
                mine = {each.first: each for each in spans
                        if each.organization_id == one.pk and each.life is life}  # fmt: skip
                days = held.get((one.pk, life.kind), [])
                rows.append(_row(asking, life, one, mine=mine, days=days, today=today))
    if writing:
        rows = [replace(row, cells=tuple(_adding(row, cell) for cell in row.cells)) for row in rows]
    return Grid(organization, year, tuple(rows))


def _adding(row: Row, cell: Cell) -> Cell:
    """Lead from what is missing to the form that records it."""
    if cell.held or cell.state not in {MISSING, RUNNING}:
        return cell
    if row.life.table == "appraisals_owed":
        return replace(cell, href=f"{reverse('meetings:appraise')}?organization={row.number}")
    asked = urlencode({"organization": str(row.number), "kind": row.life.kind})
    return replace(cell, href=f"{reverse('meetings:meetings-new')}?{asked}")


def _groups(organization: Organization, period: Period) -> list[Organization]:
    places = Placement.objects.filter(
        parent=organization, organization__kind=Kind.GROUP, since__lte=period.last,
        until__gt=period.first,
    )  # fmt: skip
    return list(Organization.objects.filter(pk__in=places.values("organization")).order_by("pk"))


def _held(those: Sequence[int], period: Period) -> dict[tuple[int, str], list[date]]:
    """Return the days of what was held, by organization and kind."""
    kinds = [one.kind for one in (*LIVES, CENTRE)]
    between = (period.first, period.last)
    found: dict[tuple[int, str], list[date]] = {}
    meetings = Meeting.objects.filter(
        organization__in=those, kind__in=kinds, held_on__range=between
    )
    for number, kind, day in meetings.values_list("organization_id", "kind", "held_on"):
        found.setdefault((number, kind), []).append(day)
    graded = MemberAppraisal.objects.filter(organization__in=those, appraised_on__range=between)
    for number, day in graded.values_list("organization_id", "appraised_on").distinct().order_by():
        found.setdefault((number, "民主评议"), []).append(day)
    return found


def _row(
    asking: Asking, life: Life, organization: Organization, *, mine: Mapping[date, Owed],
    days: Sequence[date], today: date,
) -> Row:  # fmt: skip
    period = asking.period
    version, times = (asking.known[name].at(period.last) for name in (life.months, life.times))
    if isinstance(version, NoRuleInForce) or isinstance(times, NoRuleInForce):
        months, how = 0, "当时没有规定"
    else:
        months = version.number
        how = (
            f"{EVERY.get(months, f'每{months}个月')}{times.number}次" if months else "没有规定次数"
        )
    cells = tuple(
        _cell(
            life,
            organization,
            each,
            asked=mine.get(each.first),
            days=days,
            today=today,
            months=months,
        )
        for each in _spans(period, months or 1)
    )
    return Row(life, how, cells, organization.pk, _group_name(asking, organization))


def _group_name(asking: Asking, organization: Organization) -> str:
    """Return a group's name without its branch's."""
    if organization.kind != Kind.GROUP:
        return ""
    name = organization.document_name
    return name.removeprefix(asking.scope.name) or name


def _spans(period: Period, months: int) -> Iterator[Period]:
    for number in range(period.first_month, period.last_month + 1, months):
        yield Period.months(number, months)


def _cell(
    life: Life, organization: Organization, period: Period, *, months: int, today: date,
    asked: Owed | None, days: Sequence[date],
) -> Cell:  # fmt: skip
    held = sum(period.first <= day <= period.last for day in days)
    length = period.whole_months
    if asked is None:
        state, why = FREE, _free(life, organization, period, months)
    elif asked.met:
        state, why = HELD, ""
    elif period.last < today:
        state, why = MISSING, f"应开{asked.times}次"
    elif period.first <= today:
        state, why = RUNNING, f"{period.last.month}月{period.last.day}日前开"
    else:
        state, why = AHEAD, ""
    href = ""
    if held or state in (MISSING, RUNNING):
        href = listed(life, organization, period)
    return Cell(period, length, state, held, href, why)


def _free(life: Life, organization: Organization, period: Period, months: int) -> str:
    """Return why nothing is asked for a span."""
    if months == 0:
        return "没有规定次数"
    founded, gone = organization.founded_on, organization.dissolved_on
    if founded > period.first:
        return f"{founded.year}年{founded.month}月{founded.day}日成立，没有全程存续"
    if gone is not None and gone <= period.last:
        return f"{gone.year}年{gone.month}月{gone.day}日撤销，没有全程存续"
    if life.table == "committee_meetings_owed":
        if not organization.has_committee:
            return "不设支部委员会"
        return "委员会没有全程在任"
    return "当时没有规定"


def listed(life: Life, organization: Organization, period: Period) -> str:
    """Return the address of the records of a span."""
    asked = {
        "unit": str(organization.pk), "since": str(period.first), "until": str(period.last),
    }  # fmt: skip
    if life.table == "appraisals_owed":
        return f"{reverse('meetings:appraisals')}?{urlencode(asked)}"
    return f"{reverse('meetings:meetings')}?{urlencode({**asked, 'kind': life.kind})}"


def months_of(year: int) -> list[tuple[int, date, date]]:
    """Return the months of a year: number, first and last day."""
    return [
        (number + 1, month_first(year * _YEAR + number), month_last(year * _YEAR + number))
        for number in range(_YEAR)
    ]

"""What a command asks about: which unit, which period, and whether the period is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Max

from dangwu.core.calendar import month_last, month_no
from dangwu.core.errors import DangwuError, suggestion
from dangwu.core.period import Period, last_closed_half_year
from dangwu.core.scope import Scope
from dangwu.organizations.models import Organization, Placement

_SEEN = 5


class UnitUnknown(DangwuError):
    """No organization of the office has this name or code."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        super().__init__(
            f"办公室里没有名为“{asked}”的单位或党组织。{suggestion(asked, known)}"
            "请写全称、行文名称、简称或代码。"
        )


class UnitAmbiguous(DangwuError):
    """Several organizations answer to this name."""

    def __init__(self, asked: str, names: Iterable[str]) -> None:
        full = sorted(names)
        more = f"等{len(full)}个" if len(full) > _SEEN else ""
        super().__init__(
            f"“{asked}”可指{'、'.join(full[:_SEEN])}{more}。请用 --unit 写全称或代码。"
        )


class UnitMissing(DangwuError):
    """The office holds no organization yet."""

    def __init__(self) -> None:
        super().__init__("办公室里还没有单位。请先运行 dangwu init --unit 单位全称。")


class PeriodMissing(DangwuError):
    """No period was named and there is no record to take one from."""

    def __init__(self) -> None:
        super().__init__(
            "办公室里还没有记录，无从推定时段。请用 --period 指明，例如 --period 2020H1。"
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A scope, a period, and whether the period has not ended (`draft`)."""

    scope: Scope
    period: Period
    draft: bool

    @property
    def warning(self) -> str:
        """The sentence that marks a draft, empty where the period is over."""
        if not self.draft:
            return ""
        return f"草稿：{self.period.label}尚未结束，数字还会变。"


def ask(unit: str | None, period: str | None, today: date) -> Asked:
    """Return what is asked about; without a name the top unit and the last closed half year.

    Raises UnitUnknown, UnitAmbiguous, UnitMissing, PeriodUnreadable or PeriodMissing.
    """
    scope = find_unit(unit) if unit else top_unit()
    span = Period.parse(period) if period else default_period(today)
    return Asked(scope, span, span.last >= today)


def find_unit(asked: str) -> Scope:
    """Return the organization with this code, full name, document name or other name."""
    known = list(Organization.objects.order_by("pk"))
    for names in (_codes, _full_names, _short_names):
        found = [one for one in known if asked in names(one)]
        if len(found) == 1:
            return scope_of(found[0])
        if found:
            raise UnitAmbiguous(asked, (one.full_name for one in found))
    raise UnitUnknown(asked, (name for one in known for name in scope_of(one).names))


def top_unit() -> Scope:
    """Return the one organization that stands under no other."""
    tops = Placement.objects.filter(parent=None, ended=0).values("organization")
    found = list(Organization.objects.filter(pk__in=tops, dissolved_on=None).order_by("pk"))
    if not found:
        raise UnitMissing
    if len(found) > 1:
        raise UnitAmbiguous("最上级单位", (one.full_name for one in found))
    return scope_of(found[0])


def scope_of(organization: Organization) -> Scope:
    """Return the organization as figures and documents speak of it."""
    others = [organization.full_name, *organization.other_names.split("、")]
    names = [name for name in others if name and name != organization.document_name]
    return Scope(organization.pk, organization.document_name, organization.kind, tuple(names))


def default_period(today: date) -> Period:
    """Return the last half year that the records close.

    A month in which something was recorded is closed once it is over.
    """
    last = last_record_day(today)
    if last is None:
        raise PeriodMissing
    end = month_last(month_no(last))
    return last_closed_half_year(end if end < today else last)


def last_record_day(today: date) -> date | None:
    """Return the last day, up to today, on which a meeting was held or dues were paid …"""
    days: list[date] = []
    for label, column in HAPPENED:
        model = apps.get_model(label)
        past = model._default_manager.filter(**{f"{column}__lte": today})
        if (day := past.aggregate(last=Max(column))["last"]) is not None:
            days.append(day)
    return max(days, default=None)


HAPPENED: tuple[tuple[str, str], ...] = (
    ("meetings.Meeting", "held_on"),
    ("learning.Course", "ended_on"),
    ("duties.Inspection", "inspected_on"),
    ("posts.Shift", "worked_on"),
    ("supply.GrainReading", "read_on"),
    ("dues.Payment", "paid_on"),
)
"""The records that come in all year, and the day on which each happened."""


def _codes(one: Organization) -> tuple[str, ...]:
    return (one.code,) if one.code else ()


def _full_names(one: Organization) -> tuple[str, ...]:
    return (one.full_name,)


def _short_names(one: Organization) -> tuple[str, ...]:
    return (one.document_name, *filter(None, one.other_names.split("、")))

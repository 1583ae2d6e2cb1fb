"""Of which unit and which time a sentence speaks, by the office's own organizations and calendar."""

from __future__ import annotations

import re

from dangwu.core.period import Period, PeriodUnreadable
from dangwu.core.scope import Scope
from dangwu.documents.slots import Context
from dangwu.organizations.models import Placement
from dangwu.reports.asking import scope_of

_PAST = re.compile(r"(?P<year>去年|上年|上一年|前年)度?(?P<part>同期|[上下]半年|全年|底|末)?")
_PART = re.compile(r"第?[一二三四1-4]季度|(?:1[0-2]|[1-9])月份?|[上下]半年")
_SAME = re.compile(r"同期|同比")
_CHAIN = re.compile(r"环比|[比较]上(?:期|个?季度|个?月)")
_YEAR_END = re.compile(r"[比较]?(?:年初|(?:上年|去年|上一年)(?:年?末|年?底))")
_LONG_AGO = re.compile(
    r"(?<!今年)以来|(?<!今)年来|历年|十[一二三四五]五|[近过]去?[一二三四五六七八九十两几\d]+[年个]|前年|上届|[比较与]\d{4}年"
)
_LAST_YEAR = re.compile(r"去年|上年|上一年")
_OWN = re.compile(
    r"(?:本|我|我们)(党?支部|党?总支|党?小组|机关党委|党委|党组|局|委|厅|办|单位|公司|中心)"
)
_UNITS = ("单位",)
_KINDS = {
    "支部": ("党支部",),
    "党支部": ("党支部",),
    "总支": ("党总支",),
    "党总支": ("党总支",),
    "小组": ("党小组",),
    "党小组": ("党小组",),
    "机关党委": ("机关党委",),
    "党委": ("党委", "机关党委"),
    "党组": ("党组",),
}
_BRANCH = ("党支部", "党总支", "党小组")
_SUBJECT = re.compile(
    r"(?P<wide>(?:全|我)(?:局|系统|委(?!员)|厅|院|馆|公司|集团)|局机关(?=[共现有全党干各]))"
    r"(?:各|所有|全部)?(?:党?支部)?|(?:支部|总支|小组)(?=.)"
)


def wider_subject(before: str, own: Scope) -> str:
    """Return 全局 … where a branch's document speaks of more than the branch, else nothing."""
    found = list(_SUBJECT.finditer(before)) if own.kind in _BRANCH else []
    return (found[-1]["wide"] or "") if found else ""


def spoken_period(text: str, own: Period) -> Period | None:
    """Return the period that 去年同期, 2019年, 第一季度 … mean, None where that is open."""
    found = _PAST.fullmatch(text)
    if found:
        back = 2 if found["year"] == "前年" else 1
        if found["part"] == "同期":
            return own.last_year() if back == 1 else own.last_year().last_year()
        year = f"{own.last.year - back}年"
        return Period.parse(year + (found["part"] if "半年" in (found["part"] or "") else ""))
    if _PART.fullmatch(text):
        text = f"{own.last.year}年{text.removesuffix('份')}"
    try:
        return Period.parse(text)
    except PeriodUnreadable:
        return None


def compared_period(before: str, own: Period) -> Period | None:
    """Return what a change in this sentence is measured against, None where that is open."""
    if _LONG_AGO.search(before):
        return None
    if _SAME.search(before):
        return own.last_year()
    if _CHAIN.search(before):
        return own.before()
    if _YEAR_END.search(before):
        return Period.parse(str(own.last.year - 1))
    if _LAST_YEAR.search(before):
        return own.last_year() if own.whole_months == 12 else None
    return own.before()


def scopes_below(scope: Scope, period: Period) -> list[Scope]:
    """Return the organizations that stand below the scope on the period's last day."""
    own = Placement.objects.filter(
        organization_id=scope.organization_id, since__lte=period.last, until__gt=period.last
    ).first()
    if own is None:
        return []
    places = (
        Placement.objects.filter(
            path__gt=own.path, path__lt=own.path_end,
            since__lte=period.last, until__gt=period.last,
        )
        .select_related("organization")
        .order_by("path")
    )  # fmt: skip
    return [scope_of(place.organization) for place in places]


def spoken_scope(name: str, below: list[Scope]) -> Scope | None:
    """Return the one organization that the name means, None where none or several fit.

    The first of `below` is the document's own unit: 本支部 where it is a branch.
    """
    own = _OWN.fullmatch(name)
    if own and below:
        return below[0] if below[0].kind in _KINDS.get(own[1], _UNITS) else None
    exact = [scope for scope in below if name in scope.names]
    if len(exact) == 1:
        return exact[0]
    fits = [scope for scope in below if any(known.endswith(name) for known in scope.names)]
    return fits[0] if len(fits) == 1 and not exact else None


def context(scope: Scope, period: Period, below: list[Scope]) -> Context:
    """Return what the office knows of a document's unit, period and other units."""
    return Context(
        unit_names=scope.names,
        period=period,
        other_units=tuple(name for one in below for name in one.names),
    )

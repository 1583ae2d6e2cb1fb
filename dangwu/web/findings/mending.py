"""Where each finding is mended: the record itself, or the form that adds what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from dangwu.core.finding import Finding
from dangwu.pages.access import Access
from dangwu.pages.cells import field_behind
from dangwu.pages.registers import record_url, registers

_ORGANIZATION = "organizations.Organization"
_YEARS = "meetings:years"


@dataclass(frozen=True)
class Missing:
    """The book in which something is missing, and what its form begins with."""

    label: str
    word: str
    begins: Mapping[str, str] = field(default_factory=dict)
    new: bool = True
    page: str = ""
    """A page of the room's own that mends it, by its name; asked with the unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """A link to where something is mended."""

    href: str
    word: str


def _meeting(kind: str) -> Missing:
    return Missing("meetings.Meeting", "补登", {"kind": kind})


MISSING: Mapping[str, Missing] = {
    "支部党员大会缺季": _meeting("支部党员大会"),
    "支委会缺月": _meeting("支部委员会"),
    "党小组会缺月": _meeting("党小组会"),
    "主题党日缺月": _meeting("主题党日"),
    "中心组学习缺季": _meeting("中心组学习"),
    "组织生活会缺年": _meeting("组织生活会"),
    "书记未讲党课": Missing("meetings.Meeting", "看党课", {"kind": "党课"}, new=False),
    "民主评议缺年": Missing("meetings.MemberAppraisal", "补登"),
    "党课缺期": _meeting("党课"),
    "委员之间谈心缺对": Missing("meetings.HeartTalk", "看缺谁", new=False, page=_YEARS),
    "委员党员谈心缺人": Missing("meetings.HeartTalk", "看缺谁", new=False, page=_YEARS),
    "党员之间谈心缺人": Missing("meetings.HeartTalk", "看缺谁", new=False, page=_YEARS),
    "未过双重组织生活": Missing("meetings.Meeting", "看一表清", new=False, page=_YEARS),
    "党员学时不足": Missing("learning.Course", "看缺谁", new=False, page=_YEARS),
    "书记委员学时不足": Missing("learning.Course", "看一表清", new=False, page=_YEARS),
    "党费未核定": Missing("dues.Assessment", "去核定", new=False, page="dues:collection"),
}
"""The checks that find that a record is missing; what the others find stands on a record."""


def place_of(finding: Finding, access: Access) -> Place | None:
    """Return where a finding is mended, None where no page of it is in reach."""
    missing = MISSING.get(finding.check)
    if missing is not None and (place := _book(missing, finding.organization_id, access)):
        return _of_year(place, finding) if missing.page == _YEARS else place
    if href := record_url(finding.model, finding.record_id):
        return Place(href, "打开")
    if href := _record_behind(finding):
        return Place(href, "打开")
    if href := record_url(_ORGANIZATION, finding.organization_id):
        return Place(href, "看单位")
    return None


def _record_behind(finding: Finding) -> str:
    """Return the address of the record on which one without a page of its own hangs."""
    if finding.record_id is None or finding.model == _ORGANIZATION:
        return ""
    try:
        model = apps.get_model(finding.model)
    except LookupError:
        return ""
    own = {field.name for field in model._meta.concrete_fields}
    for name in (one for one in _BEHIND if one.partition("__")[0] in own):
        field = field_behind(model, name)
        target = field.related_model if field is not None else None
        if isinstance(target, type) and target._meta.label in registers():
            row = model._default_manager.filter(pk=finding.record_id)
            return record_url(target._meta.label, row.values_list(name, flat=True).first())
    return ""


_BEHIND = ("applicant", "ballot__election", "election", "meeting", "member")
"""Through what a record hangs on one that has a page: an application, an election, a person."""


def _of_year(place: Place, finding: Finding) -> Place:
    """Open the year's table at the year that the finding is about."""
    first_month = int(str(finding.cells.get("span_no", 0))) // 100
    return Place(f"{place.href}&year={first_month // 12}", place.word) if first_month else place


def _book(missing: Missing, organization_id: int, access: Access) -> Place | None:
    """Return the form that adds what is missing; the list for who may not write."""
    book = registers().get(missing.label)
    if book is None:
        return None
    unit = str(organization_id)
    try:
        if missing.page:
            return Place(f"{reverse(missing.page)}?{urlencode({'unit': unit})}", missing.word)
        if missing.new and book.new is not None and access.may_in(book.new.right, organization_id):
            begins = {"organization": unit, **missing.begins}
            return Place(f"{book.url(book.new.key)}?{urlencode(begins)}", missing.word)
        listed = f"{book.url()}?{urlencode({'unit': unit, **missing.begins})}"
    except NoReverseMatch:
        return None
    return Place(listed, "查看" if missing.new else missing.word)

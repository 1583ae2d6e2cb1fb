"""The guided path of a new office: what stands is reckoned from the records, never stored."""

from __future__ import annotations

from dataclasses import dataclass

from dangwu.accounts.rights import Right
from dangwu.dues.models import Payment
from dangwu.meetings.models import Meeting
from dangwu.members.models import Membership
from dangwu.organizations.models import Kind, Organization
from dangwu.pages.registers import registers
from dangwu.reports.models import Copy, Issue, Report
from dangwu.web.workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the path: whether it is done, and its one button."""

    label: str
    hint: str
    done: bool
    href: str
    word: str
    next: bool = False


def path(desk: Desk) -> list[Stop]:
    """Return the five stops for who may found branches; nothing once all are done."""
    if not desk.access.may(Right.STRUCTURE):
        return []
    stops = [
        Stop("单位", desk.scope.name, done=True, href="/settings/", word="看"),
        Stop("党支部", "先导入或登记各党支部", _branches(), "/import/organizations/", "导入党支部"),
        Stop("名册", "用 Excel 导入党员名册", _any(Membership), "/import/members/", "导入名册"),
        Stop(
            "记录",
            "登记会议、党费等半年里的事",
            _any(Meeting) or _any(Payment),
            _meeting(),
            "登记会议",
        ),
        Stop("报告", "拿样稿来填，数都由记录得出", _reports(), "/reports/new/", "做报告"),
    ]
    if all(one.done for one in stops):
        return []
    first = next(place for place, one in enumerate(stops) if not one.done)
    return [
        Stop(one.label, one.hint, one.done, one.href, one.word, place == first)
        for place, one in enumerate(stops)
    ]


def _any(model: type[Membership | Meeting | Payment]) -> bool:
    return model.objects.exists()


def _branches() -> bool:
    return Organization.objects.filter(kind=Kind.BRANCH).exists()


def _reports() -> bool:
    return Report.objects.exists() or Copy.objects.exists() or Issue.objects.exists()


def _meeting() -> str:
    book = registers().get("meetings.Meeting")
    return book.url("new") if book is not None and book.new is not None else "/records/"

"""The guided path of a new office: what stands is reckoned from the records, never stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    also: str = ""
    also_word: str = ""


def path(desk: Desk) -> list[Stop]:
    """Return the five stops for who may found branches; nothing once all are done."""
    if not desk.access.may(Right.STRUCTURE):
        return []
    stops = [
        Stop("单位", desk.scope.name, done=True, href="/settings/", word="看"),
        Stop(
            "党支部",
            "多的用 Excel 导入，少的逐个登记",
            _branches(),
            "/import/organizations/",
            "导入党支部",
            also=_new("organizations.Organization"),
            also_word="逐个登记",
        ),
        Stop("名册", "用 Excel 导入党员名册", _any(Membership), "/import/members/", "导入名册"),
        Stop(
            "记录",
            "登记会议、党费等半年里的事",
            _any(Meeting) or _any(Payment),
            _new("meetings.Meeting") or "/records/",
            "登记会议",
        ),
        Stop("报告", "拿样稿来填，数都由记录得出", _reports(), "/reports/new/", "做报告"),
    ]
    if all(one.done for one in stops):
        return []
    first = next(one for one in stops if not one.done)
    return [replace(one, next=one is first) for one in stops]


def _any(model: type[Membership | Meeting | Payment]) -> bool:
    return model.objects.exists()


def _branches() -> bool:
    return Organization.objects.filter(kind=Kind.BRANCH).exists()


def _reports() -> bool:
    return Report.objects.exists() or Copy.objects.exists() or Issue.objects.exists()


def _new(label: str) -> str:
    """Return the address of the form of a kind of record; empty where it has none."""
    book = registers().get(label)
    return book.url(book.new.key) if book is not None and book.new is not None else ""

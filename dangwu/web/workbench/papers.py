"""The report that is in hand: how far it is; and for who may read reports alone, those issued."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.pages.access import Access
from dangwu.reports import desk as reports
from dangwu.reports.models import Issue, Report, State
from dangwu.reports.paper import Progress
from dangwu.web.workbench.items import TODO, Item

SHOWN = 10


@dataclass(frozen=True, slots=True)
class InHand:
    """A report with its progress; `wrong` says why that cannot be reckoned."""

    report: Report
    progress: Progress | None
    wrong: str
    href: str


def in_hand(access: Access) -> Report | None:
    """Return the report that is worked on: the last not yet issued, of the latest period."""
    rows = access.visible(Report.objects.exclude(state=State.ISSUED), Right.REPORTS)
    return rows.select_related("organization").order_by("-last_on", "-pk").first()


def progress_of(report: Report) -> InHand:
    """Return how far it is."""
    try:
        return InHand(report, reports.progress(report, timezone.now()), "", address(report))
    except DangwuError as error:
        return InHand(report, None, str(error), address(report))


def to_decide(access: Access) -> list[Item]:
    """Return the reports that wait for her: to be approved, or to be issued."""
    rows = Report.objects.select_related("organization").order_by("last_on", "pk")
    sent = access.visible(rows.filter(state=State.SENT), Right.REVIEW)
    others = sent.exclude(drafted_by=access.user)
    reviewed = access.visible(rows.filter(state=State.REVIEWED), Right.ISSUE)
    return [
        *(Item(TODO, f"《{one.title}》等您审核", address(one), "去审核",
               one.organization.document_name) for one in others[:SHOWN]),
        *(Item(TODO, f"《{one.title}》已审核，可以印发", address(one), "去印发",
               one.organization.document_name) for one in reviewed[:SHOWN]),
    ]  # fmt: skip


def address(report: Report) -> str:
    """Return the address of a report's page."""
    return _address("reports:one", report.pk)


def issued(access: Access, limit: int = 20) -> list[tuple[Issue, str]]:
    """Return the reports issued in her reach, the last first, with their addresses."""
    rows = access.visible(Issue.objects.all(), Right.REPORTS).defer("manifest", "paragraphs")
    found = rows.select_related("organization", "issued_by").order_by("-issued_at", "-pk")[:limit]
    return [(one, _address("reports:issue", one.report_id, one.number)) for one in found]


def _address(name: str, *keys: int) -> str:
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return "/reports/"

"""Issue a report: its numbers and their records frozen, its files written, its period closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.period import Period
from dangwu.organizations import locks
from dangwu.organizations.local import known_rules
from dangwu.reports import copies, folders
from dangwu.reports.approving import digest_of
from dangwu.reports.desk import filled_of
from dangwu.reports.failures import NotOpen, PeriodRunning, ReviewOutdated, StillOpen
from dangwu.reports.filling import Filled
from dangwu.reports.frozen import freeze
from dangwu.reports.models import Copy, FrozenFigure, Issue, Report, State
from dangwu.reports.paper import finished

FINAL, REVIEW, PAGE = "正式稿", "审核稿", "依据"


@transaction.atomic
def issue(report: Report, *, over: str = "", now: datetime, actor: User) -> Issue:
    """Issue a report that was approved; `over` is why, over contradictions or open slots.

    Raises NotOpen, PeriodRunning, ReviewOutdated or StillOpen; then nothing is kept.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.state != State.REVIEWED:
        raise NotOpen(
            report.title, report.get_state_display(), "印发", "请先送审并由他人审核通过。"
        )
    if report.last_on >= now.date():
        raise PeriodRunning(report.span.label, report.last_on)
    filled = filled_of(report, now, over=over.strip())
    texts = finished(filled)
    if digest_of(texts) != report.reviewed_digest:
        raise ReviewOutdated(report.title)
    if (filled.contradictions or filled.left) and not over.strip():
        raise StillOpen([one.says for one in filled.contradictions], _left(filled))
    number = (Issue.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0) + 1
    with folders.new_folder(folders.issue_folder(report.pk, number)) as folder:
        name = folders.safe(report.title)
        seal = folders.seal()
        copies.write_review(filled, folder / f"{name}-{REVIEW}.docx", seal)
        copies.write_final(filled, folder / f"{name}-{FINAL}.docx", seal)
        return _keep(report, filled, texts, number=number, actor=actor)


def _keep(report: Report, filled: Filled, texts: list[str], *, number: int, actor: User) -> Issue:
    now = filled.order.made_at
    manifest = Copy.objects.get(mark=filled.mark).manifest
    made = log.create(
        Issue, action="reports.issue", actor=actor, organization=report.organization,
        report=report, number=number, title=report.title, unit=filled.order.scope.name,
        period=report.period, mark=filled.mark, as_of=now, engine=filled.engine,
        rules=json.dumps(list(_rules(report.organization_id, report.span)), ensure_ascii=False), manifest=manifest,
        paragraphs=json.dumps(texts, ensure_ascii=False), over=filled.order.over or "",
        issued_by=actor, issued_at=now,
    )  # fmt: skip
    FrozenFigure.objects.bulk_create(freeze(filled, made))
    lock = locks.lock(report.organization, report.span, title=report.title, actor=actor)
    log.update(
        report, action="reports.issue", actor=actor, reason=filled.order.over or "",
        state=State.ISSUED, issued_by=actor, issued_at=now, lock=lock,
    )  # fmt: skip
    return made


def _left(filled: Filled) -> list[str]:
    return [
        f"…{one.slot.before[-10:]}【{one.slot.mask}】{one.slot.after[:6]}…" for one in filled.left
    ]


def _rules(organization_id: int, period: Period) -> Iterator[dict[str, str]]:
    """Yield the versions of all rules, as the unit knew them, that were in force in the period."""
    for rule in known_rules(organization_id, period.last).values():
        for version in rule.within(period.first, period.last):
            yield {
                "rule": rule.id, "label": rule.label, "from": str(version.since),
                "instrument": version.instrument, "article": version.article,
                "confirmed": "已核对" if version.confirmed else "待核", "whose": version.region,
            }  # fmt: skip


def files_of(made: Issue) -> dict[str, str]:
    """Return the names of an issue's files by what they are: 正式稿, 审核稿, 依据."""
    name = folders.safe(made.title)
    return {
        FINAL: f"{name}-{FINAL}.docx",
        REVIEW: f"{name}-{REVIEW}.docx",
        PAGE: f"{name}-{REVIEW}-依据.html",
    }

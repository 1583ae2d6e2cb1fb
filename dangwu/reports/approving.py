"""From draft to reviewed, and back: every step by a person, with her name in the log."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.organizations import locks
from dangwu.reports.desk import paper_of
from dangwu.reports.failures import NotOpen, ReasonMissing, SameReviewer
from dangwu.reports.models import Report, State


def send(report: Report, *, now: datetime, actor: User | None = None) -> None:
    """Hand a draft in for approval."""
    _require(report, (State.DRAFT,), "送审", "只有草稿可以送审。")
    log.update(report, action="reports.send", actor=actor, state=State.SENT, sent_at=now)


def approve(report: Report, *, now: datetime, actor: User) -> None:
    """Approve what somebody else drafted; what was approved is remembered by its digest."""
    _require(report, (State.SENT,), "审核", "请由起草人先送审。")
    if report.drafted_by_id == actor.pk:
        raise SameReviewer(actor.name or actor.username)
    log.update(
        report, action="reports.approve", actor=actor, state=State.REVIEWED, reviewed_by=actor,
        reviewed_at=now, reviewed_digest=digest_of(paper_of(report, now).texts),
    )  # fmt: skip


def give_back(report: Report, *, reason: str, actor: User | None = None) -> None:
    """Give a report back to who drafted it, with what is to be mended."""
    _require(report, (State.SENT, State.REVIEWED), "退回", "只有待审核、已审核的报告可以退回。")
    if not reason.strip():
        raise ReasonMissing("退回")
    log.update(
        report, action="reports.give_back", actor=actor, reason=reason.strip(), state=State.DRAFT,
        sent_at=None, reviewed_by=None, reviewed_at=None, reviewed_digest="",
    )  # fmt: skip


@transaction.atomic
def reopen(report: Report, *, reason: str, now: datetime, actor: User | None = None) -> None:
    """Open an issued report and its period again; what was issued stays as it was."""
    _require(report, (State.ISSUED,), "重开", "只有已印发的报告才需要重开。")
    if not reason.strip():
        raise ReasonMissing("重开")
    if report.lock is not None and report.lock.reopened_at is None:
        locks.reopen(report.lock, reason=reason.strip(), actor=actor)
    log.update(
        report, action="reports.reopen", actor=actor, reason=reason.strip(), state=State.DRAFT,
        sent_at=None, reviewed_by=None, reviewed_at=None, reviewed_digest="", reopened_by=actor,
        reopened_at=now, reopening_reason=reason.strip(), lock=None,
    )  # fmt: skip


def digest_of(texts: tuple[str, ...] | list[str]) -> str:
    """Return the digest of a report as it reads."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _require(report: Report, states: tuple[State, ...], what: str, todo: str) -> None:
    report.refresh_from_db(fields=["state"])
    if report.state not in states:
        raise NotOpen(report.title, report.get_state_display(), what, todo)

"""Open a report: from a sample that is uploaded, or from one of our own templates."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations.models import Organization
from dangwu.reports import folders
from dangwu.reports.asking import scope_of
from dangwu.reports.failures import NothingToFill, NotOpen, UploadTooLarge
from dangwu.reports.filling import Filled, Order, fill
from dangwu.reports.models import Choice, Issue, Report, State
from dangwu.reports.paper import lay_out
from dangwu.reports.sources import open_source

UPLOAD_LIMIT = 20 * 1024 * 1024
LONG = 30_000
"""From so many characters on (some fifty pages) a sample is read as a job."""
_TITLE = 60
_HERE = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Template:
    """A sample of our own wording; `about` says for whom it is."""

    key: str
    title: str
    about: str

    @property
    def path(self) -> Path:
        """The file."""
        return _HERE / f"{self.title}.txt"


TEMPLATES = (
    Template(
        "half-year", "半年党建工作总结",
        "机关党委、党组用：基本情况、理论学习、组织生活、党员队伍、党费、责任落实",
    ),
    Template(
        "branch", "党支部工作总结",
        "党支部用：三会一课、主题党日、学习、发展党员、党费",
    ),
)  # fmt: skip


def _read(name: str, content: bytes, scope: Scope, period: Period, now: datetime) -> Filled:
    """Read and fill a sample that is not yet kept."""
    if len(content) > UPLOAD_LIMIT:
        raise UploadTooLarge(name, len(content), UPLOAD_LIMIT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / folders.safe(name)
        path.write_bytes(content)
        order = Order(path, scope, period, now)
        filled = fill(order, Catalogue(DjangoEngine()), evidence=False)
    if not filled.decisions:
        raise NothingToFill(name)
    return filled


def is_long(name: str, content: bytes) -> bool:
    """Return whether reading the sample takes so long that nobody should wait for the page.

    Raises what opening it raises.
    """
    if len(content) > UPLOAD_LIMIT:
        raise UploadTooLarge(name, len(content), UPLOAD_LIMIT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / folders.safe(name)
        path.write_bytes(content)
        paragraphs = open_source(path).paragraphs
    return sum(len(one.text) for one in paragraphs) > LONG


def template(key: str) -> Template | None:
    """Return our template with this key."""
    return next((one for one in TEMPLATES if one.key == key), None)


def open_report(
    organization: Organization,
    period: Period,
    *,
    name: str,
    content: bytes,
    title: str = "",
    now: datetime,
    actor: User | None = None,
) -> Report:
    """Take a sample in as a draft; nothing is kept unless it can be read and filled.

    Raises UploadTooLarge, NothingToFill, or one of the errors of documents.
    """
    filled = _read(name, content, scope_of(organization), period, now)
    return _keep(filled, organization, content=content, title=title, actor=actor)


@transaction.atomic
def change_sample(
    report: Report, *, name: str, content: bytes, now: datetime, actor: User | None = None
) -> None:
    """Put another sample in the place of a draft's; choices stay with their sentences.

    Raises NotOpen, or what opening a report raises; then nothing is changed.
    """
    require_draft(report, "换样稿")
    filled = _read(name, content, scope_of(report.organization), report.span, now)
    before = folders.sample_of(report.pk, report.sample)
    log.update(
        report, action="reports.change_sample", actor=actor, sample=filled.order.source.name,
        sample_digest=filled.source_digest, progress=(found := lay_out(filled).progress).says,
        share=found.share,
    )  # fmt: skip
    path = folders.sample_of(report.pk, report.sample)
    fresh = path.with_name(f".{filled.source_digest[:12]}.part")
    fresh.write_bytes(content)
    fresh.replace(path)
    if before != path:
        transaction.on_commit(lambda: before.unlink(missing_ok=True))


@transaction.atomic
def discard(report: Report, *, actor: User | None = None) -> None:
    """Take a draft away that was never issued; raises NotOpen."""
    require_draft(report, "删除")
    if Issue.objects.filter(report=report).exists():
        raise NotOpen(report.title, "曾经印发", "删除", "印发过的报告要留存。")
    log.log(
        action="reports.discard", model=Report, record_id=report.pk, actor=actor,
        before={"title": report.title, "period": report.period}, after={},
    )  # fmt: skip
    folder = folders.folder_of(report.pk)
    Choice.objects.filter(report=report).delete()
    report.delete()
    transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))


def require_draft(report: Report, what: str) -> None:
    """Raise NotOpen unless the report is a draft now."""
    report.refresh_from_db(fields=["state"])
    if report.state != State.DRAFT:
        todo = "请先重开。" if report.state == State.ISSUED else "请先退回。"
        raise NotOpen(report.title, report.state, what, todo)


def open_template(
    organization: Organization,
    period: Period,
    chosen: Template,
    *,
    title: str = "",
    now: datetime,
    actor: User | None = None,
) -> Report:
    """Open a report from one of our templates."""
    text = chosen.path.read_text(encoding="utf-8")
    for mark, words in (("{时段}", period.label), ("{期内}", within(period))):
        text = text.replace(mark, words)
    return open_report(
        organization, period, name=chosen.path.name, content=text.encode(), title=title,
        now=now, actor=actor,
    )  # fmt: skip


def within(period: Period) -> str:
    """Return how a sentence speaks of the period: 上半年, 第一季度, 全年, 5月, 期内."""
    words = period.label.partition("年")[2]
    return "期内" if "至" in words else words or "全年"


@transaction.atomic
def _keep(
    filled: Filled,
    organization: Organization,
    *,
    content: bytes,
    title: str,
    actor: User | None,
) -> Report:
    period = filled.order.period
    name = filled.order.source.name
    found = lay_out(filled).progress
    report = log.create(
        Report, action="reports.open", actor=actor, organization=organization,
        title=title or title_of(filled), period=period.key, first_on=period.first,
        last_on=period.last, sample=name, sample_digest=filled.source_digest, state=State.DRAFT,
        drafted_by=actor, drafted_at=filled.order.made_at, progress=found.says,
        share=found.share,
    )  # fmt: skip
    path = folders.sample_of(report.pk, name)
    with folders.new_folder(path.parent):
        path.write_bytes(content)
    return report


def title_of(filled: Filled) -> str:
    """Return the document's title as it is filled, else the file's name."""
    for index, paragraph in enumerate(filled.document.paragraphs):
        text = paragraph.text
        if not text.strip() or paragraph.part not in ("body", "text"):
            continue
        for one in reversed(filled.decisions):
            if one.slot.paragraph == index and one.text:
                text = text[: one.slot.start] + one.text + text[one.slot.end :]
        return text.strip() if len(text.strip()) <= _TITLE else filled.order.source.stem
    return filled.order.source.stem

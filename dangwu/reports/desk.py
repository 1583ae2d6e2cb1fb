"""What lies on the desk: a report filled with today's records and its people's choices."""

from __future__ import annotations

import time
from collections import OrderedDict
from datetime import datetime
from pathlib import Path
from threading import Lock as Turn

from dangwu.accounts.models import Change
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations.models import Organization
from dangwu.reports import answers, folders
from dangwu.reports.addresses import Address
from dangwu.reports.asking import scope_of
from dangwu.reports.chosen import Choices, Chosen
from dangwu.reports.deciding import Decider
from dangwu.reports.failures import FileGone
from dangwu.reports.filling import Filled, Order, fill
from dangwu.reports.models import Choice, Report
from dangwu.reports.paper import Paper, Progress, lay_out
from dangwu.reports.references import scopes_below

LARGE = 300
"""From so many organizations below on, a report is filled as a job."""
_REMEMBERED = 24
_papers: OrderedDict[object, Paper] = OrderedDict()
_turn = Turn()


def choices_of(report: Report) -> Choices:
    """Return what was decided for the report's slots."""
    found = Choice.objects.filter(report=report).select_related("by")
    return {
        Address(one.sentence, one.number, one.occurrence): Chosen(
            one.figure, one.text, one.reason, one.by.name if one.by else ""
        )
        for one in found
    }


def sample_path(report: Report) -> Path:
    """Return the report's sample; raises FileGone."""
    path = folders.sample_of(report.pk, report.sample)
    if not path.is_file():
        raise FileGone(report.sample)
    return path


def filled_of(report: Report, now: datetime, *, over: str = "", evidence: bool = True) -> Filled:
    """Fill the report's sample with the records of this moment."""
    order = _order(report, sample_path(report), now, over)
    return fill(order, Catalogue(DjangoEngine()), choices_of(report), evidence=evidence)


def _order(report: Report, path: Path, now: datetime, over: str = "") -> Order:
    return Order(path, scope_of(report.organization), report.span, now, over=over or None)


def paper_of(report: Report, now: datetime) -> Paper:
    """Return the report as a page; the same one until a record or a choice is written.

    Of a large unit it may be some minutes old: see answers.
    """
    path = sample_path(report)
    held = answers.valid(report)
    if held is not None and (found := _papers_get(_key(report, path, held, now))) is not None:
        return found
    asked = held or answers.Answers(answers.stamp(), time.time())
    known, began = len(asked.tables), time.monotonic()
    engine = answers.Remembering(DjangoEngine(), asked)
    filled = fill(_order(report, path, now), Catalogue(engine), choices_of(report), evidence=False)
    paper = lay_out(filled)
    if held is None:
        asked.seconds = time.monotonic() - began
    if len(asked.tables) > known or held is None:
        answers.keep(report, asked)
    note(report, paper.progress)
    _papers_put(_key(report, path, asked, now), paper)
    return paper


def decider_of(report: Report) -> Decider:
    """Return what decides the slots of the report, without records."""
    scope = scope_of(report.organization)
    below = scopes_below(scope, report.span)
    held = answers.valid(report) or answers.Answers("", 0.0)
    engine = answers.Remembering(DjangoEngine(), held)
    return Decider(Catalogue(engine), scope, report.span, below, evidence=False)


def ready(report: Report) -> bool:
    """Whether the report can be shown at once, or is quickly asked for."""
    if answers.valid(report) is not None:
        return True
    return not is_large(report.organization, report.span)


def is_large(organization: Organization, period: Period) -> bool:
    """Whether so much stands below the unit that asking takes long."""
    return len(scopes_below(scope_of(organization), period)) > LARGE


def _key(report: Report, path: Path, asked: answers.Answers, now: datetime) -> object:
    own = Change.objects.filter(model=Report._meta.label, record_id=report.pk)
    last = own.order_by("-pk").values_list("pk", flat=True).first()
    running = now.date() <= report.last_on
    return (str(path), path.stat().st_mtime_ns, last, running, asked.at)


def _papers_get(key: object) -> Paper | None:
    with _turn:
        if key in _papers:
            _papers.move_to_end(key)
        return _papers.get(key)


def _papers_put(key: object, paper: Paper) -> None:
    with _turn:
        _papers[key] = paper
        while len(_papers) > _REMEMBERED:
            _papers.popitem(last=False)


def note(report: Report, found: Progress) -> None:
    """Keep how far the report is, for lists; no change of the report itself."""
    if (report.progress, report.share) != (found.says, found.share):
        report.progress, report.share = found.says, found.share
        Report.objects.filter(pk=report.pk).update(progress=found.says, share=found.share)


def progress(report: Report, now: datetime) -> Progress:
    """Return how far the report is."""
    return paper_of(report, now).progress

"""What lies on the desk: a report filled with today's records and its people's choices."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from pathlib import Path
from threading import Lock as Turn

from dangwu.accounts.models import Change
from dangwu.catalogue.running import Catalogue
from dangwu.engine.django_engine import DjangoEngine
from dangwu.reports import folders
from dangwu.reports.addresses import Address
from dangwu.reports.asking import scope_of
from dangwu.reports.chosen import Choices, Chosen
from dangwu.reports.deciding import Decider
from dangwu.reports.failures import FileGone
from dangwu.reports.filling import Filled, Order, fill
from dangwu.reports.models import Choice, Report
from dangwu.reports.paper import Paper, Progress, lay_out
from dangwu.reports.references import scopes_below

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
    order = Order(
        sample_path(report), scope_of(report.organization), report.span, now, over=over or None
    )
    return fill(order, Catalogue(DjangoEngine()), choices_of(report), evidence=evidence)


def paper_of(report: Report, now: datetime) -> Paper:
    """Return the report as a page; the same one until a record or a choice is written."""
    path = sample_path(report)
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    running = now.date() <= report.last_on
    key = (report.pk, str(path), path.stat().st_mtime_ns, last, running)
    with _turn:
        if key in _papers:
            _papers.move_to_end(key)
            return _papers[key]
    paper = lay_out(filled_of(report, now, evidence=False))
    note(report, paper.progress)
    with _turn:
        _papers[key] = paper
        while len(_papers) > _REMEMBERED:
            _papers.popitem(last=False)
    return paper


def decider_of(report: Report) -> Decider:
    """Return what decides the slots of the report, without records."""
    scope = scope_of(report.organization)
    below = scopes_below(scope, report.span)
    return Decider(Catalogue(DjangoEngine()), scope, report.span, below, evidence=False)


def note(report: Report, found: Progress) -> None:
    """Keep how far the report is, for lists; no change of the report itself."""
    if (report.progress, report.share) != (found.says, found.share):
        report.progress, report.share = found.says, found.share
        Report.objects.filter(pk=report.pk).update(progress=found.says, share=found.share)


def progress(report: Report, now: datetime) -> Progress:
    """Return how far the report is."""
    return paper_of(report, now).progress

"""Writes a preview's rows in one transaction under a number, and takes a number back whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from dangwu.accounts import changes as log
from dangwu.accounts.models import Change, User
from dangwu.exchange.errors import (
    BatchRestedOn,
    BatchUndone,
    BatchUnknown,
    ImportedAlready,
    NothingToImport,
)
from dangwu.exchange.known import Known
from dangwu.exchange.models import Assumption, Batch
from dangwu.exchange.preview import Preview, Progress
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing import (
    admissions,
    dues,
    meetings,
    members,
    organizations,
    supply,
)
from dangwu.exchange.writing.writer import Writer

_CHUNK = 500
_RUN = 50
"""From so many numbers on, one after the other, they are asked for by their first and last."""

KEPT_LEFT = 2000
"""Of so many rows that were not written a batch keeps why; of more it keeps how many."""
_WRITERS: dict[str, Callable[[Writer, Sequence[Row]], None]] = {
    "organizations": organizations.write,
    "members": members.write,
    "dues": dues.write,
    "meetings": meetings.write,
    "admissions": admissions.write,
    "stock": supply.write_stock,
    "prices": supply.write_prices,
}


@dataclass(frozen=True)
class Written:
    """What an import came to: its number, how many rows, and the rows left with why."""

    number: int
    rows: int
    left: tuple[tuple[int, str], ...]
    remarks: tuple[str, ...]


def digest_of(path: Path) -> str:
    """Return the digest by which a file is known again."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


@transaction.atomic
def write(
    found: Preview, rows: Sequence[Row], known: Known, *, today: date, actor: User | None = None,
    progress: Progress | None = None, within: frozenset[int] | None = None,
) -> Written:  # fmt: skip
    """Write the rows: all of them or none.

    `within` are the organizations for which may be written, None: all.
    Raises ImportedAlready for a file that stands imported, NothingToImport where no row is left.
    A row that the records refuse is left, with the reason.
    """
    digest = digest_of(found.path)
    before = Batch.objects.filter(
        kind=found.kind, digest=digest, sheet=found.sheet or "", undone_at=None
    ).first()
    if before is not None:
        raise ImportedAlready(before.pk, _day(before.made_at))
    writer = Writer(known, today, actor, found, progress=progress, within=within)
    _WRITERS[found.kind](writer, rows)
    if not writer.rows:
        if writer.left:
            return Written(0, 0, tuple(writer.left), tuple(writer.remarks))
        raise NothingToImport(sum(1 for _ in found.refused), sum(1 for _ in found.asked))
    unwritten = sorted([*writer.left, *_unsettled(found, rows)])
    batch = Batch.objects.create(
        kind=found.kind, file_name=found.path.name[:255], sheet=found.sheet or "", digest=digest,
        made_at=timezone.now(), actor=actor, row_count=writer.rows, records=writer.records,
        left=unwritten[:KEPT_LEFT], left_count=len(unwritten), remarks=writer.remarks,
    )  # fmt: skip
    for one in writer.assumptions:
        one.batch = batch
    Assumption.objects.bulk_create(writer.assumptions, batch_size=2000)
    log.log(
        action="exchange.import", model=Batch, record_id=batch.pk, actor=actor,
        after={"kind": found.kind, "file": found.path.name, "rows": writer.rows},
    )  # fmt: skip
    return Written(batch.pk, writer.rows, tuple(writer.left), tuple(writer.remarks))


def _unsettled(found: Preview, rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the rows that nobody asked to write, with what is wrong with them."""
    taken = {row.number for row in rows}
    for row in found.rows:
        if row.problems and row.number not in taken:
            yield row.number, "".join(one.says for one in row.problems)


def _day(moment: datetime) -> str:
    return str(moment.astimezone(ZoneInfo("Asia/Shanghai")).date())


@transaction.atomic
def undo(number: int, *, reason: str = "", actor: User | None = None) -> Batch:
    """Take an import back whole; raises BatchUnknown, BatchUndone, BatchRestedOn."""
    batch = Batch.objects.filter(pk=number).first()
    if batch is None:
        last = Batch.objects.order_by("-pk").values_list("pk", flat=True).first()
        raise BatchUnknown(number, last)
    if batch.undone_at is not None:
        raise BatchUndone(number, _day(batch.undone_at))
    records = {apps.get_model(label): ids for label, ids in batch.records.items()}
    resting = list(_resting(records)) or list(_changed(batch, records))
    if resting:
        raise BatchRestedOn(number, resting)
    for model, ids in records.items():
        for part in _parts(ids, "pk"):
            log.ask(list(model._base_manager.filter(**part)))
    Assumption.objects.filter(batch=batch).delete()
    for model, ids in reversed(records.items()):
        for part in _parts(ids, "pk"):
            # nothing rests on them, as was asked above; the database refuses what should
            model._base_manager.filter(**part)._raw_delete("default")
    log.update(batch, action="exchange.undo", actor=actor, reason=reason, undone_at=timezone.now())
    return batch


def _parts(ids: Sequence[int], name: str) -> Iterator[dict[str, Any]]:
    """Yield what finds the numbers a part at a time: a run of them at once, others by hundreds."""
    ordered = sorted(ids)
    single: list[int] = []
    start = 0
    for end in range(1, len(ordered) + 1):
        if end < len(ordered) and ordered[end] == ordered[end - 1] + 1:
            continue
        if end - start > _RUN:
            yield {f"{name}__gte": ordered[start], f"{name}__lte": ordered[end - 1]}
        else:
            single += ordered[start:end]
        start = end
    for first in range(0, len(single), _CHUNK):
        yield {f"{name}__in": single[first : first + _CHUNK]}


def _resting(records: dict[type[models.Model], list[int]]) -> Iterator[str]:
    """Yield what points at the batch's records and is not of the batch."""
    for model in apps.get_models():
        own = set(records.get(model, ()))
        found: set[int] = set()
        for field in model._meta.concrete_fields:
            target = field.related_model
            if model is Assumption or not isinstance(target, type) or target not in records:
                continue
            for part in _parts(records[target], field.attname):
                found |= set(model._base_manager.filter(**part).values_list("pk", flat=True)) - own
        if found:
            yield f"{model._meta.verbose_name}{len(found)}条"


def _changed(batch: Batch, records: dict[type[models.Model], list[int]]) -> Iterator[str]:
    """Yield what of the batch was changed after it was written."""
    for model, ids in records.items():
        changed = sum(
            Change.objects.filter(
                model=model._meta.label, at__gt=batch.made_at, **part
            ).values("record_id").distinct().count()
            for part in _parts(ids, "record_id")
        )  # fmt: skip
        if changed:
            yield f"{model._meta.verbose_name}{changed}条已有改动"

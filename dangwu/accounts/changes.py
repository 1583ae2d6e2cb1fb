"""How every room writes: the record and its log entry in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from django.db import models, transaction
from django.utils import timezone

from dangwu.accounts.models import Change, User

M = TypeVar("M", bound=models.Model)


class Refusal(Protocol):
    """Raises where records must not be written: `changed` names what a correction changes."""

    def __call__(
        self, records: Sequence[models.Model], changed: Collection[str] | None, using: str
    ) -> None:
        """Look at records of one model, before and after a correction; None: new or going."""


_refusals: list[Refusal] = []


def refuse_by(refusal: Refusal) -> None:
    """Have every write ask `refusal` too; an app that stands above says so when it is ready."""
    if refusal not in _refusals:
        _refusals.append(refusal)


def ask(
    records: Sequence[models.Model],
    changed: Collection[str] | None = None,
    using: str = "default",
) -> None:
    """Ask every refusal about a write; those that do not pass `create` and `update` call it."""
    for refusal in _refusals:
        refusal(records, changed, using)


def _plain(value: object) -> object:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return "（密文）"
    return value


def log(
    *,
    action: str,
    model: type[models.Model],
    record_id: int | None,
    actor: User | None = None,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    reason: str = "",
    using: str = "default",
) -> Change:
    """Write one entry of the change log; call it inside the write's transaction."""
    return Change.objects.using(using).create(
        at=timezone.now(),
        actor=actor,
        action=action,
        model=model._meta.label,
        record_id=record_id,
        before={key: _plain(value) for key, value in (before or {}).items()},
        after={key: _plain(value) for key, value in (after or {}).items()},
        reason=reason,
    )


@transaction.atomic
def create(model: type[M], *, action: str, actor: User | None = None, **fields: Any) -> M:
    """Create one record with its log entry. `action` is a stable code such as dues.pay."""
    record = model(**fields)
    record.full_clean(validate_unique=False, validate_constraints=False)
    ask([record])
    record.save(force_insert=True)
    log(action=action, model=model, record_id=record.pk, actor=actor, after=fields)
    return record


@transaction.atomic
def update(
    record: models.Model, *, action: str, actor: User | None = None, reason: str = "", **fields: Any
) -> None:
    """Change the named fields only, with the log entry of what they were."""
    before = {name: getattr(record, name) for name in fields}
    ask([record], fields)
    _set(record, fields)
    try:
        ask([record], fields)
    except Exception:
        _set(record, before)
        raise
    record.save(update_fields=list(fields))
    log(
        action=action, model=type(record), record_id=record.pk, actor=actor,
        before=before, after=fields, reason=reason,
    )  # fmt: skip


def _set(record: models.Model, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        setattr(record, name, value)


def create_many(
    model: type[M],
    records: Iterable[M],
    *,
    action: str,
    actor: User | None = None,
    using: str = "default",
) -> Sequence[M]:
    """Create many records with one log entry for the batch (imports, the demo)."""
    with transaction.atomic(using=using):
        records = list(records)
        ask(records, using=using)
        made = model._default_manager.using(using).bulk_create(records, batch_size=2000)
        ids = [record.pk for record in made if record.pk is not None]
        after: dict[str, object] = {"count": len(made)}
        if ids:
            after |= {"from": min(ids), "to": max(ids)}
        log(action=action, model=model, record_id=None, actor=actor, after=after, using=using)
    return made

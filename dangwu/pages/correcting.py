"""Putting a record right, and taking out what was recorded by mistake; the log keeps both, with why."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import ProtectedError

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError

M = TypeVar("M", bound=models.Model)


class ReasonMissing(DangwuError):
    """Nothing is corrected without saying why."""

    def __init__(self, record: models.Model) -> None:
        super().__init__(
            f"更正或撤销{record._meta.verbose_name}要写明理由，会留在更改记录里：请补上理由。"
        )


class OthersHang(DangwuError):
    """Other records hang on the one that should go."""

    def __init__(self, record: models.Model, error: ProtectedError) -> None:
        names = dict.fromkeys(str(one._meta.verbose_name) for one in error.protected_objects)
        super().__init__(
            f"这条{record._meta.verbose_name}下面还有{'、'.join(names)}，没有撤销："
            "请先撤销或更正它们。"
        )


@transaction.atomic
def correct(
    record: M, *, action: str, reason: str, check: Callable[[M], None],
    actor: User | None = None, **fields: Any,
) -> M:  # fmt: skip
    """Write what differs; `check` raises where the record, as it would be, cannot be."""
    if not reason.strip():
        raise ReasonMissing(record)
    changed = {name: value for name, value in fields.items() if getattr(record, name) != value}
    if not changed:
        return record
    would_be = copy(record)
    would_be._state = copy(record._state)
    would_be._state.fields_cache = dict(record._state.fields_cache)
    for name, value in changed.items():
        setattr(would_be, name, value)
    check(would_be)
    log.update(record, action=action, actor=actor, reason=reason, **changed)
    return record


def take_out(record: models.Model, *, action: str, reason: str, actor: User | None = None) -> None:
    """Delete a record; the log keeps all that it said, and why it went."""
    if not reason.strip():
        raise ReasonMissing(record)
    before = {one.name: getattr(record, one.name) for one in record._meta.concrete_fields}
    model, pk = type(record), record.pk
    with transaction.atomic():
        log.ask([record])
        try:
            record.delete()
        except ProtectedError as error:
            raise OthersHang(record, error) from error
        log.log(action=action, model=model, record_id=pk, actor=actor, before=before, reason=reason)

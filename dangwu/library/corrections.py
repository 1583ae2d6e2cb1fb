"""The corrections of the library: what recording asks is asked again of the record as it would be."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import models

from dangwu.accounts.models import User
from dangwu.library.changes import NotYetShared
from dangwu.library.models import Document, Download
from dangwu.organizations.standing import require_happened, require_past
from dangwu.pages import correcting

M = TypeVar("M", bound=models.Model)


def correct(record: M, *, reason: str, today: date, actor: User | None = None, **fields: Any) -> M:
    """Correct a document or a download."""
    check = _document if isinstance(record, Document) else _download
    return correcting.correct(
        record, action="library.correct", reason=reason, actor=actor,
        check=lambda would_be: check(would_be, today), **fields,
    )  # fmt: skip


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record of the library that should not be."""
    correcting.take_out(record, action="library.withdraw", reason=reason, actor=actor)


def _document(one: Any, today: date) -> None:
    document: Document = one
    require_happened(document.organization, document.published_on, today, "发布文件材料")
    first = Download.objects.filter(document=document.pk).order_by("downloaded_on").first()
    if first is not None and first.downloaded_on < document.published_on:
        raise NotYetShared(document, first.downloaded_on)


def _download(one: Any, today: date) -> None:
    download: Download = one
    require_past(download.downloaded_on, today)
    if download.downloaded_on < download.document.published_on:
        raise NotYetShared(download.document, download.downloaded_on)

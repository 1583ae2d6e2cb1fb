"""The writes of the library: share a document, take it."""

from __future__ import annotations

from datetime import date

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.library.models import Document, Download
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_happened, require_past


class NotYetShared(DangwuError):
    """A document cannot be taken before it was shared."""

    def __init__(self, document: Document, on: date) -> None:
        super().__init__(
            f"“{document.title}”{document.published_on}才发布，不能记为{on}下载：请核对日期。"
        )


def share(
    *, organization: Organization, title: str, published_on: date, topic: str = "",
    today: date, actor: User | None = None,
) -> Document:  # fmt: skip
    """Share a document in the library."""
    require_happened(organization, published_on, today, "发布文件材料")
    return log.create(
        Document, action="library.share", actor=actor, organization=organization, title=title,
        published_on=published_on, topic=topic,
    )  # fmt: skip


def download(
    *,
    document: Document,
    on: date,
    member: Member | None = None,
    today: date,
    actor: User | None = None,
) -> Download:
    """Record that someone took the document."""
    require_past(on, today)
    if on < document.published_on:
        raise NotYetShared(document, on)
    return log.create(
        Download, action="library.download", actor=actor, document=document, downloaded_on=on,
        member=member,
    )  # fmt: skip

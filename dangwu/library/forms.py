"""The forms of the library: what is asked, and which change it calls."""

from __future__ import annotations

from typing import Any

from dangwu.library import changes, corrections
from dangwu.library.models import Document, Download
from dangwu.members.verb_forms import Correction, VerbForm, Withdrawal
from dangwu.pages.fields import DayField, NamedField


class DocumentField(NamedField):
    """A document by its title, told apart by its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("title",), what="文件标题", label="文件材料", **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the title with the day."""
        return f"{record.title}（{record.published_on}）"


class LibraryWithdrawal(Withdrawal):
    """A record of the library that should not be."""

    verb = staticmethod(corrections.withdraw)


class ShareForm(VerbForm):
    """A document that is shared."""

    model = Document
    names = ("organization", "title", "topic", "published_on")
    verb = staticmethod(changes.share)


class DocumentCorrection(Correction):
    """The same, put right."""

    model = Document
    names = ShareForm.names
    verb = staticmethod(corrections.correct)


class DownloadForm(VerbForm):
    """Somebody took a document."""

    model = Download
    names = ("document", "member")
    document = DocumentField()
    on = DayField(label="下载日期")
    verb = staticmethod(changes.download)

    def prepare(self) -> None:
        """Offer the documents that she may see."""
        super().prepare()
        rows = self.access.visible(Document.objects.all()).order_by("-published_on", "-pk")
        self.fields["document"].offer(rows)  # type: ignore[attr-defined]


class DownloadCorrection(Correction):
    """The same, put right."""

    model = Download
    names = ("member", "downloaded_on")
    verb = staticmethod(corrections.correct)

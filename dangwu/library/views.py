"""The books of the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dangwu.accounts.rights import Right
from dangwu.library import forms
from dangwu.library.models import Document, Download
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Register, Section, Writing, name_actions

_WITHDRAW = Writing("withdraw", "撤销", forms.LibraryWithdrawal, "已撤销。", ends=True)


class Documents(Register):
    """Documents that organizations shared."""

    model = Document
    slug = "documents"
    hint = "登记发布的文件材料；谁下载过也记在这里。"
    columns = ("title", "topic", "organization__document_name", "published_on")
    details = ("title", "topic", "organization", "published_on")
    related = ("organization",)
    search = ("title", "topic")
    day = "published_on"
    order = ("-published_on", "-pk")
    new = Writing("new", "发布文件", forms.ShareForm, "文件已发布。")
    changes = (Writing("correct", "更正", forms.DocumentCorrection, "已更正。"), _WITHDRAW)

    def sections(self, access: Access, record: Any) -> Sequence[Section]:
        """Return who took it."""
        rows = Download.objects.filter(document=record).select_related(*Downloads.related)
        new = f"{Downloads.url('new')}?document={record.pk}" if access.may(Right.WRITE) else ""
        columns = ("taken_by", "downloaded_on")
        return (Section(Downloads, rows.order_by("-downloaded_on", "-pk"), "下载", columns, new),)


class Downloads(Register):
    """Who took which document."""

    model = Download
    slug = "downloads"
    hint = "登记谁在哪一天下载了哪份文件。"
    columns = (
        Column("document__title", "文件材料"),
        Column("taken_by", "下载党员"),
        "downloaded_on",
    )
    details = ("document", Column("taken_by", "下载党员"), "downloaded_on")
    related = ("document", "member")
    through = "document__organization"
    search = ("document__title", "member__name")
    day = "downloaded_on"
    order = ("-downloaded_on", "-pk")
    new = Writing("new", "登记下载", forms.DownloadForm, "下载已登记。")
    changes = (Writing("correct", "更正", forms.DownloadCorrection, "已更正。"), _WITHDRAW)


REGISTERS: Sequence[type[Register]] = (Documents, Downloads)
name_actions(
    {
        "library.share": "发布文件",
        "library.download": "登记下载",
        "library.correct": "更正",
        "library.withdraw": "撤销",
    }
)

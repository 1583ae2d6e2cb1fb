"""The review copy of a report that is not issued: made on demand, the last one kept."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from dangwu.reports import copies, folders
from dangwu.reports.desk import filled_of
from dangwu.reports.models import Report


def folder(report: Report) -> Path:
    """Return where the last review copy lies."""
    return folders.folder_of(report.pk) / "draft"


def make_review(report: Report, now: datetime) -> Path:
    """Write the review copy with its evidence page in the place of the last ones."""
    filled = filled_of(report, now)
    own, fresh = folder(report), folders.folder_of(report.pk) / f"draft-{filled.mark}"
    with folders.new_folder(fresh):
        out = fresh / f"{folders.safe(report.title)}-审核稿.docx"
        copies.write_review(filled, out, folders.seal())
    shutil.rmtree(own, ignore_errors=True)
    fresh.rename(own)
    return own / out.name


def files_of(report: Report) -> dict[str, str]:
    """Return the names of the last review copy and its page by what they are."""
    own = folder(report)
    if not own.is_dir():
        return {}
    names = {one.suffix: one.name for one in own.iterdir() if not one.name.startswith(".")}
    found = {"review": names.get(".docx", ""), "page": names.get(".html", "")}
    return {what: name for what, name in found.items() if name}

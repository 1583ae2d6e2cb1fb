"""Where a report's files lie: the office's files/reports/<number>/."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from dangwu.reports.keys import Seal

CHINA = ZoneInfo("Asia/Shanghai")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST = 60


def folder_of(report_id: int) -> Path:
    """Return the folder of a report."""
    return Path(settings.OFFICE) / "files" / "reports" / str(report_id)


def sample_of(report_id: int, name: str) -> Path:
    """Return where a report's sample lies; `name` is the file's own name."""
    return folder_of(report_id) / "sample" / safe(name)


def issue_folder(report_id: int, number: int) -> Path:
    """Return the folder of an issue."""
    return folder_of(report_id) / f"issue-{number}"


def seal() -> Seal:
    """Return the office's seal."""
    return Seal(Path(settings.OFFICE) / "keys")


def safe(name: str) -> str:
    """Return a name that every disk takes, its ending kept."""
    path = Path(name.replace("\\", "/"))
    stem = _UNSAFE.sub("", path.stem).strip(".")[:_LONGEST] or "文件"
    return stem + path.suffix.lower()


def moment(today: date) -> datetime:
    """Return this moment of the clock on the office's day."""
    clock = datetime.now(CHINA).time().replace(microsecond=0)
    return datetime.combine(today, clock, CHINA)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Make a folder that goes again, with all that is in it, where anything fails.

    What lies there already is of a write that was taken back after its files were made.
    """
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(mode=0o700, parents=True)
    try:
        yield path
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise

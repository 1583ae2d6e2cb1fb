"""Where a file that was handed in lies until it is written: below the office's own files."""

from __future__ import annotations

import re
import secrets
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from dangwu.accounts.models import User
from dangwu.exchange.models import Upload, UploadState

DAYS = 7
"""So many days a file is kept that nobody confirms."""
_FORBIDDEN = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
_LONGEST = 60
ENDED = (UploadState.WRITTEN, UploadState.DROPPED)


def folder_of(upload: Upload) -> Path:
    """Return the folder of a file and its preview."""
    return _root() / upload.folder


def file_of(upload: Upload) -> Path:
    """Return the file as it was handed in."""
    return folder_of(upload) / upload.file_name


def preview_of(upload: Upload) -> Path:
    """Return where the file's preview is kept."""
    return folder_of(upload) / ".preview"


def take(file: UploadedFile[Any], *, kind: str, user: User) -> Upload:
    """Keep a file that was handed in; nobody else on the machine may read it."""
    sweep()
    upload = Upload(
        kind=kind, user=user, file_name=_named(file.name or ""), folder=secrets.token_hex(16),
        uploaded_at=timezone.now(),
    )  # fmt: skip
    folder_of(upload).mkdir(mode=0o700, parents=True)
    with file_of(upload).open("wb") as kept:
        for piece in file.chunks():
            kept.write(piece)
    return upload


def _named(name: str) -> str:
    """Return a name that every file system takes, with its ending."""
    path = Path(_FORBIDDEN.sub("_", name))
    return f"{path.stem[:_LONGEST].strip('. ') or '未命名'}{path.suffix[:6]}"


def clear(upload: Upload) -> None:
    """Take the file and its preview away."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)


def sweep() -> None:
    """Take away the files of which nobody wanted more for some days."""
    old = timezone.now() - timedelta(days=DAYS)
    for upload in Upload.objects.filter(uploaded_at__lt=old).exclude(state__in=ENDED):
        clear(upload)
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.DROPPED, job=None)
    _clear_lost(old)


def _clear_lost(old: datetime) -> None:
    """Take away folders of which no upload tells: the server was stopped while it was written."""
    root = _root()
    for folder in root.iterdir() if root.is_dir() else ():
        young = folder.stat().st_mtime > old.timestamp()
        if not young and not Upload.objects.filter(folder=folder.name).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.OFFICE) / "files" / "imports"

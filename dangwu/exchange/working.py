"""What the pages have done in the background: a preview, the write, the taking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.urls import reverse

from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.exchange import batches, keeping, records
from dangwu.exchange.kept_preview import KeptPreview, keep, settled
from dangwu.exchange.known import Known
from dangwu.exchange.models import Batch, Upload, UploadState
from dangwu.exchange.preview import Preview, kind_of, preview
from dangwu.exchange.reach import Reach
from dangwu.exchange.words import on_page
from dangwu.pages import jobs
from dangwu.pages.jobs import Progress
from dangwu.pages.models import Job


class NothingWritten(DangwuError):
    """The records refused every row."""

    def __init__(self, left: tuple[tuple[int, str], ...]) -> None:
        first = "".join(says for _, says in left[:3])
        more = f"……另有{len(left) - 3}行。" if len(left) > 3 else ""
        super().__init__(f"没有写入任何一行。{first}{more}")


def start_preview(upload: Upload, user: User, today: date) -> Job:
    """Read and judge the file in the background."""
    pk = upload.pk

    def work(progress: Progress) -> str:
        progress.say("正在读取和核对")
        return _on_page(lambda: _preview(pk, user, today, progress))

    label = kind_of(upload.kind).label
    return _start(upload, user, f"预览{label}“{upload.file_name}”", work, "exchange.preview")


def start_writing(upload: Upload, user: User, today: date) -> Job:
    """Write what is certain and what was agreed to, in the background and in one transaction."""
    pk = upload.pk

    def work(progress: Progress) -> str:
        progress.say("正在核对")
        try:
            return _on_page(lambda: _write(pk, user, today, progress))
        except Exception:
            Upload.objects.filter(pk=pk).update(state=UploadState.WAITING)
            raise

    label = kind_of(upload.kind).label
    return _start(upload, user, f"写入{label}“{upload.file_name}”", work, "exchange.write")


def start_undoing(batch: Batch, reason: str, user: User) -> Job:
    """Take an import back whole, in the background."""
    pk = batch.pk

    def work(progress: Progress) -> str:
        progress.say("正在撤回")
        _on_page(lambda: batches.undo(pk, reason=reason, actor=user))
        return batch_url(pk)

    return jobs.start(
        user, f"撤回{pk}号导入“{batch.file_name}”", work, kind="exchange.undo", back=batch_url(pk)
    )


def batch_url(pk: int) -> str:
    """Return the address of an import's result."""
    return reverse("exchange:batch", args=[pk])


def upload_url(pk: int) -> str:
    """Return the address of a file that was handed in."""
    return reverse("exchange:upload", args=[pk])


def _start(
    upload: Upload, user: User, title: str, work: Callable[[Progress], str], kind: str
) -> Job:
    job = jobs.start(user, title, work, kind=kind, back=upload_url(upload.pk))
    Upload.objects.filter(pk=upload.pk).exclude(state__in=keeping.ENDED).update(job=job)
    return job


def _on_page(work: Callable[[], object]) -> str:
    """Do the work; what it refuses with is said without the command line's hints."""
    try:
        return str(work())
    except DangwuError as error:
        raise DangwuError(on_page(str(error))) from error


def _read(
    upload: Upload, user: User, today: date, progress: Progress
) -> tuple[Preview, Known, Reach]:
    """Judge the file as this person may: the same for the preview and before the write."""
    whole = records.load(today)
    for name, pk in upload.names.items():
        whole.call(name, pk)
    reach = Reach.of(user, upload.kind, today)
    known = reach.narrowed(whole)
    for name, pk in upload.names.items():
        known.call(name, pk)
    found = preview(
        upload.kind, keeping.file_of(upload), today=today, known=known,
        sheet=upload.sheet or None, progress=progress, given=upload.given,
    )  # fmt: skip
    reach.refuse_beyond(found, whole)
    return found, known, reach


def _preview(pk: int, user: User, today: date, progress: Progress) -> str:
    upload = Upload.objects.get(pk=pk)
    found, _, _ = _read(upload, user, today, progress)
    keep(found, keeping.preview_of(upload), batches.digest_of(found.path))
    Upload.objects.filter(pk=pk).update(state=UploadState.WAITING)
    return upload_url(pk)


def _write(pk: int, user: User, today: date, progress: Progress) -> str:
    upload = Upload.objects.get(pk=pk)
    choices = KeptPreview(keeping.preview_of(upload)).choices()
    found, known, reach = _read(upload, user, today, progress)
    rows = settled(found, choices)
    progress.say("正在写入")
    with transaction.atomic():
        written = batches.write(
            found, rows, known, today=today, actor=user, progress=progress, within=reach.within
        )
        if not written.number:
            raise NothingWritten(written.left)
        Upload.objects.filter(pk=pk).update(
            state=UploadState.WRITTEN, batch=written.number, job=None
        )
    keeping.clear(upload)
    return batch_url(written.number)

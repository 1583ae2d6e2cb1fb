"""Runs jobs: in a thread, one at a time in each process of the server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.pages.jobs.tracking import DEAD, Progress, Pulse, file_of, look
from dangwu.pages.models import Job, JobState

Work = Callable[[Progress], str]
"""Does the work and returns the address of its result; raises a DangwuError where it cannot."""

KEPT = timedelta(days=30)
_TRIES = 6
_LOG = logging.getLogger("dangwu.jobs")
_turn = threading.Semaphore(1)
_TAKEN = "刚才有别人登记了相同的记录，这次什么也没有写入。请重新预览，核对后再提交。"
_BUSY = "数据库正忙或写不进去，这次什么也没有写入。请过一会儿再提交一次；仍不行时请告诉系统管理员。"
_FAULT = "程序出了意外的错误，这次什么也没有写入。请再提交一次；仍不行时请把任务名称和时间告诉系统管理员。"


def start(user: User, title: str, work: Work, *, kind: str = "", back: str = "") -> Job:
    """Start a job once the transaction that asks for it is written; return it.

    `back` is where she can go on where it fails.
    """
    _clear(user)
    job = Job.objects.create(
        kind=kind, user=user, title=title[:200], asked_at=timezone.now(), result=back
    )
    if getattr(settings, "JOBS_AT_ONCE", False):
        _do(job.pk, work, Progress())
        job.refresh_from_db()
    else:
        thread = threading.Thread(
            target=_in_turn, args=(job.pk, work), name=f"job-{job.pk}", daemon=True
        )
        transaction.on_commit(thread.start)
    return job


def job_url(job: Job) -> str:
    """Return the address of a job's page."""
    return reverse("jobs:one", args=[job.pk])


def _clear(user: User) -> None:
    """Write down which of her jobs were interrupted, and forget those of long ago."""
    mine = Job.objects.filter(user=user)
    old = timezone.now() - timedelta(seconds=DEAD)
    for job in mine.filter(state__in=(JobState.QUEUED, JobState.RUNNING), asked_at__lt=old):
        if not look(job).waiting:
            Job.objects.filter(pk=job.pk).update(
                state=JobState.INTERRUPTED, finished_at=timezone.now()
            )
            file_of(job.pk).unlink(missing_ok=True)
    mine.filter(asked_at__lt=timezone.now() - KEPT).delete()


def _in_turn(pk: int, work: Work) -> None:
    progress = Progress()
    pulse = Pulse(pk, progress)
    pulse.start()
    try:
        with _turn:
            _do(pk, work, progress)
    finally:
        pulse.stop()
        connections.close_all()


def _do(pk: int, work: Work, progress: Progress) -> None:
    """Run the work and keep what it came to."""
    _keep(pk, state=JobState.RUNNING, started_at=timezone.now())
    try:
        result = work(progress)
    except DangwuError as error:
        _end(pk, JobState.FAILED, message=str(error))
    except IntegrityError:
        _end(pk, JobState.FAILED, message=_TAKEN)
    except DatabaseError:
        _LOG.exception("job %s", pk)
        _end(pk, JobState.FAILED, message=_BUSY)
    except Exception:  # noqa: BLE001  # the page must say that it failed, whatever it was
        _LOG.exception("job %s", pk)
        _end(pk, JobState.FAILED, message=_FAULT)
    else:
        _end(pk, JobState.DONE, result=result)


def _end(pk: int, state: JobState, **fields: str) -> None:
    _keep(pk, state=state, finished_at=timezone.now(), **fields)


def _keep(pk: int, **fields: object) -> None:
    """Write a job's fields; another's long transaction is waited for."""
    for attempt in range(_TRIES):
        try:
            Job.objects.filter(pk=pk).update(**fields)
        except DatabaseError:
            if attempt == _TRIES - 1:
                raise
        else:
            return

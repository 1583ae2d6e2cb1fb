"""How far a job is, kept in a file of the office.

SQLite shows nothing of a transaction before its end, and has one writer at a time.
The file's age is the job's heartbeat: a server that was stopped leaves a file that grows old.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from dangwu.pages.models import Job, JobState

EVERY = 0.5
"""Seconds between two notes of how far a job is."""
DEAD = 60
"""A job of which nothing was heard for so many seconds was interrupted."""
_WAITING = (JobState.QUEUED, JobState.RUNNING)
_LOST = (
    "服务器在任务完成之前停止或重启了。任务要写的一次写成，没有完成的就没有写入任何内容，"
    "请回到原来的页面重新提交一次。"
)


class Progress:
    """What a job tells of itself while it runs; called with how much is done and how much there is."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.says = ""

    def __call__(self, done: int, total: int) -> None:
        """Note how far it is."""
        self.done, self.total = done, total

    def say(self, text: str) -> None:
        """Say what is being done now: 正在写入; a new count begins."""
        self.says, self.done, self.total = text, 0, 0


@dataclass(frozen=True)
class Seen:
    """A job as its page shows it."""

    state: JobState
    done: int = 0
    total: int = 0
    says: str = ""
    message: str = ""

    @property
    def waiting(self) -> bool:
        """Whether it still runs, or will."""
        return self.state in _WAITING

    @property
    def label(self) -> str:
        """Its state in Chinese."""
        return str(self.state.label)

    @property
    def percent(self) -> int:
        """How much of a hundred is done."""
        return min(100, self.done * 100 // self.total) if self.total else 0


def file_of(pk: int) -> Path:
    """Return where a job notes how far it is."""
    return Path(settings.OFFICE) / "files" / "jobs" / f"{pk}.json"


def note(pk: int, progress: Progress) -> None:
    """Write how far a job is; whoever reads meanwhile sees what stood before."""
    path = file_of(pk)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps({"done": progress.done, "total": progress.total, "says": progress.says})
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def look(job: Job) -> Seen:
    """Return how far a job is; one that nothing was heard of is interrupted."""
    state = JobState(job.state)
    if state not in _WAITING:
        return Seen(state, message=job.message or (_LOST if state is JobState.INTERRUPTED else ""))
    path = file_of(job.pk)
    try:
        heard = path.stat().st_mtime
        noted = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        heard, noted = job.asked_at.timestamp(), {}
    except (OSError, ValueError):
        heard, noted = time.time(), {}
    if time.time() - heard > DEAD:
        return Seen(JobState.INTERRUPTED, message=_LOST)
    return Seen(state, **noted)


class Pulse(threading.Thread):
    """Notes twice a second how far a job is, as long as its process lives."""

    def __init__(self, pk: int, progress: Progress) -> None:
        super().__init__(name=f"pulse-{pk}", daemon=True)
        self._pk, self._progress = pk, progress
        self._over = threading.Event()

    def run(self) -> None:
        """Note it until the job is over."""
        while not self._over.is_set():
            with suppress(OSError):  # Windows refuses while somebody reads; the next one comes
                note(self._pk, self._progress)
            self._over.wait(EVERY)

    def stop(self) -> None:
        """Stop, and take the file away."""
        self._over.set()
        self.join()
        with suppress(OSError):
            file_of(self._pk).unlink(missing_ok=True)

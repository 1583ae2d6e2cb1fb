"""Offices as they are run: built by the command line, copied, and served by the real server."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-c", "from dangwu.project.cli import main; main()")
_OURS = {"DANGWU_OFFICE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
_PATIENCE = 90.0
"""Seconds until a server must answer."""


@dataclass(frozen=True)
class Login:
    """Somebody of the stock cast: how she signs in, and a session that is open already."""

    username: str
    password: str
    name: str
    session: str


@dataclass(frozen=True)
class Built:
    """An office on disk: its folder, the documents beside it, and who may sign in."""

    office: Path
    out: Path
    cast: dict[str, Login]

    def copy(self, folder: Path) -> Built:
        """Copy the office, so that a test may write into it."""
        office = folder / "office"
        shutil.copytree(self.office, office)
        return Built(office, self.out, self.cast)


def environment() -> dict[str, str]:
    """Return the environment of a process that knows nothing of the tests' own settings."""
    kept = {key: value for key, value in os.environ.items() if key not in _OURS}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def dangwu(*arguments: str | Path) -> str:
    """Run the command line in a process of its own and return what it printed."""
    ran = subprocess.run(
        [*_COMMAND, *map(str, arguments)],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, f"{arguments}: {ran.stdout}\n{ran.stderr}"
    return ran.stdout


def build(folder: Path) -> Built:
    """Build the demo's office with the stock cast, once for all processes that ask for it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "cast.json").exists():
            dangwu("--office", folder / "office", "demo", "--out", folder / "out")
            cast = people(folder / "office")
            (folder / "cast.json").write_text(cast, "utf-8")
    cast = json.loads((folder / "cast.json").read_text("utf-8"))
    return Built(
        folder / "office", folder / "out", {role: Login(**told) for role, told in cast.items()}
    )


def empty(folder: Path) -> Path:
    """Make an office in which there is nothing at all, once for all processes that ask for it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "office").exists():
            dangwu("--office", folder / "office", "init")
    return folder / "office"


def people(office: Path) -> str:
    """Write the stock cast into an office and return their logins as JSON."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.browser.cast"],
        cwd=ROOT,
        env={
            **environment(),
            "DANGWU_OFFICE": str(office),
            "DJANGO_SETTINGS_MODULE": "dangwu.project.settings",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@contextmanager
def served(office: Path, log: Path) -> Iterator[str]:
    """Serve an office as `dangwu serve` does, until the test is over; give its address."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with log.open("w") as said:
        process = subprocess.Popen(
            [*_COMMAND, "--office", str(office), "serve", "--port", str(port), "--workers", "1"],
            cwd=ROOT, env=environment(), stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _wait(url, process, log)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise AssertionError(f"the server does not answer: {log.read_text('utf-8')}")

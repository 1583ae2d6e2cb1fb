"""Real offices, and the command line as a person runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dangwu.project.office import Office

ROOT = Path(__file__).parent.parent.parent
UNIT = "云岭市物资储备局"
TODAY = date(2020, 7, 10)
# Root may read and write everything; these drop that right, as for anyone else.
AS_ANYONE = [
    "setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--",
]  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    error: str


Dangwu = Callable[..., Said]


def dangwu(*arguments: str, anyone: bool = False, **environment: str) -> Said:
    """Run the command in a process of its own."""
    command = [sys.executable, "-c", "from dangwu.project.cli import main; main()", *arguments]
    if anyone and os.geteuid() == 0:
        command = [*AS_ANYONE, *command]
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DANGWU_OFFICE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Said(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with its top unit."""
    folder = tmp_path_factory.mktemp("offices") / "made"
    said = dangwu("--office", str(folder), "init", "--unit", UNIT, "--short", "市物资储备局")
    assert said == Said(
        0, f"办公室“{folder}/office.sqlite3”已建好。\n最上级单位：{UNIT}。\n", ""
    ), said
    return folder


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """A copy of an office that the test may break."""
    copy = tmp_path / "office"
    shutil.copytree(made_once, copy)
    return copy


@pytest.fixture
def office(tmp_path: Path, db: None) -> Office:
    """An office that stands on the test's database."""
    return Office(tmp_path / "office", TODAY, opened=True)

"""An office: a folder with its database, files and keys; opened once for a command."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dangwu.project.database import DATABASE_FILE, shown
from dangwu.project.failures import (
    DatabaseForeign,
    DatabaseReadOnly,
    OfficeForbidden,
    OfficeFromFuture,
    OfficeMissing,
    OfficeNotFolder,
    OfficeOutdated,
    translate,
)

if TYPE_CHECKING:
    from dangwu.reports.asking import Asked

DEFAULT = Path("var/office")
CHINA = ZoneInfo("Asia/Shanghai")
KEYS = ("secret.txt", "seal.txt", "field.txt")
"""The web's secret, the seal of manifests, the key of encrypted fields: 32 bytes as hex each."""


@dataclass
class Office:
    """Where the records are and what day it is; `opened` once Django stands on its database."""

    folder: Path
    today: date
    opened: bool = field(default=False)

    @property
    def server(self) -> str:
        """The PostgreSQL address, empty where the records are in the folder."""
        return os.environ.get("DATABASE_URL", "")

    @property
    def where(self) -> str:
        """The database as messages name it."""
        return shown(self.server) if self.server else str(self.folder / DATABASE_FILE)

    @property
    def keys(self) -> Path:
        """The folder of the office's keys."""
        return self.folder / "keys"

    @property
    def day(self) -> date:
        """The day on which the office stands: a demo's fixed one, else today."""
        kept = self.folder / "fixed-day.txt"
        fixed = kept.read_text(encoding="ascii").strip() if kept.is_file() else ""
        return date.fromisoformat(fixed) if fixed else self.today

    def now(self) -> datetime:
        """Return the moment of writing, on the office's day."""
        clock = datetime.now(CHINA).time().replace(microsecond=0)
        return datetime.combine(self.today, clock, CHINA)

    def open(self) -> None:
        """Stand on the office's database; raises one of dangwu.project.failures."""
        if self.opened:
            return
        if not self.server:
            self._check_files()
        self._start()
        with self.guarded():
            self._check_version()
        self.opened = True

    def make(self) -> bool:
        """Make the folder, the keys and the tables, or bring an older office up to date.

        Return whether the office stood there before.
        """
        where = self.where  # an address that cannot be read is refused before anything is made
        if not self.server and self.exists():
            self._check_files()
        self._make_folder()
        self._start()
        from django.core.management import call_command

        with self.guarded():
            _, future, empty = _steps()
            if future:
                raise OfficeFromFuture(where, future)
            call_command("migrate", interactive=False, verbosity=0)
            _analyse()
        self.opened = True
        return not empty

    def ask(self, unit: str | None, period: str | None) -> Asked:
        """Open the office and return the scope and the period that a command asks about."""
        self.open()
        from dangwu.reports.asking import ask

        with self.guarded():
            return ask(unit, period, self.today)

    def exists(self) -> bool:
        """Whether the folder holds an office's database; a closed folder shows none."""
        try:
            return (self.folder / DATABASE_FILE).exists()
        except PermissionError:
            return False

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what a database says into what the user reads."""
        try:
            yield
        except Exception as error:
            meant = translate(error, self.where)
            if meant is None:
                raise
            raise meant from error

    def set_up(self) -> None:
        """Load the rooms without any database, for what is judged in memory."""
        self._start()

    def _start(self) -> None:
        os.environ["DANGWU_OFFICE"] = str(self.folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangwu.project.settings")
        import django

        django.setup()

    def _make_folder(self) -> None:
        try:
            # people's data: nobody else on the machine may enter
            for folder in (self.folder, self.folder / "files", self.keys):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in KEYS:
                _make_private(self.keys / name, secrets.token_hex(32) + "\n")
            if not self.server:
                # in a folder that stood there before, others may enter; SQLite's own files follow suit
                _make_private(self.folder / DATABASE_FILE)
        except (FileExistsError, NotADirectoryError) as error:
            raise OfficeNotFolder(self.folder) from error
        except PermissionError as error:
            raise OfficeForbidden(Path(str(error.filename)), "写入") from error

    def _check_files(self) -> None:
        database = self.folder / DATABASE_FILE
        try:
            if not database.is_file():
                raise OfficeMissing(str(self.folder))
        except PermissionError as error:
            raise OfficeForbidden(self.folder, "进入") from error
        secret = self.keys / KEYS[0]
        for path in (database, *([secret] if secret.exists() else [])):
            if not os.access(path, os.R_OK):
                raise OfficeForbidden(path, "读取")
        # SQLite keeps its journal beside the file, so the folder must be writable too
        if not (os.access(database, os.W_OK) and os.access(self.folder, os.W_OK)):
            raise DatabaseReadOnly(self.where)

    def _check_version(self) -> None:
        missing, future, foreign = _steps()
        if foreign:
            raise DatabaseForeign(self.where)
        if future:
            raise OfficeFromFuture(self.where, future)
        if missing:
            raise OfficeOutdated(self.where, missing)


def _analyse() -> None:
    """Let SQLite look at all that its tables hold: by a part of it, it has chosen wrong indexes."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("analyze")


def _make_private(path: Path, text: str = "") -> None:
    """Make a file that only its owner reads; one that stands there already is left as it is."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)


def _steps() -> tuple[set[str], set[str], bool]:
    """Return migrations not yet applied, applied but unknown here, and whether none ever was."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    here = {
        f"{config.label}.{path.stem}"
        for config in apps.get_app_configs()
        for path in (Path(config.path) / "migrations").glob("[0-9]*.py")
    }
    applied = {".".join(key) for key in MigrationRecorder(connection).applied_migrations()}
    ours = {config.label for config in apps.get_app_configs()}
    future = {step for step in applied - here if step.split(".")[0] in ours}
    foreign = not any(step.startswith("organizations.") for step in applied)
    return here - applied, future, foreign

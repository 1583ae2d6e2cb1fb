"""Static files out of pinned packages: Tabler's style sheet and htmx; nothing of them is kept here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BORROWED = {
    "css/vendor/tabler.min.css": ("starlette_admin", "static"),
    "django_htmx/htmx-2.min.js": ("django_htmx", "static"),
}
"""Each file under its address, and the package and folder that carry it."""


class BorrowedFinder(BaseFinder):
    """Finds the files named in BORROWED, and no other of those packages."""

    @cached_property
    def _folders(self) -> dict[str, Path]:
        return {
            name: Path(str(files(package))) / folder for name, (package, folder) in BORROWED.items()
        }

    def check(self, **kwargs: Any) -> list[Any]:
        """Nothing to set up."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the file lies; nothing where we do not borrow it."""
        folder = self._folders.get(path)
        found = str(folder / path) if folder is not None else ""
        if find_all:
            return [found] if found else []
        return found or None

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every borrowed file with the storage that reads it."""
        for path, folder in self._folders.items():
            yield path, FileSystemStorage(location=folder)

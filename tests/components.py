"""The real components that some tests need, and what to do where one is missing."""

import os
import shutil

import psycopg
import pytest

from dangwu.project.database import server

REQUIRE_ALL = os.environ.get("DANGWU_REQUIRE_ALL") == "1"
HOW = {
    "postgresql": "apt-get install postgresql and run make test, or set DANGWU_TEST_POSTGRESQL=postgresql://…",
    "libreoffice": "apt-get install libreoffice-writer poppler-utils fonts-noto-cjk",
    "chromium": "apt-get install chromium",
}


def postgresql() -> dict[str, object] | None:
    """Return Django's settings of the test server, None where none answers."""
    url = os.environ.get("DANGWU_TEST_POSTGRESQL", "")
    if not url:
        return None
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return None
    # each worker of pytest-xdist is a process of its own
    return {**server(url), "TEST": {"NAME": f"dangwu_test_{os.getpid()}"}}


def _present(component: str) -> bool:
    if component == "postgresql":
        return postgresql() is not None
    command = {"libreoffice": "soffice", "chromium": "chromium"}[component]
    return shutil.which(command) is not None


def require(component: str) -> None:
    """Skip the test where a component is missing; under DANGWU_REQUIRE_ALL=1 fail it."""
    if _present(component):
        return
    words = f"{component} is missing: {HOW[component]}"
    if REQUIRE_ALL:
        pytest.fail(words)
    pytest.skip(words)

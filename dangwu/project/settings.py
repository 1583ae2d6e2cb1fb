"""Settings of an office: a folder with its database, files and keys; PostgreSQL by DATABASE_URL."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from dangwu.project.database import DATABASE_FILE, server

OFFICE = Path(os.environ.get("DANGWU_OFFICE", "var/office")).resolve()


def _secret() -> str:
    """Read the office's secret; a process without an office gets one that dies with it."""
    kept = OFFICE / "keys" / "secret.txt"
    return kept.read_text(encoding="utf-8").strip() if kept.is_file() else secrets.token_hex(32)


def _database() -> dict[str, object]:
    url = os.environ.get("DATABASE_URL", "")
    if url:
        return server(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": OFFICE / DATABASE_FILE,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            # how long a writer waits for another before it gives up
            "timeout": float(os.environ.get("DANGWU_LOCK_SECONDS", "10")),
        },
    }


SECRET_KEY = _secret()
DATABASES = {"default": _database()}
DEBUG = False
ALLOWED_HOSTS: list[str] = ["127.0.0.1", "localhost"]
# What goes wrong reaches the user as one Chinese message, so nothing is printed beside it.
LOGGING_CONFIG = None
# From low to high: a room uses those before it.
ROOMS = (
    "accounts",
    "organizations",
    "members",
    "meetings",
    "admissions",
    "learning",
    "dues",
    "duties",
    "attendance",
    "posts",
    "supply",
    "bulletins",
    "library",
)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    *(f"dangwu.{room}" for room in ROOMS),
    "dangwu.reports",
    "dangwu.exchange",
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

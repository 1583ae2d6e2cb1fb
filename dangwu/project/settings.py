"""Settings of an office: a folder with its database, files and keys; PostgreSQL by DATABASE_URL."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

OFFICE = Path(os.environ.get("DANGWU_OFFICE", "var/office")).resolve()


def _secret() -> str:
    """Read the office's secret; a process without an office gets one that dies with it."""
    kept = OFFICE / "keys" / "secret.txt"
    return kept.read_text(encoding="utf-8").strip() if kept.is_file() else secrets.token_hex(32)


def _database() -> dict[str, object]:
    url = os.environ.get("DATABASE_URL", "")
    if url:
        parts = urlsplit(url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": OFFICE / "office.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "timeout": 10,
        },
    }


SECRET_KEY = _secret()
DATABASES = {"default": _database()}
DEBUG = False
ALLOWED_HOSTS: list[str] = ["127.0.0.1", "localhost"]
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
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

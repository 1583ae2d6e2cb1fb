"""Settings of an office: a folder with its database, files and keys; PostgreSQL by DATABASE_URL."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from dangwu.project.database import DATABASE_FILE, server

OFFICE = Path(os.environ.get("DANGWU_OFFICE", "var/office")).resolve()

# A region's rules over the national ones: 辽宁省 reads <room>/rules/辽宁省 and <office>/rules/辽宁省.
REGION = os.environ.get("DANGWU_REGION", "")


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


def _fixed_day() -> str:
    """Return the day that a demo's office is fixed on, empty where the days go by."""
    kept = OFFICE / "fixed-day.txt"
    return kept.read_text(encoding="ascii").strip() if kept.is_file() else ""


SECRET_KEY = _secret()
DATABASES = {"default": _database()}
DEBUG = False
FIXED_DAY = _fixed_day()
# Names under which the office is reached; an intranet's own name is added by DANGWU_HOSTS.
ALLOWED_HOSTS: list[str] = [
    "127.0.0.1",
    "localhost",
    *filter(None, os.environ.get("DANGWU_HOSTS", "").split(",")),
]
# What goes wrong reaches the user as one Chinese message, so nothing is printed beside it.
LOGGING_CONFIG = None
# From low to high: a room uses those before it.
ROOMS = (
    "accounts",
    "organizations",
    "members",
    "elections",
    "meetings",
    "admissions",
    "learning",
    "dues",
    "duties",
    "attendance",
    "posts",
    "supply",
    "bulletins",
    "stars",
    "library",
)
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "dangwu.pages",
    *(f"dangwu.{room}" for room in ROOMS),
    "dangwu.findings",
    "dangwu.reports",
    "dangwu.exchange",
    "dangwu.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dangwu.pages.middleware.DayMiddleware",
    "dangwu.organizations.grants.AccessMiddleware",
    "dangwu.pages.middleware.LoginMiddleware",
]
ROOT_URLCONF = "dangwu.project.urls"
WSGI_APPLICATION = "dangwu.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dangwu.web.navigation.navigation",
            ],
        },
    }
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
# A day at the desk; a phone stays signed in while it is used.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# Behind a server that speaks https: DANGWU_HTTPS holds the address that people type.
if _https := os.environ.get("DANGWU_HTTPS", ""):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = _https.split(",")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"dangwu.accounts.strength.{name}"}
    for name in ("Likeness", "Length", "Commonness", "Digits")
]
# How long a one-time address waits for its owner to set a password.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
STATIC_URL = "static/"
STATIC_ROOT = OFFICE / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "dangwu.pages.borrowed.BorrowedFinder",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": OFFICE / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

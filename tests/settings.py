"""The settings for tests: SQLite always, PostgreSQL beside it where a server answers."""

import atexit
import os
import shutil
import tempfile

if "DANGWU_OFFICE" not in os.environ:
    os.environ["DANGWU_OFFICE"] = tempfile.mkdtemp(prefix="dangwu-tests-")
    atexit.register(shutil.rmtree, os.environ["DANGWU_OFFICE"], ignore_errors=True)
os.environ.pop("DATABASE_URL", None)

from dangwu.project.settings import *  # noqa: F403
from tests.components import postgresql

DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
}
if (server := postgresql()) is not None:
    DATABASES["postgresql"] = server
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
FIXED_DAY = "2020-07-03"
JOBS_AT_ONCE = True
MIDDLEWARE = [one for one in MIDDLEWARE if not one.startswith("whitenoise")]  # noqa: F405

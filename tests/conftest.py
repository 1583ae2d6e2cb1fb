"""What every test may ask for."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.components import require


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold the test against the real components that its marks name."""
    for component in ("postgresql", "libreoffice", "chromium"):
        if item.get_closest_marker(f"needs_{component}"):
            require(component)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Fill the calendar, which a migration does in an office.

    Tests make the tables from the models at once (--nomigrations); the migrations themselves are
    applied for real by the tests of offices.
    """
    months = import_module("dangwu.organizations.migrations.0002_months")
    with django_db_blocker.unblock():
        for alias in settings.DATABASES:
            months.fill(apps, SimpleNamespace(connection=connections[alias]))

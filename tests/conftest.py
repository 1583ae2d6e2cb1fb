"""What every test may ask for."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate

from tests.components import require


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold the test against the real components that its marks name."""
    for component in ("postgresql", "libreoffice", "chromium"):
        if item.get_closest_marker(f"needs_{component}"):
            require(component)


def _fill_months(sender: AppConfig, using: str, **_: object) -> None:
    """Fill the calendar, which a migration does in an office.

    Tests make the tables from the models at once (--nomigrations); the migrations themselves are
    applied for real by the tests of offices.
    """
    if sender.label == "organizations":
        months = import_module("dangwu.organizations.migrations.0002_months")
        months.fill(apps, SimpleNamespace(connection=connections[using]))


post_migrate.connect(_fill_months)

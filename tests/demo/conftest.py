"""The bureau, built once for the tests of a module and taken away after it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.demo import build
from dangwu.demo.plan import BUREAU
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations.models import Organization


@pytest.fixture(scope="module")
def bureau(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scope]:
    """The scope of the whole fictional bureau."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        top = Organization.objects.get(full_name=BUREAU)
        yield Scope(top.pk, top.document_name, top.kind)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def half_year() -> Period:
    return Period.parse("2020H1")


@pytest.fixture(scope="module")
def catalogue(bureau: Scope) -> Catalogue:
    return Catalogue(DjangoEngine())

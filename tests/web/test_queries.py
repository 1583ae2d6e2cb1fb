"""No list asks the database more often because it has more rows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dangwu.pages.registers import Register, registers
from tests.web.conftest import Office

pytestmark = pytest.mark.django_db


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(seen)


def test_a_list_of_thirty_asks_as_often_as_a_list_of_two(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown = {}
    client = office.client("officer")
    for label, kind in registers().items():
        counts = []
        for size in (2, 30):
            monkeypatch.setattr(kind, "page_size", size)
            counts.append(asked(client, kind.url()))
        if counts[1] > counts[0]:
            grown[label] = counts
    assert grown == {}


def test_every_list_opens_with_few_queries(office: Office) -> None:
    client = office.client("officer")
    many = {
        label: count
        for label, kind in registers().items()
        if (count := asked(client, kind.url())) > LIMIT
    }
    assert many == {}


LIMIT = 14
"""Session, user, grants, places, the rows, how many, what the filters offer."""


def test_the_books_are_there(office: Office) -> None:
    assert all(issubclass(one, Register) for one in registers().values())
    assert len(registers()) > 1

"""No link of ours leads nowhere: from the workbench every kind of page is opened once."""

import re
from collections import deque
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.web.conftest import Office

pytestmark = pytest.mark.django_db
_LINK = re.compile(r'(?:href|hx-get|src)="(/[^"#]*)')
_EACH = 2
"""So many pages of one pattern are opened: all lists, two records of each."""
LEFT_ALONE = ("/static/", "/accounts/logout/")


def links(text: str) -> list[str]:
    found = (unescape(one) for one in _LINK.findall(text))
    return [one for one in dict.fromkeys(found) if not one.startswith(LEFT_ALONE)]


def walk(client: Client, start: str) -> dict[str, tuple[int, str]]:
    """Return what did not open: the address with its status and the page that links to it."""
    opened: dict[str, int] = {}
    wrong: dict[str, tuple[int, str]] = {}
    waiting = deque([(start, "")])
    seen = {start}
    while waiting:
        address, origin = waiting.popleft()
        try:
            pattern = resolve(address.partition("?")[0]).route
        except Resolver404:
            wrong[address] = (404, origin)
            continue
        if opened.get(pattern, 0) >= _EACH:
            continue
        opened[pattern] = opened.get(pattern, 0) + 1
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            wrong[address] = (answer.status_code, origin)
        elif "html" in answer.headers.get("Content-Type", ""):
            for link in links(answer.content.decode()):
                if link not in seen:
                    seen.add(link)
                    waiting.append((link, address))
    assert len(opened) > 20
    return wrong


@pytest.mark.parametrize("role", ["officer", "secretary", "auditor"])
def test_every_link_opens(office: Office, role: str) -> None:
    assert walk(office.client(role), "/records/") == {}

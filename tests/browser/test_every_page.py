"""Every page that the navigation leads to, as the officer and a member see it, on both screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.conftest import House
from tests.browser.offices import Built, served
from tests.browser.screens import Screen
from tests.browser.visitors import Visitor, problems

pytestmark = pytest.mark.needs_chromium

# Where each link leads; not a file to download, not a place on the same page.
_LINKS = """() => [...document.querySelectorAll('a[href]')]
  .filter(one => one.origin === location.origin && !one.hasAttribute('download'))
  .map(one => one.pathname + one.search)"""
_FILES = re.compile(r"[?&]format=|/(export|download|template|photo)s?/|\.(xlsx|docx|svg|ics|txt)$")
_MOST = 160
"""More shapes of addresses than these, and the walk goes in circles."""
ALLOWED = ("officer", "secretary", "committee", "member", "leader", "superior", "auditor",
           "administrator", "stranger")  # fmt: skip
"""How the demo's people sign in."""


@pytest.fixture(scope="module")
def open_house(
    built: Built, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """One copy of the demo's office for all walks: a walk follows links and writes nothing."""
    folder = tmp_path_factory.mktemp("walk")
    mine = built.copy(folder)
    with served(mine.office, folder / "server.log") as url:
        yield House(url, mine.cast, chromium, "page", folder / "server.log")


def shape(address: str) -> str:
    """Return what many addresses have in common: their path, numbers left out."""
    path = address.partition("?")[0]
    return re.sub(r"(?<=/)\d[\d-]*(?=/|$)", "#", path)


@pytest.mark.parametrize("role", ["officer", "member"])
def test_every_page_is_fit_to_be_seen(open_house: House, role: str, screen: Screen) -> None:
    visitor = open_house.visitor(role, screen)
    wrong: dict[str, list[str]] = {}
    seen, waiting = {shape("/")}, ["/"]
    for address in waiting:
        found = walk(visitor, address, role)
        if found:
            wrong[address] = found
        for link in [] if visitor.page.url.startswith("about:") else visitor.page.evaluate(_LINKS):
            if not _FILES.search(link) and shape(link) not in seen:
                seen.add(shape(link))
                waiting.append(link)
        assert len(waiting) <= _MOST, waiting

    told = [f"{address}\n    " + "\n    ".join(each) for address, each in wrong.items()]
    if told:
        pytest.fail(f"{len(told)} of {len(waiting)} pages:\n" + "\n".join(told), pytrace=False)


def walk(visitor: Visitor, address: str, role: str) -> list[str]:
    """Open a page and return what is wrong with it."""
    visitor.faults.clear()
    try:
        answer = visitor.page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return [f"a link to a file that is not marked as a download: {address}"]
        return [error.message.splitlines()[0]]
    visitor.keep(f"page-{role}-{visitor.screen.name}-{name_of(address)}")
    if answer is not None and answer.status != 200:
        return [f"answers {answer.status}"]
    return [*problems(visitor.page, ALLOWED), *visitor.faults]


def name_of(address: str) -> str:
    """Return a file's name for the picture of a page."""
    return str(Path(shape(address).strip("/").replace("/", "-").replace("#", "1") or "top"))

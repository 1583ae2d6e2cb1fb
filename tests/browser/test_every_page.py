"""Every page that the navigation leads to, as the officer and a member see it, on both screens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

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
_FILES = re.compile(
    r"[?&]format=|/(export|download|template|photo|draft)s?/|/files/|/word/$|\.(xlsx|docx|svg|ics|txt)$"
)
_ROOM = re.compile(r"/records/(\w+)/")
_LOW = {"organizations", "members", "meetings", "admissions", "learning"}
_VERB = re.compile(r"/records/\w+/[\w-]+/#/.+/$")
_MOST = 600
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
    """Return what many addresses have in common: numbers, names and keys of rules left out."""
    path = unquote(address.partition("?")[0])
    path = re.sub(r"(?<=^/checks/rules/)[^/]+", "#", path)
    path = re.sub(r"(?<=^/checks/waive/)[^/]+", "#", path)
    return re.sub(r"(?<=/)(\d[\d-]*|[^/]*[^\x00-\x7f][^/]*)(?=/|$)", "#", path)


@pytest.mark.parametrize("part", ["places", "low rooms", "high rooms"])
def test_every_page_of_the_office_is_fit_to_be_seen(
    open_house: House, screen: Screen, part: str
) -> None:
    def wanted(address: str) -> bool:
        found = _ROOM.match(address)
        here = "places" if found is None else "low rooms" if found[1] in _LOW else "high rooms"
        # the forms of a record are one template: they are looked at where room is scarce
        return here == part and (screen.is_phone or not _VERB.search(shape(address)))

    hold(open_house.visitor("officer", screen), "officer", wanted)


def test_every_page_of_a_member_is_fit_to_be_seen(open_house: House, screen: Screen) -> None:
    hold(open_house.visitor("member", screen), "member", lambda _: True)


def hold(visitor: Visitor, role: str, wanted: Callable[[str], bool]) -> None:
    """Follow every link to a wanted page, one of each shape, and tell what is wrong with them."""
    told = []
    waiting, looked = ["/", "/records/"] if role == "officer" else ["/"], 0
    seen = set(waiting)
    for address in waiting:
        found = walk(visitor, address, role, look=wanted(address))
        looked += wanted(address)
        if found:
            told.append(f"{address}\n    " + "\n    ".join(found))
        links = [] if visitor.page.url.startswith("about:") else visitor.page.evaluate(_LINKS)
        for link in links:
            if not _FILES.search(link) and shape(link) not in seen and wanted(link):
                seen.add(shape(link))
                waiting.append(link)
        if len(waiting) > _MOST:
            pytest.fail("\n".join(waiting), pytrace=False)
    assert looked > 5
    if told:
        pytest.fail(f"{len(told)} of {looked} pages:\n" + "\n".join(told), pytrace=False)


def walk(visitor: Visitor, address: str, role: str, *, look: bool) -> list[str]:
    """Open a page and, where it is to be looked at, return what is wrong with it."""
    visitor.faults.clear()
    try:
        answer = visitor.page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return [f"a link to a file that is not marked as a download: {address}"]
        return [error.message.splitlines()[0]]
    if not look:
        return []
    visitor.keep(f"page-{role}-{visitor.screen.name}-{name_of(address)}")
    if answer is not None and answer.status != 200:
        return [f"answers {answer.status}"]
    # what changes a record is one template, whose forms for new records axe has seen
    axe = not _VERB.search(shape(address))
    return [*problems(visitor.page, ALLOWED, axe=axe), *visitor.faults]


def name_of(address: str) -> str:
    """Return a file's name for the picture of a page."""
    return str(Path(shape(address).strip("/").replace("/", "-").replace("#", "1") or "top"))

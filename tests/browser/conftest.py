"""A browser, offices served for real, and the people of the stock cast in front of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.offices import Built, Login, build, empty, served
from tests.browser.screens import DESK, PHONE, Screen, browser, context
from tests.browser.visitors import Visitor, sign_in_by_session


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; gone before the tests of another module need the database."""
    with browser() as started:
        yield started


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def screen(request: pytest.FixtureRequest) -> Screen:
    """Each of the two screens."""
    chosen: Screen = request.param
    return chosen


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demo's office with the stock cast: look at it, copy it, never write into it.

    DANGWU_BROWSER_OFFICES names a folder that keeps it for the next run.
    """
    return build(shared(tmp_path_factory) / "demo")


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in which there is nothing at all: copy it."""
    return empty(shared(tmp_path_factory) / "nothing")


def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of what is built once for every process of the tests."""
    if kept := os.environ.get("DANGWU_BROWSER_OFFICES"):
        return Path(kept)
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "browser"


_BROKEN = ("Internal Server Error", "Application callable raised")
"""What the server's log says where a page of ours broke."""


@dataclass
class House:
    """A served office, and whoever is let in."""

    url: str
    cast: Mapping[str, Login]
    chromium: Browser
    journey: str
    log: Path
    everybody: list[Visitor] = field(default_factory=list)

    def visitor(self, role: str | None, screen: Screen) -> Visitor:
        """Open a window for somebody of the stock cast; None is nobody who has signed in."""
        window = context(self.chromium, screen, self.url)
        if role is not None:
            sign_in_by_session(window, self.cast[role], self.url)
        made = Visitor(window.new_page(), screen, self.journey)
        self.everybody.append(made)
        return made

    def leave(self) -> None:
        """Close every window; what a console said until the end is a fault."""
        for one in self.everybody:
            one.page.context.close()
        faults = [fault for one in self.everybody for fault in one.faults]
        if faults:
            pytest.fail("\n".join(faults), pytrace=False)
        said = self.log.read_text("utf-8")
        if any(word in said for word in _BROKEN):
            pytest.fail(said[-4000:], pytrace=False)


@pytest.fixture
def house(
    built: Built, chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[House]:
    """A copy of the demo's office, served for this test alone."""
    mine = built.copy(tmp_path)
    log = tmp_path / "server.log"
    with served(mine.office, log) as url:
        house = House(url, mine.cast, chromium, request.node.path.stem.removeprefix("test_"), log)
        yield house
        house.leave()


Enter = Callable[[str | None, Screen], Visitor]


@pytest.fixture
def enter(house: House) -> Enter:
    """Let somebody of the stock cast into the house."""
    return house.visitor

"""Somebody in front of a screen: opens pages, and is told everything that is wrong with them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, expect

from tests.browser.looking import barriers, dashes, english, overflowing
from tests.browser.offices import Login
from tests.browser.screens import Screen

_PICTURES = os.environ.get("DANGWU_SCREENSHOTS", "")
_TALLEST = 12_000
_STATUS = "Failed to load resource"


@dataclass
class Visitor:
    """One person's browser window. `faults` grows by itself with what her console says."""

    page: Page
    screen: Screen
    journey: str
    faults: list[str] = field(default_factory=list)
    _refused: set[int] = field(default_factory=set)
    _looked: int = 0

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def open(self, path: str, status: int = 200) -> None:
        """Go to a page by its path and hold the answer against the status expected."""
        self._refused.add(status)
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"

    def expect(self, *statuses: int) -> None:
        """Take these answers as no faults from now on: 409 of a second writer, 401 of an expired login."""
        self._refused.update(statuses)

    def look(self, name: str, *, allowed: tuple[str, ...] = ()) -> None:
        """Hold the page that is open against everything, and keep its picture.

        What is wrong is told when the visitor leaves, so that a journey tells all of it at once.
        """
        self._looked += 1
        self.settle()
        self.keep(f"{self.journey}-{self.screen.name}-{self._looked:02}-{name}")
        where = f"{self.page.url} ({self.screen.name}, {name}): "
        self.faults += [where + one for one in problems(self.page, allowed)]

    def settle(self) -> None:
        """Wait until what the page asks for behind itself is there."""
        expect(self.page.locator(".htmx-request, .d-waiting")).to_have_count(0, timeout=15_000)

    def keep(self, name: str) -> None:
        """Keep a picture of the whole page where DANGWU_SCREENSHOTS says; of a very long one its top."""
        if _PICTURES:
            path = Path(_PICTURES) / f"{name}.png"
            height = self.page.evaluate("document.documentElement.scrollHeight")
            self.page.screenshot(path=path, full_page=height < _TALLEST)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and _STATUS not in message.text:
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._refused:
            self.faults.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        # a download, and a page left before it came, are reported as aborted
        if "ERR_ABORTED" not in (request.failure or ""):
            self.faults.append(f"not loaded: {request.url} {request.failure}")


def problems(page: Page, allowed: tuple[str, ...] = (), *, axe: bool = True) -> list[str]:
    """Return what a person could hold against the page as it stands on the screen."""
    return [
        *(f"English: {one}" for one in english(page, allowed)),
        *(f"an empty choice of dashes: {one}" for one in dashes(page)),
        *(f"wider than the screen: {one}" for one in overflowing(page)),
        *(f"axe: {one}" for one in (barriers(page) if axe else ())),
    ]


def sign_in_by_session(context: BrowserContext, login: Login, url: str) -> None:
    """Give the window the open session of somebody, as if she had signed in before."""
    context.add_cookies([{"name": "sessionid", "value": login.session, "url": url}])

"""The two screens that everything is looked at on, and the browser that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Screen:
    """A screen by its name, width and height in CSS pixels."""

    name: str
    width: int
    height: int

    @property
    def is_phone(self) -> bool:
        """Whether it is held in a hand: touched, and never scrolled sideways."""
        return self.width < 600


DESK = Screen("desk", 1366, 768)
PHONE = Screen("phone", 390, 844)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium and end it.

    While it runs, Django refuses the database to this thread: keep it inside one module.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield started
        finally:
            started.close()


def context(browser: Browser, screen: Screen, base_url: str | None = None) -> BrowserContext:
    """Open a browser window of somebody of her own: no cookies of anyone else's."""
    made = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        has_touch=screen.is_phone,
        is_mobile=screen.is_phone,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        base_url=base_url,
        reduced_motion="reduce",
        accept_downloads=True,
    )
    made.set_default_timeout(20_000)
    return made

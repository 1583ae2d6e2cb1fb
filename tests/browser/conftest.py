"""A browser, offices served for real, and the people of the stock cast in front of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.screens import browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; gone before the tests of another module need the database."""
    with browser() as started:
        yield started

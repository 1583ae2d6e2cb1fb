"""What a person's hands do with a form: by the labels she reads, never by ids or names."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

_KIND = "one => one.tagName === 'SELECT' ? 'select' : one.type"


def field(page: Page | Locator, label: str) -> Locator:
    """Return the one field under a label; the mark of what must or may be filled is no part of it."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\*|可不填)?\s*$"))


def fill(page: Page | Locator, values: dict[str, str | bool | Path]) -> None:
    """Type, choose or tick each field by its label."""
    for label, value in values.items():
        found = field(page, label)
        kind = found.evaluate(_KIND)
        if kind == "select":
            found.select_option(label=str(value))
        elif isinstance(value, bool):
            found.set_checked(value)
        elif isinstance(value, Path):
            found.set_input_files(value)
        else:
            found.fill(str(value))


def press(page: Page | Locator, name: str) -> None:
    """Press the button or follow the link of that name; on a page, one that stands in its body."""
    named = {"name": name, "exact": True}
    place = page.get_by_role("main") if isinstance(page, Page) else page
    place.get_by_role("button", **named).or_(place.get_by_role("link", **named)).first.click()


def told(page: Page, text: str) -> None:
    """Wait until the page says so: what was done, or why it was not."""
    said = page.get_by_role("status").or_(page.get_by_role("alert")).filter(has_text=text)
    expect(said.first).to_be_visible()


def download(page: Page, name: str, folder: Path) -> Path:
    """Press what gives a file and return the file under the name that it came with."""
    with page.expect_download() as coming:
        press(page, name)
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path

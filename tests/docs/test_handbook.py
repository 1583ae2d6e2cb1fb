"""The handbook: every chapter is led to, every picture is one that its script takes, none is heavy."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
CHAPTERS = sorted(HANDBOOK.glob("*.md"))
PICTURES = sorted((HANDBOOK / "pictures").glob("*"))
PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([\w-]+)\.png\)")
LIMIT = 150 * 1024


def shown() -> list[str]:
    return [name for page in CHAPTERS for name in PICTURE.findall(page.read_text("utf-8"))]


def test_the_first_page_leads_to_every_chapter() -> None:
    first = (HANDBOOK / "README.md").read_text("utf-8")
    led_to = re.findall(r"\((\w+\.md)\)", first)

    assert sorted(led_to) == [page.name for page in CHAPTERS if page.name != "README.md"]


def test_every_picture_is_shown_once() -> None:
    assert sorted(shown()) == [path.stem for path in PICTURES]


def test_every_picture_is_taken_by_the_script() -> None:
    pytest.importorskip("playwright")
    script = runpy.run_path(str(ROOT / "scripts" / "handbook.py"))
    taken = {one.name for one in script["SHOTS"]} | {"first", "path"}

    assert set(shown()) <= taken


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_no_burden(path: Path) -> None:
    assert path.suffix == ".png"
    assert path.stat().st_size <= LIMIT


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.name)
def test_a_chapter_is_short(page: Path) -> None:
    assert len(page.read_text("utf-8")) < 2500

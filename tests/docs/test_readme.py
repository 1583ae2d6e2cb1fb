"""The two READMEs name the commands that there are, and every one of them."""

import re
from pathlib import Path

import click
import pytest

from dangwu.project.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text("utf-8")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
WORD = re.compile(r"[a-z]+")
PICTURE_LIMIT = 300 * 1024
ALONE = {"var/demo", "var/our"}


def commands(text: str) -> list[str]:
    """Return the lines of a page that one may type."""
    blocks = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    return [*blocks, *INLINE.findall(text.replace("```", ""))]


def called(text: str) -> list[list[str]]:
    """Return the words of every call of dangwu, the office's folder left out."""
    lines = [line.removeprefix("dangwu ") for line in commands(text) if line.startswith("dangwu ")]
    return [[word for word in line.split() if word not in {"--office", *ALONE}] for line in lines]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["README.md", "README.zh-CN.md"])
def test_every_command_named_is_one(text: str) -> None:
    names = {words[0] for words in called(text) if WORD.fullmatch(words[0])}

    assert names == set(COMMANDS)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["README.md", "README.zh-CN.md"])
def test_every_option_of_an_example_is_one(text: str) -> None:
    for words in called(text):
        if words[0] in COMMANDS:
            command = cli.get_command(click.Context(cli), words[0])
            assert command is not None
            known = {name for option in command.params for name in option.opts}
            asked = {word for word in words if word.startswith("--")} - {"--help"}
            assert asked <= known, words


def test_every_command_has_its_heading_in_chinese() -> None:
    headings = re.findall(r"^### dangwu (\w+)$", CHINESE, re.MULTILINE)

    assert headings == list(COMMANDS)


def test_every_target_of_make_that_is_named_is_one() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = {line.split()[1] for line in commands(ENGLISH + CHINESE) if line.startswith("make ")}

    assert named <= set(targets)
    assert {"demo", "test"} <= named


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "pictures").glob("*")), ids=str)
def test_a_picture_is_no_burden(path: Path) -> None:
    assert path.suffix == ".png"
    assert path.stat().st_size <= PICTURE_LIMIT

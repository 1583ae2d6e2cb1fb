"""What a fresh machine installs: every package pinned with its hashes, no index named."""

import re
import tomllib
from itertools import pairwise

import pytest

from tests.project.conftest import ROOT

FILES = ["constraints.txt", "constraints-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(name: str) -> dict[str, str]:
    """Return the releases that a file pins, and refuse one without hashes."""
    text = (ROOT / name).read_text("utf-8")
    heads = list(re.finditer(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    ends = [head.start() for head in heads] + [len(text)]
    for head, (start, end) in zip(heads, pairwise(ends), strict=True):
        assert "--hash=sha256:" in text[start:end], f"{name}: {head[1]} has no hash"
    return {head[1]: head[2] for head in heads}


def named(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;! ]", one)[0].lower() for one in requirements}


@pytest.mark.parametrize("name", FILES)
def test_no_index_and_no_place_on_this_machine_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    assert re.findall(r"https?://|file://|--index|--extra-index|--find-links", text) == []


def test_every_requirement_is_pinned() -> None:
    run = named(PROJECT["project"]["dependencies"])
    dev = named(PROJECT["project"]["optional-dependencies"]["dev"])
    build = named(PROJECT["build-system"]["requires"])

    assert run | build <= set(pins("constraints.txt"))
    assert run | dev | build <= set(pins("constraints-dev.txt"))


def test_both_files_pin_the_same_releases() -> None:
    both = pins("constraints.txt")

    assert {name: pins("constraints-dev.txt")[name] for name in both} == both


def test_the_licence() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")

    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert text.rstrip().endswith("limitations under the License.")

"""What a fresh machine installs: every package pinned with its hashes, no index named."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from itertools import pairwise

import pytest
from packaging.requirements import Requirement

from tests.project.conftest import ROOT

FILES = ["constraints.txt", "constraints-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(name: str) -> dict[str, str]:
    """Return the releases that a file pins, and refuse one without hashes."""
    text = (ROOT / name).read_text("utf-8")
    heads = list(re.finditer(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(\S+)", text, re.MULTILINE))
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


@pytest.mark.parametrize("name", FILES)
def test_an_extra_that_a_package_asks_for_is_named(name: str) -> None:
    """The pip of Python 3.11 takes it for unpinned otherwise, once there is a newer release."""
    text = (ROOT / name).read_text("utf-8")
    asked = {
        f"{need.name}[{','.join(sorted(need.extras))}]"
        for package in pins(name)
        for need in map(Requirement, needs(package))
        if need.extras and (need.marker is None or need.marker.evaluate({"extra": ""}))
    }

    assert {one for one in asked if f"\n{one}==" not in text} == set()


def needs(package: str) -> list[str]:
    try:
        return requires(package) or []
    except PackageNotFoundError:  # pinned for another machine or the build alone
        return []


def test_the_licence() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")

    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert text.rstrip().endswith("limitations under the License.")

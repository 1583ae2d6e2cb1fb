"""The example of docs/how-to/add-a-figure.md is a figure: it can be read, linted and counted."""

import re
import tomllib
from pathlib import Path

import pytest

from dangwu.catalogue.figures import Figure, read
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.documents.slots.phrases import read_phrase
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.frame import frame
from dangwu.engine.subset import lint
from tests.examples import Example, load

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-figure.md"
LINKS = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PAGES = sorted([*PAGE.parents[1].rglob("*.md"), *PAGE.parents[2].glob("*.md")])


def block(language: str) -> str:
    found = re.search(
        rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert found
    return found[1]


@pytest.fixture
def example(tmp_path: Path) -> Figure:
    text = block("sql")
    name = text.splitlines()[0].removeprefix("-- figure: ")
    path = tmp_path / "meetings" / "figures" / f"{name}.sql"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return read(path)


def test_the_example_is_a_figure_of_the_portable_subset(example: Figure) -> None:
    assert (example.name, example.unit, example.room) == ("书记谈话人次", "人次", "meetings")
    assert lint(block("sql")) == []
    assert [read_phrase(example.name, text, example.unit).figure for text in example.says] == [
        "书记谈话人次"
    ] * 2


@pytest.mark.django_db
def test_the_example_counts_what_it_says(example: Figure) -> None:
    data = tomllib.loads(block("toml"))
    load(Example(example.name, PAGE, data))
    catalogue = Catalogue(DjangoEngine())
    period = Period.parse("2020H1")

    for scope, count in ((1, int(data["value"])), (4, int(data["cases"][0]["value"]))):
        known = {
            "scope_id": scope, "first": period.first, "last": period.last,
            "first_no": period.first_no, "last_no": period.last_no,
        }  # fmt: skip
        answer = catalogue.engine.run(frame(example.sql, example.measure.select), known)
        assert answer.rows[0][:2] == (count, count), Scope(scope, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in LINKS.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_ours_that_is_named_stands(page: Path) -> None:
    root = PAGE.parents[2]
    named = re.findall(r"`((?:dangwu|tests|scripts|benchmarks)/[\w/.-]+)`", page.read_text("utf-8"))
    made_up = ("dangwu/visits", "tests/visits", "dangwu/meetings/figures/书记谈话人次")

    assert [one for one in named if not (root / one).exists() and not one.startswith(made_up)] == []

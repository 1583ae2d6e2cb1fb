"""The glossary: one English word for one Chinese, and every name of the system in it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field
from django.utils.functional import Promise

from dangwu.catalogue.figures import figures

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
SIX = {
    "record": "记录",
    "figure": "指标",
    "rule": "规定",
    "finding": "发现的问题",
    "claim": "论断",
    "report": "报告",
}
_ROW = re.compile(r"\| (?P<english>[^|]+) \| (?P<chinese>[^|]+) \|")
_TITLES = {"English", "---"}


def rows() -> list[tuple[str, str]]:
    found = map(_ROW.fullmatch, GLOSSARY.read_text("utf-8").splitlines())
    return [
        (one["english"], one["chinese"]) for one in found if one and one["english"] not in _TITLES
    ]


CHINESE = {chinese for _, chinese in rows()}


def test_no_english_word_stands_twice() -> None:
    counted = Counter(english.lower() for english, _ in rows())
    assert [word for word, count in counted.items() if count > 1] == []


def test_no_chinese_word_stands_twice() -> None:
    counted = Counter(chinese for _, chinese in rows())
    assert [word for word, count in counted.items() if count > 1] == []


def test_every_line_of_a_table_is_a_pair() -> None:
    lines = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("|")]
    assert [line for line in lines if not _ROW.fullmatch(line)] == []


def test_the_six_words_stand_in_it() -> None:
    known = dict(rows())
    assert {word: known.get(word) for word in SIX} == SIX


def test_every_figure_stands_in_it() -> None:
    assert sorted(set(figures()) - CHINESE) == []


def own_rooms() -> list[str]:
    return [one.label for one in apps.get_app_configs() if one.name.startswith("dangwu.")]


@pytest.mark.parametrize("room", own_rooms())
def test_every_name_of_a_room_stands_in_it(room: str) -> None:
    assert sorted(set(names(room)) - CHINESE) == []


def names(room: str) -> Iterator[str]:
    """Yield the names of the room, its models, their fields and choices."""
    config = apps.get_app_config(room)
    yield str(config.verbose_name)
    for model in config.get_models():
        yield str(model._meta.verbose_name)
        for field in model._meta.get_fields():
            if isinstance(field, Field) and is_ours(field):
                yield str(field.verbose_name)
                yield from (str(label) for _, label in field.choices or ())


def is_ours(field: "Field[object, object]") -> bool:
    """Whether we named it: Django translates its own names, which come as promises."""
    return not field.auto_created and not isinstance(field.verbose_name, Promise)

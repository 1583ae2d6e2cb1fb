"""Figures are found by any part of a name, by pinyin and by initials; the nearest name first."""

import pytest

from dangwu.web.figures.search import grouped, index


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("党员总数", "党员总数"),
        ("收缴率", "党费收缴率"),
        ("dangyuanzongshu", "党员总数"),
        ("dyzs", "党员总数"),
        ("DYZS", "党员总数"),
        ("dfsjl", "党费收缴率"),
        ("dangfsj", "党费收缴率"),
        ("zongshu", "党员总数"),
        ("zhuanz", "转正党员数"),
        ("党费率", "党费收缴率"),
        ("党员 女", "女党员数"),
        ("35sui", "35岁以下党员数"),
        ("jiaobuzu", ""),
        ("党费,结存", "党费结存金额"),
    ],
)
def test_the_nearest_figure_stands_first(asked: str, first: str) -> None:
    found = [one.name for one in index().find(asked)]
    assert (found or [""])[0] == first


def test_a_word_of_the_definition_finds_it_behind_those_so_named() -> None:
    found = [one.name for one in index().find("补缴")]
    assert "党费收缴总额" in found
    assert "补缴" not in "".join(found)


def test_every_word_must_fit() -> None:
    assert index().find("党费 结存 学习") == []


@pytest.mark.parametrize("asked", ["", "  ", "，"])
def test_nothing_asked_finds_nothing(asked: str) -> None:
    assert index().find(asked) == []


def test_the_index_is_built_once_and_holds_every_figure_once() -> None:
    assert index() is index()
    groups = grouped()
    names = [one.name for group in groups.values() for one in group]
    assert len(names) == len(set(names)) == len(index().entries)
    assert "党费" in groups

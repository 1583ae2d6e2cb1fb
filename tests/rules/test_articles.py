"""What names a place in an instrument, and what does not."""

import pytest

from dangwu.rules.articles import Article, parse


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第十条", [(Article(10), Article(10))]),
        ("第33条", [(Article(33), Article(33))]),
        ("第三十三条第二款", [(Article(33, 2), Article(33, 2))]),
        ("第二十条第一款第三项", [(Article(20, 1, 3), Article(20, 1, 3))]),
        ("第二十条第（三）项", [(Article(20, 0, 3), Article(20, 0, 3))]),
        ("第一条至第六条", [(Article(1), Article(6))]),
        ("第三十条第一款至第三十条第二款", [(Article(30, 1), Article(30, 2))]),
        ("第五条、第六条", [(Article(5), Article(5)), (Article(6), Article(6))]),
        ("第二部分", [(Article(2, unit="部分"),) * 2]),
        ("第一章", [(Article(1, unit="章"),) * 2]),
        ("条目不详", []),
    ],
)
def test_a_place(text: str, places: list[tuple[Article, Article]]) -> None:
    assert parse(text) == tuple(places)


@pytest.mark.parametrize(
    "text",
    [
        "", "十条", "第条", "第〇条", "第三五条", "第3.2条", "第十条第零款", "第六条至第一条",
        "第三条至第三条", "第一条至第二条至第三条", "第一章至第二条", "第五条、六条", "某条", "第十条（待核对）",
    ],
)  # fmt: skip
def test_no_place(text: str) -> None:
    assert parse(text) is None

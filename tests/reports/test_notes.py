"""What comments and the evidence page call a figure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dangwu.reports import copies
from dangwu.reports.filling import Filled
from dangwu.reports.keys import Seal
from dangwu.reports.notes import describe, titled


@pytest.mark.parametrize(
    ("figure", "title"),
    [
        ("党员总数", "党员总数"),
        ("占比(女党员数,党员总数)", "女党员数占党员总数"),
        ("增减(党员总数)", "党员总数增减"),
        ("增幅(党费收缴总额)", "党费收缴总额增幅"),
    ],
)
def test_titles(figure: str, title: str) -> None:
    assert titled(figure) == title


def test_a_share_is_explained(sample: Callable[..., Path], filled: Callable[..., Filled]) -> None:
    done = filled(sample("女党员占党员总数的X%。"))

    assert describe(done.decisions[0]).splitlines()[:4] == [
        "女党员数占党员总数：50%",
        "口径：前者占后者的百分比",
        "范围：市物资储备局；时段：2020年上半年",
        "依据：4 条记录",
    ]


def test_the_page_says_where_a_number_is_of_elsewhere(
    sample: Callable[..., Path], filled: Callable[..., Filled], seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample("共有党员X名，第一党支部有党员X名。2019年上半年共有党员X名。"))
    page = copies.write_review(done, tmp_path / "a.docx", seal).read_text(encoding="utf-8")

    assert "<h2>党员总数</h2>" in page
    assert "<h2>党员总数（第一党支部）</h2>" in page
    assert "<h2>党员总数（2019年上半年）</h2>" in page


def test_the_page_shows_the_finished_words(
    sample: Callable[..., Path], filled: Callable[..., Filled], seal: Seal, tmp_path: Path
) -> None:
    done = filled(sample("共有党员XXX名，其中女党员X名，党支部X个。"))
    page = copies.write_review(done, tmp_path / "a.docx", seal).read_text(encoding="utf-8")

    assert "…共有党员<mark>4</mark>名，其中女党员2名，党支部3个。…" in page
    assert "…共有党员4名，其中女党员<mark>2</mark>名，党支部3个。…" in page
    assert "…共有党员4名，其中女党员2名，党支部<mark>3</mark>个。…" in page

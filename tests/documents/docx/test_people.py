"""Who left comments and tracked changes."""

from pathlib import Path

from dangwu.documents.docx import Leaving, open_document, people_in, write
from tests.documents.docx.build import document, p, run

BY = 'w:author="{}" w:date="2020-01-01T00:00:00Z"'


def test_authors(tmp_path: Path) -> None:
    found = document(
        p(f'<w:ins w:id="1" {BY.format("甲")}>{run("增X")}</w:ins>'),
        p(f'<w:del w:id="2" {BY.format("乙")}><w:r><w:delText>删</w:delText></w:r></w:del>'),
        parts={"comments": f'<w:comment w:id="3" {BY.format("丙")}>{p("看")}</w:comment>'},
    )
    assert people_in(found) == ("丙", "乙", "甲")


def test_we_are_no_person(tmp_path: Path) -> None:
    write(document(p("X名")), tmp_path / "a.docx", [], [Leaving(0, 0, 1, "不明")], review=True)
    assert people_in(open_document(tmp_path / "a.docx")) == ()

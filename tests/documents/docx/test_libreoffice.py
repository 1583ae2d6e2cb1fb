"""What survives a real word processor that opens and saves our copies."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.documents.docx import (
    Filling,
    Leaving,
    open_document,
    read_manifest,
    read_marks,
    restore,
    write,
)
from tests.documents.docx.build import (
    cell,
    document,
    field,
    p,
    part_text,
    refer,
    run,
    table,
    textbox,
)
from tests.documents.docx.office import convert, pages
from tests.documents.docx.test_filling import fill_all

pytestmark = pytest.mark.needs_libreoffice

NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
SAMPLE = document(
    p("党员", run("X", "<w:b/>"), "名，女X名，男X名", NOTE, "。"),
    p("X名在句首，X名在句中，句尾X"),
    p('<w:ins w:id="7" w:author="甲" w:date="2020-01-01T00:00:00Z">' + run("增X名") + "</w:ins>"),
    p(
        '<w:hyperlink w:anchor="a">' + run("链X名") + "</w:hyperlink>",
        field(' HYPERLINK "http://b" ', run("果X名")),
    ),
    table([cell(p("格X名")), cell(p("格"), table([cell(p("内X名"))]), p())]),
    p(textbox(p("框X名"))),
    p("尾"),
    parts={"header1": p("眉X名"), "footnotes": f'<w:footnote w:id="1">{p("注X名")}</w:footnote>'},
    section=refer("header", "header1"),
)


def copies(folder: Path, *, review: bool) -> tuple[list[Filling], Path]:
    fillings = fill_all(SAMPLE, text="1234", link="http://127.0.0.1/证据")
    leaving = fillings.pop(2)
    left = Leaving(leaving.paragraph, leaving.start, leaving.end, "不明")
    path = folder / "满.docx"
    write(SAMPLE, path, fillings, [left], review=review, manifest=b"sealed", dated=date(2020, 7, 1))
    return fillings, path


@pytest.mark.parametrize("review", [True, False])
def test_marks_survive_being_saved(tmp_path: Path, review: bool) -> None:
    fillings, path = copies(tmp_path, review=review)
    assert len(fillings) == 13
    saved = convert(path, "docx", tmp_path)
    expected = {one.key: "1234" for one in fillings}
    assert {one.key: one.text for one in read_marks(path)} == expected
    assert {one.key: one.text for one in read_marks(saved)} == expected
    assert read_manifest(saved) in (b"sealed", None)


def test_the_sample_comes_back_after_being_saved(tmp_path: Path) -> None:
    fillings, path = copies(tmp_path, review=True)
    saved = open_document(convert(path, "docx", tmp_path))
    out = tmp_path / "样.docx"
    masks = {one.key: "X" for one in fillings}
    assert restore(saved, out, masks, links=["http://127.0.0.1/证据"]) == ()
    assert sorted(one.text for one in open_document(out).paragraphs) == sorted(
        one.text for one in SAMPLE.paragraphs
    )
    text = part_text(out) + part_text(out, "word/_rels/document.xml.rels").replace("comments", "")
    assert not any(word in text for word in ("comment", "highlight", "127.0.0.1"))


def test_the_review_copy_shows_every_figure(tmp_path: Path) -> None:
    _, path = copies(tmp_path, review=True)
    text = "".join(line for page in pages(convert(path, "pdf", tmp_path)) for line in page)
    assert text.count("1234") >= 13

"""The way back: a filled copy becomes the sample again."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangwu.documents.docx import (
    Document,
    Filling,
    Leaving,
    Replacement,
    open_document,
    read_manifest,
    read_marks,
    replace_texts,
    restore,
    write,
)
from dangwu.documents.docx.document import as_document
from dangwu.documents.docx.package import repacked
from tests.documents.docx.build import document, p, part_text, refer, run, textbox
from tests.documents.docx.test_filling import PIECES, body_of, characters, fill_all, inner, masks


def filled(folder: Path, found: Document, fillings: list[Filling], **how: object) -> Document:
    path = folder / "满.docx"
    path.unlink(missing_ok=True)
    write(found, path, fillings, **{"review": True, **how})  # type: ignore[arg-type]
    return open_document(path)


def restored(folder: Path, full: Document, masks_by_key: dict[str, str], **how: object) -> Path:
    out = folder / "样.docx"
    out.unlink(missing_ok=True)
    assert restore(full, out, masks_by_key, **how) == ()  # type: ignore[arg-type]
    return out


def test_masks_come_back_in_their_old_formatting(tmp_path: Path) -> None:
    found = document(
        p("党员", run("X", "<w:b/>"), "名，女", "X名"),
        p(textbox(p("框X"))),
        parts={"header1": p("眉X")},
        section=refer("header", "header1"),
    )
    fillings = fill_all(found, link="http://a")
    full = filled(tmp_path, found, fillings, manifest=b"m")
    out = restored(tmp_path, full, {one.key: "X" for one in fillings})
    assert open_document(out).paragraphs == found.paragraphs
    assert inner(out) == (
        '<w:r><w:t xml:space="preserve">党员</w:t></w:r>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">X</w:t></w:r>'
        '<w:r><w:t xml:space="preserve">名，女X名</w:t></w:r>'
    )
    text = part_text(out) + part_text(out, "word/header1.xml")
    assert not any(word in text for word in ("bookmark", "comment", "hyperlink"))
    assert "说明" not in part_text(out, "word/comments.xml")
    assert "http://a" not in part_text(out, "word/_rels/document.xml.rels")
    assert "http://a" not in part_text(out, "word/_rels/header1.xml.rels")
    assert read_manifest(out) is None


def test_slots_that_were_left_lose_our_paint_and_keep_their_own(tmp_path: Path) -> None:
    found = document(p("男X", run("女X", '<w:highlight w:val="green"/>')))
    leavings = [Leaving(0, 1, 2, "不明"), Leaving(0, 3, 4, "不明")]
    full = filled(tmp_path, found, [], leavings=leavings)
    out = restored(tmp_path, full, {})
    assert inner(out) == (
        '<w:r><w:t xml:space="preserve">男X</w:t></w:r>'
        '<w:r><w:rPr><w:highlight w:val="green"/></w:rPr><w:t xml:space="preserve">女</w:t></w:r>'
        '<w:r><w:rPr><w:highlight w:val="green"/></w:rPr><w:t>X</w:t></w:r>'
    )


def test_a_slot_over_runs_that_was_left_becomes_one_run_again(tmp_path: Path) -> None:
    found = document(p(run("男X"), run("X名")))
    full = filled(tmp_path, found, [], leavings=[Leaving(0, 1, 3, "不明")])
    assert inner(restored(tmp_path, full, {})) == (
        '<w:r><w:t xml:space="preserve">男XX名</w:t></w:r>'
    )


def test_others_comments_and_links_stay(tmp_path: Path) -> None:
    comment = f'<w:comment w:id="0" w:author="李">{p("问")}</w:comment>'
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        '<w:hyperlink w:anchor="a">' + run("链X") + "</w:hyperlink>",
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    found = document(body, parts={"comments": comment})
    fillings = fill_all(found, link="http://a")
    out = restored(tmp_path, filled(tmp_path, found, fillings), {"数_0": "X"})
    assert 'w:anchor="a"' in inner(out)
    assert '<w:commentReference w:id="0"/>' in inner(out)
    assert "问" in part_text(out, "word/comments.xml")


def test_our_link_is_known_when_it_stands_around_the_mark(tmp_path: Path) -> None:
    found = document(p("X"))
    full = filled(tmp_path, found, fill_all(found, link="http://甲/a"), review=True)
    path = tmp_path / "满.docx"
    xml = part_text(path)
    start = xml[xml.index("<w:bookmarkStart") : xml.index("<w:commentRangeStart")]
    link = xml[xml.index("<w:hyperlink") : xml.index("<w:r>", xml.index("<w:hyperlink"))]
    moved = xml.replace(start, "").replace(link, link + start)
    package = full.package
    saved = as_document(repacked(package, {"word/document.xml": moved.encode()}))
    assert "hyperlink" in part_text(restored(tmp_path, saved, {"数_0": "X"}))
    assert "hyperlink" not in part_text(
        restored(tmp_path, saved, {"数_0": "X"}, links=["http://甲/a"])
    )


def test_keys_that_are_gone_are_told(tmp_path: Path) -> None:
    found = document(p("X"))
    full = filled(tmp_path, found, fill_all(found))
    assert restore(full, tmp_path / "样.docx", {"数_0": "X", "数_9": "X"}) == ("数_9",)


def test_words_outside_the_marks(tmp_path: Path) -> None:
    found = document(p("云岭市粮食局有党员X名"))
    full = filled(tmp_path, found, fill_all(found))
    out = restored(tmp_path, full, {"数_0": "X"}, others=[Replacement(0, 0, 2, "X")])
    assert open_document(out).paragraphs[0].text == "X市粮食局有党员X名"


def test_masks_side_by_side_become_one_run(tmp_path: Path) -> None:
    found = document(p("甲XX乙"))
    full = filled(tmp_path, found, fill_all(found))
    out = restored(tmp_path, full, {"数_0": "X", "数_1": "X"})
    assert inner(out) == '<w:r><w:t xml:space="preserve">甲XX乙</w:t></w:r>'


def test_replacing_words_only(tmp_path: Path) -> None:
    found = document(p("云", run("岭", "<w:b/>"), "市"), p(textbox(p("云岭"))))
    out = tmp_path / "a.docx"
    replace_texts(found, out, [Replacement(0, 0, 2, "X"), Replacement(2, 0, 2, "X")])
    assert [one.text for one in open_document(out).paragraphs] == ["X市", "", "X"]
    assert part_text(out).count(">X</w:t>") == 2  # both copies of the text box
    assert not read_marks(out)


def test_a_mark_over_paragraphs_is_read_and_not_restored(tmp_path: Path) -> None:
    found = document(
        '<w:bookmarkStart w:id="1" w:name="甲"/>',
        p("一二"),
        p("三"),
        p("四", '<w:bookmarkEnd w:id="1"/>', "五"),
        '<w:bookmarkStart w:id="2" w:name="乙"/>',
        p("六"),
        '<w:bookmarkEnd w:id="2"/>',
        '<w:bookmarkStart w:id="3" w:name="丙"/>',
    )
    path = tmp_path / "a.docx"
    write(found, path, [], review=False)
    marks = [(one.key, one.text, one.paragraph, one.start, one.end) for one in read_marks(path)]
    assert marks == [("甲", "一二\n三\n四", 0, 0, 2), ("乙", "六", 3, 0, 1)]
    assert restore(open_document(path), tmp_path / "b.docx", {"甲": "X", "乙": "X"}) == ("甲",)


def test_fillings_clash_with_others(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        replace_texts(document(p("甲乙")), tmp_path / "a.docx", [Replacement(0, 1, 3, "X")])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=PIECES, review=st.booleans(), data=st.data())
def test_restore_undoes_write(
    tmp_path: Path, pieces: list[tuple[str, str, str]], review: bool, data: st.DataObject
) -> None:
    found = document(p(*[wrap.format(run(text, how)) for text, how, wrap in pieces]))
    text = found.paragraphs[0].text
    spans = masks(text)
    chosen = [span for span in spans if data.draw(st.booleans())]
    rest = [Leaving(0, *span, "留") for span in spans if span not in chosen]
    fillings = [Filling(0, *span, "1234", f"数_{n}", "注", "a") for n, span in enumerate(chosen)]
    full = filled(tmp_path, found, fillings, leavings=rest, review=review)
    back = {one.key: text[one.start : one.end] for one in fillings}
    out = restored(tmp_path, full, back)
    assert open_document(out).paragraphs == found.paragraphs
    expected = characters(body_of(tmp_path / "满.docx"))
    assert len(characters(body_of(out))) == len(expected) - sum(
        4 - (end - start) for start, end in chosen
    )

"""Filling in place: the masked characters change and nothing else does."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from dangwu.documents.docx import (
    Document,
    Filling,
    Leaving,
    errors,
    open_document,
    read_manifest,
    read_marks,
    restore,
    write,
)
from dangwu.documents.docx.names import PACKAGE_RELS, R, w
from tests.documents.docx.build import (
    cell,
    document,
    field,
    p,
    package,
    part_text,
    refer,
    run,
    table,
    textbox,
)

DAY = date(2020, 7, 1)


def fill_all(found: Document, text: str = "37", link: str | None = None) -> list[Filling]:
    """A filling for every X of a document."""
    fillings = []
    for index, paragraph in enumerate(found.paragraphs):
        for start, character in enumerate(paragraph.text):
            if character == "X":
                key = f"数_{len(fillings)}"
                fillings.append(Filling(index, start, start + 1, text, key, "说明", link))
    return fillings


def filled(
    folder: Path,
    found: Document,
    fillings: list[Filling],
    leavings: tuple[Leaving, ...] = (),
    **how: object,
) -> Path:
    out = folder / "out.docx"
    out.unlink(missing_ok=True)
    write(found, out, fillings, leavings, **{"review": False, **how})  # type: ignore[arg-type]
    return out


def body_of(path: Path) -> etree._Element:
    root = etree.fromstring(part_text(path).encode())
    return next(root.iterchildren(w("body")))


def inner(path: Path) -> str:
    """The XML of the first paragraph, without namespaces."""
    text = etree.tostring(body_of(path)[0], encoding="unicode")
    start = text.index(">") + 1
    return text[start : text.rindex("</w:p>")]


def test_the_formatting_of_the_first_character_stays(tmp_path: Path) -> None:
    found = document(
        p(
            "有",
            run("X", "<w:b/>"),
            '<w:proofErr w:type="spellStart"/>',
            run("X", "<w:i/>"),
            run("X名", "<w:u/>"),
        )
    )
    path = filled(tmp_path, found, [Filling(0, 1, 4, "300", "党员总数_1", "")])
    assert inner(path) == (
        '<w:r><w:t xml:space="preserve">有</w:t></w:r><w:bookmarkStart w:id="1" w:name="党员总数_1"/>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">300</w:t></w:r><w:bookmarkEnd w:id="1"/>'
        '<w:proofErr w:type="spellStart"/>'
        "<w:r><w:rPr><w:u/></w:rPr><w:t>名</w:t></w:r>"
    )


def test_several_in_one_run(tmp_path: Path) -> None:
    found = document(p(run(" 男X名，女X名 ", "<w:b/>")))
    path = filled(tmp_path, found, fill_all(found))
    assert open_document(path).paragraphs[0].text == " 男37名，女37名 "
    assert inner(path).count("<w:rPr><w:b/></w:rPr>") == 5
    assert [(one.key, one.text, one.start) for one in read_marks(path)] == [
        ("数_0", "37", 2),
        ("数_1", "37", 7),
    ]


def test_what_stands_beside_the_mask_in_its_run_stays(tmp_path: Path) -> None:
    found = document(
        p("<w:r><w:lastRenderedPageBreak/><w:t>X</w:t><w:tab/><w:t>X</w:t><w:br/></w:r>")
    )
    path = filled(tmp_path, found, fill_all(found))
    assert open_document(path).paragraphs[0].text == "37\t37\n"
    assert "lastRenderedPageBreak" in inner(path)


def test_a_mask_over_the_texts_of_one_run_and_a_run_that_holds_more(tmp_path: Path) -> None:
    more = '<w:r><w:lastRenderedPageBreak/><w:t>X</w:t><w:footnoteReference w:id="1"/></w:r>'
    found = document(p("<w:r><w:t>X</w:t><w:t>X</w:t></w:r>", more, "名"))
    path = filled(tmp_path, found, [Filling(0, 0, 3, "37", "数", "")])
    assert open_document(path).paragraphs[0].text == "37名"
    kept = '<w:r><w:lastRenderedPageBreak/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    assert kept in inner(path)


def test_a_slot_left_in_a_text_box(tmp_path: Path) -> None:
    found = document(p("甲", textbox(p("框X"))))
    path = filled(tmp_path, found, [], (Leaving(1, 1, 2, "不明"),), review=True)
    assert part_text(path).count("highlight") == 2
    assert "文本框1：“X”，不明" in part_text(path, "word/comments.xml")


def test_a_figure_without_a_note_gets_no_comment(tmp_path: Path) -> None:
    path = filled(tmp_path, document(p("X")), [Filling(0, 0, 1, "1", "数", "")], review=True)
    assert "comment" not in inner(path)


def test_inside_links_changes_controls_and_fields(tmp_path: Path) -> None:
    body = p(
        '<w:hyperlink w:anchor="a">' + run("链X") + "</w:hyperlink>",
        '<w:ins w:id="1" w:author="甲">' + run("增X") + "</w:ins>",
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="a" w:storeItemID="b"/></w:sdtPr><w:sdtContent>'
        + run("控X")
        + "</w:sdtContent></w:sdt>",
        field("REF a", run("果X")),
    )
    found = document(body)
    path = filled(
        tmp_path, found, fill_all(found, link="http://甲/证据?a=1"), review=True, dated=DAY
    )
    assert open_document(path).paragraphs[0].text == "链37增37控37果37"
    root = body_of(path)
    assert not list(root.iter(w("dataBinding")))  # or Word would put the bound value back
    parents = [one.getparent().tag for one in root.iter(w("hyperlink"))]
    assert parents == [w("p"), w("sdtContent")]  # the schema has no link in w:ins or a link
    notes = part_text(path, "word/comments.xml")
    assert notes.count("依据：http://甲/证据?a=1") == 3
    assert "正文第1段：“37”，说明" in notes  # a comment in a field would be garbled by LibreOffice
    assert 'Target="http://%E7%94%B2/%E8%AF%81%E6%8D%AE?a=1"' in part_text(
        path, "word/_rels/document.xml.rels"
    )


def test_a_text_box_is_filled_in_both_places(tmp_path: Path) -> None:
    box = textbox(p("框X"), p("同"), fallback=(p("另一段"), p("框", run("X", "<w:b/>"))))
    found = document(p("甲", box), p(textbox(p("X"))))
    assert [one.text for one in found.paragraphs] == ["甲", "框X", "同", "", "X"]
    path = filled(tmp_path, found, fill_all(found), review=True)
    copies = [
        "".join(text.text or "" for text in content.iter(w("t")))
        for content in body_of(path).iter(w("txbxContent"))
    ]
    assert copies == ["框37同", "另一段框37", "37", "37"]
    ids = [one.get(w("id")) for one in body_of(path).iter(w("bookmarkStart"))]
    assert len(set(ids)) == 4
    assert [one.key for one in read_marks(path)] == ["数_0", "数_1"]


def test_untouched_parts_are_the_same_bytes(tmp_path: Path) -> None:
    extra = {"word/media/a.png": bytes(range(256)) * 40, "customXml/item1.xml": b"<a  b='1' />"}
    source = tmp_path / "样本.docx"
    data = package(
        p("X"),
        parts={"header1": p("页眉"), "footer1": p("脚X")},
        section=refer("header", "header1") + refer("footer", "footer1"),
        extra=extra,
    )
    source.write_bytes(data)
    found = open_document(source)
    path = filled(tmp_path, found, fill_all(found)[:1])
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]
    assert source.read_bytes() == data


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    found = document(p("X"))
    copies = [
        filled(
            tmp_path, found, fill_all(found, link="a"), review=True, manifest=b"m", dated=DAY
        ).read_bytes()
        for _ in range(2)
    ]
    assert copies[0] == copies[1]


def test_the_review_copy(tmp_path: Path) -> None:
    found = document(p("共有党员X名"), p("女党员XX名"))
    fillings = [Filling(0, 4, 5, "300", "党员总数_1", "定义：在册党员\n共 300 条", "证据.html#1")]
    path = filled(
        tmp_path, found, fillings, (Leaving(1, 3, 5, "像：女党员数"),), review=True, dated=DAY
    )
    assert inner(path) == (
        '<w:r><w:t xml:space="preserve">共有党员</w:t></w:r>'
        '<w:bookmarkStart w:id="1" w:name="党员总数_1"/><w:commentRangeStart w:id="0"/>'
        '<w:hyperlink w:history="1" r:id="rIdDw1"><w:r><w:t>300</w:t></w:r></w:hyperlink>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:bookmarkEnd w:id="1"/>'
        "<w:r><w:t>名</w:t></w:r>"
    )
    second = etree.tostring(body_of(path)[1], encoding="unicode")
    assert (
        '<w:commentRangeStart w:id="1"/><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>' in second
    )
    notes = part_text(path, "word/comments.xml")
    assert 'w:author="党务" w:initials="党" w:date="2020-07-01T00:00:00Z"' in notes
    assert "<w:t>定义：在册党员</w:t>" in notes
    assert "<w:t>共 300 条</w:t>" in notes
    assert "<w:t>像：女党员数</w:t>" in notes
    assert "/word/comments.xml" in part_text(path, "[Content_Types].xml")


def test_the_final_copy_carries_bookmarks_only(tmp_path: Path) -> None:
    found = document(p("共有党员X名"), p("女党员X名"))
    path = filled(tmp_path, found, fill_all(found, link="a")[:1], (Leaving(1, 3, 4, "像"),))
    text = part_text(path)
    assert "bookmarkStart" in text
    assert not any(word in text for word in ("comment", "hyperlink", "highlight"))
    with zipfile.ZipFile(path) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_a_slot_over_runs_that_is_left(tmp_path: Path) -> None:
    found = document(
        p(run("aX", "<w:b/>"), run("X", '<w:sz w:val="32"/><w:lang w:val="zh-CN"/>'), run("Xb"))
    )
    path = filled(tmp_path, found, [], (Leaving(0, 1, 4, "不明"),), review=True)
    text = inner(path)
    assert text.count("highlight") == 3
    assert '<w:sz w:val="32"/><w:highlight w:val="yellow"/><w:lang w:val="zh-CN"/>' in text
    assert open_document(path).paragraphs == found.paragraphs


def test_comments_where_word_takes_none_go_to_the_first_paragraph(tmp_path: Path) -> None:
    found = document(
        table([cell(p("表内"))]),
        "<w:p><w:pPr><w:jc w:val='both'/></w:pPr></w:p>",
        p(textbox(p("框X"))),
        parts={"header1": p("X和X"), "footer1": p("脚X")},
        section=refer("header", "header1") + refer("footer", "footer1"),
    )
    fillings = fill_all(found, link="http://a")
    path = filled(
        tmp_path,
        found,
        fillings[:-1],
        (Leaving(len(found.paragraphs) - 1, 1, 2, "不明"),),
        review=True,
    )
    notes = etree.fromstring(part_text(path, "word/comments.xml").encode())
    said = ["".join(one.itertext()) for one in notes]
    assert said == [
        "页眉1：“37”，说明",
        "页眉1：“37”，说明",
        "文本框1：“37”，说明",
        "页脚1：“X”，不明",
    ]
    for part in ("word/header1.xml", "word/footer1.xml"):
        assert "comment" not in part_text(path, part)
    first = next(body_of(path).iter(w("p")))
    marks = [one.get(w("id")) for one in first.iter(w("commentReference"))]
    assert marks == [one.get(w("id")) for one in notes]
    assert "http://a" in part_text(path, "word/_rels/header1.xml.rels")


def test_existing_comments_and_bookmarks_are_kept(tmp_path: Path) -> None:
    comment = f'<w:comment w:id="4" w:author="甲">{p("旧")}</w:comment>'
    mark = '<w:bookmarkStart w:id="9" w:name="旧"/><w:bookmarkEnd w:id="9"/><w:bookmarkStart w:id="x" w:name="_GoBack"/><w:bookmarkEnd w:id="x"/>'
    found = document(
        p(mark, '<w:r><w:commentReference w:id="4"/></w:r>', "X"), parts={"comments": comment}
    )
    path = filled(tmp_path, found, fill_all(found), review=True)
    notes = etree.fromstring(part_text(path, "word/comments.xml").encode())
    assert [one.get(w("id")) for one in notes] == ["4", "5"]
    assert [(one.key, one.text) for one in read_marks(path)] == [("旧", ""), ("数_0", "37")]
    with pytest.raises(errors.MarkNameTaken) as caught:
        filled(tmp_path, found, [Filling(0, 0, 1, "1", "旧", "")])
    assert str(caught.value) == (
        "文档里已有名为“旧”的书签，可能已经填过数。请用原来的样本，或先用 mask 还原。"
    )


def test_a_comments_part_that_nothing_ties_is_not_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(package(p("X"), extra={"word/comments.xml": b"<stray/>"}))
    found = open_document(source)
    path = filled(tmp_path, found, fill_all(found), review=True)
    assert part_text(path, "word/comments.xml") == "<stray/>"
    assert "说明" in part_text(path, "word/comments2.xml")


@pytest.mark.parametrize(
    "fillings",
    [
        [Filling(0, 0, 1, "1", "甲", ""), Filling(0, 1, 2, "1", "甲", "")],
        [Filling(0, 0, 2, "1", "甲", ""), Filling(0, 1, 2, "1", "乙", "")],
        [Filling(0, 2, 2, "1", "甲", "")],
        [Filling(0, 3, 9, "1", "甲", "")],
        [Filling(0, 0, 1, "", "甲", "")],
        [Filling(0, 0, 1, "1", "1甲", "")],
        [Filling(0, 0, 1, "1", "甲 乙", "")],
        [Filling(0, 0, 1, "1", "甲" * 41, "")],
        [Filling(0, 4, 5, "1", "甲", "")],
    ],
)
def test_changes_that_clash_are_the_programmers_error(
    tmp_path: Path, fillings: list[Filling]
) -> None:
    found = document(p("XXXX", "<w:r><w:tab/></w:r>"))
    with pytest.raises(ValueError, match=r"change|key|bookmark|tab"):
        filled(tmp_path, found, fillings)
    assert not list(tmp_path.iterdir())


def test_a_key_of_forty_characters(tmp_path: Path) -> None:
    found = document(p("X"))
    assert read_marks(filled(tmp_path, found, [Filling(0, 0, 1, "1", "甲" * 40, "")]))


def test_an_output_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_text("旧")
    with pytest.raises(errors.OutputExists) as caught:
        write(document(p("X")), out, [], review=False)
    assert str(caught.value) == (
        f"输出文件“{out}”已经存在，不会覆盖它。请换一个文件名，或先把它移走。"
    )
    assert out.read_text() == "旧"


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    out = tmp_path / "无" / "a.docx"
    with pytest.raises(errors.OutputUnwritable) as caught:
        write(document(p("X")), out, [], review=False)
    assert str(caught.value) == (
        f"写不了输出文件“{out}”（没有这个文件夹）。请检查文件夹是否存在、是否有写权限。"
    )


def test_other_custom_parts_stay_beside_the_manifest(tmp_path: Path) -> None:
    rels = (
        f'<Relationships xmlns="{PACKAGE_RELS}"><Relationship Id="rId1" Type="{R}/customXml" '
        'Target="../customXml/item1.xml"/></Relationships>'
    )
    extra = {"word/_rels/document.xml.rels": rels.encode(), "customXml/item1.xml": b"<a/>"}
    source = tmp_path / "a.docx"
    source.write_bytes(package(p("X"), extra=extra))
    assert read_manifest(source) is None
    path = filled(tmp_path, open_document(source), [], manifest=b"m")
    assert part_text(path, "customXml/item1.xml") == "<a/>"
    assert read_manifest(filled(tmp_path, open_document(path), [], manifest=b"n")) == b"n"


def test_the_manifest(tmp_path: Path) -> None:
    sealed = bytes(range(256)) * 1000
    found = document(p("X"))
    path = filled(tmp_path, found, [], manifest=sealed)
    assert read_manifest(path) == sealed
    again = filled(tmp_path, open_document(path), [], manifest=b"")
    assert read_manifest(again) == b""
    with zipfile.ZipFile(again) as archive:
        assert sum("customXml/item" in name for name in archive.namelist()) == 2
    gone = filled(tmp_path, open_document(again), [])
    assert read_manifest(gone) is None
    assert "customXml" not in part_text(gone, "[Content_Types].xml")


@pytest.mark.parametrize("chunk", ["%%%", "a"])
def test_a_damaged_manifest(tmp_path: Path, chunk: str) -> None:
    path = filled(tmp_path, document(p("X")), [], manifest=b"abc")
    broken = part_text(path, "customXml/item1.xml").replace("YWJj", chunk)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, broken if name == "customXml/item1.xml" else data)
    with pytest.raises(errors.ManifestDamaged) as caught:
        read_manifest(path)
    assert str(caught.value) == (
        "“out.docx”里的核对清单已损坏，无法核对。请使用系统当时生成的原件。"
    )


FORMATS = ("", "<w:b/>", "<w:i/>", '<w:sz w:val="32"/>', '<w:color w:val="FF0000"/>')
WRAPS = (
    "{}",
    '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    '<w:ins w:id="1" w:author="甲">{}</w:ins>',
    '<w:smartTag w:element="a">{}</w:smartTag>',
    '<w:proofErr w:type="gramStart"/>{}',
    "{}<w:r><w:tab/></w:r>",
)
PIECES = st.lists(
    st.tuples(
        st.text("X党员名，1 ", min_size=1, max_size=5),
        st.sampled_from(FORMATS),
        st.sampled_from(WRAPS),
    ),
    min_size=1,
    max_size=8,
)


def characters(path_or_body: etree._Element) -> list[tuple[str, str]]:
    """Each character with the formatting of its run."""
    found = []
    for one in path_or_body.iter(w("r")):
        properties = one.find(w("rPr"))
        formatting = "" if properties is None else "".join(child.tag for child in properties)
        for child in one:
            text = (
                (child.text or "") if child.tag == w("t") else "\t" if child.tag == w("tab") else ""
            )
            found += [(character, formatting) for character in text]
    return found


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=PIECES, review=st.booleans(), data=st.data())
def test_only_the_masked_characters_change(
    tmp_path: Path, pieces: list[tuple[str, str, str]], review: bool, data: st.DataObject
) -> None:
    found = document(p(*[wrap.format(run(text, how)) for text, how, wrap in pieces]))
    text = found.paragraphs[0].text
    spans = masks(text)
    chosen = [span for span in spans if data.draw(st.booleans())]
    rest = tuple(Leaving(0, *span, "留") for span in spans if span not in chosen)
    fillings = [Filling(0, *span, "1234", f"数_{n}", "注", "a") for n, span in enumerate(chosen)]
    path = filled(tmp_path, found, fillings, rest, review=review)
    before = characters(etree.fromstring(found.package.read("word/document.xml")))
    expected = list(before)
    for start, end in reversed(chosen):
        expected[start:end] = [(digit, before[start][1]) for digit in "1234"]
    after = [(one, how.replace(w("highlight"), "")) for one, how in characters(body_of(path))]
    assert after == expected
    assert [mark.text for mark in read_marks(path)] == ["1234"] * len(chosen)


def masks(text: str) -> list[tuple[int, int]]:
    """Every run of X."""
    spans: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if character == "X":
            if spans and spans[-1][1] == place:
                spans[-1] = (spans[-1][0], place + 1)
            else:
                spans.append((place, place + 1))
    return spans


def test_a_reminder_is_commented_but_not_painted(tmp_path: Path) -> None:
    found = document(p("党员X名，党组X个"))
    leavings = [Leaving(0, 2, 3, "不明"), Leaving(0, 7, 8, "提醒", painted=False)]
    path = filled(tmp_path, found, [], leavings, review=True)
    painted = [
        run for run in body_of(path).iter(w("r")) if run.find(f".//{w('highlight')}") is not None
    ]
    assert ["".join(run.itertext()) for run in painted] == ["X"]
    out = tmp_path / "样.docx"
    restore(open_document(path), out, {})
    assert "highlight" not in part_text(out)
    assert "comment" not in part_text(out)


def test_remarks_come_before_every_other_comment(tmp_path: Path) -> None:
    found = document(p("X"), parts={"header1": p("眉X")}, section=refer("header", "header1"))
    out = tmp_path / "满.docx"
    write(found, out, fill_all(found), review=True, remarks=["草稿", "理由"])
    notes = {
        one.get(w("id")): "".join(one.itertext())
        for one in etree.fromstring(part_text(out, "word/comments.xml").encode())
    }
    marks = body_of(out).iter(w("commentReference"))
    said = [notes[str(one.get(w("id")))].partition("：")[0] for one in marks]
    assert said == ["草稿", "理由", "页眉1", "说明"]

"""The order of reading, and what is text and what is not."""

import io

import docx
import pytest

from dangwu.documents.docx import place
from dangwu.documents.docx.document import as_document
from dangwu.documents.docx.package import check_package
from dangwu.documents.paragraphs import Paragraph
from tests.documents.docx.build import cell, document, field, p, refer, run, table, textbox


def texts(*body: str, **others: object) -> list[tuple[str, str]]:
    return [(one.part, one.text) for one in document(*body, **others).paragraphs]  # type: ignore[arg-type]


def test_a_mask_in_three_runs_with_proofing_marks_between() -> None:
    body = p("党员", run("X", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', run("X"), run("X名"))
    assert texts(body) == [("body", "党员XXX名")]


def test_headers_body_notes_footers() -> None:
    note = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    marks = [note.format("footnote", 7), note.format("endnote", 2), note.format("footnote", 3)]
    found = texts(
        p("正文", *marks),
        section=refer("header", "header2", "even")
        + refer("header", "header1")
        + refer("footer", "footer1"),
        parts={
            "header1": p("页眉X"),
            "header2": p("偶页眉X"),
            "header3": p("没用到"),
            "footer1": p("页脚X"),
            "footnotes": f'<w:footnote w:type="separator" w:id="-1">{p("线")}</w:footnote>'
            f'<w:footnote w:id="3">{p("注二")}</w:footnote><w:footnote w:id="7">{p("注一")}</w:footnote>',
            "endnotes": f'<w:endnote w:id="2">{p("尾注")}</w:endnote>',
        },
    )
    assert found == [
        ("header1", "偶页眉X"),
        ("header2", "页眉X"),
        ("body", "正文"),
        ("footnote1", "注一"),
        ("footnote2", "注二"),
        ("endnote1", "尾注"),
        ("footer1", "页脚X"),
    ]


def test_a_header_in_two_sections_is_read_once() -> None:
    section = f"<w:p><w:pPr><w:sectPr>{refer('header', 'header1')}</w:sectPr></w:pPr></w:p>"
    found = texts(
        section, p("乙"), section=refer("header", "header1"), parts={"header1": p("页眉")}
    )
    assert found == [("header1", "页眉"), ("body", ""), ("body", "乙")]


def test_nested_tables_and_text_boxes_stand_in_place() -> None:
    inner = table([cell(p("内X"))])
    outer = table(
        [cell(p("一")), cell(p("二"), inner, p("三"))], [cell(p("四", textbox(p("格框"))))]
    )
    assert texts(p("前", textbox(p("框X"), p("框二"))), outer, table([cell(p("五"))])) == [
        ("body", "前"),
        ("body/textbox1", "框X"),
        ("body/textbox1", "框二"),
        ("body/table1/r1c1", "一"),
        ("body/table1/r1c2", "二"),
        ("body/table1/r1c2/table1/r1c1", "内X"),
        ("body/table1/r1c2", "三"),
        ("body/table1/r2c1", "四"),
        ("body/table1/r2c1/textbox1", "格框"),
        ("body/table2/r1c1", "五"),
    ]


def test_a_text_box_that_only_the_fallback_holds() -> None:
    box = (
        textbox(p("旧框"))
        .replace("<w:txbxContent>", "<w:gone>", 1)
        .replace("</w:txbxContent>", "</w:gone>", 1)
    )
    assert texts(p(box)) == [("body", ""), ("body/textbox1", "旧框")]


def test_a_text_box_that_is_stored_once() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('单框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    inner = textbox(p("深框")).removeprefix("<w:r>").removesuffix("</w:r>")
    group = f"<w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r>"
    assert texts(p(box, group)) == [
        ("body", ""),
        ("body/textbox1", "单框"),
        ("body/textbox2", "深框"),
    ]


def test_an_alternative_without_a_box_holds_no_text() -> None:
    symbol = "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'/><mc:Fallback><w:t>X</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(p("甲", symbol, "乙")) == [("body", "甲乙")]
    alternative = (
        f"<mc:AlternateContent><mc:Choice Requires='x'>{p('选')}</mc:Choice></mc:AlternateContent>"
    )
    assert texts(alternative, "<mc:AlternateContent/>", "<w:p><mc:AlternateContent/></w:p>") == [
        ("body", "选"),
        ("body", ""),
    ]


def test_containers_of_runs_are_read_through() -> None:
    body = p(
        "<w:hyperlink>" + run("链X") + "</w:hyperlink>",
        '<w:ins w:id="1" w:author="甲">' + run("增X") + "</w:ins>",
        '<w:smartTag w:element="a">' + run("签X") + "</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>" + run("控X") + "</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="PAGE">' + run("域X") + "</w:fldSimple>",
        field(" REF a ", run("果X")),
    )
    assert texts(body) == [("body", "链X增X签X控X域X果X")]


def test_content_controls_around_paragraphs_rows_and_cells() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{control.format(cell(p('格')))}</w:tr>"
    assert texts(control.format(p("段")), f"<w:tbl>{control.format(row)}</w:tbl>") == [
        ("body", "段"),
        ("body/table1/r1c1", "格"),
    ]


def test_remarks_in_the_xml_are_no_text() -> None:
    assert texts("<!-- X -->", p("甲", "<!-- X -->"), "<a:b/>") == [("body", "甲")]


def test_deleted_text_instructions_and_mathematics_are_left_out() -> None:
    body = p(
        "甲",
        '<w:del w:id="1" w:author="甲"><w:r><w:delText>删X</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="2" w:author="甲">' + run("移X") + "</w:moveFrom>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + run("令X")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<m:oMath xmlns:m="urn:m"><m:r><m:t>X</m:t></m:r></m:oMath>',
        "<w:r><w:instrText>散X</w:instrText></w:r>",
        "乙",
    )
    assert texts(body) == [("body", "甲乙")]


def test_a_field_that_goes_over_paragraphs() -> None:
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("目录X")
    last = run("尾") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(p(start), p(end), p(last), p("文")) == [
        ("body", ""),
        ("body", "目录X"),
        ("body", "尾"),
        ("body", "文"),
    ]


def test_characters_that_are_no_text_keep_their_places() -> None:
    body = p(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:cr/>"
        '<w:sym w:font="Wingdings" w:char="F0B4"/><w:sym w:char="00D7"/><w:sym w:char="?"/></w:r>',
        "<w:r><w:ruby><w:rt>"
        + run("pin")
        + "</w:rt><w:rubyBase>"
        + run("拼")
        + "</w:rubyBase></w:ruby></w:r>",
    )
    assert texts(body) == [("body", "甲\t乙\n丙\u2011\u00ad\n\ufffd×\ufffd拼")]


def test_a_document_by_python_docx() -> None:
    made = docx.Document()
    made.add_heading("标题", 0)
    made.add_paragraph("党员X名")
    made.add_table(1, 1).cell(0, 0).text = "X"
    made.sections[0].header.paragraphs[0].text = "页眉"
    stream = io.BytesIO()
    made.save(stream)
    found = as_document(check_package("a.docx", stream.getvalue()))
    assert found.paragraphs == (
        Paragraph("header1", "页眉"),
        Paragraph("body", "标题"),
        Paragraph("body", "党员X名"),
        Paragraph("body/table1/r1c1", "X"),
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("body", "正文第2段"),
        ("header1", "页眉1"),
        ("footer2", "页脚2"),
        ("footnote3", "脚注3"),
        ("endnote1", "尾注1"),
        ("body/table1/r2c3", "表1第2行第3列"),
        ("body/table1/r2c3/table2/r1c1", "表1第2行第3列表2第1行第1列"),
        ("body/textbox1", "文本框1"),
        ("text", "正文第1段"),
        ("else", "else"),
    ],
)
def test_a_place_in_words(part: str, words: str) -> None:
    assert place([Paragraph("body", ""), Paragraph(part, "")], 1) == words

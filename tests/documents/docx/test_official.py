"""The official layout: what is set, what is kept, and what LibreOffice shows of it."""

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from dangwu.documents.docx import Document, Filling, from_text, open_document, write
from dangwu.documents.docx.document import as_document
from dangwu.documents.docx.names import w
from dangwu.documents.docx.package import repacked
from tests.documents.docx.build import (
    cell,
    document,
    p,
    part_text,
    refer,
    run,
    table,
    textbox,
)
from tests.documents.docx.office import convert, pages
from tests.documents.docx.test_filling import body_of

LINES = [
    "云岭市粮食局2020年上半年党建工作总结",
    "各党支部：",
    "今年以来，共有党员X名。",
    "一、学习情况",
    "（一）政治建设方面。制定学习计划X个。",
    "1.集中学习X次。",
    "云岭市粮食局",
    "2020年7月1日",
]


def laid_out(folder: Path, found: Document) -> Path:
    out = folder / "公文.docx"
    out.unlink(missing_ok=True)
    write(found, out, [], review=False, layout="official")
    return out


def fonts(paragraph: etree._Element) -> list[tuple[str, str, str]]:
    """Text, East Asian font and size of each run."""
    return [
        (
            "".join(text.text or "" for text in one.iter(w("t"))),
            next(one.iter(w("rFonts"))).get(w("eastAsia"), ""),
            next(one.iter(w("sz"))).get(w("val"), ""),
        )
        for one in paragraph.iter(w("r"))
    ]


def values(element: etree._Element, name: str) -> dict[str, str]:
    found = next(element.iter(w(name)))
    return {str(key).rsplit("}", 1)[-1]: str(value) for key, value in found.attrib.items()}


def test_fonts_by_level(tmp_path: Path) -> None:
    body = body_of(laid_out(tmp_path, from_text(LINES)))
    assert [fonts(one) for one in body.iterchildren(w("p"))] == [
        [(LINES[0], "方正小标宋简体", "44")],
        [(LINES[1], "仿宋_GB2312", "32")],
        [(LINES[2], "仿宋_GB2312", "32")],
        [(LINES[3], "黑体", "32")],
        [("（一）政治建设方面。", "楷体_GB2312", "32"), ("制定学习计划X个。", "仿宋_GB2312", "32")],
        [(LINES[5], "仿宋_GB2312", "32")],
        [(LINES[6], "仿宋_GB2312", "32")],
        [(LINES[7], "仿宋_GB2312", "32")],
    ]


def test_indents_and_alignment(tmp_path: Path) -> None:
    paragraphs = list(body_of(laid_out(tmp_path, from_text(LINES))).iterchildren(w("p")))
    first = [values(one, "ind").get("firstLine") for one in paragraphs]
    assert first == ["0", "0", "630", "630", "630", "630", "0", "0"]
    aligned = [values(one, "jc")["val"] for one in paragraphs]
    assert aligned == ["center", "both", "both", "both", "both", "both", "right", "right"]
    assert values(paragraphs[6], "ind")["rightChars"] == "400"
    outlines = [one.findtext(f".//{w('outlineLvl')}") is not None for one in paragraphs]
    assert outlines == [False, False, False, True, False, True, False, False]


def test_the_page(tmp_path: Path) -> None:
    path = laid_out(tmp_path, from_text(LINES))
    section = next(body_of(path).iterchildren(w("sectPr")))
    assert values(section, "pgSz") == {"w": "11906", "h": "16838"}
    margins = values(section, "pgMar")
    millimetres = {side: round(int(twips) / 1440 * 25.4) for side, twips in margins.items()}
    assert millimetres == {
        "top": 37, "right": 26, "bottom": 35, "left": 28, "header": 15, "footer": 22, "gutter": 0,
    }  # fmt: skip
    assert values(section, "docGrid") == {"type": "lines", "linePitch": "579"}
    assert "<w:evenAndOddHeaders/>" in part_text(path, "word/settings.xml")
    odd, even = part_text(path, "word/footer_odd.xml"), part_text(path, "word/footer_even.xml")
    assert '<w:ind w:rightChars="100" w:right="280" w:firstLine="0"/><w:jc w:val="right"/>' in odd
    assert '<w:ind w:leftChars="100" w:left="280" w:firstLine="0"/><w:jc w:val="left"/>' in even
    assert 'w:eastAsia="宋体"' in odd
    assert '<w:sz w:val="28"/>' in odd


def test_laying_out_again_changes_nothing(tmp_path: Path) -> None:
    first = laid_out(tmp_path, from_text(LINES))
    text, rels = part_text(first), part_text(first, "word/_rels/document.xml.rels")
    again = laid_out(tmp_path, open_document(first))
    assert part_text(again) == text
    assert part_text(again, "word/_rels/document.xml.rels") == rels


def test_an_existing_document_keeps_text_tables_and_figures(tmp_path: Path) -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:keepNext/><w:spacing w:before="480" w:beforeAutospacing="1"/><w:ind w:hanging="420"/><w:rPr><w:b/></w:rPr></w:pPr>'
    found = document(
        heading + run("一、情况", '<w:b/><w:color w:val="2E74B5"/><w:sz w:val="28"/>') + "</w:p>",
        p("　　自带空格的一段。"),
        p("党员", run("X", '<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>'), "名", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="420"/></w:pPr>' + run("列表") + "</w:p>",
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr>' + run("靠右") + "</w:p>",
        p(textbox(p(run("框", '<w:sz w:val="18"/>')))),
        table([cell(p(run("格", '<w:sz w:val="18"/>')))]),
        p(),
        parts={"footnotes": f'<w:footnote w:id="1">{p("注")}</w:footnote>'},
    )  # fmt: skip
    path = laid_out(tmp_path, found)
    kept = [one for one in open_document(path).paragraphs if not one.part.startswith("footer")]
    assert kept == list(found.paragraphs)
    paragraphs = list(body_of(path).iterchildren(w("p")))
    assert fonts(paragraphs[0]) == [("一、情况", "黑体", "32")]
    assert values(paragraphs[0], "color") == {"val": "auto"}
    assert values(paragraphs[0], "b") == {"val": "0"}
    assert values(paragraphs[0], "ind")["firstLine"] == "630"
    assert values(paragraphs[1], "ind")["firstLine"] == "0"
    assert 'w:val="FF0000"' in etree.tostring(paragraphs[2], encoding="unicode")
    assert "highlight" in etree.tostring(paragraphs[2], encoding="unicode")
    assert values(paragraphs[3], "ind") == {"left": "420"}
    assert values(paragraphs[4], "jc") == {"val": "right"}
    assert paragraphs[5].find(f".//{w('ind')}") is None  # a drawing alone keeps its place
    assert values(paragraphs[0], "bottom") == {"val": "nil"}
    sizes = {one.get(w("val")) for one in body_of(path).iter(w("sz"))}
    assert sizes == {"32", "18"}
    assert (
        len(list(body_of(path).iter(w("snapToGrid")))) == 4
    )  # the table's, the drawing's, both boxes'


def test_a_page_across_stays_across(tmp_path: Path) -> None:
    section = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:titlePg/>'
    path = laid_out(tmp_path, document(p("横"), section=section))
    found = next(body_of(path).iterchildren(w("sectPr")))
    assert values(found, "pgSz") == {"w": "16838", "h": "11906", "orient": "landscape"}
    kinds = [one.get(w("type")) for one in found.iterchildren(w("footerReference"))]
    assert kinds == ["default", "even", "first"]


def test_a_body_without_a_section(tmp_path: Path) -> None:
    found = document(p("文"))
    bare = part_of(found).replace("<w:sectPr></w:sectPr>", "")
    changed = as_document(repacked(found.package, {"word/document.xml": bare.encode()}))
    assert values(body_of(laid_out(tmp_path, changed)), "pgSz")["w"] == "11906"


def part_of(found: Document) -> str:
    return found.package.read("word/document.xml").decode()


def test_footers_with_words_get_the_number_beside_them(tmp_path: Path) -> None:
    middle = f"<w:p><w:pPr><w:sectPr>{refer('footer', 'footer3')}</w:sectPr></w:pPr></w:p>"
    found = document(
        p("一"),
        middle,
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
        p("二"),
        section=refer("header", "header1") + refer("footer", "footer1") + refer("footer", "footer2", "even"),
        parts={
            "header1": p("眉"),
            "footer1": p("内部资料"),
            "footer2": p("第 1 页"),
            "footer3": p("内部资料二"),
            "settings": '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="doNotCompress"/>',
        },
    )  # fmt: skip
    path = laid_out(tmp_path, found)
    assert [
        one.text for one in open_document(path).paragraphs if one.part.startswith("footer")
    ] == [
        "— 1 —",
        "内部资料二",
        "— 1 —",
        "内部资料",
    ]
    section = list(body_of(path).iter(w("sectPr")))[-1]
    references = [
        (one.tag.rsplit("}", 1)[-1], one.get(w("type")))
        for one in section
        if "Reference" in one.tag
    ]
    assert references == [
        ("headerReference", "default"),
        ("headerReference", "even"),
        ("footerReference", "default"),
        ("footerReference", "even"),
    ]
    settings = part_text(path, "word/settings.xml")
    assert settings.index("zoom") < settings.index("evenAndOdd") < settings.index("characterSp")


def test_a_footer_of_two_sections_gets_one_number(tmp_path: Path) -> None:
    first = f"<w:p><w:pPr><w:sectPr>{refer('footer', 'footer1')}</w:sectPr></w:pPr></w:p>"
    section = refer("footer", "footer1")
    found = document(first, p("二"), section=section, parts={"footer1": p("内部资料")})
    path = laid_out(tmp_path, found)
    assert part_text(path, "word/footer1.xml").count("PAGE") == 1


def test_fillings_and_layout_together(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    found = from_text(LINES)
    place = found.paragraphs[4].text.index("X")
    write(
        found,
        out,
        [Filling(4, place, place + 1, "12", "数", "注", "a")],
        review=True,
        layout="official",
    )
    text = next(one.text for one in open_document(out).paragraphs if "政治" in one.text)
    assert text == "（一）政治建设方面。制定学习计划12个。"


@pytest.mark.needs_libreoffice
def test_22_lines_of_28_characters(tmp_path: Path) -> None:
    found = from_text(["工作总结", "国" * (28 * 22 * 3)])
    out = tmp_path / "格.docx"
    write(found, out, [], review=False)
    first, second, *_ = pages(convert(out, "pdf", tmp_path))
    assert first[:3] == ["工作总结", "国" * 26, "国" * 28]
    assert second == ["国" * 28] * 22 + ["—2—"]


@pytest.mark.needs_libreoffice
def test_page_numbers_stand_outside(tmp_path: Path) -> None:
    out = tmp_path / "码.docx"
    write(from_text(["工作总结", "国" * (28 * 22 * 3)]), out, [], review=False)
    text = boxes(convert(out, "pdf", tmp_path))
    edges = [
        re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>—<', page)
        for page in text
    ]
    right, left = 210 - 26 - POINTS_14, 28 + POINTS_14  # one character inside the text area
    for page in (0, 2):
        assert float(edges[page][-1][2]) / 72 * 25.4 == pytest.approx(right, abs=0.6)
    assert float(edges[1][0][0]) / 72 * 25.4 == pytest.approx(left, abs=0.6)
    top = float(edges[0][0][1]) / 72 * 25.4
    assert top == pytest.approx(297 - 35 + 7, abs=2)


POINTS_14 = 14 / 72 * 25.4


def boxes(pdf: Path) -> list[str]:
    """The words of each page with their boxes in points."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    found = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return found.stdout.decode().split("<page ")[1:]

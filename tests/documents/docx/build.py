"""Documents made for tests: plain packages of raw XML, as awkward as Word writes them."""

import io
import zipfile
from pathlib import Path

from dangwu.documents.docx import Document
from dangwu.documents.docx.document import as_document
from dangwu.documents.docx.names import MC, PACKAGE_RELS, WORD_TYPE, R, W
from dangwu.documents.docx.package import check_package

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:wps="{WPS}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable=""'
)
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KINDS = ("header", "footer", "footnotes", "endnotes", "comments", "settings", "styles")


def run(text: str, properties: str = "") -> str:
    """A run with a text."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    """A paragraph of runs; a content that is no XML becomes a run."""
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in content)}</w:p>"


def cell(*content: str) -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>{''.join(content)}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of cells."""
    columns = '<w:gridCol w:w="3000"/>' * max(map(len, rows))
    grid = f"<w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    inside = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{grid}{inside}</w:tbl>"


def textbox(*content: str, fallback: tuple[str, ...] | None = None) -> str:
    """A run with a text box, stored twice as Word does."""
    inside = "".join(content)
    other = inside if fallback is None else "".join(fallback)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" '
        'distB="0" distL="0" distR="0"><wp:extent cx="2400000" cy="600000"/><wp:docPr id="1" '
        f'name="框"/><a:graphic><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="600000"/></a:xfrm><a:prstGeom '
        'prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
        f"{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape "
        'style="width:189pt;height:47pt"><v:textbox><w:txbxContent>'
        f"{other}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(instruction: str, *result: str) -> str:
    """A complex field."""
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return marks[0] + code + marks[1] + "".join(result) + marks[2]


def package(
    *body: str,
    parts: dict[str, str] | None = None,
    section: str = "",
    extra: dict[str, bytes] | None = None,
    main_type: str = f"{WORD_TYPE}document.main+xml",
) -> bytes:
    """The bytes of a .docx: `parts` are named header1, footnotes … and hold XML inside their root."""
    inside = f"{''.join(body)}<w:sectPr>{section}</w:sectPr>"
    files = {"word/document.xml": _root("document", f"<w:body>{inside}</w:body>")}
    types, rels = [("word/document.xml", main_type)], []
    for name, xml in (parts or {}).items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = _root(root, xml)
        types.append((f"word/{name}.xml", f"{WORD_TYPE}{kind}+xml"))
        rels.append((f"rId-{name}", kind, f"{name}.xml"))
    return _zipped({**_frame(types, rels), **files}, extra or {})


def _root(name: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{inside}</w:{name}>'


def _frame(types: list[tuple[str, str]], rels: list[tuple[str, str, str]]) -> dict[str, str]:
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{k}"/>' for n, k in types)
    ties = "".join(f'<Relationship Id="{i}" Type="{R}/{k}" Target="{t}"/>' for i, k, t in rels)
    return {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE_RELS}"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE_RELS}">{ties}</Relationships>',
    }


def _zipped(files: dict[str, str], extra: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            if name not in extra:
                archive.writestr(name, text)
        for name, data in extra.items():
            archive.writestr(name, data)
    return stream.getvalue()


def document(*body: str, parts: dict[str, str] | None = None, section: str = "") -> Document:
    """A document in memory."""
    return as_document(check_package("样本.docx", package(*body, parts=parts, section=section)))


def refer(kind: str, part: str, which: str = "default") -> str:
    """A reference of a section to a header or footer."""
    return f'<w:{kind}Reference w:type="{which}" r:id="rId-{part}"/>'


def part_text(path: Path, part: str = "word/document.xml") -> str:
    """The XML of a part of a written document."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()

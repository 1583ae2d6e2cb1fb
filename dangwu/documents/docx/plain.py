"""Text files in, as documents in the official layout."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from dangwu.documents.docx.document import Document
from dangwu.documents.docx.draft import Draft
from dangwu.documents.docx.errors import (
    DocumentEmpty,
    TextEncodingUnknown,
    TextIsBinary,
    TextTooLarge,
)
from dangwu.documents.docx.files import read_limited
from dangwu.documents.docx.names import PACKAGE_RELS, WORD_TYPE, R, W, add, parse, serialise, w
from dangwu.documents.docx.official import BODY_FONT, LATIN_FONT, set_official
from dangwu.documents.docx.package import check_package
from dangwu.documents.docx.relations import TYPES_PART
from dangwu.documents.docx.runs import set_text
from dangwu.documents.paragraphs import Paragraph

TEXT_LIMIT = 20 * 1024 * 1024
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_MAIN = "word/document.xml"
_STYLES = f"""<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{BODY_FONT}" w:cs="{LATIN_FONT}"/>
<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>
</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style>
</w:styles>"""
_SETTINGS = f"""<w:settings xmlns:w="{W}"><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"""
_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{WORD_TYPE}settings+xml"/>
</Types>"""
_RELS = f"""<Relationships xmlns="{PACKAGE_RELS}">
<Relationship Id="rId1" Type="{R}/officeDocument" Target="{_MAIN}"/></Relationships>"""
_MAIN_RELS = f"""<Relationships xmlns="{PACKAGE_RELS}">
<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/></Relationships>"""


def open_text(path: Path) -> Document:
    """Open a .txt as a document in the official layout; one of the errors of this folder."""
    return from_text(_LINE_END.split(read_text(path)), name=path.name)


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030."""
    data = read_limited(path, TEXT_LIMIT, _too_large)
    if not data:
        raise DocumentEmpty(path.name)
    text = _decoded(path.name, data)
    if _BINARY.search(text):
        raise TextIsBinary(path.name)
    return text


def from_text(lines: Sequence[str], *, name: str = "文本.docx") -> Document:
    """Return a document of these paragraphs (spaces around them dropped) in the official layout."""
    texts = [line.strip() for line in lines]
    draft = Draft(check_package(name, _bare(texts)))
    set_official(draft)
    return Document(draft.packed(), tuple(Paragraph("text", text) for text in texts), frozenset())


def _too_large(path: Path, size: int) -> TextTooLarge:
    megabyte = 1024 * 1024
    return TextTooLarge(path.name, f"{size / megabyte:.1f} MB", f"{TEXT_LIMIT // megabyte} MB")


def _decoded(name: str, data: bytes) -> str:
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_utf16 and b"\0" in data:
        raise TextIsBinary(name)
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TextEncodingUnknown(name)


def _bare(texts: Sequence[str]) -> bytes:
    """Return a plain package of these paragraphs."""
    root = parse(f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body/></w:document>'.encode())
    body = next(root.iterchildren(w("body")))
    for text in texts:
        paragraph = add(body, "p")
        if text:
            set_text(add(add(paragraph, "r"), "t"), text)
    parts = {
        TYPES_PART: _TYPES.encode(),
        "_rels/.rels": _RELS.encode(),
        _MAIN: serialise(root),
        "word/_rels/document.xml.rels": _MAIN_RELS.encode(),
        "word/styles.xml": _STYLES.encode(),
        "word/settings.xml": _SETTINGS.encode(),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()

"""docxtpl, held to well-formed output and kept from the document's properties."""

from __future__ import annotations

import io

from docxtpl import DocxTemplate
from lxml import etree

from dangwu.documents.docx.names import Element, parse, w


class Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A template that raises etree.XMLSyntaxError where docxtpl would mend silently."""

    def fix_tables(self, xml: str) -> Element:
        """Return the tree of the document part, its tables mended where their grid is whole."""
        root = etree.fromstring(xml)
        grids = [table.find(w("tblGrid")) for table in root.iter(w("tbl"))]
        columns = [column for grid in grids if grid is not None for column in grid]
        if None in grids or any(column.get(w("w")) is None for column in columns):
            return root
        mended: Element = super().fix_tables(xml)
        return mended

    def map_headers_footers_xml(self, relKey: str, xml: bytes) -> None:  # noqa: N803 - docxtpl's name
        """Take a rendered header or footer over."""
        parse(xml)
        super().map_headers_footers_xml(relKey, xml)

    def render_properties(self, *_: object) -> None:
        """Leave the properties alone: without any, python-docx would write today's date."""

    def render_footnotes(self, *arguments: object) -> None:
        """Render the footnotes."""
        super().render_footnotes(*arguments)
        for part in self.docx.part.package.parts:
            if part.content_type.endswith("footnotes+xml"):
                parse(part.blob)

    def saved(self) -> bytes:
        """Return the bytes of the rendered document."""
        stream = io.BytesIO()
        self.save(stream)
        return stream.getvalue()
